import { canonicalJson, type JsonObject, type JsonValue, type ScenarioExpectation } from '@millrace/schemas';
import { readPath } from '../../src/behaviors/variable-paths.js';
import { failure, type ScenarioFailure } from './report.js';
import { instanceOf, type Stage } from './stage.js';
import { traceOf, type Trace } from './trace.js';

type Place = Pick<ScenarioFailure, 'step' | 'pointer'>;

const same = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  one === undefined || other === undefined ? one === other : canonicalJson(one) === canonicalJson(other);
const words = (en: string, ru: string): { readonly en: string; readonly ru: string } => ({ en, ru });

/** Compares what there is with what a scenario expects; answers what differs. An empty list of records, notifications or incidents means that there are none. */
export async function unmet(stage: Stage, expected: ScenarioExpectation, at: Place): Promise<readonly ScenarioFailure[]> {
  const { instanceId } = instanceOf(stage, expected.instance);
  const place = (part: string): Place => ({ step: at.step, pointer: `${at.pointer}/${part}` });
  const trace = await traceOf(stage.engine, instanceId);
  return [
    ...(expected.waiting ? await waiting(stage, instanceId, expected.waiting, place('waiting')) : []),
    ...(expected.incidents ? await incidents(stage, instanceId, expected.incidents, place('incidents')) : []),
    ...(expected.ended === undefined ? [] : await ended(stage, instanceId, trace, expected.ended, place('ended'))),
    ...(expected.path ? inOrder(trace, expected.path, place('path')) : []),
    ...(expected.notTaken ? notReached(trace, expected.notTaken, place('notTaken')) : []),
    ...(expected.variables ? await variables(stage, instanceId, expected.variables, place('variables')) : []),
    ...(await records(stage, expected.records ?? {}, place)),
    ...(expected.notifications ? await notifications(stage, expected.notifications, place('notifications')) : []),
  ];
}

async function waiting(
  stage: Stage,
  instanceId: string,
  expected: NonNullable<ScenarioExpectation['waiting']>,
  at: Place,
): Promise<readonly ScenarioFailure[]> {
  const { items } = await stage.engine.workItems({ instanceId, limit: 1000 });
  const found = items.map((item) => ({
    element: item.elementId,
    for: (item.offeredTo.length > 0 ? [...item.offeredTo] : item.assignee === undefined ? [] : [`user:${item.assignee}`]).sort(),
    ...(item.assignee === undefined ? {} : { claimedBy: item.assignee }),
    ...(item.dueAt === undefined ? {} : { due: item.dueAt }),
  }));
  const fits = (one: (typeof expected)[number], other: (typeof found)[number]): boolean =>
    one.element === other.element &&
    (one.for === undefined || same([...one.for].sort(), other.for)) &&
    (one.claimedBy === undefined || one.claimedBy === other.claimedBy) &&
    (one.due === undefined || Date.parse(one.due) === Date.parse(other.due ?? ''));
  const fine = expected.length === found.length && pairsUp(expected, found, fits);
  return fine ? [] : [failure(at, words('the open work to be', 'открытые задания'), plain(expected), plain(found))];
}

async function incidents(
  stage: Stage,
  instanceId: string,
  expected: NonNullable<ScenarioExpectation['incidents']>,
  at: Place,
): Promise<readonly ScenarioFailure[]> {
  const { items } = await stage.engine.incidents({ instanceId, limit: 1000 });
  const fits = (one: (typeof expected)[number], other: (typeof items)[number]): boolean =>
    one.element === other.elementId && (one.code === undefined || one.code === other.code);
  if (expected.length === items.length && pairsUp(expected, items, fits)) return [];
  const found = items.map(({ elementId, code, message }) => ({ element: elementId, code, message }));
  return [failure(at, words('the open incidents to be', 'открытые инциденты'), plain(expected), found)];
}

async function ended(
  stage: Stage,
  instanceId: string,
  trace: Trace,
  expected: boolean | string,
  at: Place,
): Promise<readonly ScenarioFailure[]> {
  const status = (await stage.engine.instance(instanceId))?.status ?? 'unknown';
  const isOver = status !== 'active';
  if (typeof expected === 'boolean') return isOver === expected ? [] : [failure(at, words('ended to be', 'завершён'), expected, status)];
  if (isOver && trace.completed.includes(expected)) return [];
  const found = isOver ? `ended after ${trace.completed.slice(-3).join(', ')}` : `${status}, after ${trace.completed.slice(-3).join(', ')}`;
  return [failure(at, words('it to end at', 'завершение на'), expected, found)];
}

