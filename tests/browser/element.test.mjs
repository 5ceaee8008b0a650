// <mingshu-report> on someone else's page: several of them, under a strict policy, with nothing leaking in or out.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { DIST, beside, launch, serve, test as patient } from './harness.mjs';
import { REPORT } from './page.mjs';

const test = (name, body) => patient(name, { timeout: 120_000 }, body);

/** No unsafe-inline and no unsafe-eval; nothing to connect to. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; worker-src blob:; "
  + "connect-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types mingshu";

let browser;
let folder;
let server;
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'mingshu-'));
  await cp(join(DIST, 'element'), join(folder, 'element'), { recursive: true });
  await cp(beside('element.html'), join(folder, 'index.html'));
  for (const name of ['element-page.js', 'element-page.css']) await cp(beside(name), join(folder, 'tests', name));
  server = await serve(folder, { headers: { 'content-security-policy': POLICY } });
});
after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function open(address = server.address, prepare = undefined) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 } });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.errors.push(message.text()); });
  if (prepare) await page.addInitScript(prepare);
  await page.goto(address);
  return page;
}

const inside = (page, id) => page.locator(`#${id}`);
const row = (element, written) => element.locator('tbody tr[data-row]', { hasText: written });
const heard = (page, type, id) => page.waitForFunction(([kind, of]) => window.heard.find((one) => one.type === kind && one.id === of), [type, id]);
const give = (page, id, text) => page.evaluate(([of, words]) => { document.getElementById(of).report = words; }, [id, text]);
const style = (locator, property) => locator.first().evaluate((element, name) => getComputedStyle(element)[name], property);

test('the text between the tags is read and shown, and the event carries the analysis', async () => {
  const page = await open();
  const event = await (await heard(page, 'mingshu-analysis', 'a')).jsonValue();
  assert.ok(event.detail.analysis.figures.some(({ text }) => text === '2350项'));
  assert.equal(event.detail.analysis.source.name, '甲县.txt');
  await row(inside(page, 'a'), '2350项').waitFor();
  assert.deepEqual(await page.evaluate(() => document.getElementById('a').analysis), event.detail.analysis);
  assert.deepEqual(page.errors, []);
  assert.deepEqual(await page.evaluate(() => window.violations), [], 'the policy had nothing to refuse');
  assert.deepEqual(await page.evaluate(() => Object.keys(window).filter((name) => /mingshu|wasm_bindgen/i.test(name))), [], 'no global name');
  await page.context().close();
});

test('a property gives another text, and an empty one clears', async () => {
  const page = await open();
  await heard(page, 'mingshu-analysis', 'a');
  await give(page, 'a', REPORT.replace('2350项', '2351项'));
  await row(inside(page, 'a'), '2351项').waitFor();
  await give(page, 'a', '');
  await heard(page, 'mingshu-clear', 'a');
  assert.equal(await page.evaluate(() => document.getElementById('a').analysis), null);
  await inside(page, 'a').locator('.waiting').waitFor();
  await page.context().close();
});

test('what changes between the tags is read again, until a property is set', async () => {
  const page = await open();
  await heard(page, 'mingshu-analysis', 'a');
  await page.evaluate((text) => { document.getElementById('a').textContent = text; }, REPORT.replace('2350项', '2352项'));
  await row(inside(page, 'a'), '2352项').waitFor();
  await page.context().close();
});

test('several on one page: each has its own report, language, colours and ids', async () => {
  const page = await open();
  await give(page, 'b', REPORT.replace('2350项', '2353项'));
  await row(inside(page, 'b'), '2353项').waitFor();
  await row(inside(page, 'a'), '2350项').waitFor();
  assert.equal(await inside(page, 'b').locator('.text-pane, .outline-pane').count(), 0, 'view="table"');
  assert.equal(await row(inside(page, 'a'), '2353项').count(), 0);
  assert.equal(await style(inside(page, 'b').locator('.mingshu'), 'colorScheme'), 'dark');
  assert.match(await inside(page, 'b').locator('.filters').innerText(), /Copy table/);
  // A filter, a choice and a key in one are nothing to the other.
  await inside(page, 'a').locator('tbody tr[data-row]').first().click();
  await inside(page, 'a').locator('#filter').fill('没有这样的数据');
  await inside(page, 'a').locator('.nothing').waitFor();
  assert.ok(await inside(page, 'b').locator('tbody tr[data-row]').count() > 0);
  assert.equal(await inside(page, 'b').locator('tr.chosen').count(), 0);
  await page.evaluate(() => {
    document.getElementById('a').setAttribute('lang', 'en');
    document.getElementById('a').setAttribute('view', 'text');
  });
  await inside(page, 'a').locator('.text-pane').waitFor();
  assert.equal(await inside(page, 'a').locator('.table-pane').count(), 0);
  await page.context().close();
});

test('the page’s style stays outside, the element’s inside', async () => {
  const page = await open();
  await heard(page, 'mingshu-analysis', 'a');
  const label = inside(page, 'a').locator('tbody tr[data-row] td');
  await label.first().waitFor();
  assert.equal(await style(label, 'borderTopWidth'), '0px');
  assert.equal(await style(label, 'letterSpacing'), 'normal');
  assert.equal(await style(label, 'textTransform'), 'none');
  assert.equal(await style(inside(page, 'a').locator('.mingshu'), 'fontSize'), '15px');
  assert.equal(await style(inside(page, 'a').locator('.mingshu'), 'backgroundColor'), 'rgb(251, 250, 247)', 'a variable of the same name is not taken');
  assert.equal(await style(inside(page, 'b').locator('.mingshu'), 'backgroundColor'), 'rgb(1, 2, 3)', 'one that is offered is');
  assert.equal(await style(page.locator('#before'), 'display'), 'block');
  assert.equal(await style(page.locator('#before'), 'fontSize'), '30px');
  assert.equal(await style(page.locator('body'), 'marginTop'), '40px');
  assert.equal(await page.evaluate(() => document.documentElement.hasAttribute('data-theme')), false);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
  const size = await page.locator('#a').boundingBox();
  assert.equal(size.height, 500, 'the page says how high it is');
  await page.context().close();
});

test('keys, pastes and the focus of the page are the page’s', async () => {
  const page = await open();
  await heard(page, 'mingshu-analysis', 'a');
  await page.locator('#field').click();
  await page.keyboard.type('?/fj');
  assert.equal(await page.locator('#field').inputValue(), '?/fj');
  await page.locator('button#title').focus();
  await page.keyboard.press('?');
  await page.keyboard.press('f');
  assert.equal(await inside(page, 'a').locator('.sheet').count(), 0, 'no panel for a key outside');
  assert.equal(await page.evaluate(() => window.keys), 0);
  // A new report takes the focus from nobody.
  await give(page, 'a', REPORT);
  await row(inside(page, 'a'), '1365.2万元').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'title');
  // Inside, keys work.
  await inside(page, 'a').locator('tbody tr[data-row]').first().click();
  await page.keyboard.press('f');
  assert.equal(await page.evaluate(() => document.getElementById('a').shadowRoot.activeElement.id), 'find');
  await page.keyboard.press('Escape');
  await inside(page, 'a').locator('.text').click();
  await page.keyboard.press('?');
  const sheet = await inside(page, 'a').locator('.cover').boundingBox();
  const element = await page.locator('#a').boundingBox();
  assert.ok(sheet.y >= element.y - 1 && sheet.height <= element.height + 1, 'a panel covers the element, not the page');
  await page.context().close();
});

test('its room is its own width, not that of the window', async () => {
  const page = await open();
  await heard(page, 'mingshu-analysis', 'a');
  const box = inside(page, 'a').locator('.mingshu');
  assert.equal(await box.getAttribute('data-room'), 'wide');
  for (const [width, room] of [['1000px', 'middle'], ['420px', 'narrow'], ['', 'wide']]) {
    await page.evaluate((css) => { document.getElementById('a').style.width = css; }, width);
    await page.waitForFunction((wanted) => document.getElementById('a').shadowRoot.querySelector('.mingshu').dataset.room === wanted, room);
  }
  await page.evaluate(() => { document.getElementById('a').style.width = '420px'; });
  await inside(page, 'a').locator('.tabs').waitFor();
  // The table is drawn anew for its room; of one that is on its way out there is no style.
  await page.waitForFunction(() => {
    const head = document.getElementById('a').shadowRoot.querySelector('.figures thead');
    return head && getComputedStyle(head).display === 'block';
  });
  await page.context().close();
});

test('taken off the page it ends, put back it starts again, and moving it keeps it', async () => {
  const page = await open(server.address, () => {
    // The workers that live, of all elements on the page; and how often one was ended that did not.
    const living = new Set();
    window.inVain = 0;
    window.living = () => living.size;
    window.Worker = class extends Worker {
      constructor(...given) { super(...given); living.add(this); }
      terminate() { if (!living.delete(this)) window.inVain += 1; super.terminate(); }
    };
  });
  const living = (wanted) => page.waitForFunction((number) => window.living() === number, wanted);
  const ends = () => Promise.all([living(0), page.waitForFunction(() => document.getElementById('a') === null)]);
  await heard(page, 'mingshu-analysis', 'a');
  // Each has a worker of its own from the start, so that the other one's is not mistaken for this one's.
  await living(2);
  await page.evaluate(() => document.getElementById('b').remove());
  await living(1);
  await page.evaluate(() => document.body.append(document.getElementById('a')));
  await page.waitForTimeout(50);
  await row(inside(page, 'a'), '2350项').waitFor();
  assert.equal(await page.evaluate(() => window.living()), 1, 'moved, it keeps its worker');
  await page.evaluate(() => { window.gone = document.getElementById('a'); window.gone.remove(); });
  await ends();
  await page.evaluate(() => document.body.append(window.gone));
  await row(inside(page, 'a'), '2350项').waitFor();
  await living(1);
  // In the middle of its work, too.
  await page.evaluate((text) => {
    window.gone.report = text;
    window.heard.length = 0;
    setTimeout(() => window.gone.remove(), 50);
  }, REPORT.repeat(8000));
  await ends();
  await page.waitForTimeout(200);
  assert.deepEqual(await page.evaluate(() => window.heard.filter(({ type }) => type === 'mingshu-analysis')), []);
  assert.equal(await page.evaluate(() => window.inVain), 0, 'each was ended once');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('what is no text is answered by an event, and changes nothing', async () => {
  const page = await open();
  await heard(page, 'mingshu-analysis', 'a');
  for (const value of ['61', '({})', '[1]', 'Symbol.iterator']) {
    await page.evaluate((text) => {
      window.heard.length = 0;
      document.getElementById('a').report = { 61: 61, '({})': {}, '[1]': [1], 'Symbol.iterator': Symbol.iterator }[text];
    }, value);
    assert.equal((await (await heard(page, 'mingshu-error', 'a')).jsonValue()).detail.code, 'text_not_string');
  }
  assert.equal(await row(inside(page, 'a'), '2350项').count(), 1);
  await page.context().close();
});

test('a property that was set before the script came is taken over', async () => {
  const page = await open();
  await page.evaluate((text) => {
    const late = document.implementation.createHTMLDocument('').createElement('mingshu-report');
    late.id = 'late';
    late.report = text;
    document.body.append(late);
  }, REPORT);
  await heard(page, 'mingshu-analysis', 'late');
  await page.context().close();
});

for (const [what, policy, reason] of [
  ['forbids WebAssembly', "script-src 'self'; style-src 'self'", 'refused'],
  ['allows no worker', POLICY.replace('worker-src blob:', "worker-src 'none'"), undefined],
  ['asks for trusted types of other names', POLICY.replace('trusted-types mingshu', 'trusted-types other'), undefined],
]) {
  test(`a policy that ${what}: ${reason ? 'a sentence' : 'it works all the same'}`, async () => {
    const strict = await serve(folder, { headers: { 'content-security-policy': policy } });
    const page = await open(strict.address);
    if (reason) {
      const { detail } = await (await heard(page, 'mingshu-error', 'a')).jsonValue();
      assert.deepEqual([detail.code, detail.reason], ['cannot_start', reason]);
      assert.match(await inside(page, 'a').locator('[role=alert]').innerText(), /wasm-unsafe-eval/);
      assert.ok(await inside(page, 'a').locator('slot').evaluate((slot) => slot.assignedNodes().some((node) => node.textContent.includes('2350项'))));
      assert.ok((await inside(page, 'a').locator('.text').boundingBox()).height > 100, 'what stands between the tags can be read');
    } else {
      await row(inside(page, 'a'), '2350项').waitFor({ timeout: 30000 });
    }
    await page.context().close();
    await strict.close();
  });
}

test('in a core that is too old a sentence, and the text to be read', async () => {
  const context = await browser.newContext({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/65.0.3312.0 Safari/537.36' });
  const page = await context.newPage();
  await page.goto(server.address);
  const { detail } = await (await heard(page, 'mingshu-error', 'a')).jsonValue();
  assert.deepEqual([detail.code, detail.reason], ['cannot_start', 'old']);
  assert.match(await inside(page, 'a').locator('[role=alert]').innerText(), /太旧[\s\S]*too old/);
  await context.close();
});

test('where no sheet can be made by script the nonce serves, or the file beside the script', async () => {
  const without = () => { delete window.CSSStyleSheet.prototype.replaceSync; };
  const page = await open(server.address, without);
  await heard(page, 'mingshu-analysis', 'a');
  assert.equal(await style(inside(page, 'a').locator('.mingshu'), 'fontSize'), '15px');
  assert.ok(server.hits.some((hit) => hit.endsWith('mingshu-report.css')));
  await page.context().close();
  const html = (await readFile(beside('element.html'), 'utf8')).replace('<script src="element', '<script nonce="n0" src="element');
  const nonced = await serve(folder, { headers: { 'content-security-policy': POLICY.replace("style-src 'self'", "style-src 'self' 'nonce-n0'") } });
  const second = await browser.newPage();
  await second.addInitScript(without);
  await second.route(nonced.address, (route) => route.fulfill({
    body: html, contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': POLICY.replace("style-src 'self'", "style-src 'self' 'nonce-n0'") },
  }));
  await second.goto(nonced.address);
  await heard(second, 'mingshu-analysis', 'a');
  assert.equal(await style(inside(second, 'a').locator('.mingshu'), 'fontSize'), '15px');
  assert.ok(!nonced.hits.some((hit) => hit.endsWith('mingshu-report.css')));
  await second.context().close();
  await nonced.close();
});
