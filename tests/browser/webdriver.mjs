// WebKitGTK by WebDriver: its driver starts the small browser that comes with it, on a screen that nobody sees.

import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { driven } from './drive.mjs';
import { freePort } from './harness.mjs';

/** `driver` is WebKitWebDriver, `WEBKIT_BROWSER` the browser that it drives. */
export async function open(driver, address) {
  const screen = await noScreen();
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: screen.name } });
  let session;
  const close = async () => {
    // The driver ends its browser with the session.
    if (session) await call('DELETE', '').catch(() => {});
    child.kill('SIGKILL');
    await screen.close();
  };
  async function call(method, path, body = undefined) {
    const response = await fetch(`http://127.0.0.1:${port}/session${session ? `/${session}` : ''}${path}`, {
      method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' },
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }
  try {
    const browser = { binary: process.env.WEBKIT_BROWSER, args: ['--automation'] };
    const wanted = { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } } };
    for (let tries = 0; !session; tries += 1) {
      session = (await call('POST', '', wanted).catch((error) => {
        if (tries > 50 || !/fetch failed/.test(error.message)) throw error;
      }))?.sessionId;
      if (!session) await sleep(100);
    }
    await call('POST', '/timeouts', { script: 60_000, pageLoad: 120_000 });
    await call('POST', '/url', { url: address });
    const evaluate = async (expression) => {
      const script = `var done = arguments[arguments.length - 1];
        Promise.resolve().then(function () { return ${expression}; }).then(
          function (value) { done({ value: JSON.stringify(value) }); },
          function (error) { done({ error: String(error) }); });`;
      const { value, error } = await call('POST', '/execute/async', { script, args: [] });
      if (error) throw new Error(error);
      return value === undefined ? undefined : JSON.parse(value);
    };
    // There is no log to ask for; what goes wrong once the page is there is heard.
    await evaluate(`(function () {
      window.wentWrong = [];
      window.addEventListener('error', function (event) { window.wentWrong.push(String(event.message)); });
      window.addEventListener('unhandledrejection', function (event) { window.wentWrong.push(String(event.reason)); });
    })()`);
    return driven({ evaluate, errors: () => evaluate('window.wentWrong'), close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** A screen in memory; the server names the first display that is free. */
async function noScreen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', '1440x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const close = () => new Promise((resolve) => { server.once('exit', resolve); server.kill(); });
  const number = await new Promise((resolve, reject) => {
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended (${code})`)));
  });
  return { name: `:${number}`, close };
}
