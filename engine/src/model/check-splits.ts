import { elementTypes } from '../elements/index.js';
import type { ElementDefinition } from './definition.js';
import type { Graph } from './graph.js';
import { problem, type Problem } from './problem.js';

/** Comparisons, each with the one that holds where it does not. */
const opposites: readonly (readonly [string, string])[] = [
  ['!=', '='],
  ['>=', '<'],
  ['<=', '>'],
];

/**
 * Warns of a split at which it may happen that no flow is taken (BPMN 2.0.2 §13.4.2, §13.4.3): each has a condition and none is the default. Not where one of the conditions says the opposite of
 * another. A complex gateway may take none.
 */
export function checkSplits(live: ReadonlyMap<string, ElementDefinition>, graph: Graph, problems: Problem[]): void {
  for (const [id, element] of live) {
    if (elementTypes[element.type]?.conditions !== true || element.type === 'complexGateway' || element.default !== undefined) continue;
    const flows = graph.outgoing(id);
    const conditions = flows.flatMap(({ when }) => (typeof when === 'string' ? [plain(when)] : []));
    if (flows.length === 0 || conditions.length < flows.length || conditions.some((one) => one === 'true')) continue;
    if (conditions.some((one) => conditions.includes(oppositeOf(one)))) continue;
    const params = { element: id, flows: flows.map((flow) => flow.id).join(', ') };
    problems.push(problem('DEFAULT_MISSING', { path: ['elements', id], severity: 'warning', elementId: id, params }));
  }
}

function plain(condition: string): string {
  return condition
    .replace(/^(?:jsonata|feel):/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The condition that holds where a plain one does not, as people write it. */
function oppositeOf(condition: string): string {
  for (const [one, other] of opposites) {
    const parts = condition.split(new RegExp(`(?<![!<>=])${one}(?!=)`));
    if (parts.length === 2) return parts.join(other);
  }
  const inner = /^\$?not\((.*)\)$/.exec(condition)?.[1];
  return inner ?? `$not(${condition})`;
}
