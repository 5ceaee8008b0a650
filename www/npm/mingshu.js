// The core of 明数 for JavaScript: a text in, its analysis out. It makes no request: whoever uses it brings the wasm, as
// bytes or as a compiled module (or takes it from ./inline.js, which carries it). `glue` is put in by xtask.

const core = glue();
let ready;

/** Starts the core with the bytes of mingshu.wasm or with a compiled module. Once is enough; later calls do nothing. */
export function initSync(source) {
  if (!ready) {
    const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(bytesOf(source));
    ready = core.begin(new WebAssembly.Instance(module, core.imports()), module);
  }
}

/** The same without holding up the page; needed where a browser compiles large modules in this way only. */
export async function init(source) {
  if (ready) return;
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(bytesOf(source));
  const instance = await WebAssembly.instantiate(module, core.imports());
  if (!ready) ready = core.begin(instance, module);
}

function bytesOf(source) {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source;
  throw new TypeError('mingshu: init takes the bytes of mingshu.wasm or a WebAssembly.Module; it fetches nothing');
}

function started() {
  if (!ready) throw new Error('mingshu: call init or initSync first');
  return ready;
}

function textOf(text) {
  if (typeof text !== 'string') throw new TypeError(`mingshu: the text must be a string, not ${text === null ? 'null' : typeof text}`);
  return text;
}

/** The analysis of a text. `source` says where it is from: {name, format, encoding}. */
export function analyze(text, source) {
  const { name = null, format = 'txt', encoding = 'UTF-8' } = source || {};
  return started().analyze(textOf(text), name, format, encoding);
}

/** What is to be known about a text as a whole: that it is no report, that it holds two, that characters are lost. */
export function notices(text) {
  return started().notices(textOf(text));
}

/** The version of the package. */
export function version() {
  return started().version();
}
