// Several reports: the list, side by side, corrected, and taken away as files.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { launch, test } from './harness.mjs';
import { REPORT, annualReport as report, drop, emptyPage, inView, mark, pageWith, stored } from './page.mjs';

const WIDE = { viewport: { width: 1440, height: 900 } };

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const YEARS = {
  'a2022.txt': report('云岫县', 2022, '全年受理行政复议案件48件，办理法律援助案件120件，罚没金额310万元。'),
  'a2023.txt': report('云岫县', 2023, '全年受理行政复议案件61件，同比增长12.5%，办理法律援助案件0.015万件，罚没金额520万元。'),
  'b2023.txt': report('青岚县', 2023, '全年受理行政复议案件90余件。'),
};

/** The workspace with these files in it, all of them analysed. */
async function workspace(files = YEARS, size = WIDE) {
  const page = await emptyPage(browser, { ...size, acceptDownloads: true });
  const tidy = await drop(page, files);
  await page.locator('.title h1').waitFor();
  await tidy();
  await page.locator('#workspace-button').click();
  await page.locator('#many-progress', { hasText: '已全部分析' }).waitFor();
  return page;
}

/** The cells of a row, once it is there. */
async function cells(page, table, words) {
  const row = page.locator(`${table} tr`, { hasText: words }).first();
  await row.waitFor();
  return row.locator('th, td').allInnerTexts();
}

const tab = (page, name) => page.locator(`#work-${name}`).click();

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(button).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('columns that would be called the same have the names of their files', async () => {
  const page = await workspace({ ...YEARS, 'c2023.txt': YEARS['a2023.txt'].replace('61件', '62件') });
  await tab(page, 'compare');
  await page.locator('#compare-which').selectOption({ label: '云岫县：历年' });
  await page.locator('#comparison thead th', { hasText: 'c2023' }).waitFor();
  assert.deepEqual((await page.locator('#comparison thead th').allInnerTexts()).slice(2), ['云岫县 2022', '云岫县 2023\n（a2023.txt）', '云岫县 2023\n（c2023.txt）']);
  // From one draft to the other nothing has grown.
  const row = await cells(page, '#comparison', '行政复议案件');
  assert.match(row[4], /\+1\s+同一年度的两份/);
  await page.context().close();
});

