// What cannot be right and what is not there: a panel that leads to the words, says why, and can be told to be quiet.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, test } from './harness.mjs';
import { NARROW, clipboard, emptyPage, inView, mark, pageWith, row, said, shot } from './page.mjs';

/** An invented report with one of several kinds of fault, on a page that was published late. */
const BROKEN = `发布时间：2024-05-20

云岫县人民政府2023年度法治政府建设情况报告

　　一、主要举措和成效
　　（一）依法履行职能，优化营商环境
　　共审核文件221份，其中废止72份，修订35份，失效11份，保留98份。办理行政复议案件61件，，多次开会研究。
　　（二）规范行政执法
　　开庭审理案件96件，行政机关负责人出庭应诉91件，出庭应诉率98.8%。对照《法治政府建设纲要（2021—2025年）》，完成各项任务。
　　二、存在的不足和原因
　　由于编制少，个别乡镇执法力量不足，执法人员流动快，案卷质量有待提高，信息化水平还要提升。
　　三、2024年工作安排
　　2024年，我县将继续加强执法队伍建设，组织轮训，抓好执法监督，推进复议改革，落实各项任务。

　　　　　　　　　　　　云岫县人民政府
　　　　　　　　　　　　2024年1月22日
`;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const tab = (page) => page.locator('#tab-findings');
const items = (page) => page.locator('.finding');
const item = (page, words) => items(page).filter({ hasText: words });
const found = (page) => page.locator('.text .found');

async function brokenPage(options) {
  const page = await pageWith(browser, BROKEN, options);
  await tab(page).click();
  await items(page).first().waitFor();
  return page;
}

