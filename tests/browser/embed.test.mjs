// 明数 in the frame of a portal: the protocol of docs/embedding.md, and parents that mean no good.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, ONE_FILE, beside, launch, serve, started, test as patient } from './harness.mjs';
import { REPORT, gbk, row } from './page.mjs';

// What a parent can do to a frame must not hang a test either.
const test = (name, body) => patient(name, { timeout: 120_000 }, body);

let browser;
let site;
let portal;
before(async () => {
  browser = await launch();
  site = await serve(join(DIST, 'site'));
  portal = await serve(beside('.'));
});
after(async () => {
  await browser?.close();
  await site?.close();
  await portal?.close();
});

/** The frame's address, of another site than the portal. */
const framed = (parameters = '?embed') => site.address.replace('127.0.0.1', 'localhost') + parameters;

/** A portal with a frame that is ready. */
async function open({ address = framed(), sandbox = undefined, at = `${portal.address}portal.html`, ready = true } = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  await page.goto(at);
  await page.evaluate(([src, box]) => window.embed('a', src, box), [address, sandbox]);
  if (ready) await heard(page, 'ready');
  return page;
}

const heard = (page, type, name = 'a') => page.evaluate(
  ([of, kind]) => window.when(of, (message) => message.type === kind),
  [name, type],
);
const ask = (page, message, name = 'a') => page.evaluate(([of, what]) => window.ask(of, what), [name, message]);
const viewOf = async (page) => (await page.locator('iframe').first().elementHandle()).contentFrame();
const written = ({ analysis }) => analysis.figures.map((figure) => figure.text);

test('a frame says that it is ready, and what it can', async () => {
  const page = await open();
  const { origin, ...said } = await heard(page, 'ready');
  assert.equal(origin, new URL(framed()).origin);
  assert.match(said.release, /^\d+\.\d+\.\d+$/);
  assert.deepEqual({ ...said, release: 0 }, {
    mingshu: 1, type: 'ready', id: null, versions: [1], release: 0, schema: 1, limits: { bytes: 20971520 }, exports: ['json', 'tsv'],
  });
  await page.context().close();
});

test('a text that is loaded is shown, and its analysis comes back', async () => {
  const page = await open();
  const answer = await ask(page, { id: 1, type: 'load', text: REPORT, name: '云岫县.txt' });
  assert.equal(answer.type, 'analysis');
  assert.ok(written(answer).includes('2350项'));
  assert.equal(answer.analysis.source.name, '云岫县.txt');
  assert.deepEqual(answer.notices, []);
  const view = await viewOf(page);
  await row(view, '2350项').waitFor();
  assert.equal(await view.locator('.bar-name').count(), 0, 'the portal has a name of its own');
  assert.equal(await view.locator('.bar-promise').count(), 1, 'the promise stands in every place');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BODY', 'the focus stays where it was');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('bytes are decoded, also as a part of a buffer and as a blob', async () => {
  const page = await open();
  const answers = await page.evaluate(async (bytes) => {
    const whole = Uint8Array.from(bytes);
    const larger = new Uint8Array(whole.length + 20);
    larger.set(whole, 7);
    const kinds = [
      whole, whole.buffer, larger.subarray(7, 7 + whole.length), new DataView(larger.buffer, 7, whole.length),
      new Blob([whole]), new File([whole], 'x.txt'),
    ];
    const out = [];
    for (const [id, data] of kinds.entries()) out.push(await window.ask('a', { id, type: 'load', bytes: data, name: '报告.txt' }));
    return out;
  }, [...gbk(REPORT)]);
  for (const answer of answers) {
    assert.equal(answer.type, 'analysis', JSON.stringify(answer).slice(0, 200));
    assert.ok(written(answer).includes('2350项'));
    assert.match(answer.analysis.source.encoding, /GB/i);
  }
  const named = await page.evaluate((bytes) => window.ask('a', {
    id: 'big5', type: 'load', bytes: Uint8Array.from(bytes), encoding: 'big5',
  }), [...gbk(REPORT)]);
  assert.match(named.analysis.source.encoding, /big5/i);
  await page.context().close();
});

