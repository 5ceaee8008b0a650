// The example portal that ships: all three ways on one page, under one strict policy that has nothing to refuse.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { DIST, launch, serve, test as patient } from './harness.mjs';
import { NARROW, REPORT, shot } from './page.mjs';

const test = (name, body) => patient(name, { timeout: 120_000 }, body);

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(DIST);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The portal, and what its policy and that of the frame have refused. */
async function open(options = { viewport: { width: 1440, height: 900 } }) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.errors.push(message.text()); });
  await context.addInitScript(() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(`${server.address}portal/index.html`);
  await page.locator('#figures tbody tr').first().waitFor();
  await page.locator('#report tbody tr[data-row]').first().waitFor();
  await page.locator('#check-load:enabled').waitFor();
  const view = await (await page.locator('#check').elementHandle()).contentFrame();
  return { page, view };
}

async function nothingRefused({ page, view }) {
  assert.deepEqual(page.errors, []);
  assert.deepEqual(await page.evaluate(() => window.refused), [], 'the policy of the portal had nothing to refuse');
  assert.deepEqual(await view.evaluate(() => window.refused), [], 'nor had that of the frame');
}

test('the module lists figures, each with its words', async () => {
  const portal = await open();
  const { page } = portal;
  assert.match(await page.locator('#figures-note').innerText(), /全文共 \d+ 个数据，这里是其中 \d+ 个指标/);
  const rows = await page.locator('#figures tbody tr').evaluateAll((lines) => lines.map((line) => [...line.cells].map((cell) => cell.textContent)));
  assert.ok(rows.length >= 6, `${rows.length} rows`);
  for (const [label, value, words] of rows) {
    assert.ok(label && words.includes(value), `${label}: ${value} is in “${words}”`);
  }
  await nothingRefused(portal);
  await page.context().close();
});

test('the element shows text and table, and leads from one to the other', async () => {
  const portal = await open();
  const element = portal.page.locator('#report');
  await element.locator('tbody tr[data-row]').nth(2).click();
  await element.locator('.text mark.figure.chosen').waitFor();
  await nothingRefused(portal);
  await portal.page.context().close();
});

test('the frame reads the report that the portal gives, and clears it', async () => {
  const portal = await open();
  const { page, view } = portal;
  await page.locator('#check-load').click();
  await view.locator('tbody tr[data-row]').first().waitFor();
  await page.locator('#check-said', { hasText: /共 \d+ 个数据/ }).waitFor();
  await page.locator('#check-clear').click();
  await page.locator('#check-said', { hasText: '已清空' }).waitFor();
  await view.locator('#paste').waitFor();
  await nothingRefused(portal);
  await page.context().close();
});

test('what a reader brings to the frame stays there', async () => {
  const portal = await open();
  const { page, view } = portal;
  const said = await page.locator('#check-said').innerText();
  await view.locator('#paste').fill(REPORT);
  await view.locator('.empty-acts .strong').click();
  await view.locator('tbody tr[data-row]').first().waitFor();
  assert.equal(await page.locator('#check-said').innerText(), said);
  await nothingRefused(portal);
  await page.context().close();
});

test('everything is asked for at the start, and nothing by what a reader does', async () => {
  const portal = await open();
  const { page, view } = portal;
  await sleep(1500);
  const before = server.hits.length;
  await page.locator('#check-load').click();
  await view.locator('tbody tr[data-row]').first().waitFor();
  await page.locator('#report tbody tr[data-row]').first().click();
  await sleep(300);
  assert.deepEqual(server.hits.slice(before), []);
  await page.context().close();
});

test('without scripts the report is there to be read', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}portal/index.html`);
  assert.match(await page.locator('#report').innerText(), /一、2023年度法治政府建设的主要举措和成效/);
  await context.close();
});

for (const [name, options] of [['wide', { viewport: { width: 1440, height: 900 } }], ['narrow', NARROW]]) {
  test(`nothing is wider than the window (${name})`, async () => {
    const { page, view } = await open(options);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await shot(page, `portal-${name}`);
    await page.locator('#check-load').click();
    await view.locator('tbody tr[data-row]').first().waitFor();
    for (const part of ['report', 'check']) {
      await page.locator(`#${part}`).scrollIntoViewIfNeeded();
      await shot(page, `portal-${name}-${part}`);
    }
    await page.context().close();
  });
}

test('the policy that stands in the page allows no inline script, no style attribute and no script from text', async () => {
  const html = await readFile(join(DIST, 'portal/index.html'), 'utf8');
  const { page } = await open();
  const outcome = await page.evaluate(() => new Promise((resolve) => {
    setTimeout(() => {
      const script = document.createElement('div');
      script.setAttribute('style', 'color: rgb(1, 2, 3)');
      document.body.append(script);
      let evaluated;
      try { evaluated = (0, eval)('1'); } catch (error) { evaluated = error.name; }
      fetch('/x').then(() => 'done', (error) => error.name).then((fetched) => resolve({ evaluated, fetched, color: getComputedStyle(script).color }));
    });
  }));
  assert.equal(outcome.evaluated, 'EvalError');
  assert.equal(outcome.fetched, 'TypeError');
  assert.notEqual(outcome.color, 'rgb(1, 2, 3)');
  assert.doesNotMatch(html, /unsafe-inline/);
  await page.context().close();
});
