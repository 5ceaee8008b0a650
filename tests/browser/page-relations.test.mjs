// Sums, rates and changes: what does not agree is seen at once, computed before the reader's eyes, and leads on.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, test } from './harness.mjs';
import { NARROW, clipboard, column, emptyPage, inView, mark, pageWith, row, rows, said } from './page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

async function examplePage(options) {
  const page = await emptyPage(browser, options);
  await page.locator('#example').click();
  await page.locator('.title h1').waitFor();
  return page;
}

/** Chooses a figure by what is written, with the table whole again. */
async function choose(page, written) {
  await page.locator('#filter').fill(written);
  await row(page, written).first().click();
  await page.locator('#show-all').click();
}

const relations = (page) => page.locator('.docked .relation');

test('a total is shown with its parts, what they add up to and what is missing', async () => {
  const page = await examplePage();
  await choose(page, '172件');
  const sum = relations(page).filter({ hasText: '61件' });
  assert.match(await sum.innerText(), /✗ 不相符\s+61件 \+ 38件 \+ 19件 \+ 47件 = 165件，比总数 172件 少 7件。/);
  assert.ok(await inView(rows(page).and(page.locator('.chosen'))), 'the chosen row stays in view');
  for (const part of ['61件', '38件', '47件']) {
    await mark(page, part).and(page.locator('.partner')).waitFor();
    const tagged = row(page, part).and(page.locator('.partner'));
    assert.match(await tagged.locator('.tag.role').innerText(), /分项/);
  }
  assert.equal(await mark(page, '186件').and(page.locator('.partner')).count(), 0);

  // One click goes to a part, from where the total is a partner; the focus stays on what was pressed.
  await sum.locator('button', { hasText: '38件' }).click();
  await mark(page, '38件').and(page.locator('.chosen')).waitFor();
  assert.ok(await inView(row(page, '38件').and(page.locator('.chosen'))));
  assert.match(await row(page, '172件').locator('.tag.role').innerText(), /总数/);
  assert.equal(await sum.locator('button:focus').allInnerTexts().then((all) => all.join()), '38件');
  await page.context().close();
});

test('a rate is computed from its counts to the places that are printed', async () => {
  const page = await examplePage();
  await choose(page, '96.8%');
  assert.match(await relations(page).innerText(), /✗ 不相符\s+91件 ÷ 96件 = 94\.8%，原文为 96\.8%。/);
  await choose(page, '95.9%');
  assert.match(await relations(page).innerText(), /✓ 相符\s+70个 ÷ 73个 = 95\.9%，与原文 95\.9% 一致。/);
  await page.context().close();
});

test('a change is shown with both ends', async () => {
  const page = await examplePage();
  await choose(page, '25.7%');
  assert.match(await relations(page).innerText(), /✓ 相符\s+由 148件 到 186件，上升 38件（25\.7%），与原文 25\.7% 一致。/);
  await choose(page, '68.7%');
  assert.match(await relations(page).innerText(), /– 未核算\s+由 61\.2% 到 68\.7%，上升 7\.5个百分点。/);
  await page.context().close();
});

test('the words of the label are marked, each in its way, and a legend says which is which', async () => {
  const page = await examplePage();
  assert.equal(await page.locator('.legend').count(), 0);
  await choose(page, '172件');
  assert.deepEqual(await page.locator('.text .word-act').allInnerTexts(), ['审结']);
  assert.deepEqual(await page.locator('.text .word-head').allInnerTexts(), ['行政复议案件']);
  assert.deepEqual(await page.locator('.legend > *').allInnerTexts(), ['选中的数据', '相关数据', '统计的对象', '所做的事']);
  // Not by colour alone.
  const style = (selector, name) => page.locator(selector).first().evaluate((element, of) => getComputedStyle(element)[of], name);
  assert.equal(await style('.text .word-head', 'borderBottomStyle'), 'solid');
  assert.equal(await style('.text .word-act', 'borderBottomStyle'), 'dashed');
  assert.notEqual(await style('.text .partner', 'boxShadow'), 'none');
  // 38件 is 驳回 of the same cases: its words are marked where they stand, and nothing else is.
  await mark(page, '38件').click();
  assert.deepEqual(await page.locator('.text .word-act').allInnerTexts(), ['驳回']);
  await page.context().close();
});

