// Firefox by WebDriver BiDi, which it speaks without a driver beside it.

import { announced, connect, driven, started } from './drive.mjs';

export async function open(executable, address) {
  const browser = await started(executable, (profile) => [
    '--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank',
  ]);
  try {
    const [, at] = await announced(browser, /WebDriver BiDi listening on (ws:\/\/\S+)/);
    const { send, events } = await connect(`${at}/session`);
    await send('session.new', { capabilities: {} });
    await send('session.subscribe', { events: ['log.entryAdded'] });
    const { contexts: [{ context }] } = await send('browsingContext.getTree');
    await send('browsingContext.navigate', { context, url: address, wait: 'complete' });
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await send('script.evaluate', {
        expression: `Promise.resolve(${expression}).then(JSON.stringify)`, target: { context }, awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value === undefined ? undefined : JSON.parse(result.value);
    };
    const errors = async () => events.filter(({ method, params }) => method === 'log.entryAdded' && params.type === 'javascript')
      .filter(({ params }) => params.level === 'error').map(({ params }) => params.text);
    return driven({ evaluate, errors, close: browser.close });
  } catch (error) {
    await browser.close();
    throw error;
  }
}
