import { analyze, init, initSync, notices, version, type Analysis, type Figure, type Relation } from 'mingshu';
import { analyze as inlineAnalyze, init as inlineInit } from 'mingshu/inline';

export async function use(bytes: Uint8Array, module: WebAssembly.Module, text: string): Promise<string[]> {
  initSync(module);
  await init(bytes);
  await inlineInit();
  const analysis: Analysis = analyze(text, { name: '报告.txt' });
  const sums = analysis.relations.filter((relation: Relation) => relation.kind === 'sum' && relation.holds === false);
  const first: Figure | undefined = inlineAnalyze(text).figures[0];
  const basis = first?.change && 'basis' in first.change ? first.change.basis : null;
  return [version(), String(sums.length), basis ?? '', ...notices(text).map((notice) => notice.zh)];
}
