// The core with its wasm inside, as text: one import, no file and no request. 'base64' is put in by xtask.

import { init as start } from './mingshu.js';

/** The module, compiled, to be handed to workers. */
export function compile() {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return WebAssembly.compile(bytes);
}

/** Starts the core with the wasm in this file, or with a module that another thread has compiled. */
export async function init(module) {
  return start(module || await compile());
}

export { analyze, notices, version } from './mingshu.js';
