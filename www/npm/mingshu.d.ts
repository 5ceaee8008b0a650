import type { Analysis, Notice } from './schema.js';

export * from './schema.js';

/** The bytes of `mingshu.wasm`, or the compiled module. No address: to TypeScript a string would pass as a module. */
export type Wasm = (WebAssembly.Module & object) | ArrayBuffer | ArrayBufferView;

/** Where a text is from. It goes into `Analysis.source` and changes nothing else. */
export interface SourceOptions {
  name?: string | null;
  /** `txt` if not said. */
  format?: string | null;
  /** A WHATWG name; `UTF-8` if not said. */
  encoding?: string | null;
}

/** Starts the core. Once is enough; later calls do nothing. It fetches nothing. */
export function init(wasm: Wasm): Promise<void>;

/** The same at once. Browsers may refuse to compile large modules in this way outside a worker. */
export function initSync(wasm: Wasm): void;

/**
 * The analysis of a text. Never fails for a string; any other value is a TypeError.
 * `JSON.stringify` of it equals what `mingshu analyze` prints for the same text.
 */
export function analyze(text: string, source?: SourceOptions): Analysis;

/** What is to be known about a text as a whole: that it is no report, that it holds two, that characters are lost. */
export function notices(text: string): Notice[];

/** The version of the package. */
export function version(): string;
