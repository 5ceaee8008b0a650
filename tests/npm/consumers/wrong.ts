import { analyze, init } from 'mingshu';

export async function wrong(): Promise<void> {
  await init('mingshu.wasm');
  analyze(61);
  analyze('x').figure;
  analyze('x').figures[0]!.kind === 'weight';
}
