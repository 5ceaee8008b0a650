import { readFileSync } from 'node:fs';
import { analyze, init, initSync } from 'mingshu';

const said = {};
const trying = async (name, what) => { try { said[name] = await what(); } catch (error) { said[name] = error.message; } };
await trying('early', () => analyze('x'));
await trying('url', () => init('https://www.example.com/mingshu.wasm'));
initSync(readFileSync(new URL(import.meta.resolve('mingshu/wasm'))));
await trying('number', () => analyze(61));
await trying('null', () => analyze(null));
await trying('object', () => analyze({ toString: () => 'x' }));
await trying('undefined', () => analyze());
await trying('surrogate', () => analyze('甲\ud800乙丙').source.chars);
process.stdout.write(JSON.stringify(said));
