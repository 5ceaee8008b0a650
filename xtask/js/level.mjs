// node level.mjs OLDEST FILE...: whether built scripts, styles and pages hold nothing that Chromium OLDEST does not know.
//
// Scripts are parsed at that core's level of the language; every name of the platform that a script or a style uses is
// looked up in MDN's compatibility data. What is newer must stand in the tables below, with what an old core does instead.
// Before it judges the files it judges samples that must fail: a check that finds nothing would be of no use.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'acorn';
import * as css from 'css-tree';

const data = createRequire(import.meta.url)('@mdn/browser-compat-data');
const [oldest, ...files] = process.argv.slice(2);

/** The start script says its sentence in any browser; everything else runs in the oldest that is promised. */
const FIRST = /(^|\/)boot-[0-9a-f]+\.js$/;
const [ES_FIRST, ES] = [5, 2018];

/** Names in scripts. */
const SCRIPT_ALLOWED = {
  adoptedStyleSheets: 'asked for in a try; else a style element, else a linked file',
  replaceSync: 'the same',
  CSSStyleSheet: 'the same, as a constructor',
  trustedTypes: 'asked for first',
  createPolicy: 'the same',
  createScriptURL: 'the same',
  // Of wasm-bindgen and serde-wasm-bindgen:
  FinalizationRegistry: 'asked for first; else the little that closures hold is freed with the page',
  globalThis: 'asked for by typeof first',
  dispose: 'asked for first',
  detached: 'undefined counts: then the buffers are compared',
  queueMicrotask: 'asked for first; else a promise',
  BigInt: 'only for whole numbers of 64 bits, of which none crosses this border',
  setBigInt64: 'the same',
  asUintN: 'the same',
};

/** Properties, `property: value`, pseudo-classes and functions in styles. */
const STYLE_ALLOWED = {
  'color-scheme': 'scroll bars and fields stay light',
  'text-underline-offset': 'the line is nearer',
  'text-decoration-thickness': 'the line is thinner',
  'overflow-wrap: anywhere': 'word-break: break-word stands beside it',
  'scrollbar-width': '::-webkit-scrollbar stands beside it',
  ':focus-visible': 'only within :not() in a rule of its own, which is skipped: the ring shows for the mouse, too',
  'appearance': '-webkit-appearance stands beside it',
};

function version({ support } = {}) {
  const list = [support?.chrome ?? []].flat().filter(({ flags, prefix, alternative_name: other }) => !flags && !prefix && !other);
  const added = list.map(({ version_added: from }) => (from === true ? 0 : Number(String(from).replace('≤', '')) || Infinity));
  return Math.min(Infinity, ...added);
}

/** For each name the first core that knows anything by this name. */
function names(...roots) {
  const found = new Map();
  const look = (tree) => {
    for (const [name, inner] of Object.entries(tree)) {
      if (name === '__compat' || typeof inner !== 'object') continue;
      const plain = name.replace(/_(static|event|permission)$/, '');
      if (inner.__compat) found.set(plain, Math.min(found.get(plain) ?? Infinity, version(inner.__compat)));
      look(inner);
    }
  };
  roots.forEach(look);
  return found;
}

const PLATFORM = names(data.api, data.javascript.builtins, data.webassembly.api);
const GLOBALS = new Set([data.api, data.javascript.builtins, data.api.Window].flatMap(Object.keys));
const FUNCTIONS = names(data.css.types);
const newer = (from) => from !== undefined && from > oldest;
const since = (from) => (from === Infinity ? 'no Chromium' : `Chromium ${from}`);

function* script(text, level, module) {
  let tree;
  try {
    tree = parse(text, { ecmaVersion: level, sourceType: module ? 'module' : 'script', locations: true });
  } catch (error) {
    yield `is no JavaScript of the level ${level}: ${error.message} near ${text.slice(error.pos - 40, error.pos + 40)}`;
    return;
  }
  const used = new Map();
  const declared = new Set();
  const walk = (node, parent) => {
    if (!node || typeof node.type !== 'string') return;
    if (node.type === 'MemberExpression' && !node.computed) used.set(node.property.name, node.start);
    if (node.type === 'MemberExpression' && node.property.type === 'Literal') used.set(String(node.property.value), node.start);
    if (node.type === 'Identifier' && GLOBALS.has(node.name) && parent?.operator !== 'typeof') used.set(node.name, node.start);
    // What a script names itself is its own.
    if (/^(Variable|Function|Class)Decl/.test(node.type) && node.id?.name) declared.add(node.id.name);
    if (/Function/.test(node.type)) node.params.forEach((one) => declared.add(one.name));
    if ((node.type === 'Property' || node.type === 'MethodDefinition') && !node.computed) declared.add(node.key.name ?? node.key.value);
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') declared.add(node.left.property.name);
    for (const inner of Object.values(node)) {
      if (Array.isArray(inner)) inner.forEach((one) => walk(one, node));
      else if (inner && typeof inner === 'object') walk(inner, node);
    }
  };
  walk(tree);
  for (const [name, at] of used) {
    const from = PLATFORM.get(name);
    if (newer(from) && !declared.has(name) && !Object.hasOwn(SCRIPT_ALLOWED, name)) {
      yield `uses ${name}, known since ${since(from)}: …${text.slice(at, at + 60)}…`;
    }
  }
}

