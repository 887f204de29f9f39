import { parentPort } from 'node:worker_threads';
import { layoutProcess } from '@millrace/designer/layout';
import type { Asked, Answered } from './messages.js';

// A layout computes without a pause; on a thread of its own it keeps nobody waiting, and it can be ended.
parentPort?.on('message', ({ id, definition }: Asked) => {
  void (async () => {
    let layout: unknown;
    try {
      ({ layout } = (await layoutProcess(JSON.parse(definition) as object)) as { layout?: unknown });
    } catch {
      layout = undefined;
    }
    parentPort?.postMessage({ id, layout: layout === undefined ? null : JSON.stringify(layout) } satisfies Answered);
  })();
});
