// Nothing leaves the machine: no request but for the page's own files, whatever the reader does.
//
// A table: each feature of everything.mjs in each of the places below. Whatever a feature asks for fails its test, and
// so does anything from elsewhere at any time. Every name of a host leads to the canary, a port of this machine on which
// nobody may ever knock.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { BROWSERS_OWN, DIST, ONE_FILE, beside, canary, launch, openPage, serve, started, test } from './harness.mjs';
import { FEATURES } from './everything.mjs';
import { REPORT, stored } from './page.mjs';

const PERMISSIONS = { permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1440, height: 900 } };
const UNDER = '/portal/数据/mingshu/';

let bird;
let browser;
before(async () => {
  bird = await canary();
  browser = await launch({ names: `127.0.0.1:${bird.port}` });
});
after(async () => {
  await browser?.close();
  await bird?.close();
});

/** Opens 明数 at a place; gives the page, the view in it, the addresses that the place consists of, and a way to close it. */
const PLACES = {
  async 'the one file, opened from disk'() {
    const page = await openPage(browser, ONE_FILE, PERMISSIONS);
    return { page, view: page, own: [ONE_FILE], close: () => page.context().close() };
  },
  async 'the site, under a path of a server'() {
    const server = await serve(join(DIST, 'site'), { under: encodeURI(UNDER) });
    const page = await openPage(browser, server.address, PERMISSIONS);
    const own = [server.address, ...await siteFiles(server.address)];
    return { page, view: page, own, close: () => Promise.all([page.context().close(), server.close()]) };
  },
  async 'the site, in a frame of a page from elsewhere'() {
    const server = await serve(join(DIST, 'site'), { under: encodeURI(UNDER) });
    const host = await serve(beside('.'));
    // Another name is another site to the browser: the frame gets a process of its own.
    const framed = server.address.replace('127.0.0.1', 'localhost');
    const top = `${host.address}host.html#${encodeURIComponent(framed)}`;
    const context = await browser.newContext(PERMISSIONS);
    const page = await context.newPage();
    watchErrors(page);
    await page.goto(top);
    const view = await (await page.locator('#frame').elementHandle()).contentFrame();
    await started(view);
    const own = [top.split('#')[0], framed, ...await siteFiles(framed)];
    return { page, view, own, close: () => Promise.all([context.close(), server.close(), host.close()]) };
  },
};

async function siteFiles(address) {
  const names = await readdir(join(DIST, 'site'));
  return names.filter((name) => name !== 'index.html').map((name) => address + name);
}

function watchErrors(page) {
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.errors.push(message.text()); });
}

/** A place with a witness, once what is its own is there: by itself, before the reader does anything. */
async function watched(open, tries = 3) {
  const witness = await browser.witness();
  const place = await open();
  for (let wait = 0; wait < 100 && witness.requests.length < place.own.length; wait += 1) await sleep(50);
  if (witness.requests.length >= place.own.length || tries === 1) return { witness, ...place };
  // On a busy machine the witness may come too late for one; then it is all done again.
  witness.close();
  await place.close();
  return watched(open, tries - 1);
}

for (const [place, open] of Object.entries(PLACES)) {
  describe(place, () => {
    for (const { name, use } of FEATURES) {
      test(name, async () => {
        const { witness, page, view, own, close } = await watched(open);
        const whole = (address) => address.split('#')[0];
        assert.deepEqual(witness.requests.map(whole).sort(), [...own].sort(), 'its own files, each once');
        await use({ page, view });
        await sleep(100);
        // A feature that needs no worker may be done before the page's has started.
        for (let wait = 0; wait < 100 && !witness.seen.includes('worker'); wait += 1) await sleep(50);
        const { errors } = page;
        const left = await stored(view);
        await close();
        witness.close();
        assert.deepEqual(witness.requests.slice(own.length), [], 'the feature asked for nothing');
        assert.ok(witness.seen.includes('worker'), `the witness saw the worker: ${witness.seen}`);
        assert.deepEqual(errors, [], 'the policy had nothing to refuse');
        assert.deepEqual(bird.knocks, [], 'the canary is silent');
        assert.deepEqual(left, [], 'nothing is stored');
      });
    }
  });
}

test('what the canary takes for the browser’s own, no file of ours can ask for', async () => {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  assert.ok(files.some((file) => file.endsWith('mingshu.html')));
  for (const file of files) assert.doesNotMatch(await readFile(file, 'latin1'), BROWSERS_OWN, file);
});

