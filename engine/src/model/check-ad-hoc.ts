import { elementTypes } from '../elements/index.js';
import { beginsByItself } from './compile-node.js';
import type { ElementDefinition } from './definition.js';
import type { ExecutableFlow } from './executable.js';
import { elementsIn } from './graph.js';
import { problem, type Problem } from './problem.js';

/**
 * Checks what stands in ad-hoc subprocesses (BPMN 2.0.2 §10.3.5, §13.3.5): activities, at least one of them without a flow that leads to it, and what leads from one to another; no
 * start and no end events.
 */
export function checkAdHoc(live: ReadonlyMap<string, ElementDefinition>, flows: readonly ExecutableFlow[], problems: Problem[]): void {
  const targets = new Set(flows.map(({ to }) => to));
  for (const [id, { type }] of live) {
    if (type !== 'adHocSubProcess') continue;
    const inside = elementsIn(live, id);
    const isFree = ([inner, element]: (typeof inside)[number]): boolean => !targets.has(inner) && beginsByItself(element);
    if (!inside.some((one) => isFree(one) && elementTypes[one[1].type]?.kind === 'activity'))
      refuse(problems, id, 'an activity inside that no flow leads to', type);
    for (const [inner, element] of inside) {
      const kind = elementTypes[element.type]?.kind;
      if (kind === 'startEvent' || kind === 'endEvent')
        refuse(problems, inner, 'activities, gateways and intermediate events in an ad-hoc subprocess', element.type);
      else if (kind !== 'activity' && kind !== undefined && isFree([inner, element]))
        refuse(problems, inner, 'a flow that leads to it: in an ad-hoc subprocess only activities are chosen', element.type);
    }
  }
}

function refuse(problems: Problem[], id: string, expected: string, found: string): void {
  const params = { element: id, attribute: 'type', expected, found };
  problems.push(problem('ATTRIBUTE_INVALID', { path: ['elements', id, 'type'], elementId: id, params }));
}