test('the example has its two errors, counted on the tab and in the title block', async () => {
  const page = await emptyPage(browser);
  await page.locator('#example').click();
  await page.locator('.title h1').waitFor();
  assert.match(await tab(page).innerText(), /核查\s+2/);
  await page.locator('.to-findings').click();
  assert.equal(await tab(page).getAttribute('aria-selected'), 'true');
  assert.equal(await items(page).count(), 2);
  assert.match(await page.locator('.findings-count').innerText(), /错误 2，警告 0，信息 0/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('findings stand by weight, each with its words and where they are', async () => {
  const page = await brokenPage();
  const weights = await items(page).locator('.weight').allInnerTexts();
  const rank = { 错误: 0, 警告: 1, 信息: 2 };
  assert.deepEqual([...weights].sort((a, b) => rank[a] - rank[b]), weights);
  const sum = item(page, '分项合计 216 份（72+35+11+98），与总数 221 份相差 5 份。');
  assert.equal(await sum.locator('.weight').innerText(), '错误');
  assert.match(await sum.locator('.finding-quote').innerText(), /共审核文件221份，其中废止72份/);
  assert.match(await sum.locator('.finding-rule').innerText(), /SUM001 分项相加不等于总数[\s\S]*（一）依法履行职能/);
  await shot(page, 'findings-1440');
  await page.context().close();
});

test('choosing one goes to its words, marks all of them and says why and what to do', async () => {
  const page = await brokenPage();
  await item(page, '分项合计').locator('.finding-head').click();
  const chosen = page.locator('.finding.chosen');
  assert.match(await chosen.innerText(), /同一句话里的数字互相矛盾[\s\S]*核对原始统计表/);
  assert.deepEqual(await found(page).allInnerTexts(), ['221份', '72份', '35份', '11份', '98份']);
  assert.ok(await inView(found(page).first()));
  // Not by colour alone.
  const line = await found(page).first().evaluate((element) => getComputedStyle(element).borderBottomStyle);
  assert.equal(line, 'solid');
  const figures = chosen.locator('.finding-figures .link');
  assert.deepEqual(await figures.allInnerTexts(), ['221份', '72份', '35份', '11份', '98份']);
  await figures.nth(4).click();
  assert.ok(await inView(mark(page, '98份')));
  assert.equal(await page.locator('.finding.chosen').count(), 1, 'the finding stays chosen');
  // Pressed again it closes, and the marks go.
  await chosen.locator('.finding-head').click();
  assert.equal(await page.locator('.finding.chosen').count(), 0);
  assert.equal(await found(page).count(), 0);
  await page.context().close();
});

test('a figure of the text leads to its row, and the findings are one tab away', async () => {
  const page = await brokenPage();
  await mark(page, '98.8%').click();
  assert.equal(await page.locator('#tab-table').getAttribute('aria-selected'), 'true');
  assert.ok(await inView(row(page, '98.8%')));
  await tab(page).click();
  await items(page).first().waitFor();
  await page.context().close();
});

test('the card says which contents are there, when it was published, and what is covered', async () => {
  const page = await brokenPage();
  const card = page.locator('.card');
  const lines = await card.locator('.contents li').allInnerTexts();
  assert.equal(lines.length, 5);
  assert.match(lines[0], /✓\s*主要举措和成效\s*一、主要举措和成效/);
  assert.match(lines[2], /✗\s*党政主要负责人履行第一责任人职责情况\s*没有找到/);
  assert.match(lines[4], /–\s*其他需要报告的情况\s*没有；不作要求/);
  assert.match(await card.locator('.published').innerText(), /2024年5月20日 公开，晚于期限 2024年4月1日/);
  await card.locator('.contents .link', { hasText: '三、2024年工作安排' }).click();
  assert.ok(await inView(page.locator('.text h3, .text h4').filter({ hasText: '2024年工作安排' })));

  const coverage = card.locator('.coverage');
  assert.match(await coverage.locator('summary').innerText(), /法治政府建设实施纲要（2021—2025年）：10 项任务/);
  await coverage.locator('summary').click();
  const enforcement = coverage.locator('tr', { hasText: '健全行政执法工作体系' });
  assert.match(await enforcement.innerText(), /（二）规范行政执法/);
  assert.match(await enforcement.locator('td').last().innerText(), /行政处罚案件/);
  await enforcement.locator('.link').first().click();
  assert.ok(await inView(page.locator('.text .heading', { hasText: '规范行政执法' })));
  await page.context().close();
});

test('older reports are not bound by the five contents, other documents have no card', async () => {
  const old = BROKEN.replaceAll('2024年', '2018年').replace('2023年度', '2017年度').replace('2024-05-20', '2018-02-20');
  const page = await pageWith(browser, old);
  await tab(page).click();
  assert.match(await page.locator('.not-bound').innerText(), /2017 年度的报告不受“五项内容”约束/);
  assert.equal(await page.locator('.contents .missing').count(), 0);
  assert.match(await page.locator('.published').innerText(), /按期（期限 2018年3月31日）/);
  await page.context().close();

  const other = await pageWith(browser, '云岫县人民政府2024年政府工作报告\n一、2023年工作回顾\n全年生产总值增长5.2%，新增就业3200人。\n');
  await tab(other).click();
  assert.match(await other.locator('p.card').innerText(), /不是法治政府建设年度报告/);
  await other.context().close();
});

test('one finding or a whole rule is ignored for the session, and comes back', async () => {
  const page = await brokenPage();
  const before = await items(page).count();
  const count = await tab(page).innerText();
  await item(page, '分项合计').locator('.finding-head').click();
  await page.locator('.ignore-one').click();
  assert.equal(await items(page).count(), before - 1);
  assert.notEqual(await tab(page).innerText(), count, 'the count on the tab follows');
  assert.equal(await found(page).count(), 0, 'its marks go with it');
  await said(page).filter({ hasText: '已忽略这一条' }).waitFor();

  await item(page, '标点“，，”连用').locator('.finding-head').click();
  await page.locator('.ignore-rule').click();
  assert.equal(await items(page).count(), before - 2);
  // The rule stays quiet in the next report, the one finding was of this report.
  await page.locator('#clear').click();
  await page.evaluate((words) => navigator.clipboard.writeText(words), BROKEN);
  await page.keyboard.press('Control+V');
  await page.locator('.title h1').waitFor();
  await tab(page).click();
  assert.equal(await items(page).count(), before - 1);
  assert.equal(await item(page, '标点“，，”连用').count(), 0);
  assert.match(await page.locator('.findings-ignored').innerText(), /已忽略 1 条/);
  await page.locator('#ignore-nothing').click();
  assert.equal(await items(page).count(), before);
  await page.context().close();
});

test('a class narrows the list, and the counts stay', async () => {
  const page = await brokenPage();
  const tally = await page.locator('.findings-count').innerText();
  await page.locator('#findings-class').selectOption('punctuation');
  assert.deepEqual(await items(page).locator('.finding-message').allInnerTexts(), ['标点“，，”连用。']);
  assert.equal(await page.locator('.findings-count').innerText(), tally);
  await page.locator('#findings-class').selectOption('');
  assert.ok(await items(page).count() > 4);
  await page.context().close();
});

test('they are copied as text, all or one', async () => {
  const page = await brokenPage();
  await page.locator('#copy-findings').click();
  await said(page).filter({ hasText: '条核查结果' }).waitFor();
  const all = await clipboard(page);
  assert.match(all, /《云岫县人民政府2023年度法治政府建设情况报告》审核意见/);
  assert.match(all, /1\. \[错误\] SUM001 分项相加不等于总数\n分项合计 216 份/);
  assert.match(all, /不查错别字，也不查敏感词/);
  await item(page, '91 ÷ 96').locator('.finding-head').click();
  await page.locator('.copy-finding').click();
  await said(page).filter({ hasText: '已复制这一条' }).waitFor();
  const one = await clipboard(page);
  assert.match(one, /^\[错误\] RATE001[\s\S]*91 ÷ 96 = 94\.79%[\s\S]*原文：[\s\S]*98\.8%[\s\S]*位置：[\s\S]*建议：/);
  await page.context().close();
});

test('the review sheet has words, findings, numbers and room to decide', async () => {
  const page = await brokenPage();
  await page.evaluate(() => { window.print = () => {}; });
  await item(page, '标点“，，”连用').locator('.finding-head').click();
  await page.locator('.ignore-one').click();
  await page.locator('#print-review').click();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.paper.review');
  await sheet.waitFor();
  assert.equal(await sheet.locator('.review-title').innerText(), '审核意见');
  const lines = await sheet.locator('tbody tr').allInnerTexts();
  assert.match(lines[0], /错误\s*SUM001[\s\S]*221份[\s\S]*分项合计 216 份/);
  assert.ok(lines.every((line) => !line.includes('，，”连用')), 'what is ignored is not on it');
  assert.match(await sheet.locator('.review-tally').innerText(), /已忽略 1 条/);
  assert.match(await sheet.innerText(), /审核人：[\s\S]*不查错别字/);
  assert.equal(await page.locator('.page').isVisible(), false);
  await shot(page, 'findings-review');
  // The next paper is the table again.
  await page.evaluate(() => { dispatchEvent(new Event('afterprint')); dispatchEvent(new Event('beforeprint')); });
  await page.locator('.paper:not(.review)').waitFor();
  await page.context().close();
});

test('the help has every rule, and the one that was asked for first', async () => {
  const page = await brokenPage();
  await item(page, '91 ÷ 96').locator('.finding-head').click();
  await page.locator('.about-rule').click();
  const sheet = page.locator('.sheet');
  assert.match(await sheet.locator('.rule-first').innerText(), /RATE001 比率与所列数字不符[\s\S]*怎么办/);
  assert.ok(await sheet.locator('.rules section .rule').count() >= 43);
  assert.match(await sheet.innerText(), /不查错别字，也不查敏感词/);
  await page.keyboard.press('Escape');
  assert.equal(await sheet.count(), 0);
  assert.match(await page.locator('.not-a-checker').innerText(), /不查错别字，也不查敏感词/);
  await page.context().close();
});

test('keys go from finding to finding, and arrows move in the list', async () => {
  const page = await pageWith(browser, BROKEN);
  await page.locator('body').press('n');
  assert.equal(await tab(page).getAttribute('aria-selected'), 'true');
  await page.locator('.finding').first().and(page.locator('.chosen')).waitFor();
  await page.locator('body').press('n');
  await page.locator('.finding').nth(1).and(page.locator('.chosen')).waitFor();
  await page.locator('body').press('p');
  await page.locator('.finding').first().and(page.locator('.chosen')).waitFor();
  await page.locator('.finding-head').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('.finding').nth(1).and(page.locator('.chosen')).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.closest('.finding')?.dataset.finding);
  assert.equal(await focused(), await page.locator('.finding').nth(1).getAttribute('data-finding'));
  assert.equal(await page.locator('.finding.chosen .finding-head').getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.finding.chosen').count(), 0);
  await page.context().close();
});

test('all of it in English', async () => {
  const page = await brokenPage();
  await page.locator('.bar-languages button', { hasText: 'EN' }).click();
  assert.match(await tab(page).innerText(), /Findings/);
  const sum = item(page, 'The parts add up to 216');
  assert.equal(await sum.locator('.weight').innerText(), 'error');
  assert.match(await page.locator('.card').innerText(), /measures and results[\s\S]*not found[\s\S]*after the deadline/);
  assert.match(await page.locator('.not-a-checker').innerText(), /no spelling and no sensitive-word checker/);
  await page.context().close();
});

test('on a narrow page a finding opens in place and leads to the text', async () => {
  const page = await brokenPage(NARROW);
  await item(page, '分项合计').locator('.finding-head').click();
  await page.locator('.finding.chosen .finding-why').waitFor();
  await shot(page, 'findings-390');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} px`);
  await page.locator('.go-to-text').click();
  assert.equal(await page.locator('#tab-text').getAttribute('aria-selected'), 'true');
  assert.ok(await inView(found(page).first()));
  assert.equal(await found(page).count(), 5);
  await page.context().close();
});

test('in the dark the words of findings can be read', async () => {
  const page = await brokenPage({ colorScheme: 'dark' });
  await item(page, '分项合计').locator('.finding-head').click();
  await shot(page, 'findings-dark');
  const colours = await page.locator('.finding.chosen .weight').evaluate((element) => getComputedStyle(element).color);
  assert.equal(colours, 'rgb(240, 145, 127)');
  await page.context().close();
});
