// The panel that says how to check the promise: the policy in force, the version, and the sum of a file.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { DIST, launch, openPage, test } from './harness.mjs';
import { NARROW, drop, shot } from './page.mjs';

const FILE = join(DIST, 'mingshu.html');

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

async function panel(options = {}) {
  const page = await openPage(browser, undefined, options);
  await page.locator('.bar-promise .link').click();
  await page.locator('.sheet .sum').waitFor();
  return page;
}

test('the sum of a file that is chosen is its SHA-256, and the list that ships knows it', async () => {
  const page = await panel();
  await page.locator('#sum-file').setInputFiles(FILE);
  const sum = createHash('sha256').update(await readFile(FILE)).digest('hex');
  await page.locator('#sum', { hasText: sum }).waitFor();
  await page.locator('#sum-list').fill(await readFile(join(DIST, 'SHA256SUMS'), 'utf8'));
  assert.match(await page.locator('.verdict-line').innerText(), /相同.*“mingshu\.html”/);
  await page.locator('.sum').scrollIntoViewIfNeeded();
  await shot(page, 'verify-wide');
  // One digit is another file.
  await page.locator('#sum-list').fill(sum.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));
  assert.match(await page.locator('.verdict-line.differs').innerText(), /不同/);
  await page.locator('#sum-list').fill('SHA256SUMS');
  assert.match(await page.locator('.verdict-line').innerText(), /没有 SHA-256/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a file that is changed by one byte has another sum', async () => {
  const page = await panel();
  const bytes = await readFile(FILE);
  bytes[bytes.length - 10] ^= 1;
  await page.locator('#sum-file').setInputFiles({ name: 'mingshu.html', mimeType: 'text/html', buffer: bytes });
  await page.locator('#sum').waitFor();
  await page.locator('#sum-list').fill(await readFile(join(DIST, 'SHA256SUMS'), 'utf8'));
  await page.locator('.verdict-line.differs').waitFor();
  await page.context().close();
});

test('an empty file has a sum, too', async () => {
  const page = await panel();
  await page.locator('#sum-file').setInputFiles({ name: 'a', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
  assert.equal(await page.locator('#sum').innerText(), createHash('sha256').digest('hex'));
  await page.context().close();
});

test('a file that is dropped there is not opened as a report', async () => {
  const page = await panel();
  await page.locator('.sum').scrollIntoViewIfNeeded();
  const box = await page.locator('.sum').boundingBox();
  const tidy = await drop(page, { 'a.txt': '甲县法治政府建设报告' }, { x: box.x + 20, y: box.y + 20 });
  await page.locator('#sum', { hasText: createHash('sha256').update('甲县法治政府建设报告').digest('hex') }).waitFor();
  assert.equal(await page.locator('.drop').count(), 0);
  await page.keyboard.press('Escape');
  await page.locator('#paste').waitFor();
  await tidy();
  await page.context().close();
});

test('the version and every policy in force are shown', async () => {
  const page = await panel();
  const version = /^version = "([^"]+)"/m.exec(await readFile(new URL('../../Cargo.toml', import.meta.url), 'utf8'))[1];
  assert.match(await page.locator('.sheet .version').innerText(), new RegExp(version.replaceAll('.', '\\.')));
  const shown = await page.locator('.sheet .policies .policy').allInnerTexts();
  const inForce = await page.evaluate(() => [...document.querySelectorAll('meta[http-equiv]')].map((meta) => meta.content));
  assert.deepEqual(shown, inForce);
  assert.match(shown[0], /default-src 'none'; connect-src 'none'/);
  assert.equal(shown.length, 2, 'a current core has narrowed the first');
  await page.context().close();
});

test('Tab stays in the panel, and goes round', async () => {
  const page = await panel();
  const inside = () => page.evaluate(() => document.querySelector('.sheet').contains(document.activeElement));
  const seen = new Set();
  for (let i = 0; i < 8; i += 1) {
    await page.keyboard.press('Tab');
    assert.ok(await inside(), `after ${i + 1}`);
    seen.add(await page.evaluate(() => document.activeElement.id));
  }
  // A policy that scrolls is stopped at, too, in cores where what scrolls takes the focus.
  seen.delete('');
  assert.deepEqual([...seen].sort(), ['sheet-close', 'sum-file', 'sum-list']);
  await page.keyboard.press('Shift+Tab');
  assert.ok(await inside());
  await page.context().close();
});

test('in one column nothing is wider than the window', async () => {
  const page = await panel(NARROW);
  await page.locator('#sum-file').setInputFiles(FILE);
  await page.locator('#sum').waitFor();
  assert.ok(await page.evaluate(() => document.querySelector('.sheet').scrollWidth <= window.innerWidth));
  await shot(page, 'verify-narrow');
  await page.context().close();
});