test('findings and exports of the report that was loaded', async () => {
  const page = await open();
  const early = await ask(page, { id: 1, type: 'findings' });
  assert.equal(early.code, 'nothing_loaded');
  const { analysis } = await ask(page, { id: 2, type: 'load', text: REPORT });
  const { findings } = await ask(page, { id: 3, type: 'findings' });
  assert.deepEqual(findings, analysis.findings);
  const json = await ask(page, { id: 4, type: 'export', kind: 'json' });
  assert.equal(json.text, JSON.stringify(analysis));
  const tsv = await ask(page, { id: 5, type: 'export', kind: 'tsv' });
  assert.match(tsv.text, /\t2350\t/);
  assert.equal((await ask(page, { id: 6, type: 'export', kind: 'exe' })).code, 'unknown_export');
  assert.equal((await ask(page, { id: 7, type: 'clear' })).type, 'cleared');
  assert.equal((await ask(page, { id: 8, type: 'export', kind: 'json' })).code, 'nothing_loaded');
  await page.context().close();
});

test('the height that the content wants is told, and does not chase the height that it gets', async () => {
  const page = await open();
  await ask(page, { id: 1, type: 'connect' });
  const empty = (await heard(page, 'height')).height;
  assert.ok(empty > 200 && empty < 900, `${empty}`);
  await ask(page, { id: 2, type: 'load', text: REPORT });
  await row(await viewOf(page), '2350项').waitFor();
  // Heights may be told of what stood there before the report, so the last one counts, once no other follows.
  const settled = () => page.evaluate(async () => {
    const told = () => window.heard.a.filter((message) => message.type === 'height');
    let count;
    do {
      count = told().length;
      await new Promise((resolve) => setTimeout(resolve, 500));
    } while (told().length > count);
    return told().at(-1).height;
  });
  const full = await settled();
  assert.notEqual(full, empty);
  await page.evaluate((height) => { document.querySelector('iframe').height = height; }, full);
  assert.equal(await settled(), full);
  await page.context().close();
});

for (const parameters of ['?embed&lang=en&theme=dark&view=table', '#embed&lang=en&theme=dark&view=table']) {
  test(`${parameters} sets language, colours and what is shown`, async () => {
    const page = await open({ address: framed(parameters) });
    const view = await viewOf(page);
    await view.locator('.waiting', { hasText: 'Waiting' }).waitFor();
    assert.equal(await view.locator('html').getAttribute('data-theme'), 'dark');
    await ask(page, { id: 1, type: 'load', text: REPORT });
    await row(view, '2350项').waitFor();
    assert.equal(await view.locator('.text-pane, .outline-pane, .bar-acts').count(), 0);
    await ask(page, { id: 2, type: 'show', lang: 'zh', theme: 'light', view: 'report' });
    await view.locator('.text-pane').waitFor();
    assert.equal(await view.locator('html').getAttribute('lang'), 'zh-CN');
    assert.equal((await ask(page, { id: 3, type: 'show', lang: 'xx' })).code, 'bad_option');
    await page.context().close();
  });
}

test('no parameter carries content', async () => {
  const page = await open({ address: framed(`?embed&text=${encodeURIComponent('受理案件61件。')}&src=x.txt&url=http://x.example/`) });
  const view = await viewOf(page);
  await view.locator('#paste').waitFor();
  assert.equal(await view.locator('#paste').inputValue(), '');
  assert.equal((await ask(page, { id: 1, type: 'load', url: 'http://x.example/a.txt' })).code, 'no_content');
  await page.context().close();
});

test('what is sent before the wasm is there is answered when it is', async () => {
  const page = await open({ ready: false });
  const answer = await page.evaluate(async (text) => {
    // As early as a frame can hear anything.
    const frame = document.querySelector('iframe');
    await new Promise((resolve) => { frame.onload = resolve; });
    return window.ask('a', { id: 'early', type: 'load', text });
  }, REPORT);
  assert.equal(answer.type, 'analysis');
  await page.context().close();
});

