// A plain module script: no bundler, so by a path.
import { analyze, init } from './node_modules/mingshu/inline.js';
import { REPORT, shown } from './report.mjs';

await init();
document.title = `done ${shown(analyze(REPORT))}`;
