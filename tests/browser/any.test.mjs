// The one file from disk in any browser, of any age from Chromium 66 on: `cargo xtask test` runs this in the oldest and
// in the current one, `cargo xtask test browsers` in all.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './drive.mjs';
import { DIST, ONE_FILE, serve } from './harness.mjs';
import { REPORT, gbk } from './page.mjs';

let page;
before(async () => { page = await open(ONE_FILE); });
after(() => page?.close());

const TABLE = `Array.prototype.map.call(document.querySelectorAll('tbody tr[data-row] .col-written'), function (cell) {
  return cell.innerText.trim();
})`;

test('starts from a file', async () => {
  await page.until("document.getElementById('paste')");
  assert.match(await page.evaluate('document.body.innerText'), /明数/);
});

test('starts its worker', async () => {
  const said = await page.evaluate(`new Promise(function (resolve) {
    var worker = window.mingshu.worker();
    worker.onmessage = function (event) { resolve(event.data); };
    worker.onerror = function (event) { resolve('error: ' + event.message); };
    // The oldest core compiles the module once more for the worker.
    setTimeout(function () { resolve('silence'); }, 60000);
  })`);
  assert.equal(said, 'Ready');
});

test('reads a text that is typed in', async () => {
  await page.evaluate(`(function () {
    var field = document.getElementById('paste');
    field.value = ${JSON.stringify(REPORT)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector('.empty-acts .strong').click();
  })()`);
  assert.ok((await page.until(`${TABLE}.length && ${TABLE}`)).includes('2350项'));
});

test('reads a GBK file that is dropped', async () => {
  const bytes = JSON.stringify([...gbk(REPORT.replaceAll('2350项', '2351项'))]);
  await page.evaluate(`(function () {
    var data = new DataTransfer();
    data.items.add(new File([new Uint8Array(${bytes})], '报告.txt'));
    ['dragenter', 'dragover', 'drop'].forEach(function (type) {
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
    });
  })()`);
  await page.until(`${TABLE}.indexOf('2351项') >= 0`);
});

test('computes the sum of a file, to check it by', async () => {
  // Of "abc", as the standard gives it.
  const sum = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  await page.evaluate("document.querySelector('.bar-promise .link').click()");
  await page.until("document.querySelector('.sum')");
  await page.evaluate(`(function () {
    var data = new DataTransfer();
    data.items.add(new File(['abc'], 'a.txt'));
    document.querySelector('.sum').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  })()`);
  assert.equal(await page.until("document.getElementById('sum') && document.getElementById('sum').innerText.trim()"), sum);
  await page.evaluate("document.getElementById('sheet-close').click()");
});

test('made no error', async () => {
  assert.deepEqual(await page.errors(), []);
});

test('in the example portal the frame works, whatever the portal itself may do in this core', async () => {
  const server = await serve(DIST);
  let portal;
  try {
    portal = await open(`${server.address}portal/index.html`);
    await portal.until("!document.getElementById('check-load').disabled");
    await portal.evaluate("document.getElementById('check-load').click()");
    await portal.until("/共 \\d+ 个数据/.test(document.getElementById('check-said').textContent)");
    // The module lists figures, or says why it does not; it is not left waiting.
    await portal.until("document.getElementById('figures-note').textContent.indexOf('正在') < 0");
    assert.deepEqual(await portal.errors(), []);
  } finally {
    await portal?.close();
    await server.close();
  }
});