/** A block that an old core skips as a whole may hold what that core does not know. */
function skipped({ name, prelude }) {
  if (name === 'supports') return true;
  if (name !== 'media') return false;
  const features = [];
  css.walk(prelude, (node) => { if (/Feature/.test(node.type) && node.name) features.push(node.name.replace(/^(min|max)-/, '')); });
  return features.some((feature) => newer(version(data.css['at-rules'].media[feature]?.__compat)));
}

function* style(text) {
  const faults = [];
  const tree = css.parse(text, { onParseError: (error) => faults.push(`is no CSS: ${error.message}`) });
  const say = (what, from) => {
    if (!Object.hasOwn(STYLE_ALLOWED, what)) faults.push(`uses ${what}, known since ${since(from)}`);
  };
  css.walk(tree, {
    enter(node) {
      if (node.type === 'Atrule') {
        const known = data.css['at-rules'][node.name.replace(/^-\w+-/, '')]?.__compat;
        if (newer(version(known))) say(`@${node.name}`, version(known));
        if (skipped(node)) return this.skip;
      }
      if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector') {
        const name = `${node.type === 'PseudoClassSelector' ? ':' : '::'}${node.name}`;
        const from = version(data.css.selectors[node.name]?.__compat);
        if (!node.name.startsWith('-') && newer(from)) say(name, from);
      }
      if (node.type === 'Declaration' && !/^-/.test(node.property)) {
        const property = data.css.properties[node.property];
        const from = version(property?.__compat);
        if (newer(from)) say(node.property, from);
        const words = node.value.type === 'Value' ? node.value.children.toArray() : [];
        for (const { name } of words.filter(({ type }) => type === 'Identifier')) {
          const value = property?.[name]?.__compat;
          const allowed = Object.hasOwn(STYLE_ALLOWED, node.property);
          if (value && newer(version(value)) && !allowed) say(`${node.property}: ${name}`, version(value));
        }
      }
      if (node.type === 'Function' && newer(FUNCTIONS.get(node.name))) say(`${node.name}()`, FUNCTIONS.get(node.name));
      if (node.type === 'Rule') {
        const set = node.block.children.toArray().filter(({ type }) => type === 'Declaration');
        const gap = set.find(({ property }) => /^((row|column)-)?gap$/.test(property));
        const grid = set.some(({ property, value }) => property === 'display' && /grid/.test(css.generate(value)));
        // In a grid it is of 66, in a flex box of 84.
        if (gap && !grid) say(`${gap.property} outside of a grid`, 84);
      }
      return undefined;
    },
  });
  yield* new Set(faults);
}

function* page(text) {
  const scripts = [...text.matchAll(/<script(?![^>]*(?:src=|type="text\/plain"))([^>]*)>([^]*?)<\/script>/g)];
  for (const [i, [, kind, inner]] of scripts.entries()) yield* script(inner, i ? ES : ES_FIRST, /module/.test(kind));
  for (const [, inner] of text.matchAll(/<style>([^]*?)<\/style>/g)) yield* style(inner);
}

function judge(name, text) {
  if (name.endsWith('.css')) return [...style(text)];
  if (name.endsWith('.html')) return [...page(text)];
  return [...script(text, FIRST.test(name) ? ES_FIRST : ES, /^(import|export)\b|[;}\n]\s*(import\s*[{*"']|export\s*[{*\w])/.test(text))];
}

/** None of these may pass, and all of those must. */
const BAD = {
  'a.js': ['a?.b', 'a ?? b', 'a ||= b', 'class A { #x }', 'x.replaceAll("a", "b")', 'Object.fromEntries(x)', 'structuredClone(x)',
    'crypto.randomUUID()', 'Promise.allSettled([])', '[].flat()', 'new AggregateError([])', 'x.replaceChildren()', 'try {} catch {}'],
  'boot-01.js': ['let a', 'f(() => 1)', '`a`'],
  'a.css': ['a:has(b){color:red}', 'a{inset:0}', 'a{display:flex;gap:1px}', 'a{gap:1px}', 'a{width:min(1px,2px)}', 'a{aspect-ratio:1}',
    'a:is(b){color:red}', '@layer a{b{color:red}}', '@container (min-width:1px){a{color:red}}', 'a{color:color-mix(in srgb,red,blue)}',
    'a{overflow:clip}', 'a{translate:1px}'],
  'a.html': ['<script>a=>1</script>', '<script>1</script><script>a?.b</script>', '<style>a{inset:0}</style>'],
};
const GOOD = {
  'a.js': ['async function* f() { for await (const { a, ...b } of c) yield b; }', 'x.includes(1)', 'window.fetch', 'export { a }; var a'],
  'boot-01.js': ['var a = function () { return 1; };'],
  'a.css': ['a{display:grid;gap:1px}', '@media (forced-colors:active){a{forced-color-adjust:none}}', 'a:not(.b)::before{content:"x"}',
    'a{position:sticky;top:0;--b:1px;width:calc(var(--b) + 1px)}', '@supports (inset:0){a{inset:0}}'],
  'a.html': ['<script>var a</script><script>const a = () => 1</script><script type="text/plain">a?.b</script>'],
};

const wrong = [];
for (const [name, texts] of Object.entries(BAD)) {
  for (const text of texts) if (!judge(name, text).length) wrong.push(`level.mjs lets pass: ${text}`);
}
for (const [name, texts] of Object.entries(GOOD)) {
  for (const text of texts) judge(name, text).forEach((fault) => wrong.push(`level.mjs refuses ${text}: ${fault}`));
}
for (const name of files) judge(name, readFileSync(name, 'utf8')).forEach((fault) => wrong.push(`${name} ${fault}`));
if (wrong.length) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