test('a sandboxed frame, which has no origin and no storage, works over a port', async () => {
  const page = await open({ sandbox: 'allow-scripts' });
  assert.equal((await heard(page, 'ready')).origin, 'null');
  const answer = await page.evaluate(async (text) => {
    window.connectByPort('a', 'hello');
    await window.answerTo('a', 'hello');
    window.frames.a.port.postMessage({ mingshu: 1, id: 2, type: 'load', text });
    return window.answerTo('a', 2);
  }, REPORT);
  assert.deepEqual([answer.type, answer.origin], ['analysis', 'port']);
  assert.equal((await ask(page, { id: 3, type: 'findings' })).code, 'already_connected', 'the window is not listened to any more');
  await page.context().close();
});

test('a sandboxed frame answers a parent that has an origin without a port, too', async () => {
  const page = await open({ sandbox: 'allow-scripts' });
  const answer = await ask(page, { id: 1, type: 'load', text: REPORT });
  assert.deepEqual([answer.type, answer.origin], ['analysis', 'null']);
  await page.context().close();
});

test('a parent without an origin needs a port', async () => {
  const page = await open({ at: pathToFileURL(beside('portal.html')).href, address: `${ONE_FILE}?embed` });
  assert.equal((await ask(page, { id: 1, type: 'load', text: REPORT })).code, 'needs_port');
  const answer = await page.evaluate(async (text) => {
    window.connectByPort('a', 2);
    await window.answerTo('a', 2);
    window.frames.a.port.postMessage({ mingshu: 1, id: 3, type: 'load', text });
    return window.answerTo('a', 3);
  }, REPORT);
  assert.deepEqual([answer.type, answer.origin], ['analysis', 'port']);
  await page.context().close();
});

test('a parent of another origin than the named one is refused, and learns nothing', async () => {
  const page = await open({ address: framed(`?embed&origin=${encodeURIComponent('https://portal.example')}`), ready: false });
  const view = await viewOf(page);
  await started(view);
  const answer = await ask(page, { id: 1, type: 'load', text: REPORT });
  assert.deepEqual([answer.type, answer.code], ['error', 'wrong_origin']);
  assert.equal(await view.locator('tbody tr').count(), 0);
  assert.deepEqual(await page.evaluate(() => window.heard.a.map((message) => message.type)), ['error']);
  await page.context().close();
});

test('the named origin is listened to', async () => {
  const page = await open({ address: framed(`?embed&origin=${encodeURIComponent(portal.origin)}`) });
  assert.equal((await ask(page, { id: 1, type: 'load', text: REPORT })).type, 'analysis');
  await page.context().close();
});

test('only the parent is listened to: not a frame beside', async () => {
  const page = await open();
  await ask(page, { id: 1, type: 'load', text: REPORT });
  await page.evaluate((address) => window.embed('b', address), `${portal.address}portal.html`);
  const other = await (await page.locator('iframe').nth(1).elementHandle()).contentFrame();
  await other.waitForFunction(() => typeof window.embed === 'function');
  const answer = await other.evaluate(() => new Promise((resolve) => {
    addEventListener('message', (event) => resolve(event.data));
    window.parent[0].postMessage({ mingshu: 1, id: 1, type: 'export', kind: 'json' }, '*');
  }));
  assert.deepEqual([answer.type, answer.code], ['error', 'not_parent']);
  await page.context().close();
});

test('two frames on one page: each speaks of its own report', async () => {
  const page = await open();
  await page.evaluate((address) => window.embed('b', address), framed());
  await heard(page, 'ready', 'b');
  const [a, b] = await Promise.all([
    ask(page, { id: 1, type: 'load', text: REPORT }, 'a'),
    ask(page, { id: 1, type: 'load', text: REPORT.replace('2350项', '2351项') }, 'b'),
  ]);
  assert.ok(written(a).includes('2350项') && !written(a).includes('2351项'));
  assert.ok(written(b).includes('2351项') && !written(b).includes('2350项'));
  await page.context().close();
});