function inOrder(trace: Trace, expected: readonly string[], at: Place): readonly ScenarioFailure[] {
  let next = 0;
  for (const element of trace.completed) if (element === expected[next]) next++;
  return next === expected.length
    ? []
    : [
        failure(
          at,
          words(`the path to hold ${expected[next]} in this order:`, `путь с ${expected[next]} в таком порядке:`),
          [...expected],
          [...trace.completed],
        ),
      ];
}

function notReached(trace: Trace, expected: readonly string[], at: Place): readonly ScenarioFailure[] {
  const reached = expected.filter((element) => trace.reached.has(element));
  return reached.length === 0 ? [] : [failure(at, words('these never to be reached:', 'не пройдены:'), [...expected], reached)];
}

async function variables(stage: Stage, instanceId: string, expected: JsonObject, at: Place): Promise<readonly ScenarioFailure[]> {
  const all = await stage.engine.variables(instanceId);
  return Object.entries(expected).flatMap(([path, value]) => {
    const found = readPath(all, path.split('.'));
    const place = { ...at, pointer: `${at.pointer}/${path}` };
    return same(found, value) ? [] : [failure(place, words(`${path} to be`, path), value, found ?? 'nothing')];
  });
}

async function records(
  stage: Stage,
  expected: NonNullable<ScenarioExpectation['records']>,
  place: (part: string) => Place,
): Promise<readonly ScenarioFailure[]> {
  const failures: ScenarioFailure[] = [];
  for (const [register, wanted] of Object.entries(expected)) {
    const { items } = await stage.engine.records.find({ register, limit: 1000 });
    const fits = (one: JsonObject, other: (typeof items)[number]): boolean =>
      Object.entries(one).every(
        ([name, value]) => same(other.attributes[name], value) || (other.number !== null && value === other.number),
      );
    const fine = wanted.length === 0 ? items.length === 0 : pairsUp(wanted, items, fits);
    const found = items.map(({ id, number, attributes }) => ({ id, ...(number === null ? {} : { number }), ...attributes }));
    if (!fine)
      failures.push(
        failure(place(`records/${register}`), words(`records of ${register} like`, `записи в ${register}`), [...wanted], plain(found)),
      );
  }
  return failures;
}

async function notifications(
  stage: Stage,
  expected: NonNullable<ScenarioExpectation['notifications']>,
  at: Place,
): Promise<readonly ScenarioFailure[]> {
  const { engine } = stage;
  const read = async (collection: string): Promise<readonly JsonObject[]> =>
    (await engine.findRows({ collection, tenant: engine.tenant, limit: 1000 })).rows.map(({ body }) => JSON.parse(body) as JsonObject);
  const sent = (await read('notifications')).map((one): JsonObject => ({ ...one, to: [`user:${String(one['to'])}`] }));
  const found = [...sent, ...(await read('broadcasts'))];
  const fits = (one: (typeof expected)[number], other: JsonObject): boolean =>
    (other['to'] as readonly JsonValue[]).includes(one.to) &&
    (one.template === undefined || one.template === other['template']) &&
    (one.contains === undefined || spoken(other).includes(one.contains));
  const fine = expected.length === 0 ? found.length === 0 : pairsUp(expected, found, fits);
  const shown = found.map((one) => ({ to: one['to'] ?? null, title: one['title'] ?? null, text: one['text'] ?? null }));
  return fine ? [] : [failure(at, words('notifications like', 'уведомления'), plain(expected), shown)];
}

/** Everything a notification says, in all its languages. */
function spoken(notification: JsonObject): string {
  const texts = [notification['title'], notification['text']].flatMap((text) =>
    typeof text === 'object' && text !== null ? Object.values(text) : [text],
  );
  return texts.join('\n');
}

/** Whether each expected one finds one of its own. */
function pairsUp<E, F>(
  expected: readonly E[],
  found: readonly F[],
  fits: (one: E, other: F) => boolean,
  taken: ReadonlySet<F> = new Set(),
): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return true;
  return found.some(
    (candidate) => !taken.has(candidate) && fits(first, candidate) && pairsUp(rest, found, fits, new Set([...taken, candidate])),
  );
}

const plain = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;
