// Nothing leaves the machine: no request but for the page itself, whatever the reader does.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { DIST, ONE_FILE, beside, launch, openPage, serve } from './harness.mjs';
import { useEverything } from './everything.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Opens a page, uses it, and gives every request that was made meanwhile. */
async function requestsOf(address) {
  const witness = await browser.witness();
  const page = await openPage(browser, address);
  const byPlaywright = [];
  page.context().on('request', (request) => byPlaywright.push(request.url()));
  await useEverything(page);
  await sleep(300);
  const errors = page.errors;
  await page.context().close();
  witness.close();
  assert.ok(witness.seen.includes('worker'), `the witness saw the worker: ${witness.seen}`);
  assert.deepEqual(errors, [], 'the policy had nothing to refuse');
  const later = byPlaywright.filter((url) => !/^(blob|data):/.test(url));
  assert.deepEqual(later, [], 'nothing was asked for after the start');
  return witness.requests;
}

test('the one file, opened from disk, asks for nothing', async () => {
  assert.deepEqual(await requestsOf(ONE_FILE), [ONE_FILE]);
});

test('the one file, served, asks for nothing but itself', async () => {
  const server = await serve(DIST);
  const address = `${server.address}mingshu.html`;
  assert.deepEqual(await requestsOf(address), [address]);
  assert.deepEqual(server.hits, ['/mingshu.html']);
  await server.close();
});

test('the site, under any path, asks for its own files only', async () => {
  const under = '/portal/数据/mingshu/';
  const server = await serve(join(DIST, 'site'), { under: encodeURI(under) });
  const requests = await requestsOf(server.address);
  const own = (await readdir(join(DIST, 'site'))).filter((name) => name !== 'index.html');
  const wanted = [server.address, ...own.map((name) => server.address + name)];
  assert.deepEqual(requests.sort(), wanted.sort());
  await server.close();
});

test('a page that does make requests is caught', async () => {
  const canary = await serve(beside('.'));
  const witness = await browser.witness();
  const page = await browser.newPage();
  await page.goto(`${new URL('leaky.html', import.meta.url)}#${canary.origin}`);
  await page.waitForFunction(() => document.title === 'done');
  const ways = ['beacon', 'fetch', 'image', 'socket', 'worker'];
  const caught = () => witness.requests.filter((url) => !url.startsWith('file:')).map((url) => url.split('/').at(-1));
  for (let wait = 0; wait < 50 && caught().length < ways.length; wait += 1) await sleep(100);
  assert.deepEqual(caught().sort(), ways);
  assert.ok(canary.hits.includes('/fetch') && canary.hits.includes('/worker'), 'the requests were real');
  witness.close();
  await page.close();
  await canary.close();
});

test('the policy refuses a request, also from a worker, and a text as a script', async () => {
  const canary = await serve(beside('.'));
  const page = await openPage(browser);
  const tried = await page.evaluate((leak) => new Promise((resolve) => {
    // Later, so that this runs as the page's own code does and not by leave of the debugger.
    setTimeout(async () => {
      const outcome = (promise) => promise.then(() => 'done', (error) => error.name);
      const fetched = await outcome(fetch(`${leak}/page`));
      const text = `fetch("${leak}/worker").then(() => "done", (error) => error.name).then(postMessage)`;
      const worker = new Worker(URL.createObjectURL(new Blob([text])));
      const inWorker = await new Promise((answer) => { worker.onmessage = (event) => answer(event.data); });
      let evaluated;
      try { evaluated = (0, eval)('1 + 1'); } catch (error) { evaluated = error.name; }
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
      resolve({ fetched, inWorker, evaluated, ran: window.ran, wasm: await outcome(WebAssembly.compile(empty)) });
    });
  }), canary.origin);
  assert.deepEqual(tried, {
    fetched: 'TypeError', inWorker: 'TypeError', evaluated: 'EvalError', ran: undefined, wasm: 'done',
  });
  assert.deepEqual(canary.hits, []);
  await page.context().close();
  await canary.close();
});
