import { createContext, Script } from 'node:vm';
import { rolldown } from 'rolldown';

/** A bundle for browsers, and what keeps it from being one. */
export interface Bundle {
  readonly code: string;
  /** Bytes, neither minified nor compressed. */
  readonly size: number;
  /** Imports that are left: a browser has nowhere to take them from. */
  readonly left: readonly string[];
}

/**
 * Bundles one module with all it imports, as a web application would. `planted` is a text that stands in for the module.
 */
export async function bundleForBrowser(file: string, planted?: string): Promise<Bundle> {
  const left: string[] = [];
  const build = await rolldown({
    input: file,
    platform: 'browser',
    // Node's own modules are not found by a browser's rules either; saying so here gives their names.
    external: (id) => {
      const isNode = id.startsWith('node:');
      if (isNode) left.push(id);
      return isNode;
    },
    resolve: { conditionNames: ['@millrace/source', 'browser', 'import', 'default'], extensionAlias: { '.js': ['.ts', '.js'] } },
    treeshake: { moduleSideEffects: true },
    onLog: (_level, log) => void left.push(log.message),
    plugins:
      planted === undefined
        ? []
        : [{ name: 'planted', resolveId: (id) => (id === file ? file : null), load: (id) => (id === file ? planted : null) }],
  });
  try {
    const { output } = await build.generate({ format: 'iife', name: 'entry', codeSplitting: false });
    const [chunk] = output;
    left.push(...chunk.imports, ...chunk.dynamicImports);
    return { code: chunk.code, size: Buffer.byteLength(chunk.code), left: [...new Set(left)] };
  } finally {
    await build.close();
  }
}

/**
 * Runs a bundle and then a script that sees it as `entry`, where there is nothing but ECMAScript: no process, Buffer, timers or network,
 * no code made from text (as a strict Content-Security-Policy demands), and a clock and a chance that throw when they are asked.
 */
export function runBare(bundle: string, script: string): unknown {
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
  const bare = `
    const refuse = (what) => () => { throw new Error('pure code asked for ' + what); };
    Date.now = refuse('the time');
    Math.random = refuse('chance');
    for (const name of ['console', 'SharedArrayBuffer', 'WebAssembly']) delete globalThis[name];
  `;
  new Script(bare).runInContext(context);
  new Script(bundle, { filename: 'bundle.js' }).runInContext(context);
  return new Script(script).runInContext(context) as unknown;
}
