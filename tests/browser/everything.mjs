// Everything that the page offers, one row each: the proof that nothing leaves the machine (no-network.test.mjs) goes
// through all of them from a file, from a server and in a foreign frame, and other tests use all of them at once. A new
// feature adds its row.
//
// `use` gets the page and the view: the page itself, or the frame of it that 明数 stands in. It starts without a
// report; `read` gives it one.

import { REPORT, drop, gbk, heading, mark, paste, row, rows } from './page.mjs';

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
];
