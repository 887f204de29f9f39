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
 * The script task (BPMN 2.0.2 §10.3.4.1): sets variables by expressions in its language. All of them see the variables as they were before: the entries of a map
 * have no order. It passes in one step.
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
