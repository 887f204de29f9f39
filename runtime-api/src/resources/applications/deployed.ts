import type { Deployment } from '@millrace/engine';
import type { Static } from '@sinclair/typebox';
import type { Deployed } from './contract.js';

/** A deployment as its caller is told. */
export function deployed(done: Deployment): Static<typeof Deployed> {
  return {
    application: done.application,
    version: done.version,
    changed: done.changed,
    items: done.items.map(({ kind, id, version, layoutRevision, outcome }) => ({ kind, id, version, layoutRevision, outcome })),
    retired: [...done.retired],
    problems: done.problems.map(({ code, severity, pointer, message, elementId, trace, item }) => ({
      code,
      severity,
      pointer,
      message,
      ...(elementId === undefined ? {} : { elementId }),
      ...(trace === undefined ? {} : { trace: [...trace] }),
      ...(item === undefined ? {} : { item }),
    })),
    settled: done.settled,
  };
}
