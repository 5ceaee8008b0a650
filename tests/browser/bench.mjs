// How fast the release is, in the browser: node --experimental-websocket tests/browser/bench.mjs (cargo xtask bench).
//
// The bar: a report of 20 KB is analysed in under 5 ms at the median.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch, openPage } from './harness.mjs';

const EXAMPLE = fileURLToPath(new URL('../../www/example.txt', import.meta.url));
const ROUNDS = 40;

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
const say = (what, ms) => console.log(`${what.padEnd(58)} ${ms.toFixed(1).padStart(8)} ms`);

/** Texts of about so many bytes, made of the example report. */
function grown(report, bytes) {
  const once = Buffer.byteLength(report);
  const characters = Math.round((report.length / once) * bytes);
  return report.repeat(Math.ceil(bytes / once)).slice(0, characters);
}

/** Times of a worker's answers to the same text, after it has warmed up. */
function roundTrips(page, text, rounds) {
  return page.evaluate(([text_, rounds_]) => new Promise((resolve, reject) => {
    const worker = window.mingshu.worker();
    const times = [];
    let asked;
    const ask = () => {
      asked = performance.now();
      worker.postMessage({ job: times.length, what: { Text: text_ } });
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = (event) => {
      if (event.data !== 'Ready') {
        if (!event.data.Read) return reject(new Error(JSON.stringify(event.data)));
        times.push(performance.now() - asked);
      }
      if (times.length < rounds_) return ask();
      worker.terminate();
      return resolve(times.slice(Math.min(5, rounds_ - 1)));
    };
  }), [text, rounds]);
}

const browser = await launch();
const starts = [];
for (let i = 0; i < 7; i += 1) {
  const page = await openPage(browser);
  starts.push(await page.evaluate(() => performance.now() - performance.getEntriesByType('navigation')[0].responseEnd));
  await page.context().close();
}
const page = await openPage(browser);
const report = await readFile(EXAMPLE, 'utf8');
say(`start to first rendering, at most (median of ${starts.length})`, median(starts));
say('a report of 20 KB, to the worker and back (median)', median(await roundTrips(page, grown(report, 20e3), ROUNDS)));
say('a text of 200 KB, to the worker and back (median)', median(await roundTrips(page, grown(report, 200e3), 15)));
say('a text of 1 MB, to the worker and back (median)', median(await roundTrips(page, grown(report, 1e6), 7)));
await browser.close();
