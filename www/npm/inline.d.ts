export * from './schema.js';
export { analyze, notices, version } from './mingshu.js';

/** The module that this file carries, compiled, to be handed to workers. */
export function compile(): Promise<WebAssembly.Module>;

/** Starts the core with that module, or with one that another thread has compiled. */
export function init(module?: WebAssembly.Module): Promise<void>;
