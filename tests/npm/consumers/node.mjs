import { readFileSync } from 'node:fs';
import { analyze, initSync } from 'mingshu';

initSync(readFileSync(new URL(import.meta.resolve('mingshu/wasm'))));
process.stdout.write(`${JSON.stringify(analyze(readFileSync(0, 'utf8')))}\n`);