test('the table tells what agrees, in signs and in words, and is filtered and sorted by it', async () => {
  const page = await examplePage();
  const all = await page.locator('.filters-count').innerText();
  await page.locator('.failing').click();
  const failing = await column(page, 'written');
  assert.deepEqual([...failing].sort(), ['172件', '19件', '38件', '47件', '61件', '91件', '96.8%', '96件'].sort());
  for (const cell of await column(page, 'check')) assert.match(cell, /✗\s*不相符/);
  assert.equal(await page.locator('#filter-linked').inputValue(), 'failing');
  await page.locator('#copy-table').click();
  await said(page).filter({ hasText: '已复制' }).waitFor();
  assert.match(await clipboard(page), /\t172件\t172\t件\t不相符\t数量\t/);

  await page.locator('#filter-linked').selectOption('any');
  const related = Number((await page.locator('.filters-count').innerText()).split(' ')[0]);
  assert.ok(related > failing.length);
  await page.locator('th.col-check button').click();
  const first = await column(page, 'check');
  assert.ok(first.slice(0, failing.length).every((cell) => cell.includes('不相符')), 'what fails stands first');
  assert.ok(!first[failing.length].includes('不相符'));
  await page.locator('#filter-linked').selectOption('');
  assert.equal(await page.locator('.filters-count').innerText(), all);
  await page.context().close();
});

test('a figure that is an indicator carries its definition, a plan is called one', async () => {
  const page = await examplePage();
  await choose(page, '2347件');
  assert.match(await page.locator('.docked .indicator').innerText(), /^指标：行政处罚案件。/);
  assert.match(await page.locator('.docked .detail-figure').innerText(), /时间：全年/);
  await choose(page, '不少于8名');
  assert.match(await page.locator('.docked .detail-figure').innerText(), /计划/);
  await page.context().close();
});

test('a report without relations says nothing of them', async () => {
  const page = await pageWith(browser, '云岫县法治政府建设情况报告\n\n一、情况\n全年培训3期。印发手册860本。\n');
  await row(page, '3期').click();
  assert.equal(await relations(page).count(), 0);
  assert.equal(await page.locator('.failing, .partner').count(), 0);
  assert.equal((await column(page, 'check')).join(''), '');
  await page.context().close();
});

test('a sum of a thousand parts is not written out whole', async () => {
  const lines = Array.from({ length: 1000 }, (_, i) => `| 第${i + 1}所 | ${i % 7 + 1} |`).join('\n');
  const table = `云岫县法治政府建设情况报告\n\n一、办理情况\n| 司法所 | 调解案件（件） |\n${lines}\n| 合计 | 99 |\n`;
  const page = await pageWith(browser, table);
  const total = rows(page).first();
  await total.click();
  assert.ok(await page.locator('.docked button').count() < 40);
  assert.ok(await page.locator('*').evaluateAll((all) => all.length) < 3000);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('on a narrow page the row shows sentence, partners and computation', async () => {
  const page = await examplePage(NARROW);
  await page.locator('#filter').fill('96.8%');
  await row(page, '96.8%').click();
  const open = row(page, '96.8%');
  assert.deepEqual(await open.locator('blockquote .partner').allInnerTexts(), ['96件', '91件']);
  assert.match(await open.locator('.relation').innerText(), /94\.8%/);
  await open.locator('.relation button', { hasText: '91件' }).click();
  await row(page, '91件').and(page.locator('.chosen')).waitFor();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(sideways <= 0, 'nothing sticks out');
  await page.context().close();
});

test('on a slow machine, too, the chosen row stays in view when the filter goes', async () => {
  const page = await examplePage();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  for (const written of ['172件', '15份', '640条', '96.8%', '12次']) {
    await choose(page, written);
    await page.waitForTimeout(400);
    assert.ok(await inView(rows(page).and(page.locator('.chosen'))), written);
  }
  await page.context().close();
});