test('what the reader brings stays with the reader', async () => {
  const page = await open();
  await ask(page, { id: 1, type: 'load', text: REPORT });
  const view = await viewOf(page);
  await row(view, '2350项').waitFor();
  await view.locator('#clear').click();
  await view.locator('#paste').fill(REPORT.replace('2350项', '7777项'));
  await view.locator('.empty-acts .strong').click();
  await row(view, '7777项').waitFor();
  assert.equal((await ask(page, { id: 2, type: 'export', kind: 'json' })).code, 'nothing_loaded');
  assert.equal((await ask(page, { id: 3, type: 'findings' })).code, 'nothing_loaded');
  assert.ok(!JSON.stringify(await page.evaluate(() => window.heard.a)).includes('7777'));
  await page.context().close();
});

test('messages that make no sense are answered, and change nothing', async () => {
  const page = await open();
  await ask(page, { id: 0, type: 'connect' });
  const codes = await page.evaluate(async () => {
    const cyclic = { mingshu: 1, id: 'cyclic', type: 'load' };
    cyclic.text = cyclic;
    const deep = { mingshu: 1, id: 'deep', type: 'load', text: 'x' };
    let at = deep;
    for (let i = 0; i < 300; i += 1) { at.in = {}; at = at.in; }
    deep.bytes = deep;
    const made = JSON.parse('{"mingshu":1,"id":"proto","type":"load","__proto__":{"text":"受理案件61件。"}}');
    const messages = [
      cyclic, deep, made,
      { mingshu: 1, id: 'number', type: 'load', text: 61 },
      { mingshu: 1, id: 'list', type: 'load', text: ['受理案件61件。'] },
      { mingshu: 1, id: 'boxed', type: 'load', text: Object('受理案件61件。') },
      { mingshu: 1, id: 'both', type: 'load', text: '甲', bytes: new Uint8Array(2) },
      { mingshu: 1, id: 'neither', type: 'load' },
      { mingshu: 1, id: 'bytes', type: 'load', bytes: [1, 2, 3] },
      { mingshu: 1, id: 'name', type: 'load', text: '甲', name: {} },
      { mingshu: 1, id: 'type', type: 'constructor' },
      { mingshu: 1, id: 'notype' },
      { mingshu: 2, id: 'two', type: 'load', text: '甲' },
      { mingshu: '1', id: 'string', type: 'load', text: '甲' },
      { mingshu: NaN, id: 'nan', type: 'load', text: '甲' },
      { mingshu: 1, id: 'option', type: 'show', theme: 5 },
    ];
    const answers = {};
    for (const message of messages) {
      window.post('a', message);
      answers[message.id] = (await window.answerTo('a', message.id)).code;
    }
    return answers;
  });
  assert.deepEqual(codes, {
    cyclic: 'text_not_string', deep: 'no_content', proto: 'no_content', number: 'text_not_string', list: 'text_not_string',
    boxed: 'text_not_string', both: 'no_content', neither: 'no_content', bytes: 'bytes_not_binary', name: 'name_not_string',
    type: 'unknown_type', notype: 'unknown_type', two: 'version', string: 'version', nan: 'version', option: 'bad_option',
  });
  // An id that could not be told from another's is not given back.
  await page.evaluate(() => {
    window.heard.a.length = 0;
    for (const id of [{}, 'x'.repeat(201), NaN, true]) window.post('a', { mingshu: 1, id, type: 'what' });
    for (const other of [null, 1, 'ready', [], { type: 'load', text: '甲' }, { data: { mingshu: 1 } }]) window.post('a', other);
  });
  const good = await ask(page, { id: 'good', type: 'load', text: REPORT });
  assert.equal(good.type, 'analysis');
  const ids = await page.evaluate(() => window.heard.a.filter(({ type }) => type === 'error').map(({ id }) => id));
  assert.deepEqual(ids, [null, null, null, null], 'and what is no message of the protocol is left alone');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a text of 100 MB is refused, and so are bytes beyond the limit', async () => {
  const page = await open();
  const [text, bytes] = await page.evaluate(async () => {
    const first = await window.ask('a', { id: 1, type: 'load', text: 'x'.repeat(100 << 20) });
    const second = await window.ask('a', { id: 2, type: 'load', bytes: new ArrayBuffer(30 << 20) });
    return [first, second];
  });
  assert.deepEqual([text.code, bytes.code], ['too_large', 'too_large']);
  assert.match(text.message.zh, /20 MB/);
  assert.equal((await ask(page, { id: 3, type: 'load', text: REPORT })).type, 'analysis');
  await page.context().close();
});

