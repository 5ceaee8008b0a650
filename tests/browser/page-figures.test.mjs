// Table, text and outline lead to each other; the table sorts, filters and can be taken away.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, test } from './harness.mjs';
import { NARROW, clipboard, column, emptyPage, heading, inView, mark, pageWith, row, rows, said } from './page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

async function examplePage(options) {
  const page = await emptyPage(browser, options);
  await page.locator('#example').click();
  await page.locator('.title h1').waitFor();
  return page;
}

const number = (text) => Number(text.replace(/[^\d.–-]/g, '').split('–')[0]);

test('the table sorts by every column, up, down and back', async () => {
  const page = await pageWith(browser);
  const original = await column(page, 'written');
  for (const name of ['label', 'written', 'number', 'unit', 'check', 'kind', 'section', 'period']) {
    const head = page.locator(`th.col-${name}`);
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    const up = await column(page, name);
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    const down = await column(page, name);
    if (name === 'number') {
      assert.deepEqual(up.map(number), up.map(number).sort((a, b) => a - b));
      assert.deepEqual(down.map(number), down.map(number).sort((a, b) => b - a));
    }
    assert.deepEqual([...up].sort(), [...down].sort(), name);
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'none');
    assert.deepEqual(await column(page, 'written'), original);
  }
  await page.context().close();
});

test('the table is filtered by words, kind, section and doubt', async () => {
  const page = await pageWith(browser);
  const all = await rows(page).count();
  await page.locator('#filter').fill('2350');
  assert.deepEqual(await column(page, 'written'), ['2350项']);
  assert.match(await page.locator('.filters-count').innerText(), new RegExp(`^1 / ${all} `));
  await page.locator('#show-all').click();
  assert.equal(await rows(page).count(), all);
  await page.locator('#filter-kind').selectOption('percent');
  assert.deepEqual(await column(page, 'written'), ['99.5%']);
  await page.locator('#filter-kind').selectOption('');
  await page.locator('#filter-section').selectOption({ label: '\u3000（二）规范行政执法' });
  assert.deepEqual(await column(page, 'written'), ['860台', '1365.2万元']);
  await page.locator('#filter').fill('没有这样的词');
  await page.locator('.nothing', { hasText: '没有符合条件的数据' }).waitFor();
  await page.locator('.nothing button').click();
  assert.equal(await rows(page).count(), all);
  await page.locator('#filter-doubtful').check();
  const doubtful = await page.locator('tbody tr.doubtful').count();
  assert.equal(await rows(page).count(), doubtful);
  await page.context().close();
});

test('a row leads to its words, in view and marked, and back', async () => {
  const page = await examplePage();
  await page.locator('#filter').fill('186件');
  await row(page, '186件').click();
  const words = mark(page, '186件');
  await words.and(page.locator('.chosen')).waitFor();
  assert.ok(await inView(words), 'the words are in view');
  assert.match(await page.locator('.sentence').allInnerTexts().then((all) => all.join('')), /全年收到行政复议申请/);
  assert.equal(await heading(page, '发挥行政复议主渠道作用').and(page.locator('.current')).count(), 1);

  // Another mark in the same text: its row was filtered out, so the filter goes.
  await mark(page, '148件').click();
  const other = row(page, '148件');
  await other.and(page.locator('.chosen')).waitFor();
  assert.ok(await inView(other), 'the row is in view');
  assert.equal(await page.locator('#filter').inputValue(), '');
  assert.match(await said(page).innerText(), /已取消筛选/);
  await page.context().close();
});

test('a heading narrows the table and shows its section', async () => {
  const page = await examplePage();
  await page.locator('.outline-pane .scroll').evaluate((pane) => { pane.scrollTop = pane.scrollHeight / 2; });
  const count = Number(await heading(page, '规范行政应诉').locator('.leaf-count').innerText());
  assert.ok(count > 3);
  await heading(page, '规范行政应诉').click();
  assert.equal(await rows(page).count(), count);
  assert.equal(await page.locator('#filter-section option:checked').innerText(), '　　3. 规范行政应诉');
  assert.ok(await inView(page.locator('.text .heading', { hasText: '规范行政应诉' })));
  await page.locator('.outline-pane .scroll').evaluate((pane) => { pane.scrollTop = 0; });
  await heading(page, '全文').click();
  assert.match(await page.locator('.filters-count').innerText(), /^\d+ 个$/);
  await page.context().close();
});

