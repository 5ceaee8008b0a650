// The files that people have: Word documents, web pages, rich text, archives, folders, many at once.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before } from 'node:test';
import { DIST, launch, serve, test } from './harness.mjs';
import {
  NARROW, REPORT, column, drop, dropPaths, emptyPage, folderOf, gbk, pageWith, pasteRich, row, rows, said, sample, shot,
} from './page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/**
 * Every row of the table, as it is copied for a spreadsheet. Where a figure stands depends on how a text is laid out, and
 * the page, the last cell, on what it was taken from.
 */
async function table(page) {
  await page.locator('#copy-table').click();
  await said(page).filter({ hasText: '已复制' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const lines = copied.split(/\r?\n/).map((line) => line.replace(/[ \u3000]/g, '')).filter(Boolean);
  return lines[0].endsWith('\t页') ? lines.map((line) => line.replace(/\t[^\t]*$/, '')) : lines;
}

/** Files that hold a report and nothing else: [name, format]. */
async function whole(endings) {
  const names = await readdir(new URL('../files/', import.meta.url));
  return names.filter((name) => name.split('.').length === 3 && !name.startsWith('counting.') && endings.test(name)).sort();
}

const reportOf = (name) => {
  const [stem] = name.split('.');
  return readFile(new URL(stem === 'example' ? '../../www/example.txt' : `../reports/${stem}.txt`, import.meta.url), 'utf8');
};

test('every file of a real program gives the figures of its report, and says what it is', async () => {
  const page = await emptyPage(browser);
  for (const [name, format, encoding] of [
    ['03-levels.python.docx', 'Word 文档（docx）', null],
    ['03-levels.libreoffice.docx', 'Word 文档（docx）', null],
    ['06-department.wps.docx', 'Word 文档（docx）', null],
    ['03-levels.site-b.html', '网页', 'GBK'],
    ['06-department.site-a.html', '网页', 'UTF-8'],
    ['03-levels.libreoffice.rtf', '富文本（rtf）', null],
    ['06-department.hand.md', 'Markdown', 'UTF-8'],
  ]) {
    const [stem] = name.split('.');
    await page.locator('#clear').or(page.locator('#paste')).first().click();
    await page.locator('#paste').fill(await readFile(new URL(`../reports/${stem}.txt`, import.meta.url), 'utf8'));
    await page.keyboard.press('Control+Enter');
    await page.locator('.source-name', { hasText: '粘贴的文字' }).waitFor();
    const wanted = await table(page);
    await dropPaths(page, [sample(name)]);
    await page.locator('.source-name', { hasText: name }).waitFor();
    assert.equal(await page.locator('.source-format').innerText(), format, name);
    const select = page.locator('#encoding');
    assert.equal(await select.count() ? await select.inputValue() : null, encoding, name);
    assert.deepEqual(await table(page), wanted, name);
    assert.ok(wanted.length > 5, name);
  }
  assert.equal(await page.locator('.tray').count(), 0, 'one document needs no list');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('every PDF, OFD and old Word file gives the figures of its report, and the page of each', async () => {
  const page = await emptyPage(browser);
  const wanted = new Map();
  const files = await whole(/\.(pdf|ofd|doc)$/);
  assert.ok(files.length >= 30, files.join());
  for (const name of files) {
    const [stem] = name.split('.');
    if (!wanted.has(stem)) {
      await page.locator('#clear').or(page.locator('#paste')).first().click();
      await page.locator('#paste').fill(await reportOf(name));
      await page.keyboard.press('Control+Enter');
      await page.locator('.source-name', { hasText: '粘贴的文字' }).waitFor();
      assert.equal(await page.locator('.col-page').count(), 0, 'a text has no pages');
      wanted.set(stem, await table(page));
    }
    await dropPaths(page, [sample(name)]);
    await page.locator('.source-name', { hasText: name }).waitFor();
    assert.deepEqual(await table(page), wanted.get(stem), name);
    const paged = !name.endsWith('.doc');
    assert.equal(await page.locator('th.col-page').count(), paged ? 1 : 0, name);
  }
  assert.ok([...wanted.values()].every((rows) => rows.length > 5));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('the page number stands beside a figure, in the text, in quotations and findings, and in what is taken away', async () => {
  const page = await emptyPage(browser);
  const name = 'example.libreoffice.pdf';
  const pages = JSON.parse(await readFile(new URL('../files/text/pages.json', import.meta.url), 'utf8'))[name];
  await dropPaths(page, [sample(name)]);
  await page.locator('.title h1', { hasText: '云岫县' }).waitFor();
  const numbers = async () => (await column(page, 'page')).map(Number);
  assert.equal((await numbers())[0], 1);
  await page.locator('th.col-page button').click();
  await page.locator('th.col-page button').click();
  assert.equal(await page.locator('th.col-page').getAttribute('aria-sort'), 'descending');
  assert.equal((await numbers())[0], pages.length, 'the last page is first');
  await rows(page).first().click();
  assert.equal(await page.locator('.table-pane .detail-place .on-page').innerText(), `第 ${pages.length} 页`);
  // In the text a quiet sign stands where the page begins, and is no text.
  const sign = page.locator(`.text .page-begins[data-page="${pages.length}"]`);
  await sign.waitFor();
  assert.equal(await sign.innerText(), '');
  assert.equal(await sign.getAttribute('title'), `第 ${pages.length} 页`);
  await shot(page, 'files-pages');
  await page.locator('.detail-acts .button', { hasText: '复制引文' }).first().click();
  await said(page).filter({ hasText: '已复制引文' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), new RegExp(`，第 ${pages.length} 页，`));
  // A spreadsheet gets the column, and the findings their place.
  await page.locator('#copy-table').click();
  await said(page).filter({ hasText: '已复制' }).waitFor();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\r\n');
  assert.match(copied[0], /\t页$/);
  assert.match(copied[1], new RegExp(`\t${pages.length}$`));
  await page.locator('#workspace-button').click();
  await page.locator('#many-progress', { hasText: '已全部分析' }).waitFor();
  await page.locator('#work-figures').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export-csv').click()]);
  const csv = await readFile(await download.path(), 'utf8');
  const lines = csv.trim().split('\r\n');
  assert.match(lines[0], /,页$/);
  assert.match(lines.at(-1), new RegExp(`,${pages.length}$`));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a finding names the page of its words', async () => {
  const page = await emptyPage(browser);
  await dropPaths(page, [sample('06-department.libreoffice.pdf')]);
  await page.locator('.title h1', { hasText: '澜湾市' }).waitFor();
  await page.locator('#tab-findings').click();
  const places = page.locator('.finding-rule', { hasText: /第 \d 页/ });
  await places.first().waitFor();
  await places.first().locator('xpath=..').locator('.finding-head').click();
  await page.locator('.copy-finding').first().click();
  await said(page).filter({ hasText: '已复制' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /位置：.*第 \d 页/);
  await page.context().close();
});

test('pages fit a narrow screen', async () => {
  const page = await emptyPage(browser, NARROW);
  await dropPaths(page, [sample('06-department.gbk-euc-h.pdf')]);
  await page.locator('.title h1').waitFor();
  await rows(page).last().click();
  assert.match(await page.locator('.col-detail .on-page').innerText(), /第 \d 页/);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await shot(page, 'files-pages-narrow');
  await page.context().close();
});

test('a PDF of hundreds of pages shows how far it is, page by page, and can be cancelled', async () => {
  const page = await emptyPage(browser);
  await page.evaluate(cancelOnTheWay);
  const tidy = await drop(page, { '长.pdf': pdf(1500) });
  await said(page).filter({ hasText: '已取消' }).waitFor();
  const { name, shares } = await page.evaluate(() => window.seen);
  assert.match(name, /长\.pdf/);
  assert.deepEqual(shares, [...shares].sort((a, b) => a - b), 'it only goes on');
  assert.equal(await page.locator('.progress').count(), 0);
  await dropPaths(page, [sample('03-levels.libreoffice.pdf')]);
  await page.locator('.title h1', { hasText: '青棠县' }).waitFor();
  assert.deepEqual(page.errors, []);
  await tidy();
  await page.context().close();
});

/**
 * In the page: presses 取消 when the bar has moved twice between begin and end. The page itself watches for it, because a fast
 * machine is through before anyone outside has looked.
 */
function cancelOnTheWay() {
  window.seen = { name: '', shares: [] };
  const watch = new MutationObserver(() => {
    const share = document.querySelector('.progress progress')?.value;
    if (!(share > 0.02 && share < 0.98) || share === window.seen.shares.at(-1)) return;
    window.seen.shares.push(share);
    if (window.seen.shares.length < 2) return;
    watch.disconnect();
    window.seen.name = document.querySelector('.progress').textContent;
    [...document.querySelectorAll('.progress .button')].find((button) => button.textContent.includes('取消')).click();
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true });
}

/** A PDF with so many pages of text, in an encoding that needs no font. */
function pdf(count) {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', ''];
  objects.push('<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>');
  objects.push('<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>');
  const kids = [];
  const line = gbk('全年办理行政许可事项若干件，比上年有所增加，其余均已办结。').toString('hex');
  for (let n = 0; n < count; n += 1) {
    let content = 'BT /F 16 Tf 60 780 Td ';
    for (let k = 0; k < 26; k += 1) content += `<${line}> Tj 0 -28 Td `;
    content += 'ET';
    objects.push(`<</Length ${content.length}>>stream\n${content}\nendstream`);
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${objects.length} 0 R/Resources<</Font<</F 3 0 R>>>>>>`);
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${count}>>`;
  let out = '%PDF-1.4\n';
  const places = objects.map((body, n) => {
    const at = out.length;
    out += `${n + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(out, 'latin1');
}

test('the readers give the same text in the browser as in a program, for all files', async () => {
  const page = await emptyPage(browser);
  const names = (await readdir(new URL('../files/', import.meta.url))).filter((name) => /\.(docx|html|mht|mhtml|rtf|md|txt|pdf|ofd|doc)$/.test(name) && name !== 'README.md');
  assert.ok(names.length >= 50);
  const pages = JSON.parse(await readFile(new URL('../files/text/pages.json', import.meta.url), 'utf8'));
  for (const name of names) {
    const found = await readInPage(page, name, await readFile(sample(name)));
    const text = await readFile(new URL(`../files/text/${name}.txt`, import.meta.url), 'utf8').catch(() => undefined);
    if (text === undefined) {
      assert.match(found.refused[0].zh, /；请/, name);
      assert.equal(found.documents.length, 0, name);
      continue;
    }
    assert.deepEqual(found.refused, [], name);
    assert.equal(found.documents.length, 1, name);
    assert.equal(found.documents[0].text, text, name);
    assert.deepEqual(found.documents[0].pages, pages[name] ?? [], name);
  }
  await page.context().close();
});

/** What the module of the readers makes of a file, in a worker of its own. */
const readInPage = (page, name, bytes) => page.evaluate(async ([title, base64]) => {
  const worker = (await window.mingshu.readers()).worker();
  const data = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const found = await new Promise((resolve, reject) => {
    worker.onmessage = (event) => { if (event.data.found) resolve(event.data.found); };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ job: 1, name: title, data, options: {} });
  });
  worker.terminate();
  return found;
}, [name, bytes.toString('base64')]);

test('automatic numbers are in the text, and the outline is made of them', async () => {
  const page = await emptyPage(browser);
  await dropPaths(page, [sample('03-levels.styles.docx')]);
  await page.locator('[role=treeitem]', { hasText: '一、' }).first().waitFor();
  assert.match(await page.locator('.text').innerText(), /一、[\s\S]*（一）[\s\S]*1\./);
  await page.context().close();
});

test('what a document hides or has not settled is told', async () => {
  const page = await emptyPage(browser);
  await dropPaths(page, [sample('08-township.word.docx')]);
  const notices = page.locator('.notices');
  await notices.waitFor();
  assert.match(await notices.innerText(), /修订[\s\S]*隐藏文字/);
  assert.doesNotMatch(await page.locator('.text').innerText(), /删去的12件|隐藏的34件/);
  await page.context().close();
});

test('an archive is a list of its documents, and each can be shown', async () => {
  const page = await emptyPage(browser);
  await dropPaths(page, [sample('folder.gbk.zip')]);
  const items = page.locator('.tray-item');
  await items.nth(3).waitFor();
  assert.deepEqual(await items.locator('.tray-name').allInnerTexts(), [
    'folder.gbk.zip/报告/云岫县报告.txt', 'folder.gbk.zip/报告/青棠县报告.docx',
    'folder.gbk.zip/报告/澜湾市司法局.doc', 'folder.gbk.zip/往年.zip/2022年/青棠县报告.html',
  ]);
  await page.locator('.title h1', { hasText: '云岫县' }).waitFor();
  assert.equal(await items.nth(0).getAttribute('aria-current'), 'true');
  assert.match(await page.locator('.tray-unread').innerText(), /没有读：1 个文件/);
  await shot(page, 'files-archive');
  await items.nth(2).click();
  await page.locator('.title h1', { hasText: '澜湾市' }).waitFor();
  assert.equal(await items.nth(2).getAttribute('aria-current'), 'true');
  assert.equal(await items.nth(0).getAttribute('aria-current'), null);
  assert.match(await page.locator('.source-format').innerText(), /富文本/, 'rich text, whatever its name says');
  assert.equal(await page.locator('#close-tray').innerText(), '收起列表');
  await page.locator('#close-tray').click();
  assert.equal(await page.locator('.tray').count(), 0);
  await said(page).filter({ hasText: '其中的报告都在“对比与导出”里' }).waitFor();
  assert.match(await page.locator('.title h1').innerText(), /澜湾市/, 'the report stays');
  // As the words say, they are there.
  await page.locator('#workspace-button').click();
  await page.locator('#many-progress', { hasText: '共 4 份' }).waitFor();
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('of many files all are read, and those that cannot be are named with a sentence each', async () => {
  const page = await emptyPage(browser);
  const tidy = await drop(page, {
    '甲.txt': gbk(REPORT),
    '乙.docx': await readFile(sample('06-department.python.docx')),
    '丙.docx': Buffer.concat([await readFile(sample('06-department.python.docx'))]).subarray(0, 9000),
    '丁.pdf': Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj', 'latin1'),
    '戊.txt': '',
  });
  await page.locator('.tray-item').nth(1).waitFor();
  assert.deepEqual((await page.locator('.tray-name').allInnerTexts()).sort(), ['乙.docx', '甲.txt']);
  const unread = await page.locator('.tray-unread li').allInnerTexts();
  assert.equal(unread.length, 3, unread.join('\n'));
  assert.ok(unread.some((line) => /“丙\.docx”没有读取：文件已损坏.*请/.test(line)), unread.join('\n'));
  assert.ok(unread.some((line) => /“丁\.pdf”没有读取：文件已损坏.*请/.test(line)), unread.join('\n'));
  assert.ok(unread.some((line) => /“戊\.txt”没有读取：文件里没有文字；请/.test(line)), unread.join('\n'));
  // More files join the list, and what is there already is not there twice.
  const more = await drop(page, { '甲.txt': gbk(REPORT), '己.txt': REPORT.replaceAll('云岫', '石箬') });
  await page.locator('.tray-name', { hasText: '己.txt' }).waitFor();
  assert.equal(await page.locator('.tray-item').count(), 3);
  await more();
  await tidy();
  await page.context().close();
});

/** A folder as people keep them: reports, a saved page with its files, pictures, what programs leave. */
const FOLDER = {
  '云岫县.txt': REPORT,
  '下级/石箬县.txt': gbk(REPORT.replaceAll('云岫', '石箬')),
  '下级/网页.html': `<html><meta charset="utf-8"><body><p>${REPORT.replaceAll('\n', '</p><p>')}</p></body></html>`,
  '下级/网页_files/样式.txt': 'body {}',
  '照片.jpg': Buffer.from('ffd8ffe000104a464946', 'hex'),
  '.DS_Store': Buffer.alloc(100),
};
const READ = ['年报/下级/石箬县.txt', '年报/下级/网页.html', '年报/云岫县.txt'];

for (const place of ['from a file', 'from a server']) {
  test(`a folder, dropped on a page ${place}`, async () => {
    const server = place === 'from a server' && await serve(DIST);
    const page = await emptyPage(browser, {}, server ? `${server.address}mingshu.html` : undefined);
    const folder = await folderOf(FOLDER);
    await dropPaths(page, [folder.path]);
    await page.locator('.tray-item').nth(2).waitFor();
    assert.deepEqual((await page.locator('.tray-name').allInnerTexts()).sort(), READ);
    assert.match(await page.locator('.tray-unread').innerText(), /没有读：1 个文件/);
    await folder.tidy();
    await page.context().close();
    if (server) server.close();
  });
}

test('a folder, chosen', async () => {
  const page = await emptyPage(browser);
  const folder = await folderOf(FOLDER);
  await page.locator('input[webkitdirectory]').setInputFiles(folder.path);
  await page.locator('.tray-item').nth(2).waitFor();
  assert.deepEqual((await page.locator('.tray-name').allInnerTexts()).sort(), READ);
  await folder.tidy();
  await page.context().close();
});

test('a folder with nothing to read says so', async () => {
  const page = await pageWith(browser);
  const folder = await folderOf({ '.DS_Store': Buffer.alloc(10) });
  await dropPaths(page, [folder.path]);
  await page.locator('.alert', { hasText: '没有可读的文件' }).waitFor();
  assert.match(await page.locator('.alert').innerText(), /原有的报告没有变动/);
  await folder.tidy();
  await page.context().close();
});

/** A web page that takes seconds to read. */
const heavy = () => Buffer.from(`<html><body>${'<div><p>全年受理行政复议案件<b>61</b>件</p></div>'.repeat(250_000)}</body></html>`);

test('reading shows how far it is and can be cancelled; what has been read stays', async () => {
  const page = await emptyPage(browser);
  const tidy = await drop(page, { '甲.txt': REPORT, '重.html': heavy(), '丙.txt': REPORT.replaceAll('云岫', '石箬') });
  await page.locator('.progress', { hasText: '重.html' }).waitFor();
  await page.waitForFunction(() => document.querySelector('.progress progress')?.value > 0.3);
  await page.locator('.progress .button', { hasText: '取消' }).click();
  await said(page).filter({ hasText: /已取消|读到|已读出/ }).waitFor();
  await row(page, '2350项').waitFor();
  const unread = await page.locator('.tray-unread li').allInnerTexts();
  assert.deepEqual(unread.map((line) => /“(.*?)”/.exec(line)[1]).sort(), ['丙.txt', '重.html']);
  assert.ok(unread.every((line) => /已取消，没有读取；需要时请重新打开/.test(line)), unread.join('\n'));
  // And the next file is read, by a new worker.
  await dropPaths(page, [sample('03-levels.python.docx')]);
  await page.locator('.title h1', { hasText: '青棠县' }).waitFor();
  assert.deepEqual(page.errors, []);
  await tidy();
  await page.context().close();
});

test('cancelling a single file leaves the report alone', async () => {
  const page = await pageWith(browser);
  const tidy = await drop(page, { '重.html': heavy() });
  await page.locator('.progress progress').waitFor();
  await page.locator('.progress .button', { hasText: '取消' }).click();
  await said(page).filter({ hasText: '已取消' }).waitFor();
  assert.equal(await page.locator('.progress').count(), 0);
  await row(page, '2350项').waitFor();
  await page.waitForTimeout(500);
  assert.equal(await page.locator('.alert, .tray').count(), 0);
  await tidy();
  await page.context().close();
});

test('a paste while a file is being read takes its place', async () => {
  const page = await emptyPage(browser);
  const tidy = await drop(page, { '重.html': heavy() });
  await page.locator('.progress').waitFor();
  await page.locator('#paste').fill(REPORT);
  await page.keyboard.press('Control+Enter');
  await row(page, '2350项').waitFor();
  await page.waitForTimeout(1000);
  assert.match(await page.locator('.source-name').innerText(), /粘贴的文字/);
  await tidy();
  await page.context().close();
});

test('a broken, a locked and a foreign file each get one sentence that says what to do', async () => {
  const page = await pageWith(browser);
  const locked = Buffer.from(await readFile(sample('folder.gbk.zip')));
  // The flag of encryption, in every local header and in the directory.
  for (let at = 0; at + 10 < locked.length; at += 1) {
    if (locked.readUInt32LE(at) === 0x04034b50) locked[at + 6] |= 1;
    if (locked.readUInt32LE(at) === 0x02014b50) locked[at + 8] |= 1;
  }
  const docx = await readFile(sample('example.python.docx'));
  for (const [name, bytes, words] of [
    ['断.docx', docx.subarray(0, 20_000), /“断\.docx”没有读取：文件已损坏或不完整；请/],
    ['表.xlsx', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from('xl/workbook.xml')]), /Excel|已损坏/],
    ['旧.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500), Buffer.from('WordDocument', 'utf16le')]), /“旧\.doc”没有读取：文件已损坏或不完整；请/],
    ['空.html', Buffer.from('<html><body><script>1</script></body></html>'), /没有文字；请/],
  ]) {
    const tidy = await drop(page, { [name]: bytes });
    await page.locator('.alert', { hasText: name }).waitFor();
    const sentence = await page.locator('.alert p').innerText();
    assert.match(sentence, words);
    assert.match(sentence, /原有的报告没有变动/);
    await page.locator('.alert .button', { hasText: '关闭' }).click();
    await tidy();
  }
  const tidy = await drop(page, { '锁.zip': locked });
  await page.locator('.tray-unread, .alert').first().waitFor();
  assert.match(await page.locator('.tray-unread, .alert').first().innerText(), /有密码.*请/);
  await tidy();
  await page.context().close();
});

test('a web page in a wrong encoding is read again in another, also in an archive', async () => {
  const page = await emptyPage(browser);
  await dropPaths(page, [sample('03-levels.site-b.html')]);
  await page.locator('.title h1', { hasText: '青棠县' }).waitFor();
  await page.locator('#encoding').selectOption('Big5');
  await page.locator('.title h1', { hasText: '青棠县' }).waitFor({ state: 'detached' });
  assert.match(await page.locator('.notices').innerText(), /无法识别/, 'what cannot be read is counted');
  await page.locator('#encoding').selectOption('GB18030');
  await page.locator('.title h1', { hasText: '青棠县' }).waitFor();
  assert.equal(await page.locator('#encoding').inputValue(), 'GB18030');

  await dropPaths(page, [sample('folder.gbk.zip')]);
  await page.locator('.tray-item').nth(0).click();
  await page.locator('.title h1', { hasText: '云岫县' }).waitFor();
  await page.locator('#encoding').selectOption('Big5');
  await page.locator('.title h1', { hasText: '云岫县' }).waitFor({ state: 'detached' });
  assert.equal(await page.locator('.tray-item').count(), 4);
  assert.equal(await page.locator('.tray-item').nth(0).getAttribute('aria-current'), 'true');
  await page.locator('#encoding').selectOption('GB18030');
  await page.locator('.title h1', { hasText: '云岫县' }).waitFor();
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('characters that cannot be read are counted and shown', async () => {
  const page = await emptyPage(browser);
  const html = Buffer.concat([
    Buffer.from('<html><meta charset="utf-8"><p>'), Buffer.from(REPORT), Buffer.from([0xe4, 0xb8, 0x0a, 0xff]), Buffer.from('</p></html>'),
  ]);
  const tidy = await drop(page, { '坏.html': html });
  await page.locator('.notices', { hasText: /2 个字符无法识别/ }).waitFor();
  assert.match(await page.locator('.text').innerText(), /\ufffd/);
  await tidy();
  await page.context().close();
});

test('rich text is read with its tables when it is pasted, and without tables as plain text', async () => {
  const page = await emptyPage(browser);
  await pasteRich(page, await readFile(sample('06-department.pasted.html'), 'utf8'), 'plain 12件');
  await page.locator('.title h1', { hasText: '澜湾市' }).waitFor();
  assert.equal(await page.locator('.source-format').innerText(), '网页');
  assert.match(await page.locator('.source-name').innerText(), /粘贴的文字/);
  assert.equal(await page.locator('#encoding').count(), 0, 'a paste has no encoding');
  await pasteRich(page, `<p>${REPORT}</p>`, REPORT.replaceAll('2350项', '2351项'));
  await row(page, '2351项').waitFor();
  // Rich text with nothing in it: the plain text is not lost.
  await pasteRich(page, '<table><td><script>1</script></table>', REPORT.replaceAll('2350项', '2352项'));
  await row(page, '2352项').waitFor();
  await page.context().close();
});

test('the help lists every format and every limit', async () => {
  const page = await emptyPage(browser);
  await page.locator('#which-files').click();
  const sheet = page.locator('.sheet');
  await sheet.locator('.limits').waitFor();
  const text = await sheet.innerText();
  for (const word of ['docx', 'html', 'mht', 'rtf', 'md', 'pdf', 'ofd', 'doc', 'wps', 'zip', '20 MB', '50 MB', '2,000', '256 MB', '200 倍', '512', '5,000,000', '8 秒']) {
    assert.ok(text.includes(word), word);
  }
  await shot(page, 'files-help');
  await page.keyboard.press('Escape');
  assert.equal(await sheet.count(), 0);
  await page.context().close();
});

test('the list fits a narrow screen', async () => {
  const page = await emptyPage(browser, NARROW);
  await dropPaths(page, [sample('folder.gbk.zip')]);
  await page.locator('.tray-item').nth(3).waitFor();
  await page.locator('.title h1').waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await shot(page, 'files-narrow');
  await page.locator('.tray summary').first().click();
  await page.locator('.tray-item').first().waitFor({ state: 'hidden' });
  await page.context().close();
});

test('where no worker can start the page reads the file itself', async () => {
  const page = await emptyPage(browser);
  const context = page.context();
  await context.addInitScript(() => { window.Worker = function () { throw new Error('not allowed'); }; });
  await page.reload();
  await page.locator('#paste').waitFor();
  await dropPaths(page, [sample('03-levels.python.docx')]);
  await page.locator('.title h1', { hasText: '青棠县' }).waitFor();
  await context.close();
});

test('without its readers the page says so', async () => {
  const page = await emptyPage(browser);
  await page.evaluate(() => { window.mingshu.readers = () => Promise.reject(new Error('gone')); });
  await dropPaths(page, [sample('03-levels.python.docx')]);
  await page.locator('.alert', { hasText: '部件没有载入。请刷新页面或重新下载' }).waitFor();
  await page.context().close();
});

test('the browser reads all two-byte codes of GB18030 as programs do', async () => {
  const table = (await readFile(sample('gb18030.table'), 'utf8')).trimEnd().split('\n');
  const page = await emptyPage(browser);
  const read = await page.evaluate(() => {
    const decoder = new TextDecoder('gb18030');
    const lines = [];
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      const bytes = [];
      for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) bytes.push(lead, trail);
      lines.push(decoder.decode(Uint8Array.from(bytes)));
    }
    return lines;
  });
  assert.equal(table.length, 126);
  const differ = [];
  table.forEach((line, row) => {
    const [wanted, got] = [[...line], [...read[row]]];
    assert.equal(wanted.length, 190);
    wanted.forEach((char, at) => {
      const code = ((0x81 + row) << 8) + 0x40 + at + (at >= 0x3f ? 1 : 0);
      if (got[at] !== char) differ.push(`${code.toString(16)}: ${char} ${got[at]}`);
    });
  });
  assert.deepEqual(differ, []);
  await page.context().close();
});
