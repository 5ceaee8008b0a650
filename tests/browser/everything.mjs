// Everything that the page offers, one row each: the proof that nothing leaves the machine (no-network.test.mjs) goes
// through all of them from a file, from a server and in a foreign frame, and other tests use all of them at once. A new
// feature adds its row.
//
// `use` gets the page and the view: the page itself, or the frame of it that 明数 stands in. It starts without a
// report; `read` gives it one.

import { readFile } from 'node:fs/promises';
import { REPORT, drop, dropPaths, folderOf, gbk, heading, mark, pasteRich, row, rows, sample } from './page.mjs';

/** Brings a report in the way that works everywhere. */
async function read(view) {
  await view.locator('#paste').fill(REPORT);
  await view.locator('.empty-acts .strong').click();
  await row(view, '2350项').waitFor();
}

export const FEATURES = [
  {
    name: 'pasting a text',
    async use({ page, view }) {
      await page.evaluate((words) => navigator.clipboard.writeText(words), REPORT);
      await view.locator('#paste').click();
      await page.keyboard.press('Control+V');
      await row(view, '2350项').waitFor();
    },
  },
  {
    name: 'a text that is typed in',
    use: ({ view }) => read(view),
  },
  {
    name: 'a text file in GBK, and another encoding for it',
    async use({ page, view }) {
      const tidy = await drop(page, { '报告.txt': gbk(REPORT) });
      await row(view, '2350项').waitFor();
      await view.locator('#encoding').selectOption('Big5');
      await view.locator('#encoding').selectOption('GB18030');
      await row(view, '2350项').waitFor();
      await tidy();
    },
  },
  {
    name: 'the example, table, text and outline',
    async use({ view }) {
      await view.locator('#example').click();
      await rows(view).first().click();
      await view.locator('.text mark.figure').nth(3).click();
      await view.locator('[role=treeitem]').nth(2).click();
      await view.locator('th.col-number button').click();
    },
  },
  {
    name: 'a figure, its relations and its quotation',
    async use({ view }) {
      await read(view);
      await row(view, '2350项').click();
      await mark(view, '860台').click();
      await heading(view, '依法履行职能').click();
      await view.locator('.detail-acts .button').first().click();
    },
  },
  {
    name: 'findings, their card, help and copy, and what is ignored',
    async use({ page, view }) {
      await view.locator('#paste').fill(REPORT.replace('审结58件', '审结58件，，'));
      await view.locator('.empty-acts .strong').click();
      await view.locator('#tab-findings').click();
      await view.locator('.coverage summary').click();
      await view.locator('.finding-head').first().click();
      await view.locator('.about-rule').click();
      await view.locator('.sheet .rule-first').waitFor();
      await page.keyboard.press('Escape');
      await view.locator('#copy-findings').click();
      await view.locator('.ignore-one').click();
      await view.locator('#ignore-nothing').click();
    },
  },
  {
    name: 'filters, search and copying the table',
    async use({ view }) {
      await read(view);
      await view.locator('#filter').fill('执法');
      await view.locator('#filter-doubtful').check();
      await view.locator('#show-all').click();
      await view.locator('#find').fill('案件');
      await view.locator('#copy-table').click();
    },
  },
  {
    name: 'the panel on how to verify, and that of the keys',
    async use({ page, view }) {
      await view.locator('.bar-promise .link').click();
      await view.locator('.sheet .policy').first().waitFor();
      await view.locator('#sum-file').setInputFiles({ name: 'mingshu.html', mimeType: 'text/html', buffer: Buffer.from(REPORT) });
      await view.locator('#sum').waitFor();
      await view.locator('#sum-list').fill('SHA256SUMS');
      await page.keyboard.press('Escape');
      await view.locator('.bar-keys').click();
      await view.locator('.sheet .keys').waitFor();
    },
  },
  {
    name: 'language, colours, clearing',
    async use({ view }) {
      await read(view);
      await view.locator('.bar-languages button').nth(1).click();
      await view.locator('.bar-theme').click();
      await view.locator('#clear').click();
      await view.locator('#paste').waitFor();
    },
  },
  {
    name: 'a file that is no report, and a text that is none',
    async use({ page, view }) {
      const tidy = await drop(page, { '图.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') });
      await view.locator('.alert').waitFor();
      await view.locator('#paste').fill('https://www.example.com/a.html');
      await view.locator('.empty-acts .strong').click();
      await view.locator('.alert').waitFor();
      await tidy();
    },
  },
  ...[
    ['a Word document', '03-levels.python.docx', '青棠县'],
    ['a web page', '03-levels.site-b.html', '青棠县'],
    ['rich text', '06-department.wordpad.rtf', '澜湾市'],
    ['a web page saved as one file', '06-department.chromium.mhtml', '澜湾市'],
    ['Markdown', '06-department.hand.md', '澜湾市'],
    ['a PDF', '06-department.gbk-euc-h.pdf', '澜湾市'],
    ['an OFD document', '06-department.standard.ofd', '澜湾市'],
    ['an old Word document', '03-levels.numbered.doc', '青棠县'],
    ['a WPS document', '03-levels.wps', '青棠县'],
  ].map(([kind, name, title]) => ({
    name: kind,
    async use({ page, view }) {
      // WPS Writer keeps its documents as Word did.
      const tidy = name.endsWith('.wps') && await drop(page, { [name]: await readFile(sample('03-levels.libreoffice.doc')) });
      if (!tidy) await dropPaths(page, [sample(name)]);
      await view.locator('.title h1', { hasText: title }).waitFor();
      if (tidy) await tidy();
    },
  })),
  {
    name: 'the page of a figure, in table, text and quotation',
    async use({ page, view }) {
      await dropPaths(page, [sample('06-department.gbk-euc-h.pdf')]);
      await view.locator('.title h1', { hasText: '澜湾市' }).waitFor();
      await rows(view).first().click();
      await view.locator('.detail-place .on-page').first().waitFor();
      await view.locator('th.col-page button').click();
      await view.locator('.detail-acts .button').first().click();
    },
  },
  {
    name: 'a PDF that is a scan, and one with a password',
    async use({ page, view }) {
      await dropPaths(page, [sample('scan.pdf'), sample('locked.pdf')]);
      await view.locator('.tray-unread li, .alert').first().waitFor();
    },
  },
  {
    name: 'a web page in another encoding',
    async use({ page, view }) {
      await dropPaths(page, [sample('03-levels.site-b.html')]);
      await view.locator('.title h1', { hasText: '青棠县' }).waitFor();
      await view.locator('#encoding').selectOption('Big5');
      await view.locator('.title h1', { hasText: '青棠县' }).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'an archive, and another document of it',
    async use({ page, view }) {
      await dropPaths(page, [sample('folder.gbk.zip')]);
      await view.locator('.tray-item').nth(1).click();
      await view.locator('.title h1', { hasText: '青棠县' }).waitFor();
    },
  },
  {
    name: 'several files at once, one of them broken',
    async use({ page, view }) {
      const tidy = await drop(page, { '甲.txt': REPORT, '乙.docx': Buffer.from('PK\x03\x04 broken'), '丙.txt': REPORT });
      await view.locator('.tray-unread li').waitFor();
      await row(view, '2350项').waitFor();
      await view.locator('#which-files, .tray-acts .link').first().click();
      await view.locator('.limits').waitFor();
      await tidy();
    },
  },
  {
    name: 'a folder',
    async use({ page, view }) {
      const folder = await folderOf({ '甲.txt': REPORT, '下级/乙.txt': REPORT.replaceAll('云岫', '石箬') });
      await dropPaths(page, [folder.path]);
      // A frame from elsewhere may not be let into a folder; then a sentence says what to do.
      await view.locator('.tray-item, .alert').first().waitFor();
      await folder.tidy();
    },
  },
  {
    name: 'rich text that is pasted, with a table',
    async use({ page, view }) {
      await pasteRich(view, await readFile(sample('06-department.pasted.html'), 'utf8'), REPORT);
      await view.locator('.title h1', { hasText: '澜湾市' }).waitFor();
    },
  },
  {
    name: 'several reports: compared, and checked against each other',
    async use({ page, view }) {
      const tidy = await several({ page, view });
      await view.locator('#work-compare').click();
      await view.locator('#comparison th .link').first().click();
      await view.locator('#compare-chosen svg').waitFor();
      await view.locator('#comparison .cell').first().click();
      await view.locator('#work-matrix').click();
      await view.locator('#matrix tbody tr').first().waitFor();
      await view.locator('#work-findings').click();
      await view.locator('#checks-count').waitFor();
      await view.locator('#work-cross').click();
      await view.locator('#cross-count, .nothing').first().waitFor();
      await view.locator('#work-drafts').click();
      await view.locator('#draft-before').selectOption({ label: '2022.txt' });
      await view.locator('#draft-after').selectOption({ label: '2023.txt' });
      await view.locator('#draft-counts').waitFor();
      await tidy();
    },
  },
  {
    name: 'a figure corrected, an indicator of one’s own',
    async use({ page, view }) {
      const tidy = await several({ page, view });
      await view.locator('#work-figures').click();
      await view.locator('#all-figures tbody .link').first().click();
      await view.locator('#correct-value').fill('7');
      await view.locator('#correct-unit').fill('宗');
      await view.locator('#correct-label').fill('复议收案');
      await view.locator('#correct-apply').click();
      await view.locator('#all-figures small', { hasText: '已更正' }).waitFor();
      await view.locator('#work-compare').click();
      await view.locator('.own summary').click();
      await view.locator('#own-name').fill('记录仪');
      await view.locator('#own-words').fill('记录仪');
      await view.locator('#own-add').click();
      await view.locator('#comparison th[scope=row]', { hasText: '记录仪' }).first().waitFor();
      await tidy();
    },
  },
  {
    name: 'many reports, the work paused and resumed',
    async use({ page, view }) {
      const files = {};
      for (let k = 0; k < 40; k += 1) files[`${k}.txt`] = REPORT.replace('61件', `${k + 100}件`).repeat(20);
      const tidy = await drop(page, files);
      await view.locator('#workspace-button, #empty-workspace').first().dispatchEvent('click');
      const pause = view.locator('#pause');
      await pause.or(view.locator('#many-progress', { hasText: '共 40 份，已' })).first().waitFor();
      // Where the machine is fast, it is done already.
      if (await pause.count() > 0) {
        await pause.dispatchEvent('click');
        await view.locator('#many-progress', { hasText: '已暂停' }).or(view.locator('#many-progress', { hasText: '已全部' })).first().waitFor();
        if (await pause.count() > 0) await pause.dispatchEvent('click');
      }
      await view.locator('#many-progress', { hasText: '共 40 份，已全部分析' }).waitFor();
      await tidy();
    },
  },
  ...['csv', 'xlsx', 'json', 'md', 'html'].map((end) => ({
    name: `several reports, taken away as .${end}`,
    async use({ page, view }) {
      const tidy = await several({ page, view });
      await view.locator('#work-compare').click();
      await view.locator(`#export-${end}`).click();
      await view.locator('[role=status]', { hasText: `.${end}` }).waitFor();
      await tidy();
    },
  })),
  {
    name: 'several reports, copied as a table',
    async use({ page, view }) {
      const tidy = await several({ page, view });
      await view.locator('#work-figures').click();
      await view.locator('#copy-table').click();
      await view.locator('[role=status]', { hasText: '表格已复制' }).waitFor();
      await tidy();
    },
  },
  {
    name: 'a workspace saved, opened, and dropped',
    async use({ page, view }) {
      const tidy = await several({ page, view });
      await view.locator('#save-workspace').click();
      await view.locator('[role=status]', { hasText: 'mingshu-workspace.json' }).waitFor();
      const saved = (year) => JSON.stringify({
        format: 'mingshu-workspace', version: 1, documents: [{ name: `${year}.txt`, text: REPORT.replace('2023年度', `${year}年度`) }],
      });
      await view.locator('#open-workspace').setInputFiles({ name: 'w.json', mimeType: 'application/json', buffer: Buffer.from(saved(2021)) });
      await view.locator('#many-progress', { hasText: '共 3 份，已' }).waitFor();
      const tidied = await drop(page, { 'w.json': saved(2020) });
      await view.locator('#many-progress', { hasText: '共 4 份，已' }).waitFor();
      await tidied();
      await tidy();
    },
  },
  {
    name: 'a workspace kept in the browser, and wiped',
    async use({ page, view }) {
      const tidy = await several({ page, view });
      await view.locator('#keep').click();
      // In a frame of a page from elsewhere the browser may refuse it; then a sentence says so.
      const kept = view.locator('#wipe-kept');
      await kept.or(view.locator('#keep-hint', { hasText: '不允许' })).first().waitFor();
      await page.waitForTimeout(500);
      if (await kept.count() > 0) await kept.click();
      await kept.waitFor({ state: 'detached' });
      await tidy();
    },
  },
];

/** Two reports of one place, side by side. */
async function several({ page, view }) {
  const last = REPORT.replace('2023年度', '2022年度').replace('61件', '48件');
  const tidy = await drop(page, { '2022.txt': last, '2023.txt': REPORT });
  await view.locator('.title h1').waitFor();
  await view.locator('#workspace-button').click();
  await view.locator('#many-progress', { hasText: '共 2 份，已全部分析' }).waitFor();
  return tidy;
}
