import { Worker } from 'node:worker_threads';
import { needsLayout } from '@millrace/designer/layout';
import type { Answered, Asked } from './messages.js';

/** How long the layouts of one bundle may take. A thousand steps take about two seconds. */
const limitMs = 20_000;
/** More than this is not laid out: a drawing of it could not be read either. */
const mostElements = 5000;

interface Settings {
  readonly limitMs?: number;
}

/**
 * A bundle, or one process, with a layout for every process that was not drawn, or not wholly. What has its place keeps it, and nothing but
 * `layout` is touched.
 *
 * It never fails: a process whose layout cannot be made, or not in time, stays as it is, because a deployment does not depend on a drawing; it is
 * then drawn simply. Whether the bundle is one that can be deployed is the deployment's to say. The work is done on a thread of its own.
 *
 * @param settings Only tests set a shorter limit.
 */
export async function withLayouts<T>(bundle: T, settings: Settings = {}): Promise<T> {
  const processes = processesOf(bundle).filter(wantsLayout);
  if (processes.length === 0) return bundle;
  const layouts = await laidOut(processes, settings.limitMs ?? limitMs);
  const drawn = (value: unknown): unknown => {
    const layout = layouts.get(value as object);
    return layout === undefined ? value : { ...(value as object), layout };
  };
  if (isProcess(bundle)) return drawn(bundle) as T;
  const { items } = bundle as { items: readonly unknown[] };
  return { ...bundle, items: items.map(drawn) };
}

function isProcess(value: unknown): value is object {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'process';
}

function processesOf(bundle: unknown): readonly object[] {
  if (isProcess(bundle)) return [bundle];
  const items: unknown = typeof bundle === 'object' && bundle !== null ? (bundle as { items?: unknown }).items : undefined;
  return Array.isArray(items) ? items.filter(isProcess) : [];
}

function wantsLayout(process: object): boolean {
  const { elements } = process as { elements?: unknown };
  const count = typeof elements === 'object' && elements !== null ? Object.keys(elements).length : 0;
  return count > 0 && count <= mostElements && needsLayout(process);
}

/** The layouts that could be made in time, by the process. */
async function laidOut(processes: readonly object[], limit: number): Promise<ReadonlyMap<object, unknown>> {
  const layouts = new Map<object, unknown>();
  let worker: Worker;
  try {
    worker = new Worker(workerUrl(), {
      name: 'millrace-layout',
      env: {},
      argv: [],
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
  } catch {
    return layouts;
  }
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, limit);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    let waiting = processes.length;
    worker.on('message', ({ id, layout }: Answered) => {
      const process = processes[id];
      if (process && layout !== null) layouts.set(process, JSON.parse(layout));
      waiting -= 1;
      if (waiting === 0) end();
    });
    worker.on('error', end);
    worker.on('exit', end);
    try {
      for (const [id, process] of processes.entries()) worker.postMessage({ id, definition: JSON.stringify(process) } satisfies Asked);
    } catch {
      // What JSON cannot hold is refused by the deployment.
      end();
    }
  });
  await worker.terminate();
  return layouts;
}

/** Tests run from the TypeScript sources, which a thread of Node 20 cannot read: they use the build beside them. */
function workerUrl(): URL {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return new URL('./worker.js', here);
  const at = here.lastIndexOf('/src/');
  return new URL(`${here.slice(0, at)}/dist/layout/worker.js`);
}
