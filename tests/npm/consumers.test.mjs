// The npm package, installed from the packed tarball as anyone would, used in each way that the README names.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, serve } from '../browser/harness.mjs';
import { REPORT } from '../browser/page.mjs';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const TOOLS = join(TOP, 'xtask/js/node_modules');
const esbuild = join(TOOLS, 'esbuild/bin/esbuild');
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
/** A policy without any exception but WebAssembly; nothing may be asked for once the page is there. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'none'";

let project;
let browser;
before(async () => {
  project = await mkdtemp(join(tmpdir(), 'mingshu-npm-'));
  const tarball = (await readdir(join(TOP, 'dist'))).find((name) => /^mingshu-.*\.tgz$/.test(name));
  await writeFile(join(project, 'package.json'), '{"name":"consumer","private":true,"type":"module"}');
  // It has no dependency, so that there is nothing to ask a registry for.
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', join(TOP, 'dist', tarball)], { cwd: project });
  await cp(beside('consumers'), project, { recursive: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (project) await rm(project, { recursive: true });
});

/** What the command line prints for a text. */
function byCommandLine(text) {
  const program = process.env.MINGSHU_CLI || join(TOP, 'target/debug/mingshu');
  return execFileSync(program, ['analyze', '-'], { input: text, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** Runs a module of the consumer in Node. */
function inNode(name, input = '') {
  return execFileSync(process.execPath, [name], { cwd: project, input, encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Runs a page of the consumer in a browser under the policy; gives the title that it ends with. */
async function inBrowser(name) {
  const server = await serve(project, { headers: { 'content-security-policy': POLICY } });
  const page = await (await browser.newContext()).newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await page.goto(server.address + name);
  await page.waitForFunction(() => document.title.startsWith('done'));
  const title = await page.title();
  await page.context().close();
  await server.close();
  assert.deepEqual(errors, []);
  assert.ok(!server.hits.some((hit) => hit.endsWith('.wasm')), `the wasm was not fetched: ${server.hits}`);
  return title;
}

test('the package holds what it should, and nothing of a network', async () => {
  const folder = join(project, 'node_modules/mingshu');
  const names = (await readdir(folder)).sort();
  assert.deepEqual(names.filter((name) => !/^(LICENSE|THIRD)/.test(name)), [
    'README.md', 'inline.d.ts', 'inline.js', 'mingshu.d.ts', 'mingshu.js', 'mingshu.wasm', 'package.json', 'schema.d.ts',
  ]);
  const script = await readFile(join(folder, 'mingshu.js'), 'utf8');
  assert.doesNotMatch(script, /\b(fetch|XMLHttpRequest|WebSocket|importScripts|eval)\b|\bFunction\(/);
});

test('the types fit what comes out, as tsc sees it', async () => {
  // Every key and every variant of the schema: as a literal, so that a key too many is an error as well as one too few.
  const everything = await readFile(join(TOP, 'tests/wire/everything.json'), 'utf8');
  await writeFile(join(project, 'everything.ts'), `import type { Analysis } from 'mingshu';\nexport const everything: Analysis = ${everything};\n`);
  const tsc = createRequire(join(TOP, 'xtask/js/')).resolve('typescript/bin/tsc');
  const check = (...files) => execFileSync(process.execPath, [
    tsc, '--noEmit', '--strict', '--target', 'es2020', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--lib', 'es2022,dom', ...files,
  ], { cwd: project, encoding: 'utf8', stdio: 'pipe' });
  check('everything.ts', 'consumer.ts');
  assert.throws(() => check('wrong.ts'), (error) => {
    // Each line of it is wrong, and each is seen.
    const lines = error.stdout.match(/wrong\.ts\((\d+),/g).map((line) => Number(/\d+/.exec(line)[0]));
    assert.deepEqual([...new Set(lines)], [4, 5, 6, 7]);
    return true;
  });
});

test('in Node, from bytes: the same text gives the very bytes of the command line', async () => {
  const example = await readFile(join(TOP, 'www/example.txt'), 'utf8');
  for (const text of [REPORT, example, '受理案件61件。\r\n', '约2.37万件，同比下降2.13%，占比0.3‰。', '𠮷林县受理案件1.5亿件。']) {
    assert.equal(inNode('node.mjs', text), byCommandLine(text));
  }
});

test('in Node, with the wasm inside', () => {
  assert.match(inNode('inline.mjs', REPORT), /"2350项"/);
});

test('text that is no string, a core that was not started, an address for the wasm: an error that says so', () => {
  const said = JSON.parse(inNode('wrong.mjs'));
  assert.match(said.early, /call init or initSync first/);
  assert.match(said.url, /takes the bytes.*fetches nothing/);
  for (const kind of ['number', 'null', 'object', 'undefined']) assert.match(said[kind], new RegExp(`must be a string, not ${kind}`));
  assert.equal(said.surrogate, 4);
});

test('in a page: a plain module script', async () => {
  assert.equal(await inBrowser('module.html'), 'done 2350项');
});

test('in a module worker, which gets a compiled module', async () => {
  assert.equal(await inBrowser('worker.html'), 'done 2350项');
});

test('through a bundler, with the wasm as bytes and inside', async () => {
  for (const [from, to] of [['bundle.mjs', 'bundle.js'], ['bundle-inline.mjs', 'bundle-inline.js']]) {
    execFileSync(process.execPath, [
      esbuild, from, '--bundle', '--format=iife', '--target=chrome66', '--loader:.wasm=binary', '--log-level=error', `--outfile=${to}`,
    ], { cwd: project });
  }
  assert.equal(await inBrowser('bundle.html'), 'done 2350项 2350项');
});
