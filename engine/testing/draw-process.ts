import type { JsonObject, JsonValue } from '@millrace/schemas';

/** What a drawing may say beside its elements and flows. */
export interface DrawnProcess {
  readonly id?: string;
  readonly variables?: JsonObject;
  readonly title?: JsonValue;
  readonly lanes?: JsonObject;
  readonly number?: JsonObject;
  readonly withdrawal?: JsonObject;
  /** Messages, signals, errors and escalations. */
  readonly rootElements?: JsonObject;
}

/**
 * Writes a process definition from short lines: ids joined by `->`, a condition after `:`. `start…` and `end…` are drawn by themselves. Flows are
 * called `<from>_<to>`; `outgoing` is the order of the lines.
 *
 * @example drawProcess({ review: { type: 'userTask' } }, ['start -> review -> end'])
 */
export function drawProcess(elements: Readonly<Record<string, JsonObject>>, lines: readonly string[], more: DrawnProcess = {}): JsonObject {
  const drawn: Record<string, JsonObject> = { ...elements };
  const flows: Record<string, JsonObject> = {};
  const outgoing: Record<string, string[]> = {};
  for (const line of lines) {
    const [way = '', ...condition] = line.split(':');
    const ids = way.split('->').map((id) => id.trim());
    for (const id of ids) drawn[id] ??= { type: id.startsWith('start') ? 'startEvent' : 'endEvent' };
    for (const [index, to] of ids.slice(1).entries()) {
      const from = ids[index] ?? '';
      const isLast = index === ids.length - 2;
      flows[`${from}_${to}`] = { from, to, ...(condition.length > 0 && isLast ? { when: condition.join(':').trim() } : {}) };
      (outgoing[from] ??= []).push(`${from}_${to}`);
    }
  }
  const { id = 'drawn', variables = {}, lanes, rootElements, ...process } = more;
  return {
    kind: 'process',
    format: 1,
    id,
    defaultLanguage: 'en',
    name: id,
    processes: { main: { executable: true, variables, ...process } },
    ...(rootElements === undefined ? {} : { rootElements }),
    elements: Object.fromEntries(
      Object.entries(drawn).map(([name, element]) => [
        name,
        { scope: 'main', ...element, ...(outgoing[name] ? { outgoing: outgoing[name] } : {}) },
      ]),
    ),
    flows,
    ...(lanes === undefined ? {} : { lanes }),
  };
}