test('a portal that loads, shows and exports by the protocol causes no request', async () => {
  const site = await serve(join(DIST, 'site'));
  const portal = await serve(beside('.'));
  const witness = await browser.witness();
  const context = await browser.newContext();
  const page = await context.newPage();
  const framed = `${site.address.replace('127.0.0.1', 'localhost')}?embed`;
  const own = [`${portal.address}portal.html`, framed, ...await siteFiles(framed.split('?')[0])];
  await page.goto(own[0]);
  await page.evaluate((address) => {
    window.embed('a', address);
    return window.when('a', (message) => message.type === 'ready');
  }, framed);
  for (let wait = 0; wait < 100 && witness.requests.length < own.length; wait += 1) await sleep(50);
  const types = await page.evaluate(async (text) => {
    const out = [];
    for (const message of [
      { id: 1, type: 'load', text }, { id: 2, type: 'show', lang: 'en', theme: 'dark', view: 'table' },
      { id: 3, type: 'findings' }, { id: 4, type: 'export', kind: 'json' }, { id: 5, type: 'clear' },
    ]) out.push((await window.ask('a', message)).type);
    return out;
  }, REPORT);
  await sleep(100);
  assert.deepEqual(types, ['analysis', 'shown', 'findings', 'export', 'cleared']);
  assert.deepEqual(witness.requests.sort(), own.sort());
  assert.deepEqual(bird.knocks, []);
  witness.close();
  await Promise.all([context.close(), site.close(), portal.close()]);
});

test('the one file, served, asks for nothing but itself', async () => {
  const server = await serve(DIST);
  const page = await openPage(browser, `${server.address}mingshu.html`);
  await page.context().close();
  assert.deepEqual(server.hits, ['/mingshu.html']);
  await server.close();
});

test('a page that does make requests is caught', async () => {
  const leak = await serve(beside('.'));
  const witness = await browser.witness();
  const page = await browser.newPage();
  await page.goto(`${new URL('leaky.html', import.meta.url)}#${leak.origin}`);
  await page.waitForFunction(() => document.title === 'done');
  const ways = ['beacon', 'elsewhere', 'fetch', 'image', 'socket', 'worker'];
  const caught = () => witness.requests.filter((url) => !url.startsWith('file:')).map((url) => url.split('/').at(-1));
  for (let wait = 0; wait < 50 && caught().length < ways.length; wait += 1) await sleep(100);
  assert.deepEqual(caught().sort(), ways);
  assert.ok(leak.hits.includes('/fetch') && leak.hits.includes('/worker'), 'the requests were real');
  assert.ok(bird.knocks.length > 0, 'what went to another name reached the canary');
  bird.knocks.length = 0;
  witness.close();
  await page.close();
  await leak.close();
});

test('the policy refuses a request, also from a worker, and a text as a script', async () => {
  const leak = await serve(beside('.'));
  const page = await openPage(browser);
  const tried = await page.evaluate((address) => new Promise((resolve) => {
    // Later, so that this runs as the page's own code does and not by leave of the debugger.
    setTimeout(async () => {
      const outcome = (promise) => promise.then(() => 'done', (error) => error.name);
      const attempt = (run) => { try { return run(); } catch (error) { return error.name; } };
      const text = `fetch("${address}/worker").then(() => "done", (error) => error.name).then(postMessage)`;
      const url = URL.createObjectURL(new Blob([text]));
      // The page's own way to start a worker is the only one.
      const worker = window.mingshu.workerFrom(text)();
      const script = document.createElement('script');
      const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
      resolve({
        fetched: await outcome(fetch(`${address}/page`)),
        inWorker: await new Promise((answer) => { worker.onmessage = (event) => answer(event.data); }),
        otherWorker: attempt(() => new Worker(url) && 'started'),
        evaluated: attempt(() => (0, eval)('1 + 1')),
        written: attempt(() => {
          script.textContent = 'window.ran = true';
          document.body.append(script);
          return 'written';
        }),
        ran: window.ran,
        wasm: await outcome(WebAssembly.compile(empty)),
      });
    });
  }), leak.origin);
  assert.deepEqual(tried, {
    fetched: 'TypeError', inWorker: 'TypeError', otherWorker: 'TypeError', evaluated: 'EvalError',
    written: 'TypeError', ran: undefined, wasm: 'done',
  });
  assert.deepEqual(leak.hits, []);
  await page.context().close();
  await leak.close();
});