test('a flood of messages: each is answered, the last text is read', async () => {
  const page = await open();
  const many = 3000;
  const answers = await page.evaluate(async ([text, count]) => {
    for (let id = 0; id < count; id += 1) window.post('a', { mingshu: 1, id, type: 'load', text: text.replace('2350', 2350 + id) });
    const last = await window.answerTo('a', count - 1);
    const counts = {};
    for (const message of window.heard.a.filter((one) => typeof one.id === 'number')) {
      const key = message.code || message.type;
      counts[key] = (counts[key] || 0) + 1;
    }
    return { counts, last: last.analysis.figures.map((figure) => figure.text) };
  }, [REPORT, many]);
  assert.ok(answers.last.includes(`${2350 + many - 1}项`));
  assert.equal(Object.values(answers.counts).reduce((a, b) => a + b), many, JSON.stringify(answers.counts));
  assert.deepEqual(Object.keys(answers.counts).sort(), ['analysis', 'superseded']);
  await page.context().close();
});

test('a frame that is taken away in the middle of its work takes nothing with it', async () => {
  const page = await open();
  const long = REPORT.repeat(8000);
  await page.evaluate((text) => {
    window.post('a', { mingshu: 1, id: 1, type: 'load', text });
    return new Promise((resolve) => setTimeout(resolve, 150));
  }, long);
  await page.evaluate(() => window.frames.a.remove());
  await page.evaluate((address) => window.embed('b', address), framed());
  await heard(page, 'ready', 'b');
  const answer = await ask(page, { id: 1, type: 'load', text: REPORT }, 'b');
  assert.equal(answer.type, 'analysis');
  assert.ok(answer.analysis.source.chars < 1000);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a reading that the reader cancels is answered', async () => {
  const page = await open();
  const view = await viewOf(page);
  const answer = page.evaluate((text) => window.ask('a', { id: 1, type: 'load', text }), REPORT.repeat(20000));
  await view.locator('.progress .button').click();
  assert.equal((await answer).code, 'superseded');
  await page.context().close();
});

test('a frame that cannot start tells its parent why', async () => {
  const strict = await serve(join(DIST, 'site'), { headers: { 'content-security-policy': "script-src 'self'" } });
  const page = await open({ address: `${strict.address}?embed`, ready: false });
  const { code, reason, message } = await heard(page, 'error');
  assert.deepEqual([code, reason], ['cannot_start', 'refused']);
  assert.match(message.zh, /wasm-unsafe-eval/);
  await page.context().close();
  await strict.close();
});

test('in a narrow frame the promise keeps away from the buttons', async () => {
  const page = await open();
  await ask(page, { id: 1, type: 'load', text: REPORT });
  await page.locator('iframe').first().evaluate((frame) => { frame.style.width = '390px'; });
  const view = await viewOf(page);
  await view.locator('#tab-text').waitFor();
  const [clear, promise] = await Promise.all(['#clear', '.bar-promise'].map((at) => view.locator(at).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  })));
  const apart = promise.left - clear.right >= 12 || promise.top >= clear.bottom || clear.top >= promise.bottom;
  assert.ok(apart, JSON.stringify({ clear, promise }));
  await page.context().close();
});
