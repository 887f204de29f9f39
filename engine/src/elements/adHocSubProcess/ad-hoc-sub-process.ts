import type { JsonValue } from '@millrace/schemas';
import type { ElementDefinition } from '../../model/definition.js';
import type { ElementType } from '../element-type.js';
import { armScope, clearScope, enter, fillScope, nodeOf, scopeOf, type Entered } from '../../behaviors/activities.js';
import { evaluate, holds } from '../../behaviors/expressions-in-steps.js';
import { fail } from '../../behaviors/failed-step.js';
import { requirePart } from '../../behaviors/require-part.js';
import type { Run } from '../../behaviors/run.js';
import {
  checkSubScope,
  endInside,
  subScopeAttributes,
  subScopeConfig,
  variablesInside,
  type SubScopeConfig,
} from '../../behaviors/sub-scope.js';
import { visibleVariables } from '../../behaviors/variables.js';

/** What an ad-hoc subprocess says of what is done in it. */
export interface AdHocConfig extends SubScopeConfig {
  readonly completionCondition?: string;
  readonly cancelRemaining: boolean;
  readonly activate?: string;
}

/**
 * The ad-hoc subprocess (BPMN 2.0.2 §10.3.5, §13.3.5): activities that somebody chooses to be done, each as often as it is chosen.
 *
 * - *Stands*: anywhere among activities. Inside: activities, at least one of them without a flow that leads to it, with gateways and intermediate events
 *   between them; no start and no end events.
 * - *A token*: it becomes an activity with a scope as a subprocess does. Nothing inside begins by itself: `activate`, an expression for a list of ids,
 *   chooses the first; anything else is chosen by the command `activateElement`, among those that no flow leads to. What flows lead to begins when a
 *   token comes. `ordering: sequential` does one after the other: a choice is refused and a token waits while another activity is open.
 * - *Waits for*: choices. Each time an activity directly inside is completed, `completionCondition` is asked. A join inside is never stuck, for somebody
 *   may yet choose what it waits for.
 * - *Ends*: with a condition, once it holds: what is being done is ended (`cancelRemaining`, the default) or waited for, and nothing more begins.
 *   Without one, when something was done in it and nothing is left to do. Then `out`, then its flows.
 * - *May go wrong*: `ELEMENT_NOT_ENABLED` where `activate` names what is not enabled, a failing `in` or `activate`: it has not begun.
 *   `CONDITION_NOT_BOOLEAN` or a failing `completionCondition` is an incident of the step that completed the activity inside.
 * - *Beside it*: as at a subprocess; opened again to be undone, nothing can be chosen in it.
 * - *Read on*: execution/ad-hoc.ts (choosing, what is enabled, sequence), behaviors/sub-scope.ts (begin and end), behaviors/activities.ts (`leave` tells
 *   of what is completed inside), model/check-ad-hoc.ts.
 */
export const adHocSubProcess: ElementType<AdHocConfig> = {
  type: 'adHocSubProcess',
  kind: 'activity',
  conditions: true,
  attributes: [...subScopeAttributes, 'ordering', 'completionCondition', 'cancelRemaining', 'activate'],
  check(element, check) {
    checkSubScope(element, check);
    if (element['ordering'] !== undefined) check.word(['ordering'], ['parallel', 'sequential']);
    if (element['completionCondition'] !== undefined) check.expression(['completionCondition']);
    if (element['cancelRemaining'] !== undefined) check.word(['cancelRemaining'], [true, false]);
    if (element['activate'] !== undefined) check.expression(['activate']);
  },
  compile: (element) => ({ ...subScopeConfig(element), ...adHocConfig(element) }),
  scope: (element) => ({ ...variablesInside(element), chosen: (element as AdHocDefinition).ordering ?? 'parallel' }),
  behavior: {
    activate(run, visit) {
      const { config, id } = visit.node;
      const entered = enter(run, visit);
      fillScope(run, entered, config.in);
      const { initial } = armScope(run, entered.activity, id);
      if (config.activate === undefined) return;
      const chosen = chosenAtFirst(run, entered, config.activate, initial);
      for (const element of chosen) run.emit({ type: 'elementActivated', facts: { element, scope: entered.activity } });
      if (chosen.length === 0 && config.completionCondition === undefined) endInside(run, entered);
    },
    onCompletedInside(run, visit) {
      const { config, id } = visit.node;
      const scope = requirePart(visit.activity, 'the number of the ad-hoc subprocess');
      if (config.completionCondition === undefined || scopeOf(run, scope).enough === true) return;
      if (!holds(run, config.completionCondition, visibleVariables(run.state, scope), `the completion condition of ${id}`)) return;
      if (config.cancelRemaining) clearScope(run, scope, 'completed');
      else beginNothingMore(run, scope);
    },
    onScope(run, visit) {
      const scope = scopeOf(run, requirePart(visit.activity, 'the number of the ad-hoc subprocess'));
      const isDone = visit.node.config.completionCondition === undefined && scope.begun === true;
      if (isDone || scope.enough === true || scope.handled === true) endInside(run, visit);
    },
  },
};

interface AdHocDefinition extends ElementDefinition {
  readonly ordering?: 'parallel' | 'sequential';
  readonly completionCondition?: string;
  readonly cancelRemaining?: boolean;
  readonly activate?: string;
}

function adHocConfig({ completionCondition, cancelRemaining = true, activate }: AdHocDefinition): AdHocConfig {
  return {
    cancelRemaining,
    ...(completionCondition === undefined ? {} : { completionCondition }),
    ...(activate === undefined ? {} : { activate }),
  };
}

/** What `activate` chooses: ids of enabled activities, each as often as it is named. */
function chosenAtFirst(run: Run, { node, activity }: Entered, source: string, enabled: readonly string[]): readonly string[] {
  const value = evaluate(run, source, visibleVariables(run.state, activity), `the first activities of ${node.id}`);
  const chosen: readonly JsonValue[] = Array.isArray(value)
    ? (value as readonly JsonValue[])
    : value === undefined || value === null
      ? []
      : [value];
  return chosen.map((one) =>
    typeof one === 'string' && enabled.includes(one)
      ? one
      : fail('ELEMENT_NOT_ENABLED', { element: String(JSON.stringify(one)).slice(0, 60), scope: node.id, enabled: enabled.join(', ') }),
  );
}

/** What is being done goes on to its end; tokens on their way and events that are only waited for are gone. */
function beginNothingMore(run: Run, scope: number): void {
  run.emit({ type: 'completionReached', facts: { scope } });
  const waiting = scopeOf(run, scope)
    .activities.keys()
    .filter((id) => nodeOf(run, requirePart(run.state.activities.get(id), 'activity', id).element).adHoc === 'way');
  if (waiting.length > 0) run.emit({ type: 'activitiesTerminated', facts: { activities: waiting, reason: 'completed' } });
}
