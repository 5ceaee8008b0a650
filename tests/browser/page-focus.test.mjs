// Where the focus is after what had it is gone, and the keys of the workspace.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, test } from './harness.mjs';
import { REPORT, annualReport as report, drop, emptyPage, pageWith } from './page.mjs';

const WIDE = { viewport: { width: 1440, height: 900 } };
const NARROW = { viewport: { width: 390, height: 844 } };

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const BROKEN = report('云岫县', 2023, '共审核文件21份，其中废止7份，修订5份，保留8份，，多次开会。开庭审理案件96件，行政机关负责人出庭应诉91件，出庭应诉率98.8%。');
const FILES = {
  'a.txt': report('云岫县', 2022, '全年受理行政复议案件48件。'),
  'b.txt': report('云岫县', 2023, '全年受理行政复议案件61件。'),
  'c.txt': report('青岚县', 2023, '全年受理行政复议案件90件。'),
};

/** Waits until what has the focus is as it should be; `what` tells in words what that is. */
async function focused(page, expected, why) {
  const now = () => page.evaluate(() => {
    const { id, tagName, className, textContent } = document.activeElement;
    const item = document.activeElement.closest('[data-finding], #reports tr, .own li');
    return { id, tag: tagName, class: className, words: textContent.trim(), item: item?.dataset.finding ?? item?.innerText.trim().split(/\s/)[0] };
  });
  const fits = (one) => Object.entries(expected).every(([key, value]) => (value instanceof RegExp ? value.test(one[key]) : one[key] === value));
  for (let i = 0; i < 40 && !fits(await now()); i += 1) await page.waitForTimeout(50);
  const last = await now();
  assert.ok(fits(last), `${why}: ${JSON.stringify(expected)}, not ${JSON.stringify({ ...last, words: last.words.slice(0, 40) })}`);
}

/** Presses a control as one does who has no mouse. */
async function press(page, selector) {
  await page.locator(selector).first().focus();
  await page.keyboard.press('Enter');
}

async function workspace(files = FILES) {
  const page = await emptyPage(browser, { ...WIDE, acceptDownloads: true });
  const tidy = await drop(page, files);
  await page.locator('.title h1').waitFor();
  await tidy();
  await press(page, '#workspace-button');
  await page.locator('#many-progress', { hasText: '已全部分析' }).waitFor();
  return page;
}

