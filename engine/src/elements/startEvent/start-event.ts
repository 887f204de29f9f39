import type { FormUse } from '../../model/definition.js';
import type { ElementType } from '../element-type.js';
import { armScope, clearScope, enter, fillScope, leave, nodeOf, startScope } from '../../behaviors/activities.js';
import { checkCatchEvent } from '../../behaviors/events/check-events.js';
import { takeOver } from '../../behaviors/events/waiting.js';

/** What a start event needs at run time: the form a starter fills. */
export interface StartEventConfig {
  readonly form?: FormUse;
}

const ofProcess = ['timer', 'message', 'signal', 'multiple'];
const ofEventSubprocess = ['timer', 'message', 'signal', 'conditional', 'error', 'escalation', 'compensation', 'multiple'];
/** What these begin takes the place of what they happen to. */
const interruptingOnly = ['error', 'compensation'];

/**
 * The start event (BPMN 2.0.2 §10.5.2, §13.5.1, §13.5.4): where a process, a subprocess or an event subprocess begins.
 *
 * - *Stands*: in a process, with no event, a timer, a message, a signal, or several of these of which one is enough; in a subprocess or transaction,
 *   with no event; alone in an event subprocess, with one. No flow leads to it. A form, only at the start of a process: what a starter hands in is
 *   checked and taken over by `startInstance` before it is reached.
 * - *A token*: none comes. Without an event it sends one along each flow when its scope begins (`startScope`), after what begins the event subprocesses
 *   there is waited for. With one, `onTriggered` is called when that has happened: in a process it takes over `out` and sends its tokens; in an event
 *   subprocess an interrupting one first ends everything else in the scope around, and none of the other event subprocesses there begins any more. Then
 *   its subprocess is entered, `in` filled, `out` taken over inside it, and its tokens go.
 * - *Waits for*: nothing itself. For a process the deployment waits (schedules and subscriptions outside any instance); for an event subprocess the
 *   scope around it does, from that scope's beginning to its end. One that does not interrupt happens again and again. Errors, escalations and
 *   compensation are not waited for: who throws looks for it.
 * - *Ends*: at once; the wait of an event subprocess ends with its scope, or when an interrupting one begins.
 * - *May go wrong*: while the wait is opened, `TIMING_INVALID`, `CORRELATION_KEY_INVALID` or its expression's failure is an incident on what opens the
 *   scope; while it happens (`in`, `out`), an incident on it that keeps what came, and a retry lets it happen again. In a start by a person it is a
 *   refusal.
 * - *Beside it*: a loop begins it once for each instance, which has event subprocesses of its own. One for compensation begins when its completed
 *   subprocess is undone, in that one's own variables.
 * - *Read on*: behaviors/activities.ts (`startScope`, `armScope`, `clearScope`), behaviors/events/waiting.ts, behaviors/events/catchers.ts (who
 *   catches), execution/instance-commands.ts (how an instance begins), deployments/start-events.ts and correlation/schedule.ts (waiting without an
 *   instance).
 */
export const startEvent: ElementType<StartEventConfig> = {
  type: 'startEvent',
  kind: 'startEvent',
  attributes: ['form', 'event', 'isInterrupting'],
  check(element, check) {
    if (element['form'] !== undefined) {
      check.form(['form']);
      if (element.event !== undefined || check.around !== 'process')
        check.report('ATTRIBUTE_UNSUPPORTED', ['form'], {
          reason: 'nobody is there to fill a form: only a person who starts a process does',
        });
    }
    const inEventSubprocess = check.around === 'eventSubProcess';
    if (element.event === undefined) {
      if (inEventSubprocess) check.report('ATTRIBUTE_MISSING', ['event']);
    } else if (inEventSubprocess) checkCatchEvent(check, { types: ofEventSubprocess, repeats: element['isInterrupting'] === false });
    else if (check.around === 'process') checkCatchEvent(check, { types: ofProcess, repeats: true, begins: true });
    else
      check.report('ATTRIBUTE_UNSUPPORTED', ['event'], {
        reason: 'a subprocess begins when it is reached; only an event subprocess has a start of its own',
      });
    if (element['isInterrupting'] === undefined) return;
    const mayGoOn = inEventSubprocess && !interruptingOnly.includes(element.event?.type ?? '');
    check.word(['isInterrupting'], mayGoOn ? [true, false] : [true]);
  },
  compile: (element) => (element['form'] === undefined ? {} : { form: element['form'] as FormUse }),
  behavior: {
    activate: (run, visit) => leave(run, visit, visit.node.outgoing),
    onTriggered(run, visit, occurrence) {
      const { node, scope } = visit;
      const inside = run.deployed.process.scopes.get(node.scope);
      if (inside === undefined || inside.parent === null) {
        takeOver(run, visit, occurrence);
        armScope(run, scope, node.scope);
        leave(run, visit, node.outgoing);
        return;
      }
      if (node.interrupts && node.catches?.triggers.some(({ kind }) => kind === 'compensation') !== true)
        clearScope(run, scope, 'interrupted');
      const around = enter(run, { node: nodeOf(run, node.scope), scope });
      fillScope(run, around, (around.node.config as { readonly in?: Readonly<Record<string, string>> } | null)?.in);
      takeOver(run, { node, scope: around.activity }, occurrence);
      startScope(run, around.activity, around.node.id, node);
    },
  },
};
