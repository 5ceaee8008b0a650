// node unpack.mjs FROM TO: unpacks the browser that an npm package carries as bin/chromium.br, and the software
// renderer and libraries beside it, where there are any.

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const [from, to] = process.argv.slice(2);
const unpack = (name) => brotliDecompressSync(readFileSync(join(from, name)));

for (const name of ['swiftshader.tar.br', 'al2023.tar.br']) {
  if (existsSync(join(from, name))) execFileSync('tar', ['-x', '-C', to], { input: unpack(name) });
}

// Libraries that came along serve a machine without them.
const libraries = existsSync(join(to, 'lib'));
const executable = join(to, 'chromium');
const program = libraries ? `${executable}.bin` : executable;
writeFileSync(program, unpack('chromium.br'));
chmodSync(program, 0o755);
if (libraries) {
  const start = `LD_LIBRARY_PATH="$here/lib" exec "$here/chromium.bin" "$@"`;
  writeFileSync(executable, `#!/bin/sh\nhere=$(dirname "$0")\n${start}\n`, { mode: 0o755 });
}
