// One use of everything that the page offers, for tests that hold whatever a reader does. A new feature adds its line.

import { REPORT, drop, gbk, heading, mark, row, rows } from './page.mjs';

export async function useEverything(page) {
  await page.locator('#example').click();
  await rows(page).first().waitFor();
  const tidy = await drop(page, { '报告.txt': gbk(REPORT) });
  await row(page, '2350项').waitFor();
  await row(page, '2350项').click();
  await mark(page, '860台').click();
  await heading(page, '依法履行职能').click();
  await page.locator('th.col-number button').click();
  // A wrong encoding, and back: the file is read again.
  await page.locator('#encoding').selectOption('Big5');
  await page.locator('#encoding').selectOption('GB18030');
  await row(page, '2350项').waitFor();
  await tidy();
}
