/**
 * Where the worker's JavaScript is. Tests run from the TypeScript sources, which a worker thread of Node 20 cannot read, so they use the build
 * beside them: `engine/src/x.ts` → `engine/dist/src/x.js`.
 */
export function workerUrl(from: string): URL {
  const beside = new URL('./worker.js', from);
  if (!from.endsWith('.ts')) return beside;
  const path = beside.href;
  const at = path.lastIndexOf('/src/');
  return new URL(`${path.slice(0, at)}/dist${path.slice(at)}`);
}
