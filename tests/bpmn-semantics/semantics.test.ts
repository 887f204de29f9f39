import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkProcess } from '@millrace/engine/model';
import { ExecutionRig } from '@millrace/engine/testing';
import { MillraceError, type JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';

/** What a step does; `refused` is the code with which it is refused. */
interface Step {
  readonly start?: { readonly data?: JsonObject; readonly businessKey?: string };
  readonly complete?: string;
  /** Elements whose work item is begun, set aside (with `reason` and `code`) or gone on with. */
  readonly begin?: string;
  readonly suspend?: string;
  readonly resume?: string;
  readonly completeJob?: string;
  readonly failJob?: string;
  readonly retry?: string;
  readonly set?: JsonObject;
  readonly cancel?: string;
  /** Time that passes while timers fire, ISO 8601. */
  readonly pass?: string;
  /** Time that passes while nothing runs. */
  readonly sleep?: string;
  readonly by?: string;
  readonly onBehalfOf?: string;
  readonly data?: JsonObject;
  readonly outcome?: string;
  readonly reason?: string;
  readonly code?: string;
  readonly output?: JsonObject;
  readonly retryable?: boolean;
  readonly refused?: string;
  readonly expect?: Expectation;
}

/** What is true after a step. What is not mentioned is not asked. */
interface Expectation {
  readonly path?: readonly string[];
  readonly status?: string;
  readonly variables?: JsonObject;
  /** Elements with open work items, in the order of their creation. */
  readonly open?: readonly string[];
  /** `<element> <state>` of all work items. */
  readonly work?: readonly string[];
  /** Types of all events about work items. */
  readonly workEvents?: readonly string[];
  /** `<element> <code>` of open incidents. */
  readonly incidents?: readonly string[];
  readonly timers?: readonly string[];
  readonly jobs?: readonly string[];
}

/** A language-neutral case: a process, what happens, and what must follow. */
interface Case {
  readonly name: string;
  readonly process: JsonObject;
  readonly forms?: Readonly<Record<string, JsonObject>>;
  readonly decisions?: Readonly<Record<string, JsonObject>>;
  readonly members?: Readonly<Record<string, readonly string[]>>;
  readonly managers?: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly Step[];
}

const here = fileURLToPath(new URL('.', import.meta.url));
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

for (const { name: element } of folders) {
  describe(element, () => {
    for (const file of readdirSync(join(here, element)).filter((name) => /^case-.*\.json$/.test(name))) {
      const one = JSON.parse(readFileSync(join(here, element, file), 'utf8')) as Case;
      it(`${one.name} (${file})`, () => {
        expect(
          checkProcess(one.process as unknown as Parameters<typeof checkProcess>[0]).filter(({ severity }) => severity === 'error'),
        ).toEqual([]);
        const rig = new ExecutionRig(one);
        for (const step of one.steps) {
          expect(codeOf(() => act(rig, step))).toBe(step.refused);
          if (step.expect) hold(rig, step.expect);
        }
      });
    }
  });
}

function act(rig: ExecutionRig, step: Step): void {
  const { by = 'system', onBehalfOf, data, outcome, reason } = step;
  const sender = { actor: by, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
  if (step.start) rig.start(step.start, by === 'system' ? {} : sender);
  if (step.complete) rig.complete(step.complete, { ...sender, ...given({ data, outcome, reason }) });
  if (step.begin) rig.send({ type: 'startWorkItem', workItemId: rig.workItem(step.begin, by) }, sender);
  if (step.suspend)
    rig.send(
      { type: 'suspendWorkItem', workItemId: rig.workItem(step.suspend, by), reason: reason ?? '', ...given({ code: step.code }) },
      sender,
    );
  if (step.resume) rig.send({ type: 'resumeWorkItem', workItemId: rig.workItem(step.resume, by) }, sender);
  if (step.completeJob) rig.send({ type: 'completeJob', ...job(rig, step.completeJob), ...given({ output: step.output }) });
  if (step.failJob) {
    const error = { code: 'FAILED', message: 'it failed' };
    rig.send({ type: 'failJob', ...job(rig, step.failJob), error, ...given({ retryable: step.retryable }) });
  }
  if (step.retry) rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents', step.retry) });
  if (step.set) rig.send({ type: 'setVariables', set: step.set, reason: reason ?? 'the case says so' });
  if (step.cancel) rig.send({ type: 'cancelInstance', reason: step.cancel }, sender);
  if (step.sleep) rig.sleep(step.sleep);
  if (step.pass) rig.pass(step.pass);
}

function hold(rig: ExecutionRig, expected: Expectation): void {
  const elements = (collection: string): readonly unknown[] => rig.rows(collection).map((row) => row.fields?.['elementId']);
  const found: Required<Expectation> = {
    path: rig.path(),
    status: rig.state.status,
    variables: rig.variables,
    open: rig.rows('workItems').flatMap((row) => (row.fields?.['open'] === true ? [String(row.fields['elementId'])] : [])),
    work: rig.rows('workItems').map((row) => `${String(row.fields?.['elementId'])} ${String(row.fields?.['state'])}`),
    workEvents: rig.events.flatMap(({ type }) => (type.startsWith('workItem') ? [type] : [])),
    incidents: rig.rows('incidents').map((row) => `${String(row.fields?.['elementId'])} ${String(row.fields?.['code'])}`),
    timers: elements('timers') as readonly string[],
    jobs: elements('jobs') as readonly string[],
  };
  expect(Object.fromEntries(Object.keys(expected).map((key) => [key, found[key as keyof Expectation]]))).toEqual(expected);
}

function job(rig: ExecutionRig, element: string): { readonly jobId: string; readonly attempt: number } {
  const jobId = rig.idOf('jobs', element);
  return { jobId, attempt: rig.state.jobs.get(Number(jobId.split('.')[1]))?.attempt ?? 0 };
}

function codeOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof MillraceError) return error.code;
    throw error;
  }
}

function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
