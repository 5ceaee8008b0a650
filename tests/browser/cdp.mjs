// Chromium of any age by its DevTools protocol, by hand: those that are too old for Playwright, too.

import { setTimeout as sleep } from 'node:timers/promises';
import { announced, connect, driven, started } from './drive.mjs';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0', 'about:blank',
];

export async function open(executable, address) {
  const browser = await started(executable, (profile) => [`--user-data-dir=${profile}`, ...FLAGS]);
  try {
    const [, port] = await announced(browser, /DevTools listening on ws:\/\/[^:]+:(\d+)\//);
    const { send, events } = await connect(await pageAt(`http://127.0.0.1:${port}/json`));
    await send('Page.enable');
    await send('Runtime.enable');
    await send('Page.navigate', { url: address });
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression, awaitPromise: true, returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    const errors = async () => events.filter(({ method }) => method === 'Runtime.exceptionThrown')
      .map(({ params }) => params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    return driven({ evaluate, errors, close: browser.close });
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Where the page listens; an old core listens before it has one. */
async function pageAt(list) {
  for (;;) {
    const targets = await (await fetch(list)).json();
    const page = targets.find((target) => target.type === 'page');
    if (page) return page.webSocketDebuggerUrl;
    await sleep(50);
  }
}
