// A reader brings a report, in every way there is, and sometimes brings something else.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { DIST, launch, serve, test } from './harness.mjs';
import { REPORT, drop, emptyPage, gbk, pageWith, paste, row, rows, said } from './page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const TITLE = '云岫县人民政府2023年度法治政府建设情况报告';

/** Title block and table show what is in REPORT. */
async function showsReport(page) {
  await page.locator('.title h1', { hasText: TITLE }).waitFor();
  const facts = await page.locator('.facts').innerText();
  for (const fact of ['云岫县人民政府', '云岫县', '2023年度', '2024年1月22日']) assert.ok(facts.includes(fact), fact);
  assert.equal(await row(page, '2350项').locator('.col-number').innerText(), '2,350');
  assert.equal(await row(page, '2350项').locator('.col-unit').innerText(), '项');
  assert.equal(await row(page, '1365.2万元').locator('.col-number').innerText(), '13,652,000');
  assert.equal(await page.locator('.text mark.figure', { hasText: /^61件$/ }).count(), 1);
}

/** An alert says what went wrong; the report that was there stays. */
async function complains(page, words) {
  await page.locator('.alert', { hasText: words }).waitFor();
  assert.match(await page.locator('.alert').innerText(), /原有的报告没有变动/);
  await showsReport(page);
  await page.locator('.alert .button', { hasText: '关闭' }).click();
  assert.equal(await page.locator('.alert').count(), 0);
}

