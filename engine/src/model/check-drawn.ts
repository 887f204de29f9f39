import type { ElementDefinition, ProcessDefinition } from './definition.js';
import { drawnMaps } from './id-maps.js';
import { problem, type Problem } from './problem.js';

/** What can be thrown and caught by name. */
const namedTypes = ['message', 'signal', 'error', 'escalation'];

/** Maps of lines, each with the attributes that say where they lead. */
const lines: readonly (readonly [string, readonly string[]])[] = [
  ['messageFlows', ['from', 'to']],
  ['artifacts', ['from', 'to']],
  ['dataAssociations', ['from', 'to']],
  ['participants', ['process']],
];

/**
 * Warns of what a drawing refers to and does not hold, and of messages, signals, errors and escalations that it declares and nothing refers to: what was meant by them waits or is sent under another
 * name. None of it is executed, so none of it is refused.
 */
export function checkDrawn(definition: ProcessDefinition, live: ReadonlyMap<string, ElementDefinition>, problems: Problem[]): void {
  const maps = definition as unknown as Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined>>;
  const known = new Set(drawnMaps.flatMap((name) => Object.keys(maps[name] ?? {})));
  for (const [map, attributes] of lines)
    for (const [id, line] of Object.entries(maps[map] ?? {}))
      for (const attribute of attributes) {
        const end = line[attribute];
        if (typeof end !== 'string' || known.has(end)) continue;
        const params = { element: id, attribute, expected: 'the id of something in this drawing', found: end };
        problems.push(problem('PROCESS_REFERENCE_UNKNOWN', { path: [map, id, attribute], severity: 'warning', elementId: id, params }));
      }
  if (live.size > 0) checkUnused(definition, problems);
}

function checkUnused(definition: ProcessDefinition, problems: Problem[]): void {
  const { rootElements = {}, ...rest } = definition;
  const named = Object.entries(rootElements).filter(([, { type }]) => namedTypes.includes(type));
  if (named.length === 0) return;
  const used = new Set<string>();
  collectTexts([rest, Object.values(rootElements).filter(({ type }) => !namedTypes.includes(type))], used);
  for (const [id, { type, code }] of named) {
    if (used.has(id)) continue;
    const params = { element: id, type, name: code ?? id };
    problems.push(problem('ROOT_ELEMENT_UNUSED', { path: ['rootElements', id], severity: 'warning', elementId: id, params }));
  }
}

/** Every text that stands anywhere in a value, names of properties left out. */
function collectTexts(value: unknown, found: Set<string>, depth = 0): void {
  if (typeof value === 'string') found.add(value);
  else if (typeof value === 'object' && value !== null && depth < 100)
    for (const part of Object.values(value)) collectTexts(part, found, depth + 1);
}
