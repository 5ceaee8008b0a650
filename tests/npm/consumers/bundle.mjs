import { analyze, init } from 'mingshu';
import wasm from 'mingshu/wasm';
import { REPORT, shown } from './report.mjs';

init(wasm).then(() => { window.first = shown(analyze(REPORT)); });
