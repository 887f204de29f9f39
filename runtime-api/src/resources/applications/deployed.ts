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
    problems: done.problems.map(toldProblem),
    settled: done.settled,
  };
}

/** A problem of a deployment as its caller is told. */
export function toldProblem(problem: Deployment['problems'][number]): Static<typeof Deployed>['problems'][number] {
  const { code, severity, pointer, message, elementId, trace, item } = problem;
  return {
    code,
    severity,
    pointer,
    message,
    ...(elementId === undefined ? {} : { elementId }),
    ...(trace === undefined ? {} : { trace: [...trace] }),
    ...(item === undefined ? {} : { item }),
  };
}