test('each report is listed with place, period, figures and parts, and a bad file with its reason', async () => {
  const page = await workspace({ ...YEARS, 'picture.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') });
  assert.equal(await page.locator('#reports tbody tr:not(.spacer)').count(), 3);
  const row = page.locator('#reports tr', { hasText: 'a2023.txt' });
  assert.equal(await row.locator('input').nth(1).inputValue(), '云岫县');
  assert.equal(await row.locator('input').nth(2).inputValue(), '2023');
  assert.match(await row.innerText(), /2 \/ 5/);
  assert.match(await page.locator('.many-unread').innerText(), /picture\.png.*未读/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('one place over the years: values, growth, a chart, and the words behind a cell', async () => {
  const page = await workspace();
  await tab(page, 'compare');
  await page.locator('#compare-which').selectOption({ label: '云岫县：历年' });
  const row = await cells(page, '#comparison', '行政复议案件');
  assert.equal(row.length, 4);
  assert.match(row[2], /^48/);
  assert.match(row[3], /^61/);
  assert.match(row[3], /\+13（\+27\.08%）/);
  assert.match((await cells(page, '#comparison', '法律援助案件'))[3], /150[\s\S]*\+30（\+25%）/);
  assert.match((await cells(page, '#comparison', '罚没金额'))[3], /5,200,000\s+\+2,100,000（/, 'differences are grouped as the values are');
  await page.locator('#comparison .cell', { hasText: '61' }).click();
  assert.match(await page.locator('#compare-chosen .quote mark').innerText(), /61件/);
  assert.match(await page.locator('#compare-chosen svg').getAttribute('aria-label'), /云岫县 2022 48件.*云岫县 2023 61件/);
  await page.locator('#compare-chosen .quote .link').click();
  await page.locator('.title h1', { hasText: '2023年度' }).waitFor();
  assert.equal(await page.locator('#workspace').count(), 0);
  assert.ok(await inView(mark(page, '61件')), 'the report is open at these words');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('several places in a year have ranks, and what is rough says so', async () => {
  const page = await workspace();
  await tab(page, 'compare');
  await page.locator('#compare-which').selectOption({ label: '2023 年：各地' });
  const text = (await cells(page, '#comparison', '行政复议案件')).join(' | ');
  assert.match(text, /61\s+第 2/);
  assert.match(text, /90 ?以上\s+第 1/);
  await page.context().close();
});

test('coverage, cross-check and drafts', async () => {
  const page = await workspace();
  await tab(page, 'matrix');
  assert.match((await cells(page, '#matrix', '不足和原因')).join(' '), /有\s+二、存在的不足/);
  assert.match((await cells(page, '#matrix', '下一年度主要安排')).join(' '), /未见/);
  await page.locator('#matrix tr', { hasText: '不足和原因' }).locator('.cell').first().click();
  assert.match(await page.locator('#matrix-chosen .quote-words').innerText(), /二、存在的不足\s+人员不足/);
  await tab(page, 'cross');
  const found = await page.locator('#cross .cross-line').innerText();
  assert.match(found, /27\.08%/);
  assert.match(found, /CROSS001/);
  assert.equal(await page.locator('#cross blockquote').count(), 2);
  await tab(page, 'drafts');
  await page.locator('#draft-before').selectOption({ label: 'a2022.txt' });
  await page.locator('#draft-after').selectOption({ label: 'a2023.txt' });
  assert.match(await page.locator('#draft-figures').innerText(), /48件\s+61件\s+\+13/);
  assert.ok(await page.locator('#draft-pieces ins').count() > 0);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('the findings of all reports stand in one list, lead to their words and are a file', async () => {
  const page = await workspace({ 'd.txt': report('白石县', 2023, '清理规范性文件21件，其中继续有效7件、修改5件、废止8件，多次开会。') });
  assert.match(await page.locator('#reports thead').innerText(), /须核查/);
  const listed = Number(await page.locator('#reports tr', { hasText: 'd.txt' }).locator('td.n').nth(1).innerText());
  const tidy = await drop(page, YEARS);
  await page.locator('#many-progress', { hasText: '共 4 份，已' }).waitFor();
  await tidy();
  await tab(page, 'findings');
  const item = page.locator('#checks .cross-line', { hasText: 'd.txt' });
  await item.first().waitFor();
  assert.match(await item.first().innerText(), /错误[\s\S]*分项合计 20 件[\s\S]*SUM001[\s\S]*清理规范性文件21件/);
  assert.equal(await item.count(), listed, 'as many as the list says, and information is not among them');
  await page.locator('#checks-notes').click();
  await item.filter({ hasText: 'NOTE002' }).waitFor();
  const csv = (await saved(page, '#export-csv')).bytes.toString('utf8');
  assert.match(csv, /^\ufeff报告,地区,年度,级别,规则编号,类别,规则,/);
  assert.match(csv, /d\.txt,白石县,2023,错误,SUM001,加总,分项相加不等于总数,分项合计 20 件/);
  await item.first().locator('.link').click();
  await page.locator('.title h1', { hasText: '白石县' }).waitFor();
  assert.ok(await inView(mark(page, '21件')), 'the report is open at these words');
  await page.locator('.finding.chosen', { hasText: '分项合计 20 件' }).waitFor();
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a correction shows in the comparison and in what is taken away, and can be undone', async () => {
  const page = await workspace();
  await tab(page, 'figures');
  await page.locator('#filter-figures').fill('48件');
  await page.locator('#all-figures tbody .link').first().click();
  await page.locator('#correct-value').fill('50');
  await page.locator('#correct-apply').click();
  await page.locator('#all-figures small', { hasText: '已更正' }).waitFor();
  const csv = (await saved(page, '#export-csv')).bytes.toString('utf8');
  assert.ok(csv.startsWith('\ufeff报告,'));
  assert.match(csv, /数值由读者更正，原为“48”/);
  await tab(page, 'compare');
  assert.match((await cells(page, '#comparison', '行政复议案件')).join(' '), /50/);
  await tab(page, 'figures');
  await page.locator('#filter-figures').fill('48件');
  await page.locator('#all-figures tbody .link').first().click();
  await page.locator('#correct-undo').click();
  await page.locator('#all-figures small', { hasText: '已更正' }).waitFor({ state: 'detached' });
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('unit and label are corrected, too; it is there when the text is read anew, and every export says so', async () => {
  const page = await workspace();
  await tab(page, 'figures');
  await page.locator('#filter-figures').fill('48件');
  await page.locator('#all-figures tbody .link').first().click();
  const label = await page.locator('#correct-label').inputValue();
  await page.locator('#correct-label').fill('复议收案');
  await page.locator('#correct-unit').fill('人');
  await page.locator('#correct-apply').click();
  await page.locator('#all-figures small', { hasText: '已更正' }).waitFor();
  const said = [`单位由读者更正，原为“件”`, `指标由读者更正，原为“${label}”`];
  const table = () => page.locator('#all-figures tbody tr:not(.spacer)').first().locator('td').allInnerTexts();
  assert.deepEqual((await table()).slice(1, 5), ['复议收案', '48件', '48', '人']);
  const file = await saved(page, '#save-workspace');
  await page.context().close();

  // A workspace has no analyses: opening one is reading everything anew.
  const other = await emptyPage(browser, { ...WIDE, acceptDownloads: true });
  await other.locator('#empty-workspace').click();
  await other.locator('#open-workspace').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
  await other.locator('#all-figures small', { hasText: '已更正' }).waitFor();
  assert.deepEqual((await other.locator('#all-figures tbody tr:not(.spacer)').first().locator('td').allInnerTexts()).slice(1, 5), ['复议收案', '48件', '48', '人']);
  for (const button of ['#export-csv', '#export-md', '#export-html']) {
    const text = (await saved(other, button)).bytes.toString('utf8');
    for (const words of said) assert.ok(text.includes(words), `${button}: ${words}`);
  }
  const [report] = JSON.parse((await saved(other, '#export-json')).bytes.toString('utf8'));
  const [{ figure, label: was, unit }] = report.corrections;
  assert.deepEqual([was, unit, report.figures[figure].label, report.figures[figure].unit], [label, '件', '复议收案', '人']);
  // The unit is another one, so it is no longer the other report's.
  await tab(other, 'compare');
  await other.locator('#compare-which').selectOption({ label: '云岫县：历年' });
  assert.match((await cells(other, '#comparison', '行政复议案件')).join(' '), /48 人/);
  assert.ok((await saved(other, '#export-csv')).bytes.toString('utf8').includes(said[0]));
  assert.deepEqual(other.errors, []);
  await other.context().close();
});

test('a figure that the program did not see is added by selecting its words', async () => {
  const page = await workspace({ ...YEARS, 'c.txt': report('白石县', 2023, '办理法律援助案件120件，果园遍布各村。') });
  await tab(page, 'figures');
  await page.locator('#filter-figures').fill('白石县');
  await page.locator('#all-figures tbody .link').first().click();
  await page.locator('#correct-sentence').evaluate((quote) => {
    const words = quote.firstChild;
    const at = words.data.indexOf('果园');
    getSelection().setBaseAndExtent(words, at, words, at + 2);
  });
  await page.locator('#correct-add').click();
  // Words without a number are no figure by themselves: nothing is taken for zero.
  await page.locator('[role=status]', { hasText: '没有认出数字' }).waitFor();
  assert.equal(await page.locator('#all-figures td', { hasText: '果园' }).count(), 0);
  await page.locator('#correct-pending', { hasText: '“果园”里没有认出数字' }).waitFor();
  await page.locator('#correct-label').fill('果园');
  await page.locator('#correct-value').fill('12');
  await page.locator('#correct-unit').fill('个');
  await page.locator('#correct-add').click();
  const row = page.locator('#all-figures tbody tr', { hasText: '果园' }).first();
  await row.waitFor();
  assert.deepEqual((await row.locator('td').allInnerTexts()).slice(1, 5), ['果园', '果园', '12', '个']);
  assert.match(await row.innerText(), /已更正/);
  // The fields are again those of the figure that is shown.
  assert.equal(await page.locator('#correct-value').inputValue(), '120');
  assert.match((await saved(page, '#export-csv')).bytes.toString('utf8'), /读者添加/);
  await page.context().close();
});

test('an indicator of one’s own is a row of the comparison', async () => {
  const page = await workspace();
  await tab(page, 'compare');
  await page.locator('.own summary').click();
  await page.locator('#own-name').fill('复议受理');
  await page.locator('#own-words').fill('受理 复议');
  await page.locator('#own-add').click();
  await page.locator('#comparison th[scope=row]', { hasText: '复议受理' }).waitFor();
  await page.context().close();
});

test('place and period can be said where the text does not, and reports can be removed', async () => {
  const page = await workspace();
  const row = page.locator('#reports tr', { hasText: 'b2023.txt' });
  await row.locator('input').nth(1).fill('云岫县');
  await row.locator('input').nth(2).fill('2021');
  await row.locator('input').nth(2).blur();
  await tab(page, 'compare');
  // A third year of one place: indicator, unit and three reports.
  await page.locator('#comparison thead th', { hasText: '云岫县 2021' }).waitFor();
  await page.locator('#compare-which').selectOption({ label: '云岫县：历年' });
  assert.equal(await page.locator('#comparison thead th').count(), 5);
  await tab(page, 'list');
  const csv = (await saved(page, '#export-csv')).bytes.toString('utf8');
  assert.match(csv, /b2023\.txt,云岫县,2021.*地区由读者更正，原为“青岚县”；年度由读者更正，原为“2023”/);
  await row.locator('.link', { hasText: '移除' }).click();
  await page.locator('#many-progress', { hasText: '共 2 份' }).waitFor();
  // What was taken out comes back when it is brought again.
  const tidy = await drop(page, { 'b2023.txt': YEARS['b2023.txt'], 'd.txt': report('白石县', 2020, '无。') });
  await page.locator('#many-progress', { hasText: '共 4 份，已' }).waitFor();
  await tidy();
  await page.context().close();
});

test('every format is a file, and a workspace comes back with its corrections', async () => {
  const page = await workspace();
  await tab(page, 'compare');
  for (const [button, name, starts] of [
    ['#export-csv', 'mingshu-compare.csv', '\ufeff指标'],
    ['#export-md', 'mingshu-compare.md', '## 对比'],
    ['#export-json', 'mingshu-compare.json', '{"schema":1'],
    ['#export-html', 'mingshu-report.html', '<!DOCTYPE html>'],
    ['#export-xlsx', 'mingshu-all.xlsx', 'PK'],
  ]) {
    const file = await saved(page, button);
    assert.equal(file.name, name);
    assert.ok(file.bytes.toString('utf8').startsWith(starts), name);
  }
  await tab(page, 'figures');
  await page.locator('#all-figures tbody .link').first().click();
  await page.locator('#correct-value').fill('7');
  await page.locator('#correct-apply').click();
  await page.locator('#all-figures small', { hasText: '已更正' }).waitFor();
  const file = await saved(page, '#save-workspace');
  await page.context().close();

  const other = await emptyPage(browser, WIDE);
  await other.locator('#empty-workspace').click();
  await other.locator('#open-workspace').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
  await other.locator('#all-figures small', { hasText: '已更正' }).waitFor();
  await other.locator('#work-list').click();
  await other.locator('#many-progress', { hasText: '共 3 份，已全部分析' }).waitFor();
  await other.locator('#open-workspace').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await other.locator('[role=status]', { hasText: '不是明数保存的工作区' }).waitFor();
  assert.deepEqual(other.errors, []);
  await other.context().close();
});

test('a file has one name for one content', async () => {
  const page = await workspace();
  const names = {};
  for (const name of ['list', 'compare', 'matrix', 'findings', 'cross', 'figures']) {
    await tab(page, name);
    const file = await saved(page, '#export-json');
    (names[file.name] ??= []).push(file.bytes.toString('utf8'));
  }
  assert.deepEqual(Object.keys(names).sort(), ['mingshu-compare.json', 'mingshu-reports.json']);
  for (const [name, contents] of Object.entries(names)) assert.equal(new Set(contents).size, 1, name);
  await page.context().close();
});

test('what is ignored in a report is not counted in the list, which says so', async () => {
  const page = await workspace({ 'd.txt': report('白石县', 2023, '清理规范性文件21件，其中继续有效7件、修改5件、废止8件，，多次开会。') });
  const cell = page.locator('#reports tr', { hasText: 'd.txt' }).locator('td.n').nth(1);
  const all = Number(await cell.innerText());
  await page.locator('#back-to-report').click();
  await page.locator('#tab-findings').click();
  await page.locator('.finding', { hasText: '分项合计' }).locator('.finding-head').click();
  await page.locator('.ignore-one').click();
  await page.locator('.finding', { hasText: '连用' }).locator('.finding-head').click();
  await page.locator('.ignore-rule').click();
  await page.locator('.findings-ignored', { hasText: '已忽略 2 条' }).waitFor();
  await page.locator('#workspace-button').click();
  assert.match(await cell.innerText(), new RegExp(`^${all - 2}\\s+已忽略 2$`));
  await tab(page, 'findings');
  assert.match(await page.locator('#checks-count').innerText(), new RegExp(`^${all - 2} 处`));
  assert.match(await page.locator('#checks-ignored').innerText(), /已忽略 2 处/);
  assert.equal(await page.locator('#checks .cross-line', { hasText: '分项合计' }).count(), 0);
  // The rule is quiet in every report, the one finding was of this one.
  const tidy = await drop(page, { 'e.txt': report('红枫县', 2023, '清理规范性文件21件，其中继续有效7件、修改5件、废止8件，，多次开会。') });
  await tab(page, 'list');
  await page.locator('#many-progress', { hasText: '共 2 份，已' }).waitFor();
  await tidy();
  assert.match(await page.locator('#reports tr', { hasText: 'e.txt' }).locator('td.n').nth(1).innerText(), new RegExp(`^${all - 1}\\s+已忽略 1$`));
  await page.locator('#back-to-report').click();
  await page.locator('#tab-findings').click();
  await page.locator('#ignore-nothing').click();
  await page.locator('#workspace-button').click();
  // That was the other report: what was ignored in this one by itself stays so, and its rule is back.
  assert.match(await cell.innerText(), new RegExp(`^${all - 1}\\s+已忽略 1$`));
  assert.equal(await page.locator('#reports tr', { hasText: 'e.txt' }).locator('td.n').nth(1).innerText(), String(all));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('what is kept is told on the start page, and cleared from the workspace', async () => {
  const page = await workspace();
  await page.locator('#keep').check();
  await page.locator('#wipe-kept').waitFor();
  await page.waitForTimeout(600);
  await page.reload();
  await page.locator('.empty-lines', { hasText: '有 3 份报告保存在这台电脑的这个浏览器里' }).waitFor();
  assert.doesNotMatch(await page.locator('.empty-lines').innerText(), /不保存/);
  await page.locator('#empty-workspace').click();
  await page.locator('#many-progress', { hasText: '共 3 份，已全部分析' }).waitFor();
  await page.locator('#clear').click();
  await page.locator('.empty-lines', { hasText: '不上传、不保存' }).waitFor();
  await page.waitForTimeout(600);
  await page.reload();
  await page.locator('#empty-workspace').click();
  await page.locator('.nothing').waitFor();
  assert.match(await page.locator('.nothing').innerText(), /还没有报告/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a workspace that came from a file is cleared where it is shown', async () => {
  const page = await workspace();
  const file = await saved(page, '#save-workspace');
  await page.context().close();
  const other = await emptyPage(browser, WIDE);
  await other.locator('#empty-workspace').click();
  await other.locator('#open-workspace').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
  await other.locator('#many-progress', { hasText: '共 3 份' }).waitFor();
  await other.locator('#clear').click();
  await other.locator('#empty-workspace').click();
  await other.locator('.nothing').waitFor();
  await other.context().close();
});

test('a table is copied for Word and Excel', async () => {
  const page = await pageWith(browser, REPORT, WIDE);
  await page.locator('#workspace-button').click();
  await page.locator('#work-figures').click();
  await page.locator('#copy-table').click();
  const kinds = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (kind) => (await item.getType(kind)).text();
    return { html: await read('text/html'), text: await read('text/plain') };
  });
  assert.match(kinds.html, /<table[\s\S]*2350/);
  assert.match(kinds.text.split('\n')[0], /报告\t地区\t年度/);
  await page.context().close();
});

test('a workspace file brings back how everything was shown, also when it is dropped', async () => {
  const page = await workspace();
  await page.locator('#reports thead button', { hasText: '数据' }).click();
  await page.locator('#filter-reports').fill('2023');
  await page.locator('.bar-theme').click();
  await page.locator('.bar-languages button').nth(1).click();
  await tab(page, 'compare');
  await page.locator('#compare-which').selectOption({ index: 1 });
  const file = await saved(page, '#save-workspace');
  const { settings } = JSON.parse(file.bytes.toString('utf8'));
  assert.deepEqual(settings, {
    'compare.which': 'place:云岫县', lang: 'en', 'list.filter': '2023', 'list.sort': 'figures', theme: 'light', view: 'compare',
  });
  await page.context().close();

  const other = await emptyPage(browser, WIDE);
  const tidy = await drop(other, { 'any name.JSON': file.bytes });
  await other.locator('#comparison .moved').first().waitFor();
  assert.equal(await other.locator('html').getAttribute('lang'), 'en');
  assert.equal(await other.locator('#work-compare').getAttribute('aria-selected'), 'true');
  assert.equal(await other.locator('#compare-which option:checked').innerText(), '云岫县: years');
  await tab(other, 'list');
  assert.equal(await other.locator('#filter-reports').inputValue(), '2023');
  assert.equal(await other.locator('#reports tbody tr:not(.spacer)').count(), 2);
  await tidy();
  assert.deepEqual(other.errors, []);
  await other.context().close();
});

test('a file that only looks like a workspace is read like any other', async () => {
  const page = await emptyPage(browser, WIDE);
  const tidy = await drop(page, { '年报.json': REPORT });
  await page.locator('.title h1', { hasText: '2023年度' }).waitFor();
  await tidy();
  await page.context().close();
});

test('nothing is stored unless the reader asks; then it comes back, and can be wiped', async () => {
  const page = await workspace();
  assert.deepEqual(await stored(page), []);
  await page.locator('#keep').check();
  await page.locator('#wipe-kept').waitFor();
  await tab(page, 'figures');
  await page.locator('#filter-figures').fill('48件');
  await page.locator('#all-figures tbody .link').first().click();
  await page.locator('#correct-value').fill('50');
  await page.locator('#correct-apply').click();
  await page.locator('#all-figures small', { hasText: '已更正' }).waitFor();
  await page.waitForTimeout(600);
  assert.deepEqual(await stored(page), ['mingshu-workspace']);

  await page.reload();
  await page.locator('#empty-workspace').click();
  await page.locator('#all-figures small', { hasText: '已更正' }).waitFor();
  await tab(page, 'list');
  await page.locator('#many-progress', { hasText: '共 3 份，已全部分析' }).waitFor();
  // What is taken out is taken out there, too.
  await page.locator('#reports tr', { hasText: 'b2023.txt' }).locator('.link', { hasText: '移除' }).click();
  await page.waitForTimeout(600);
  await page.reload();
  await page.locator('#empty-workspace').click();
  await page.locator('#many-progress', { hasText: '共 2 份，已全部分析' }).waitFor();

  await page.locator('#wipe-kept').click();
  await page.locator('#wipe-kept').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#keep').isChecked(), false);
  assert.deepEqual(await stored(page), []);
  await page.reload();
  await page.locator('#empty-workspace').click();
  await page.locator('.nothing').waitFor();
  assert.deepEqual(await stored(page), []);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('where the browser keeps nothing, one sentence says so', async () => {
  const page = await workspace();
  await page.evaluate(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await page.locator('#keep').click();
  await page.locator('#keep-hint', { hasText: '不允许本页在本机保存' }).waitFor();
  await page.context().close();
});

test('wiping the page wipes the workspace, also one that came from a file', async () => {
  const page = await workspace();
  const file = await saved(page, '#save-workspace');
  await page.locator('#back-to-report').click();
  await page.locator('#clear').click();
  await page.locator('#empty-workspace').click();
  await page.locator('.nothing').waitFor();
  await page.locator('#open-workspace').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
  await page.locator('#many-progress', { hasText: '共 3 份' }).waitFor();
  await page.context().close();
});

test('of many reports only what is in view is drawn, and the others are a button away', async () => {
  const files = {};
  for (let k = 0; k < 120; k += 1) files[`${k}.txt`] = report(`第${k}县`.replace(/\d/g, (d) => '零一二三四五六七八九'[d]), 2023, `全年受理行政复议案件${k + 10}件。`);
  const page = await workspace(files);
  await page.locator('#many-progress', { hasText: '共 120 份' }).waitFor();
  assert.ok(await page.locator('#reports tbody tr').count() < 90);
  await tab(page, 'compare');
  await page.locator('#comparison tbody tr:not(.spacer)').first().waitFor();
  assert.equal(await page.locator('#comparison thead th').count(), 2 + 24);
  // The rank is among all of them.
  assert.match((await cells(page, '#comparison', '行政复议案件')).join(' '), /第 1\d\d/);
  await page.locator('#columns-after').click();
  assert.match(await page.locator('.many-tools').innerText(), /第 25–48 份，共 120 份/);
  await page.locator('#comparison th .link').first().click();
  await page.locator('#compare-chosen svg').waitFor();
  assert.equal(await page.locator('#compare-chosen svg rect.mark').count(), 60);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('two drafts are suggested where two reports are of one place and year, and only there', async () => {
  const page = await workspace();
  await tab(page, 'drafts');
  await page.locator('.nothing', { hasText: '没有同一地区、同一年度的两份报告' }).waitFor();
  assert.equal(await page.locator('#draft-counts').count(), 0);
  // Without two drafts there is no table of them to take away, nor is a report printed that is not shown.
  assert.ok(await page.locator('#export-csv').isDisabled());
  assert.ok(await page.locator('#copy-table').isDisabled());
  assert.equal(await page.locator('.bar-print').count(), 0);
  // Two reports may be held against each other all the same, and a sentence says what they are.
  await page.locator('#draft-before').selectOption({ label: 'a2022.txt' });
  await page.locator('.nothing', { hasText: '另一边' }).waitFor();
  await page.locator('#draft-after').selectOption({ label: 'b2023.txt' });
  await page.locator('#draft-counts').waitFor();
  assert.ok(await page.locator('#export-csv').isEnabled());
  await page.locator('#draft-others', { hasText: '不是同一地区、同一年度' }).waitFor();
  await page.context().close();

  const drafts = await workspace({ ...YEARS, 'c2023.txt': YEARS['a2023.txt'].replace('61件', '62件') });
  await tab(drafts, 'drafts');
  assert.match(await drafts.locator('#draft-figures').innerText(), /61件\s+62件\s+\+1/);
  assert.equal(await drafts.locator('#draft-others').count(), 0);
  assert.deepEqual(drafts.errors, []);
  await drafts.context().close();
});

test('of very many reports of one place and year a sentence says how they are held against each other', async () => {
  const files = {};
  for (let k = 0; k < 30; k += 1) files[`${k}.txt`] = report('云岫县', 2023, `全年受理行政复议案件${k === 29 ? 62 : 61}件。`);
  const page = await workspace(files);
  await tab(page, 'cross');
  await page.locator('#cross-count', { hasText: '共 1 处' }).waitFor();
  assert.match(await page.locator('#cross-crowd').innerText(), /同一年度有 30 份报告/);
  await page.context().close();
  const few = await workspace();
  await tab(few, 'cross');
  await few.locator('#cross-count').waitFor();
  assert.equal(await few.locator('#cross-crowd').count(), 0);
  await few.context().close();
});

test('names of rows and of columns stay in view while the table is scrolled', async () => {
  const files = {};
  for (let k = 0; k < 14; k += 1) files[`${k}.txt`] = report(`${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[k]}岫县`, 2023, REPORT.slice(REPORT.indexOf('全年'), REPORT.indexOf('二、')));
  const page = await workspace(files);
  for (const [name, table] of [['compare', '#comparison'], ['matrix', '#matrix']]) {
    await tab(page, name);
    await page.locator(`${table} tbody tr:not(.spacer)`).first().waitFor();
    const at = await page.locator('.many-scroll').evaluate((scroller, selector) => {
      scroller.scrollTo(400, 120);
      const view = scroller.getBoundingClientRect();
      const box = (element) => element.getBoundingClientRect();
      const [corner, second] = scroller.querySelectorAll(`${selector} thead th`);
      const rows = [...scroller.querySelectorAll(`${selector} tbody th`)];
      const seen = rows.find((row) => box(row).top > box(corner).bottom);
      const over = document.elementFromPoint(view.left + 20, box(seen).top + 12);
      return {
        scrolled: [scroller.scrollLeft > 100, scroller.scrollTop > 50],
        corner: [box(corner).left - view.left, box(corner).top - view.top].map(Math.round),
        row: Math.round(box(seen).left - view.left),
        second: box(second).left < box(corner).right,
        covers: seen.contains(over),
      };
    }, table);
    assert.equal(at.scrolled[0], true, `${name}: ${JSON.stringify(at)}`);
    assert.ok(at.corner.every((by) => by >= 0 && by <= 1) && at.row >= 0 && at.row <= 1, JSON.stringify(at));
    assert.ok(at.second && at.covers, JSON.stringify(at));
  }
  await page.context().close();
});

/** Reports that take long enough to be stopped in the middle of them. */
function many(count) {
  const files = {};
  for (let k = 0; k < count; k += 1) files[`${String(k).padStart(3, '0')}.txt`] = REPORT.replace('61件', `${k + 100}件`).repeat(40);
  return files;
}

test('a pause stops the reading of files as well as their analysis, and the work goes on where it was', async () => {
  const page = await emptyPage(browser, WIDE);
  await page.locator('#empty-workspace').click();
  const tidy = await drop(page, many(300));
  await page.locator('#pause').dispatchEvent('click');
  await page.locator('.line.progress', { hasText: '已暂停读取 300 个文件' }).waitFor();
  await page.waitForTimeout(500);
  const rows = () => page.locator('#reports').getAttribute('aria-rowcount');
  const before = await rows();
  assert.ok(Number(before) < 301, before);
  await page.waitForTimeout(700);
  assert.equal(await rows(), before);
  assert.match(await page.locator('#many-progress').innerText(), /\/ 300/, 'also what is not read yet is counted');
  await page.locator('.line.progress .button', { hasText: '继续' }).click();
  await page.locator('#many-progress', { hasText: '共 300 份，已全部分析' }).waitFor();
  assert.equal(await page.locator('.line.progress').count(), 0);
  assert.deepEqual(page.errors, []);
  await tidy();
  await page.context().close();
});

test('what is left is given up: files that were not read are named, reports that were not analysed say so', async () => {
  const page = await emptyPage(browser, WIDE);
  await page.locator('#empty-workspace').click();
  const tidy = await drop(page, many(300));
  await page.locator('#reports tbody tr:not(.spacer)').first().waitFor();
  await page.locator('#cancel-rest').dispatchEvent('click');
  await page.locator('.many-unread li').first().waitFor();
  const rows = Number(await page.locator('#reports').getAttribute('aria-rowcount')) - 1;
  assert.equal(rows + await page.locator('.many-unread li').count(), 300, 'none is lost');
  assert.match(await page.locator('.many-unread li').first().innerText(), /已取消/);
  await page.locator('#many-progress', { hasText: '已全部分析' }).waitFor();
  await tidy();
  await page.context().close();
});

test('opening a report and dropping more do not stop the reading of many', async () => {
  const page = await emptyPage(browser, WIDE);
  await page.locator('#empty-workspace').click();
  const tidy = await drop(page, many(200));
  await page.locator('#reports tbody .link').first().waitFor();
  await page.locator('#reports tbody .many-name .link').first().dispatchEvent('click');
  await page.locator('.title h1').waitFor();
  const more = await drop(page, { '最后.txt': REPORT.replace('2023年度', '2021年度') });
  await page.locator('#workspace-button').click();
  await page.locator('#many-progress', { hasText: '共 201 份，已全部分析' }).waitFor();
  await page.locator('#filter-reports').fill('最后');
  await page.locator('#reports tr', { hasText: '最后.txt' }).waitFor();
  assert.deepEqual(page.errors, []);
  await more();
  await tidy();
  await page.context().close();
});

test('the work can be paused, and what is left given up', async () => {
  const page = await emptyPage(browser, WIDE);
  await page.locator('#empty-workspace').click();
  const files = {};
  for (let k = 0; k < 300; k += 1) files[`${k}.txt`] = REPORT.replace('61件', `${k}件`).repeat(40);
  const tidy = await drop(page, files);
  await page.locator('#pause').dispatchEvent('click');
  await page.locator('#many-progress', { hasText: '已暂停' }).waitFor();
  await page.waitForTimeout(500);
  const before = await page.locator('#many-progress').innerText();
  await page.waitForTimeout(500);
  assert.equal(await page.locator('#many-progress progress').getAttribute('value'), /：(\d+)/.exec(before)[1]);
  await page.locator('#pause').click();
  await page.locator('#many-progress', { hasText: '约' }).or(page.locator('#many-progress', { hasText: '已全部分析' })).first().waitFor();
  await tidy();
  await page.context().close();
});

test('on a narrow page the longest bar has its value', async () => {
  const files = {};
  for (const [k, place] of ['云岫县', '青岚县', '红枫自治县'].entries()) files[`${k}.txt`] = report(place, 2023, `罚没金额${310 + k * 20}.5万元。`);
  const page = await workspace(files, { viewport: { width: 390, height: 844 } });
  await tab(page, 'compare');
  await page.locator('#compare-which').selectOption({ label: '2023 年：各地' });
  await page.locator('#comparison th .link', { hasText: '罚没金额' }).click();
  await page.locator('#compare-chosen svg').waitFor();
  const { values, right } = await page.locator('.many-chart').evaluate((figure) => ({
    values: [...figure.querySelectorAll('text[text-anchor=start]')].map((text) => [text.textContent, text.getBoundingClientRect().right]),
    right: figure.getBoundingClientRect().right,
  }));
  assert.equal(values.length, 3);
  for (const [words, end] of values) assert.ok(end <= right, `${words} ends at ${end}, and there is room up to ${right}`);
  await page.context().close();
});

test('in English one thing is one, and how exact a value is stands before it', async () => {
  const page = await workspace({ 'a.txt': report('云岫县', 2023, '全年受理行政复议案件20余件。'), 'b.txt': report('青岚县', 2023, '全年受理行政复议案件31件。') });
  await page.locator('.bar-languages button', { hasText: 'EN' }).click();
  await tab(page, 'compare');
  assert.match((await cells(page, '#comparison', /econsideration/)).join(' '), /over 20/);
  await page.locator('#back-to-report').click();
  assert.match(await page.locator('.counts').innerText(), /^1 figure(?!s)/);
  await page.context().close();
});
