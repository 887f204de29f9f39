import type { ElementType } from '../element-type.js';
import { leave, terminateActivity } from '../../behaviors/activities.js';
import { checkTimerEvent, fireTimer, startTimer, timerRuleOf, type TimerRule } from '../../behaviors/timers.js';

/** What a boundary event needs at run time. */
export interface BoundaryEventConfig {
  readonly rule: TimerRule;
  readonly interrupting: boolean;
}

/**
 * The boundary event with a timer (BPMN 2.0.2 §10.5.4): its deadline runs while the activity does. An interrupting one ends the activity and goes on in its
 * place; a non-interrupting one sends a further token, once, or at each occurrence of a cycle.
 */
export const boundaryEvent: ElementType<BoundaryEventConfig> = {
  type: 'boundaryEvent',
  kind: 'boundaryEvent',
  attributes: ['attachedTo', 'cancelActivity', 'event'],
  check(element, check) {
    if (element['cancelActivity'] !== undefined) check.word(['cancelActivity'], [true, false]);
    checkTimerEvent(check, element['cancelActivity'] === false);
  },
  compile: (element) => ({ rule: timerRuleOf(element), interrupting: element['cancelActivity'] !== false }),
  behavior: {
    activate: (run, visit) => leave(run, visit, visit.node.outgoing),
    arm: (run, visit, host) => startTimer(run, visit, host, visit.node.config.rule),
    onHostTimer(run, visit, host, timer) {
      const { rule, interrupting } = visit.node.config;
      if (!fireTimer(run, timer, rule)) return;
      if (interrupting) terminateActivity(run, host, 'interrupted');
      leave(run, visit, visit.node.outgoing);
    },
  },
};