test('ignoring a finding leads to the next one, the last of them to the heading, and so does taking it back', async () => {
  const page = await pageWith(browser, BROKEN, WIDE);
  await page.locator('#tab-findings').click();
  await page.locator('.finding').first().waitFor();
  const ids = await page.locator('.finding').evaluateAll((list) => list.map((one) => one.dataset.finding));
  assert.ok(ids.length > 2);
  await press(page, '.finding-head');
  await press(page, '.ignore-one');
  await focused(page, { class: 'finding-head', item: ids[1] }, 'the next finding');
  await page.keyboard.press('Enter');
  await press(page, '.ignore-rule');
  await focused(page, { class: 'finding-head' }, 'the next one after a rule');
  for (let left = await page.locator('.finding').count(); left > 0; left -= 1) {
    await press(page, '.finding-head');
    await press(page, '.ignore-one');
    await page.locator('.finding').nth(left - 1).waitFor({ state: 'detached' });
  }
  await focused(page, { tag: 'H2', words: '核查' }, 'none is left');
  await press(page, '#ignore-nothing');
  await focused(page, { tag: 'H2', words: '核查' }, 'they are back');
  // Who works by keys sees where that is: it is no heading of one pixel; how wide its words are depends on the fonts.
  const box = await page.locator('.findings-pane h2').boundingBox();
  assert.ok(box.width > 10 && box.height > 10, `${box.width} × ${box.height}`);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('taking a report out leads to the next one, and of the last one to the heading', async () => {
  const page = await workspace();
  const remove = (name) => page.locator('#reports tr', { hasText: name }).locator('.link', { hasText: '移除' });
  await remove('b.txt').focus();
  await page.keyboard.press('Enter');
  await focused(page, { words: '移除', item: 'c.txt' }, 'the next one');
  await page.keyboard.press('Enter');
  await focused(page, { words: '移除', item: 'a.txt' }, 'the last one is gone: the one before');
  await page.keyboard.press('Enter');
  await focused(page, { tag: 'H1', words: '多份报告' }, 'none is left');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('leaving the workspace leads to the button that opened it, opening a report to its title', async () => {
  const page = await workspace();
  await press(page, '#back-to-report');
  await focused(page, { id: 'workspace-button' }, 'back');
  await page.keyboard.press('Enter');
  await page.locator('#workspace').waitFor();
  await press(page, '#reports .many-name .link');
  await focused(page, { id: 'title' }, 'a report');
  await press(page, '#close-tray');
  await focused(page, { id: 'title' }, 'the list of what was read is closed');
  await press(page, '#workspace-button');
  await page.locator('#keep').check();
  await press(page, '#wipe-kept');
  await focused(page, { id: 'keep' }, 'nothing is kept any more');
  await press(page, '#clear');
  await focused(page, { id: 'paste' }, 'all is cleared');
  await press(page, '#empty-workspace');
  await page.locator('#workspace').waitFor();
  await press(page, '#back-to-report');
  await focused(page, { id: 'empty-workspace' }, 'without a report');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a correction leaves the focus where the next one is made', async () => {
  const page = await workspace();
  await page.locator('#work-figures').click();
  await page.locator('#all-figures tbody .link').first().click();
  await page.locator('#correct-value').fill('50');
  await press(page, '#correct-apply');
  await page.locator('#correct-undo').waitFor();
  await focused(page, { id: 'correct-apply' }, 'saved');
  await press(page, '#correct-undo');
  await page.locator('#correct-undo').waitFor({ state: 'detached' });
  await focused(page, { tag: /BUTTON|INPUT/ }, 'undone');
  await page.context().close();
});

test('on a narrow page the pane that is shown has the focus when the other one goes', async () => {
  const page = await pageWith(browser, BROKEN, NARROW);
  await page.locator('#tab-findings').click();
  await press(page, '.finding-head');
  await press(page, '.go-to-text');
  await focused(page, { id: 'tab-text' }, 'the text');
  await page.context().close();
});

test('a click on the ground takes the focus to nowhere else', async () => {
  const page = await pageWith(browser, REPORT, WIDE);
  await page.locator('#filter').focus();
  await page.locator('.foot').click();
  await page.waitForTimeout(400);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BODY');
  await page.context().close();
});

test('the tabs of the workspace go by arrow keys, one stop for all', async () => {
  const page = await workspace();
  await page.locator('#work-list').focus();
  await page.keyboard.press('ArrowRight');
  await focused(page, { id: 'work-compare' }, 'right');
  assert.equal(await page.locator('#work-compare').getAttribute('aria-selected'), 'true');
  await page.locator('#comparison').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await focused(page, { id: 'work-figures' }, 'round');
  await page.keyboard.press('Home');
  await focused(page, { id: 'work-list' }, 'the first');
  const stops = await page.locator('.many-tabs [tabindex="0"]').evaluateAll((tabs) => tabs.map(({ id }) => id));
  assert.deepEqual(stops, ['work-list']);
  // The slash goes to the filter that is shown, and keys of the report leave what it covers alone.
  await page.keyboard.press('/');
  await focused(page, { id: 'filter-reports' }, 'the filter');
  await page.context().close();
});

test('Esc closes what a view shows beside its table, and goes back to what it was opened by', async () => {
  const page = await workspace();
  await page.locator('#work-figures').click();
  await press(page, '#all-figures tbody .link');
  await page.locator('#correct-value').focus();
  await page.keyboard.press('Escape');
  await page.locator('#figure-chosen').waitFor({ state: 'detached' });
  await focused(page, { words: '更正' }, 'its button');

  await page.locator('#work-compare').click();
  await press(page, '#comparison th .link');
  await page.locator('#compare-chosen .quote').first().waitFor();
  // What covers the page goes first.
  await page.keyboard.press('?');
  await page.keyboard.press('Escape');
  await page.locator('[role=dialog]').waitFor({ state: 'detached' });
  assert.ok(await page.locator('#compare-chosen .quote').count() > 0);
  await page.keyboard.press('Escape');
  await page.locator('#compare-chosen .quote').first().waitFor({ state: 'detached' });
  await focused(page, { class: 'link', tag: 'BUTTON' }, 'the row');

  await page.locator('#work-matrix').click();
  await press(page, '#matrix .cell');
  await page.locator('#matrix-chosen').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#matrix-chosen').waitFor({ state: 'detached' });
  await focused(page, { class: 'cell' }, 'the cell');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});
