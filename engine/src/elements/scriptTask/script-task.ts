import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { markedAs } from '../../behaviors/expressions/index.js';
import { evaluate } from '../../behaviors/expressions-in-steps.js';
import { outgoing } from '../../behaviors/flows.js';
import { setVariables, visibleVariables } from '../../behaviors/variables.js';

/** What a script task sets: paths and the expressions that compute them. */
export interface ScriptTaskConfig {
  readonly set: Readonly<Record<string, string>>;
}

/**
 * The script task (BPMN 2.0.2 §10.3.3, §13.3.3): sets variables by expressions in its language.
 *
 * - *Stands*: anywhere among activities.
 * - *A token*: all expressions of `set` are computed over the variables as they were before, for the entries of a map have no order; then the paths are
 *   written, each to the nearest scope that declares the variable. One without a value writes nothing. Tokens go along the flows whose conditions hold.
 *   It is one step.
 * - *Waits for*: nothing.
 * - *Ends*: at once.
 * - *May go wrong*: a failing expression, a value that does not fit its declared variable (`VARIABLE_INVALID`), `NO_FLOW_TAKEN`: nothing was set, and a
 *   retry computes anew.
 * - *Beside it*: loops and handlers as on every activity; a handler that is a script sees the variables of what it undoes. An event attached to it can
 *   never happen, and the definition is warned of.
 * - *Read on*: behaviors/expressions-in-steps.ts (what expressions see), behaviors/variables.ts (where values go).
 */
export const scriptTask: ElementType<ScriptTaskConfig> = {
  type: 'scriptTask',
  kind: 'activity',
  conditions: true,
  instant: true,
  attributes: ['script'],
  check(_element, check) {
    const script = check.object(['script'], ['language', 'set']);
    if (!script) return;
    if (!check.word(['script', 'language'], ['jsonata', 'feel'])) return;
    check.mapping(['script', 'set'], 'paths', script['language'] as 'jsonata' | 'feel');
  },
  compile(element) {
    const { language, set } = element['script'] as ScriptTaskConfig & { readonly language: 'jsonata' | 'feel' };
    return { set: Object.fromEntries(Object.entries(set).map(([path, source]) => [path, markedAs(source, language)])) };
  },
  behavior: {
    activate(run, visit) {
      const before = visibleVariables(run.state, visit.scope);
      const values = Object.entries(visit.node.config.set).map(
        ([path, source]) => [path, evaluate(run, source, before, `${path} of ${visit.node.id}`)] as const,
      );
      setVariables(run, visit.scope, Object.fromEntries(values));
      leave(run, visit, outgoing(run, visit));
    },
  },
};
