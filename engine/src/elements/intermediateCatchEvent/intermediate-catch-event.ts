import type { ElementType } from '../element-type.js';
import { enter, leave } from '../../behaviors/activities.js';
import { checkTimerEvent, fireTimer, startTimer, timerRuleOf, type TimerRule } from '../../behaviors/timers.js';

/** What a timer catch event needs at run time. */
export interface IntermediateCatchEventConfig {
  readonly rule: TimerRule;
}

/** The intermediate catch event with a timer (BPMN 2.0.2 §10.5.4): waits for a moment or a length of time, then goes on. */
export const intermediateCatchEvent: ElementType<IntermediateCatchEventConfig> = {
  type: 'intermediateCatchEvent',
  kind: 'catchEvent',
  attributes: ['event'],
  check: (_element, check) => checkTimerEvent(check, false),
  compile: (element) => ({ rule: timerRuleOf(element) }),
  behavior: {
    activate: (run, visit) => startTimer(run, visit, enter(run, visit).activity, visit.node.config.rule),
    onTimer(run, visit, timer) {
      fireTimer(run, timer, visit.node.config.rule);
      leave(run, visit, visit.node.outgoing);
    },
  },
};
