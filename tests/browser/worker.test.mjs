// The worker: what becomes of a reading when it breaks off, is cancelled, or cannot start.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { ONE_FILE, launch, started, test } from './harness.mjs';
import { REPORT, drop, gbk, row } from './page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** A page whose workers behave as told: `window.trouble` names what the next job meets. */
async function pageWithWorkers(trouble = '') {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  await page.addInitScript((first) => {
    window.trouble = first;
    window.workers = [];
    window.answers = 0;
    window.Worker = class extends window.Worker {
      constructor(address) {
        if (window.trouble === 'forbidden') throw new DOMException('no workers here', 'SecurityError');
        super(address);
        window.workers.push(this);
        this.addEventListener('message', () => { window.answers += 1; });
        this.ended = false;
      }

      postMessage(message, ...rest) {
        const job = message.what !== undefined;
        if (window.trouble === 'mute' || (job && window.trouble === 'deaf')) return;
        if (window.trouble === 'no modules' && message instanceof WebAssembly.Module) {
          throw new DOMException('a module cannot be cloned', 'DataCloneError');
        }
        if (job && window.trouble === 'breaks off') {
          window.trouble = '';
          setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'unreachable' })));
          return;
        }
        // What it cannot make sense of throws inside the worker, as a trap in the wasm does.
        super.postMessage(job && window.trouble === 'traps' ? { job: 'nonsense' } : message, ...rest);
        if (job && window.trouble === 'traps') window.trouble = '';
      }

      terminate() {
        this.ended = true;
        super.terminate();
      }
    };
  }, trouble);
  await page.goto(ONE_FILE);
  await started(page);
  return page;
}

/** Sets the trouble once the worker has started and done the reading that warms it up. */
async function meet(page, trouble) {
  await page.waitForFunction(() => window.answers === 2);
  await page.evaluate((kind) => { window.trouble = kind; }, trouble);
}

const read = async (page, text) => {
  await page.locator('#paste').fill(text);
  await page.locator('.empty-acts .strong').click();
};

for (const trouble of ['breaks off', 'traps']) {
  test(`a worker that ${trouble} is replaced, and the page says so`, async () => {
    const page = await pageWithWorkers();
    await meet(page, trouble);
    await read(page, REPORT);
    await page.locator('.alert', { hasText: '中断' }).waitFor();
    assert.deepEqual(await page.evaluate(() => window.workers.map((worker) => worker.ended)), [true, false]);
    assert.equal(await page.locator('#paste').inputValue(), REPORT, 'what the reader had is still there');
    await page.locator('.empty-acts .strong').click();
    await row(page, '2350项').waitFor();
    await page.context().close();
  });
}

test('what is cancelled ends its worker, and the next reading has a new one', async () => {
  const page = await pageWithWorkers();
  await meet(page, 'deaf');
  await read(page, REPORT);
  await page.locator('.button', { hasText: '取消' }).click();
  await page.evaluate(() => { window.trouble = ''; });
  await page.locator('.empty-acts .strong').click();
  await row(page, '2350项').waitFor();
  assert.deepEqual(await page.evaluate(() => window.workers.map((worker) => worker.ended)), [true, false]);
  await page.context().close();
});

test('where a module cannot be handed over its bytes are', async () => {
  const page = await pageWithWorkers('no modules');
  await read(page, REPORT);
  await row(page, '2350项').waitFor();
  assert.deepEqual(await page.evaluate(() => window.workers.map((worker) => worker.ended)), [false]);
  await page.context().close();
});

test('where no worker may start the page reads by itself, texts and files', async () => {
  const page = await pageWithWorkers('forbidden');
  await read(page, REPORT);
  await row(page, '2350项').waitFor();
  const tidy = await drop(page, { '又一份.txt': gbk(REPORT.replace('2350项', '2351项')) });
  await row(page, '2351项').waitFor();
  assert.deepEqual(page.errors, []);
  await tidy();
  await page.context().close();
});

test('a worker that never answers is given up, and the page reads by itself', async () => {
  const page = await pageWithWorkers('mute');
  await read(page, REPORT);
  await row(page, '2350项').waitFor({ timeout: 20000 });
  assert.deepEqual(await page.evaluate(() => window.workers.map((worker) => worker.ended)), [true]);
  await page.context().close();
});
