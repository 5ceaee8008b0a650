import { compile } from './node_modules/mingshu/inline.js';
import { REPORT } from './report.mjs';

const worker = new Worker('worker.mjs', { type: 'module' });
worker.onmessage = ({ data }) => { document.title = `done ${data}`; };
worker.onerror = (event) => { document.title = `done with an error: ${event.message}`; };
compile().then((module) => worker.postMessage({ module, text: REPORT }));
