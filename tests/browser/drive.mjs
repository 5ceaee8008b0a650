// Any browser, any age, by whatever it can be driven with; always the same few ways to look into it. Needs a WebSocket:
// Node 22, or Node 20 with --experimental-websocket.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What drives which engine. */
const DRIVERS = { chromium: './cdp.mjs', firefox: './bidi.mjs', webkit: './webdriver.mjs' };

/**
 * Starts the browser that `cargo xtask test` names, with a profile of its own, and opens an address.
 * `evaluate(text)` runs an expression in the page, `until(text)` waits until one gives something true.
 */
export async function open(address) {
  const { open: start } = await import(DRIVERS[process.env.ENGINE || 'chromium']);
  return start(process.env.CHROME || 'chromium', address);
}

/** What all drivers have in common. */
export function driven({ evaluate, errors, close }) {
  const until = async (expression, ms = 30_000) => {
    const deadline = Date.now() + ms;
    for (;;) {
      const value = await evaluate(expression).catch(() => undefined);
      if (value) return value;
      if (Date.now() > deadline) {
        throw new Error(`in vain: ${expression}\nbody: ${await evaluate('document.body.innerText')}\n${await errors()}`);
      }
      await sleep(50);
    }
  };
  return { evaluate, until, errors, close };
}

/** A browser and how to end it. */
export async function started(executable, flags) {
  const profile = await mkdtemp(join(tmpdir(), 'mingshu-'));
  const child = spawn(executable, flags(profile), { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise((resolve) => { child.once('exit', resolve); child.once('error', resolve); });
  const close = async () => {
    child.kill('SIGKILL');
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { child, close };
}

/** What the browser says of where it listens. */
export function announced({ child }, words) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
      const found = words.exec(said);
      if (found) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the browser ended (${code}): ${said.slice(-500)}`)));
  });
}

/** Commands and events over a socket: the DevTools protocol and WebDriver BiDi have the same shape. */
export async function connect(address) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject; });
  const waiting = new Map();
  const events = [];
  let last = 0;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (!message.id) return void events.push(message);
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    // The one gives an object, the other a code and a sentence.
    if (message.error) reject(new Error(message.error.message ?? `${message.error}: ${message.message}`));
    else resolve(message.result);
  };
  const send = (method, params = {}) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  return { send, events };
}
