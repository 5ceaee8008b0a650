// What the tests of the page share: ways to bring it a report, and ways to look at what it shows.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage } from './harness.mjs';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const SHOTS = join(TOP, 'target/screenshots');

/** An invented report, small enough to know by heart. */
export const REPORT = `云岫县人民政府2023年度法治政府建设情况报告

　　一、主要举措和成效
　　（一）依法履行职能
　　全年受理行政复议案件61件，审结58件。取消证明材料2350项，网上可办率99.5%。
　　（二）规范行政执法
　　配备执法记录仪860台，罚没金额1365.2万元。
　　二、存在的不足
　　5个乡镇执法人员不足6人。

　　　　　　　　　　　　云岫县人民政府
　　　　　　　　　　　　2024年1月22日
`;

export const NARROW = { viewport: { width: 390, height: 844 } };
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

/** A short invented report of a place on a year, with something to say. */
export const annualReport = (place, year, body) => `${place}人民政府${year}年度法治政府建设情况报告

　　一、主要举措和成效
　　${body}
　　二、存在的不足
　　人员不足。

　　　　　　　　　　　　${place}人民政府
　　　　　　　　　　　　${year + 1}年1月22日
`;

/** A page without a report, at a size, in a colour scheme, … */
export function emptyPage(browser, options = {}, address = undefined) {
  return openPage(browser, address, { ...CLIPBOARD, ...options });
}

/** A page with a report that was pasted. */
export async function pageWith(browser, text = REPORT, options = {}, address = undefined) {
  const page = await emptyPage(browser, options, address);
  await paste(page, text);
  await page.locator('.title h1').waitFor();
  return page;
}

/** Pastes as a reader does: the clipboard, then Ctrl+V wherever the focus is. */
export async function paste(page, text) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+V');
}

export const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** Drops files from disk, as the system does. `files` maps names to bytes. */
export async function drop(page, files, at = undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'mingshu-'));
  const paths = [];
  for (const [name, bytes] of Object.entries(files)) {
    paths.push(join(folder, name));
    await writeFile(paths.at(-1), bytes);
  }
  await dropPaths(page, paths, at);
  return () => rm(folder, { recursive: true });
}

export async function dropPaths(page, paths, { x, y } = { x: 200, y: 300 }) {
  const protocol = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await protocol.send('Input.dispatchDragEvent', { type, x, y, data });
  }
}

/** What any storage of the browser holds for the page: names of databases, keys, cookies, caches. */
export async function stored(view) {
  return view.evaluate(async () => {
    // A storage that the browser refuses to a page from a file or in a frame holds nothing for it.
    const names = async (of) => { try { return await of(); } catch { return []; } };
    const all = await Promise.all([
      names(async () => (await indexedDB.databases()).map(({ name }) => name)),
      names(() => Object.keys(localStorage)),
      names(() => Object.keys(sessionStorage)),
      names(() => caches.keys()),
      names(() => document.cookie.split(';')),
    ]);
    return all.flat().filter(Boolean);
  });
}

/** A file of tests/files, made by a real program. */
export const sample = (name) => join(TOP, 'tests/files', name);

/** A folder on disk. `files` maps paths in it to bytes. */
export async function folderOf(files) {
  const top = await mkdtemp(join(tmpdir(), 'mingshu-'));
  const path = join(top, '年报');
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), bytes);
  }
  return { path, tidy: () => rm(top, { recursive: true }) };
}

/** Pastes what a word processor or a browser puts into the clipboard: rich text and plain text. */
export async function pasteRich(view, html, plain) {
  await view.evaluate(([rich, text]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', rich);
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, [html, plain]);
}

export const rows = (page) => page.locator('tbody tr[data-row]');
export const row = (page, written) => rows(page).filter({ has: page.locator(`.col-written:text-is("${written}")`) });
export const mark = (page, written) => page.locator(`.text mark.figure:text-is("${written}")`);
export const column = (page, name) => rows(page).locator(`.col-${name}`).allInnerTexts();
export const heading = (page, words) => page.locator('[role=treeitem]', { hasText: words });
export const said = (page) => page.locator('[role=status][aria-live=polite]');

/** Is it, within a second, where the reader sees it, and not below bars or outside the pane? */
export async function inView(locator) {
  for (let i = 0; i < 20; i += 1) {
    const seen = await locator.first().evaluate((element) => {
      const box = element.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return element.contains(top);
    });
    if (seen) return true;
    await locator.page().waitForTimeout(50);
  }
  return false;
}

export async function shot(page, name) {
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** A text in GBK, by turning the decoder around. */
export function gbk(text) {
  const decoder = new TextDecoder('gbk');
  const bytes = new Map();
  for (let high = 0x81; high < 0xff; high += 1) {
    for (let low = 0x40; low < 0xff; low += 1) {
      const char = decoder.decode(Uint8Array.of(high, low));
      if (char.length === 1 && char !== '\ufffd') bytes.set(char, [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((char) => bytes.get(char) ?? [char.charCodeAt(0)]));
}
