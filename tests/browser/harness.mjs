// What the browser tests share: the release files, a browser, a server, and a witness of every request.
//
// `cargo xtask test` runs them; one file alone: node --experimental-websocket --test tests/browser/start.test.mjs

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { createServer as createSocket } from 'node:net';
import { delimiter, extname, join, normalize } from 'node:path';
import { test as run } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(TOP, 'xtask/js/'))('playwright-core');

export const DIST = process.env.MINGSHU_DIST ?? join(TOP, "dist");
/** The one file, as a reader opens it by double click. */
export const ONE_FILE = pathToFileURL(join(DIST, 'mingshu.html')).href;
/** A file beside the tests. */
export const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

const KINDS = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript' };

/**
 * A test. One that has waited in vain begins anew, once, and says so: on a machine that is busy otherwise a click may
 * fall between two frames. Whatever is seen to be wrong fails at once.
 */
export function test(name, options, body = undefined) {
  if (!body) return test(name, {}, options);
  return run(name, options, async (t) => {
    try {
      await body(t);
    } catch (error) {
      if (error.name !== 'TimeoutError') throw error;
      t.diagnostic(`waited in vain, begun anew: ${error.message}`);
      await body(t);
    }
  });
}

/**
 * A browser; `browser.witness()` sees every request that any page or worker in it makes. Close it when done.
 * `names` is where every name of a host leads: to nothing, if not to a canary.
 */
export async function launch({ names = '~NOTFOUND' } = {}) {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: process.env.CHROME || onPath('chromium'),
    // Should a request ever be made, it must not reach anyone either.
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', `--remote-debugging-port=${port}`,
      `--host-resolver-rules=MAP * ${names}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    ],
  });
  browser.witness = () => witness(port);
  return browser;
}

/** A new page at an address, started: the first thing of 明数 is on the screen. */
export async function openPage(browser, address = ONE_FILE, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.errors.push(message.text()); });
  await page.goto(address);
  await started(page);
  return page;
}

/** Waits until the page's own start-up sentence is gone from the document, which Yew's first rendering does. */
export async function started(page) {
  await page.waitForSelector('#cannot-start', { state: 'detached' });
}

/**
 * Serves a folder at any path below the address that it gives; `hits` lists what was asked for.
 * `headers` go with every answer.
 */
export async function serve(folder, { headers = {}, under = '/' } = {}) {
  const hits = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    hits.push(pathname);
    const name = normalize(pathname.startsWith(under) ? pathname.slice(under.length) || 'index.html' : '..');
    try {
      if (name.startsWith('..')) throw new Error('outside');
      const body = await readFile(join(folder, name));
      response.writeHead(200, { 'content-type': KINDS[extname(name)] ?? 'application/octet-stream', ...headers });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A test that fails before it closes its server must not keep the whole run from ending.
  server.unref();
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, address: origin + under, hits, close: () => { server.closeAllConnections(); server.close(); } };
}

/**
 * Domains that Chromium itself asks, with or without a page: for updates, accounts, names of form fields, models. That
 * no file of ours names one of them is a test of its own. Right after a name any byte may follow.
 */
export const BROWSERS_OWN = /\b(?:google|googleapis|googleusercontent|gstatic|gvt[12])\.com/;

/** A port of this machine that notes what whoever knocks has to say, and answers nobody. */
export async function canary() {
  const knocks = [];
  const socket = createSocket((knock) => {
    knock.on('error', () => {});
    // A name stands in clear in the greeting of a secure connection, too; where in it is chance, and the greeting may come
    // in more than one piece.
    let said = Buffer.alloc(0);
    const note = () => {
      clearTimeout(late);
      knock.destroy();
      const words = said.toString('latin1');
      if (said.length && !BROWSERS_OWN.test(words)) knocks.push(words.replace(/[^ -~]+/g, ' ').slice(0, 3000));
      said = Buffer.alloc(0);
    };
    const late = setTimeout(note, 2000);
    late.unref();
    knock.on('close', note);
    knock.on('data', (data) => {
      said = Buffer.concat([said, data]);
      const greeting = said[0] === 0x16 && said.length >= 5 ? 5 + said.readUInt16BE(3) : 1;
      if (said.length >= greeting && said.length >= 5) note();
    });
  });
  await new Promise((resolve) => socket.listen(0, '127.0.0.1', resolve));
  socket.unref();
  const close = () => new Promise((resolve) => socket.close(resolve));
  return { port: socket.address().port, knocks, close };
}

function onPath(name) {
  const places = process.env.PATH.split(delimiter).map((folder) => join(folder, name));
  return places.find((place) => existsSync(place)) ?? name;
}

export async function freePort() {
  const socket = createSocket();
  await new Promise((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

/**
 * Listens over the DevTools protocol, apart from Playwright, to every page, frame and worker from its first moment.
 * `requests` lists the addresses; those that stay within the page (blob:, data:) or the browser are left out.
 */
async function witness(port) {
  const { webSocketDebuggerUrl } = await (await fetch(`http://127.0.0.1:${port}/json/version`)).json();
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject; });
  const requests = [];
  const seen = [];
  let last = 0;
  const send = (method, params = {}, sessionId = undefined) => {
    last += 1;
    socket.send(JSON.stringify({ id: last, method, params, sessionId }));
  };
  const attach = (sessionId) => {
    send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }, sessionId);
  };
  const within = (address) => /^(blob|data|about|chrome|devtools):/.test(address);
  socket.onmessage = ({ data }) => {
    const { method, params } = JSON.parse(data);
    if (method === 'Target.attachedToTarget') {
      seen.push(params.targetInfo.type);
      send('Network.enable', {}, params.sessionId);
      attach(params.sessionId);
      send('Runtime.runIfWaitingForDebugger', {}, params.sessionId);
    }
    const address = params?.request?.url ?? (/^Network\.web(Socket|Transport)Created$/.test(method) && params.url);
    if (address && !within(address)) requests.push(address);
  };
  attach();
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { requests, seen, close: () => socket.close() };
}
