// Saves web pages as one file each, as Chromium does: node --experimental-websocket snapshot.mjs FILE.html FILE.mhtml …
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { open } from '../browser/cdp.mjs';

const names = process.argv.slice(2);
for (let at = 0; at < names.length; at += 2) {
  const page = await open(process.env.CHROME || 'chromium', pathToFileURL(names[at]).href);
  await page.until("document.readyState === 'complete' && location.protocol === 'file:'");
  const { data } = await page.send('Page.captureSnapshot', { format: 'mhtml' });
  // The page is named by where it was, which is nobody's business.
  const address = 'https://www.yunxiu.invalid/art/2024/1/22/art_1.html';
  await writeFile(names[at + 1], data.replaceAll(pathToFileURL(names[at]).href, address));
  await page.close();
}
