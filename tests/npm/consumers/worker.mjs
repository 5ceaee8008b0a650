import { analyze, init } from './node_modules/mingshu/mingshu.js';
import { shown } from './report.mjs';

onmessage = async ({ data }) => {
  await init(data.module);
  postMessage(shown(analyze(data.text)));
};
