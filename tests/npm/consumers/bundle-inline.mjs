import { analyze, init } from 'mingshu/inline';
import { REPORT, shown } from './report.mjs';

init().then(function finish() {
  if (!window.first) setTimeout(finish, 10);
  else document.title = `done ${window.first} ${shown(analyze(REPORT))}`;
});
