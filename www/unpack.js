// From the text in which a wasm module travels to its bytes: base64 of deflated bytes, so that a file is a third of
// the size. fflate inflates, because cores before Chromium 103 have nothing of their own that does. xtask bundles this
// as `mingshuUnpack`, a function that gives `unpack`, so that its own text can go to a worker.
import { inflateSync } from 'fflate';

/** Throws where the text is not whole. */
export function unpack(base64) {
  const text = atob(base64.replace(/\s+/g, ''));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return inflateSync(bytes);
}
