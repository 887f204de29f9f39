import type { VariableDeclaration } from '../../model/definition.js';
import type { ElementType } from '../element-type.js';
import { enter, leave, startScope } from '../../behaviors/activities.js';
import { outgoing } from '../../behaviors/flows.js';
import { requirePart } from '../../behaviors/require-part.js';

/**
 * The embedded subprocess (BPMN 2.0.2 §10.3.5): a scope of its own inside the process. It is left when nothing in it is left to do. Variables it declares live
 * in it and are gone with it; all others are the process's.
 */
export const subProcess: ElementType<null> = {
  type: 'subProcess',
  kind: 'activity',
  conditions: true,
  attributes: ['variables'],
  check(element, check) {
    if (element['variables'] !== undefined) check.object(['variables'], Object.keys(Object(element['variables']) as object));
  },
  compile: () => null,
  scope: (element) => ({ variables: (element['variables'] ?? {}) as Readonly<Record<string, VariableDeclaration>> }),
  behavior: {
    activate(run, visit) {
      const { activity } = enter(run, visit);
      startScope(run, activity, requirePart(run.deployed.process.scopes.get(visit.node.id), `the inside of ${visit.node.id}`).start);
    },
    onScope: (run, visit) => leave(run, visit, outgoing(run, visit)),
  },
};
