// Language, colours, keys, paper, and pictures of it all.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, test } from './harness.mjs';
import { NARROW, emptyPage, heading, inView, mark, pageWith, row, rows, said, shot } from './page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

async function examplePage(options) {
  const page = await emptyPage(browser, options);
  await page.locator('#example').click();
  await page.locator('.title h1').waitFor();
  return page;
}

test('the language changes in place and keeps what is chosen', async () => {
  const page = await pageWith(browser);
  await row(page, '61件').click();
  await page.locator('#filter').fill('6');
  await page.locator('.bar-languages button', { hasText: 'EN' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.locator('th.col-number').innerText(), 'Value');
  assert.equal(await page.locator('#filter').inputValue(), '6');
  assert.ok(await row(page, '61件').and(page.locator('.chosen')).count());
  const chrome = await page.locator('.bar, .foot, .tools h2, .figures thead, .filters button, .docked .button').allInnerTexts();
  assert.doesNotMatch(chrome.join(' ').replace('中文', ''), /\p{Script=Han}/u);
  await page.locator('.bar-languages button', { hasText: '中文' }).click();
  assert.equal(await page.locator('th.col-number').innerText(), '数值');
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  await page.context().close();
});

test('how to check the promise is told, with the policy in force', async () => {
  const page = await emptyPage(browser);
  await page.locator('.bar-promise button').click();
  const sheet = page.locator('[role=dialog]');
  const words = await sheet.innerText();
  for (const word of ['网线', 'F12', 'SHA256SUMS', "connect-src 'none'", '清空']) assert.ok(words.includes(word), word);
  assert.match(await sheet.locator('.policy').first().innerText(), /^default-src 'none'/);
  await page.keyboard.press('Escape');
  assert.equal(await sheet.count(), 0);
  assert.match(await page.locator('.foot').innerText(), /涉密文件不得/);
  await page.context().close();
});

test('keys alone are enough', async () => {
  const page = await emptyPage(browser);
  const focused = () => page.evaluate(() => {
    const { id, dataset, className } = document.activeElement;
    return id || dataset.row || dataset.heading || className;
  });
  /** The focus gets there at once, or after the list has scrolled. */
  const focuses = async (place, why) => {
    for (let i = 0; i < 20 && await focused() !== place; i += 1) await page.waitForTimeout(50);
    assert.equal(await focused(), place, why);
  };
  await page.locator('#example').focus();
  await page.keyboard.press('Enter');
  await focuses('title');

  await page.keyboard.press('Shift+?');
  assert.match(await page.locator('[role=dialog]').innerText(), /下一个、上一个数据/);
  await page.keyboard.press('Escape');

  await page.keyboard.press('3');
  await focuses('table');
  await page.keyboard.press('Tab');
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('Tab');
  await focuses('0', 'behind the eight heads comes the first row');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await focuses('1');
  assert.equal(await rows(page).and(page.locator('[aria-selected=true]')).getAttribute('data-row'), '1');
  await page.keyboard.press('End');
  const last = Number(await page.locator('table').getAttribute('aria-rowcount')) - 2;
  await focuses(String(last));
  assert.ok(await inView(page.locator(`tr[data-row="${last}"]`)));
  await page.keyboard.press('Home');
  await focuses('0');
  await page.keyboard.press('Enter');
  await focuses('text');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('mark.chosen').first().getAttribute('data-figure'), '1');

  await page.keyboard.press('1');
  await focuses('outline');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-heading="1"]:focus').waitFor();
  const chosen = await focused();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#filter-section').inputValue(), chosen);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');

  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await said(page).filter({ hasText: '已复制引文' }).waitFor();
  await page.keyboard.press('/');
  await focuses('filter');
  await page.keyboard.type('件d?');
  assert.equal(await page.locator('#filter').inputValue(), '件d?', 'keys are letters in a field');
  await page.keyboard.press('Escape');
  await page.context().close();
});

test('a row with the focus that scrolls away leaves the keys working', async () => {
  const page = await examplePage();
  await rows(page).first().click();
  await rows(page).first().focus();
  await page.locator('.table-pane .scroll').evaluate((pane) => { pane.scrollTop = 4000; });
  await page.locator('tr[data-row="0"]').waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowDown');
  await page.locator('tr[data-row="1"]:focus').waitFor();
  await page.context().close();
});

test('colours that carry text are far enough apart', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await emptyPage(browser, { colorScheme });
    const colours = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const names = ['paper', 'panel', 'ink', 'muted', 'indigo', 'indigo-ground', 'on-indigo', 'ochre', 'ochre-ground', 'cinnabar', 'cinnabar-ground', 'hit'];
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    });
    for (const [text, grounds] of Object.entries({
      ink: ['paper', 'panel', 'indigo-ground', 'ochre-ground', 'cinnabar-ground', 'hit'],
      muted: ['paper', 'panel', 'indigo-ground'],
      indigo: ['paper', 'panel', 'indigo-ground'],
      ochre: ['paper', 'ochre-ground'],
      cinnabar: ['paper'],
      'on-indigo': ['indigo'],
    })) {
      for (const ground of grounds) {
        const ratio = contrast(colours[text], colours[ground]);
        assert.ok(ratio >= 4.5, `${colorScheme}: ${text} on ${ground} is ${ratio.toFixed(2)}`);
      }
    }
    await page.context().close();
  }
});

function contrast(one, other) {
  const light = (hex) => {
    const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

test('light and dark follow the system until the reader decides', async () => {
  const page = await emptyPage(browser, { colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await ground();
  await page.locator('.bar-theme').click();
  const light = await ground();
  assert.notEqual(light, dark);
  await page.locator('.bar-theme').click();
  assert.equal(await ground(), dark);
  await page.context().close();
});

test('on paper there are title, table and sources, whole', async () => {
  const page = await pageWith(browser);
  const all = await rows(page).count();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.paper');
  await paper.waitFor();
  assert.equal(await paper.locator('tbody tr').count(), all);
  assert.match(await paper.innerText(), /出处[\s\S]*全年受理行政复议案件61件，审结58件。/);
  assert.ok(!(await page.locator('.page').isVisible()));
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  assert.equal(await paper.count(), 0);
  await page.context().close();
});

test('pictures of the page, which no one needs to scroll sideways', async () => {
  for (const [name, options] of [
    ['1440', {}],
    ['1440-dark', { colorScheme: 'dark' }],
    ['1100', { viewport: { width: 1100, height: 800 } }],
    ['390', NARROW],
    ['390-dark', { ...NARROW, colorScheme: 'dark' }],
  ]) {
    const page = await emptyPage(browser, options);
    await shot(page, `empty-${name}`);
    await page.locator('#example').click();
    await page.locator('.title h1').waitFor();
    await shot(page, `report-${name}`);
    await rows(page).nth(9).click();
    await shot(page, `chosen-${name}`);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sideways <= 0, name);
    await page.context().close();
  }
});

test('on a narrow page every column to sort by is in view, in both languages and with the arrow', async () => {
  const page = await examplePage(NARROW);
  for (const lang of ['中文', 'EN']) {
    await page.locator('.bar-languages button', { hasText: lang }).click();
    await page.locator('.figures th button').first().click();
    const ends = await page.locator('.figures th button').evaluateAll((list) => list.map((one) => one.getBoundingClientRect().right));
    assert.ok(ends.length > 6 && ends.every((end) => end <= 390), `${lang}: ${ends}`);
  }
  await page.context().close();
});
