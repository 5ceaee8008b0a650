// The page starts, or says why it cannot, in both languages.

import assert from 'node:assert/strict';
import { readFile, rm, writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, ONE_FILE, launch, openPage, serve, test } from './harness.mjs';
import { REPORT, row } from './page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** The sentence that a reader sees instead of the page. */
async function sentence(address, { prepare, ...options } = {}) {
  const context = await browser.newContext(options);
  if (prepare) await context.addInitScript(prepare);
  const page = await context.newPage();
  await page.goto(address);
  const place = page.locator('#cannot-start');
  await place.waitFor({ state: 'visible' });
  const text = await place.innerText();
  const reason = await place.getAttribute('data-reason');
  await context.close();
  return { text, reason };
}

async function served(headers, run) {
  const server = await serve(DIST, { headers });
  try {
    return await run(`${server.address}mingshu.html`);
  } finally {
    await server.close();
  }
}

test('the page starts without an error', async () => {
  const page = await openPage(browser);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('without JavaScript the sentence that stands in the page shows', async () => {
  const { text } = await sentence(ONE_FILE, { javaScriptEnabled: false });
  assert.match(text, /页面没能启动.*JavaScript[\s\S]*could not start/);
});

test('where a policy forbids scripts the sentence that stands in the page shows', async () => {
  const { text } = await served({ 'content-security-policy': "script-src 'none'" }, (address) => sentence(address));
  assert.match(text, /安全策略不允许[\s\S]*security policy/);
});

test('where a policy forbids WebAssembly the page names the policy', async () => {
  const headers = { 'content-security-policy': "script-src 'unsafe-inline'" };
  const { text, reason } = await served(headers, (address) => sentence(address));
  assert.equal(reason, 'refused');
  assert.match(text, /安全策略不允许.*'wasm-unsafe-eval'[\s\S]*forbids WebAssembly/);
});

test('without WebAssembly the page names the browser core and the setting', async () => {
  const { text, reason } = await sentence(ONE_FILE, { prepare: () => { delete window.WebAssembly; } });
  assert.equal(reason, 'missing');
  assert.match(text, /Chromium \d+）关闭了 WebAssembly[\s\S]*switched off/);
});

test('a core that is too old is named', async () => {
  const userAgent = 'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/55.0.2883.87 Safari/537.36';
  const { text, reason } = await sentence(ONE_FILE, { userAgent, prepare: () => { delete window.WebAssembly; } });
  assert.equal(reason, 'old');
  assert.match(text, /Chromium 55）太旧[\s\S]*Chromium 55\) is too old/);
});

test('a core that is too old is not let start, even where it could', async () => {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/65.0.3312.0 Safari/537.36';
  const { text, reason } = await sentence(ONE_FILE, { userAgent });
  assert.equal(reason, 'old');
  assert.match(text, /Chromium 65）太旧[\s\S]*Chromium 65\) is too old/);
});

test('a file that was cut short says so', async () => {
  const whole = await readFile(join(DIST, 'mingshu.html'), 'utf8');
  const folder = await mkdtemp(join(tmpdir(), 'mingshu-'));
  const at = whole.indexOf('id="wasm">');
  const address = pathToFileURL(join(folder, 'cut.html')).href;
  for (const rest of [at + 5001, at - 30]) {
    await writeFile(join(folder, 'cut.html'), whole.slice(0, rest));
    const { text, reason } = await sentence(address);
    assert.equal(reason, 'broken', `cut at ${rest}`);
    assert.match(text, /没有下载完整[\s\S]*incomplete/);
  }
  await rm(folder, { recursive: true });
});

/** Whether the page reads a report, and what its last line says. */
async function reads(address, prepare = undefined) {
  const context = await browser.newContext();
  if (prepare) await context.addInitScript(prepare);
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('#cannot-start', { state: 'detached' });
  await page.locator('#paste').fill(REPORT);
  await page.locator('.empty-acts .strong').click();
  await row(page, '2350项').waitFor();
  const last = await page.locator('.foot').innerText();
  await context.close();
  return last;
}

test('where no worker can start the page works on by itself, and says so in a line', async () => {
  const last = await reads(ONE_FILE, () => { window.Worker = function () { throw new Error('not allowed'); }; });
  assert.match(last, /后台线程.*由页面自己完成/);
});

test('so it does where a policy allows no worker', async () => {
  const last = await served({ 'content-security-policy': "worker-src 'none'" }, (address) => reads(address));
  assert.match(last, /后台线程.*由页面自己完成/);
});

test('where a worker works there is no word about it', async () => {
  assert.doesNotMatch(await reads(ONE_FILE), /后台线程/);
});

test('after a trap in the wasm the page says that it has stopped, and keeps what it shows', async () => {
  const page = await openPage(browser);
  // A function that traps at once, as a Rust panic does.
  await page.evaluate(() => {
    const trap = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11);
    setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(trap)));
  });
  await page.locator('#cannot-start', { hasText: '不能继续工作' }).waitFor();
  assert.equal(await page.locator('#paste').count(), 1);
  await page.context().close();
});