test('the outline counts what is in and below each heading', async () => {
  const page = await pageWith(browser);
  const all = await rows(page).count();
  assert.equal(await heading(page, '全文').locator('.leaf-count').innerText(), String(all));
  const counts = {};
  for (const name of ['一、主要举措', '（一）', '（二）', '二、存在']) {
    counts[name] = Number(await heading(page, name).locator('.leaf-count').innerText());
  }
  assert.equal(counts['一、主要举措'], counts['（一）'] + counts['（二）']);
  assert.equal(counts['（二）'], 2);
  await heading(page, '一、主要举措').locator('[data-fold]').click();
  assert.equal(await heading(page, '（一）').count(), 0);
  await page.context().close();
});

test('words are found anywhere in the text', async () => {
  const page = await examplePage();
  await page.locator('#find').fill('法律援助');
  await page.locator('.hit').first().waitFor();
  assert.ok(await inView(page.locator('.hit')));
  const first = await page.locator('.find-count').innerText();
  assert.match(first, /^1 \/ \d+$/);
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.find-count').innerText(), /^2 \/ /);
  // The one that the reader has come to is another one now, and looks it.
  await page.locator('.current-hit', { hasText: '法律援助' }).waitFor();
  assert.equal(await page.locator('.current-hit').count(), 1);
  // Esc leaves the search first, and the text has the focus.
  await page.keyboard.press('Escape');
  await page.locator('.hit').first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('#find').inputValue(), '');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
  await page.context().close();
});

test('3 goes to the table, and the arrows choose its rows from there', async () => {
  const page = await pageWith(browser);
  await page.keyboard.press('3');
  await page.keyboard.press('ArrowDown');
  await page.locator('tr.chosen[data-row="0"]').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('tr.chosen[data-row="1"]').waitFor();
  // A key on the head of a column is the head's own.
  await page.locator('th.col-number button').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('tr.chosen').getAttribute('data-row'), '1');
  await page.context().close();
});

test('a quotation carries its sentence and where it is from', async () => {
  const page = await pageWith(browser);
  await row(page, '860台').click();
  await page.locator('.docked .button', { hasText: '复制引文' }).click();
  await said(page).filter({ hasText: '已复制引文' }).waitFor();
  const quoted = await clipboard(page);
  assert.match(quoted, /^“配备执法记录仪860台，罚没金额1365\.2万元。”——云岫县人民政府/);
  assert.match(quoted, /《云岫县人民政府2023年度法治政府建设情况报告》，见“一、主要举措和成效 ＞ （二）规范行政执法”/);
  await page.context().close();
});

test('a quotation can be copied where there is no clipboard interface', async () => {
  const page = await pageWith(browser);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }));
  await row(page, '860台').click();
  await page.keyboard.press('c');
  await said(page).filter({ hasText: '已复制引文' }).waitFor();
  await page.evaluate(() => { delete navigator.clipboard; });
  assert.match(await clipboard(page), /^“配备执法记录仪860台/);
  await page.context().close();
});

test('the table is copied as rows for a spreadsheet', async () => {
  const page = await pageWith(browser);
  await page.locator('#filter').fill('台');
  await page.locator('#copy-table').click();
  await said(page).filter({ hasText: '已复制' }).waitFor();
  const lines = (await clipboard(page)).split(/\r?\n/);
  assert.equal(lines[0], '名称\t原文写法\t数值\t单位\t勾稽\t类别\t章节\t时间');
  assert.match(lines[1], /\t860台\t860\t台\t\t数量\t（二）规范行政执法\t/);
  assert.equal(lines.length, 2);
  await page.context().close();
});

test('on a narrow page a row opens its sentence in place', async () => {
  const page = await pageWith(browser, undefined, NARROW);
  assert.equal(await page.locator('.text').count(), 0, 'one pane at a time');
  await row(page, '860台').click();
  assert.match(await row(page, '860台').locator('blockquote').innerText(), /配备执法记录仪860台/);
  await row(page, '860台').locator('.button', { hasText: '看原文' }).click();
  assert.ok(await inView(mark(page, '860台')));
  await mark(page, '58件').click();
  await page.locator('.docked .button', { hasText: '看表格' }).click();
  await row(page, '58件').locator('blockquote').waitFor();
  await page.locator('#tab-outline').click();
  await heading(page, '（一）').click();
  assert.equal(await page.locator('#tab-table').getAttribute('aria-selected'), 'true');
  assert.equal(await page.locator('#filter-section option:checked').innerText(), '　（一）依法履行职能');
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(sideways <= 0, 'nothing sticks out');
  await page.context().close();
});

test('between narrow and wide the outline is a drawer', async () => {
  const page = await pageWith(browser, undefined, { viewport: { width: 1024, height: 768 } });
  assert.equal(await page.locator('[role=tree]').count(), 0);
  await page.locator('.text-pane .tools .button', { hasText: '提纲' }).click();
  await heading(page, '（二）').click();
  assert.equal(await page.locator('[role=tree]').count(), 0);
  assert.equal(await rows(page).count(), 2);
  await page.context().close();
});
