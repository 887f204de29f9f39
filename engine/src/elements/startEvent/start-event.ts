import type { FormUse } from '../../model/definition.js';
import type { ElementType } from '../element-type.js';
import { clearScope, enter, fillScope, leave, nodeOf, startScope } from '../../behaviors/activities.js';
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
 * The start event (BPMN 2.0.2 §10.5.2): where a process or subprocess begins. What a starter hands in is checked and taken over before it is reached, by
 * `startInstance`. One with an event begins an instance of the process when that happens, or an event subprocess (§13.5.4): an interrupting one ends everything else in the
 * scope around it, and none of the others there begins any more.
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