test('pasted anywhere, with Ctrl+V', async () => {
  const page = await pageWith(browser);
  await showsReport(page);
  assert.match(await said(page).innerText(), /已读出.*个数据/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('pasted into the field', async () => {
  const page = await emptyPage(browser);
  await page.locator('#paste').click();
  await paste(page, REPORT);
  await showsReport(page);
  await page.context().close();
});

test('typed into the field and read with Ctrl+Enter', async () => {
  const page = await emptyPage(browser);
  await page.locator('#paste').fill(REPORT);
  await page.keyboard.press('Control+Enter');
  await showsReport(page);
  await page.context().close();
});

test('over plain http, too', async () => {
  const server = await serve(DIST);
  const page = await pageWith(browser, REPORT, {}, `${server.address}mingshu.html`);
  await showsReport(page);
  await page.context().close();
  await server.close();
});

test('a GBK file, dropped', async () => {
  const page = await emptyPage(browser);
  const tidy = await drop(page, { '报告.txt': gbk(REPORT) });
  await showsReport(page);
  assert.match(await page.locator('#encoding').inputValue(), /^gb/i);
  assert.match(await page.locator('.source').innerText(), /报告\.txt/);
  await tidy();
  await page.context().close();
});

test('files in the other encodings, chosen', async () => {
  const page = await emptyPage(browser);
  const utf16 = Buffer.from(`\ufeff${REPORT}`, 'utf16le');
  for (const [name, buffer, encoding] of [
    ['utf-8.txt', Buffer.from(REPORT), 'UTF-8'],
    ['utf-8-bom.txt', Buffer.from(`\ufeff${REPORT}`), 'UTF-8'],
    ['utf-16.txt', utf16, 'UTF-16LE'],
    ['utf-16be.txt', Buffer.from(utf16).swap16(), 'UTF-16BE'],
  ]) {
    await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/plain', buffer });
    await page.locator('.source-name', { hasText: name }).waitFor();
    await showsReport(page);
    assert.equal(await page.locator('#encoding').inputValue(), encoding, name);
  }
  await page.context().close();
});

test('a wrong encoding can be put right, and wrong again', async () => {
  const page = await emptyPage(browser);
  const tidy = await drop(page, { '报告.txt': gbk(REPORT) });
  await showsReport(page);
  await page.locator('#encoding').selectOption('Big5');
  await page.locator('.title h1', { hasText: TITLE }).waitFor({ state: 'detached' });
  // The reader who finds the text garbled switches back; a report that cannot be read must not stand in the way.
  await page.locator('#encoding').selectOption('GB18030');
  await showsReport(page);
  await tidy();
  await page.context().close();
});

test('reading can be cancelled, and what was there stays', async () => {
  const page = await pageWith(browser);
  const tidy = await drop(page, { '很大.txt': REPORT.repeat(25_000) });
  await page.locator('.progress', { hasText: '正在读取“很大.txt”（1' }).waitFor();
  await page.locator('.progress .button', { hasText: '取消' }).click();
  await said(page).filter({ hasText: '已取消' }).waitFor();
  assert.equal(await page.locator('.progress').count(), 0);
  await showsReport(page);
  // And the next one is read.
  await paste(page, REPORT.replace('2350项', '2351项'));
  await row(page, '2351项').waitFor();
  await tidy();
  await page.context().close();
});

test('what is no report leaves the report alone and says what to do', async () => {
  const page = await pageWith(browser);
  await paste(page, ' \n\u3000\n');
  await complains(page, '没有文字');
  await paste(page, 'https://www.example.gov.cn/art/2024/1/5/art_1.html');
  await complains(page, '打开网页后复制正文');
  await paste(page, 'A report in English, with 25 cases and 3 rules in it.');
  await complains(page, '几乎没有汉字');
  await paste(page, '12 350 99.9');
  await complains(page, '只有数字');

  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 131) % 256));
  for (const [name, bytes, words] of [
    ['图.png', png, '图片'],
    ['噪.txt', noise, '不是文本文件'],
    ['大.txt', Buffer.alloc(100 * 1024 * 1024, 'a'), '100 MB'],
  ]) {
    const tidy = await drop(page, { [name]: bytes });
    await complains(page, words);
    await tidy();
  }
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('what is no report can be opened all the same', async () => {
  const page = await pageWith(browser);
  await paste(page, 'A report in English, with 25 cases and 3 rules in it.');
  await page.locator('.alert .button', { hasText: '仍然打开' }).click();
  await page.locator('.text', { hasText: 'A report in English' }).waitFor();
  assert.match(await page.locator('.notices').innerText(), /几乎没有汉字/);
  await page.context().close();
});

test('without a report, a mistake stays in the field with a sentence above', async () => {
  const page = await emptyPage(browser);
  await page.locator('#paste').click();
  await paste(page, 'https://www.example.gov.cn/a.html');
  await page.locator('.alert', { hasText: '打开网页后复制正文' }).waitFor();
  assert.equal(await page.locator('#paste').inputValue(), 'https://www.example.gov.cn/a.html');
  await page.context().close();
});

test('text that no one expects gives a page all the same', async () => {
  const page = await emptyPage(browser);
  for (const [text, shown] of [
    [`${REPORT}\ud800残\udc00`, '残'],
    ['数'.repeat(1_000_000), '数数数'],
    [`${REPORT}\n${REPORT.replaceAll('云岫', '石箬')}`, '石箬'],
    [REPORT.replaceAll('\n', '\r\n'), '61件'],
    [`${REPORT}\ufffd\ufffd\u0000`, '61件'],
  ]) {
    await page.locator('#clear').or(page.locator('#paste')).first().click();
    await page.locator('#paste').waitFor();
    // Straight as an event: the system's clipboard would mend broken characters.
    await page.evaluate((words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', words);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await page.locator('.source', { hasText: `${text.length.toLocaleString('en')} 字` }).waitFor();
    if (shown === '石箬') await page.locator('.text-pane .scroll').evaluate((pane) => { pane.scrollTop = pane.scrollHeight; });
    await page.locator('.text', { hasText: shown }).waitFor();
  }
  assert.match(await page.locator('.notices').innerText(), /3 个字符无法识别/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('clearing leaves nothing, nor does a reload', async () => {
  const page = await pageWith(browser);
  await row(page, '61件').click();
  await page.locator('#clear').click();
  await page.locator('#paste').waitFor();
  assert.equal(await page.locator('#paste').inputValue(), '');
  assert.ok(!(await page.locator('body').innerText()).includes('云岫'));
  await page.locator('#paste:focus').waitFor();
  await paste(page, REPORT);
  await showsReport(page);
  assert.equal(await rows(page).and(page.locator('.chosen')).count(), 0);
  await page.reload();
  await page.locator('#paste').waitFor();
  const kept = await page.evaluate(async () => {
    const keys = (store) => { try { return Object.keys(store()); } catch { return []; } };
    const databases = indexedDB.databases ? await indexedDB.databases().catch(() => []) : [];
    return [...keys(() => localStorage), ...keys(() => sessionStorage), ...databases, document.cookie].filter(Boolean);
  });
  assert.deepEqual(kept, []);
  await page.context().close();
});

test('the example is read', async () => {
  const page = await emptyPage(browser);
  await page.locator('#example').click();
  await page.locator('.title h1', { hasText: '云岫县' }).waitFor();
  assert.ok(await rows(page).count() > 10);
  await page.context().close();
});
