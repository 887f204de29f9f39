import type { Case, Step } from '../../bpmn-semantics/runner/case.js';
import { milliseconds } from '../naive/waits.js';
import type { Move } from './moves.js';

/** Words of a step that a move has no word for. Who does something makes no difference to the naive side. */
const beyond = [
  'in',
  'refused',
  'suspendInstance',
  'resumeInstance',
  'skip',
  'suspend',
  'resume',
  'begin',
  'claim',
  'sleep',
  'outcome',
  'addInstance',
];

/** The moves of a kept case; nothing where it says more than moves can. */
export function movesOf({ process, forms, decisions, steps = [] }: Case): readonly Move[] | undefined {
  if (forms !== undefined || decisions !== undefined || steps.length === 0) return undefined;
  if (/"(approvalTask|businessRuleTask)"/.test(JSON.stringify(process))) return undefined;
  const moves: Move[] = [];
  for (const step of steps) {
    const move = moveOf(step);
    if (move === undefined) return undefined;
    if (move !== 'none') moves.push(move);
  }
  return moves;
}

function moveOf(step: Step): Move | 'none' | undefined {
  const { nth = 0, data = {} } = step;
  if (beyond.some((word) => word in step)) return undefined;
  if (step.start) {
    const isPlain = Object.keys(step.start).every((name) => name === 'data');
    return isPlain ? { start: { data: step.start.data ?? {} } } : undefined;
  }
  if (step.complete !== undefined) return { complete: step.complete, nth, data };
  if (step.completeJob !== undefined) return { completeJob: step.completeJob, nth, output: step.output ?? {} };
  if (step.failJob !== undefined) {
    if (step.bpmnError === undefined) return step.retryable === false ? { failJob: step.failJob, nth } : undefined;
    return step.bpmnError.data === undefined ? { failJob: step.failJob, nth, error: step.bpmnError.code } : undefined;
  }
  if (step.message) {
    const { name, key, data: sent = {}, timeToLive } = step.message;
    return {
      message: name,
      data: sent,
      ...(key === undefined ? {} : { key }),
      ...(timeToLive === undefined ? {} : { keep: milliseconds(timeToLive) }),
    };
  }
  if (step.signal) return { signal: step.signal.name, data: step.signal.data ?? {} };
  if (step.retry !== undefined) return { retry: step.retry, nth };
  if (step.set) return { set: step.set };
  if (step.cancel !== undefined) return { cancel: true };
  if (step.activate !== undefined) return step.of === undefined ? undefined : { activate: step.activate, in: step.of };
  if (step.pass !== undefined) return { pass: step.pass };
  return step.expect ? 'none' : undefined;
}
