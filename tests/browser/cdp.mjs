// Chromium of any age by its DevTools protocol, by hand: those that are too old for Playwright, too.

import { announced, connect, driven, started } from './drive.mjs';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0', 'about:blank',
];

export async function open(executable, address) {
  const browser = await started(executable, (profile) => [`--user-data-dir=${profile}`, ...FLAGS]);
  try {
    const [, port] = await announced(browser, /DevTools listening on ws:\/\/[^:]+:(\d+)\//);
    const targets = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
    const { send, events } = await connect(targets.find((target) => target.type === 'page').webSocketDebuggerUrl);
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
