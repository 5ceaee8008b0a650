// The DevTools protocol by hand, for browsers that are too old for Playwright. Needs a WebSocket: Node 22, or Node 20
// with --experimental-websocket.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0', 'about:blank',
];

/** Starts a browser with a profile of its own and opens an address; `page.evaluate(text)` runs a script in it. */
export async function open(executable, address) {
  const profile = await mkdtemp(join(tmpdir(), 'mingshu-'));
  const browser = spawn(executable, [`--user-data-dir=${profile}`, ...FLAGS], { stdio: ['ignore', 'ignore', 'pipe'] });
  const close = async () => {
    const gone = new Promise((resolve) => browser.once('exit', resolve));
    browser.kill('SIGKILL');
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await announcedPort(browser);
    const targets = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
    const socket = new WebSocket(targets.find((target) => target.type === 'page').webSocketDebuggerUrl);
    await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject; });
    const page = session(socket);
    await page.send('Page.enable');
    await page.send('Runtime.enable');
    await page.send('Page.navigate', { url: address });
    return { ...page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The browser says on which port it listens. */
function announcedPort(browser) {
  return new Promise((resolve, reject) => {
    let said = '';
    browser.stderr.on('data', (data) => {
      said += data;
      const found = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(said);
      if (found) resolve(Number(found[1]));
    });
    browser.once('error', reject);
    browser.once('exit', (code) => reject(new Error(`the browser ended (${code}): ${said.slice(-500)}`)));
  });
}

function session(socket) {
  const waiting = new Map();
  const events = [];
  let last = 0;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (!message.id) return void events.push(message);
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) reject(new Error(message.error.message)); else resolve(message.result);
  };
  const send = (method, params = {}) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  /** Waits until a script gives something true, and gives that. */
  const until = async (expression, ms = 15000) => {
    const deadline = Date.now() + ms;
    for (;;) {
      const value = await evaluate(expression).catch(() => undefined);
      if (value) return value;
      if (Date.now() > deadline) throw new Error(`in vain: ${expression}\nbody: ${await evaluate('document.body.innerText')}\n${JSON.stringify(events.slice(-3))}`);
      await sleep(50);
    }
  };
  return { send, evaluate, until, events };
}
