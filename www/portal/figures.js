// The second way: the analysis alone, by the npm package as a plain module script; what is shown of it is the portal's
// own. `mingshu/` is the package as it comes out of its tarball. inline.js carries the wasm, so nothing is fetched.
import { init, analyze } from './mingshu/inline.js';

const note = document.getElementById('figures-note');

/** The figures that this page shows: found without doubt, of the report's year, one for each indicator. */
function chosen(figures) {
  const seen = new Set();
  return figures.filter(({ indicator, confidence, stance, change }) => {
    const fits = indicator && confidence === 'sure' && stance === 'reported' && !change && !seen.has(indicator);
    if (fits) seen.add(indicator);
    return fits;
  });
}

function row(text, figure) {
  const line = document.createElement('tr');
  const name = document.createElement('th');
  name.scope = 'row';
  name.textContent = figure.label;
  const value = document.createElement('td');
  value.textContent = figure.text;
  const words = document.createElement('td');
  words.textContent = text.slice(figure.sentence.start, figure.sentence.end).trim();
  line.append(name, value, words);
  return line;
}

// The text between the tags, as it was published.
const text = document.getElementById('report').textContent.trim();
init().then(() => {
  const { figures, findings } = analyze(text);
  const some = chosen(figures).slice(0, 10);
  const table = document.getElementById('figures');
  for (const figure of some) table.tBodies[0].append(row(text, figure));
  table.hidden = false;
  note.textContent = `全文共 ${figures.length} 个数据，这里是其中 ${some.length} 个指标；另有 ${findings.length} 处可疑，见下面的对照。`;
}).catch(() => {
  // A core before Chromium 97 allows WebAssembly under 'unsafe-eval' only, which this page does not say.
  note.textContent = '这个浏览器的版本较旧，主要数据不能在这里列出，请看报告全文。';
});
