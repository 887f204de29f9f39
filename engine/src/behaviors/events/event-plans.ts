import type { RootElements } from '../../model/definition.js';
import { timerRuleOf, type TimerRule } from '../timers.js';

/** Expressions by name, or by the path they set. */
type Mapping = Readonly<Record<string, string>>;

/** What a catching event waits for or is caught by. `id` is its name inside a multiple event. */
export type Trigger =
  | { readonly kind: 'timer'; readonly id?: string; readonly rule: TimerRule }
  | { readonly kind: 'message'; readonly id?: string; readonly name: string; readonly key?: string; readonly out?: Mapping }
  | { readonly kind: 'signal'; readonly id?: string; readonly name: string; readonly out?: Mapping }
  | { readonly kind: 'conditional'; readonly id?: string; readonly condition: string }
  | { readonly kind: 'error' | 'escalation'; readonly id?: string; readonly code?: string; readonly out?: Mapping }
  | { readonly kind: 'link'; readonly id?: string; readonly link: string }
  | { readonly kind: 'compensation' | 'cancel'; readonly id?: string };

/** How long a message is kept whose sender does not say: one process may reach its receive task a moment after another has sent. */
const usualTimeToLive = 'PT1H';

/** A catching event: one trigger, or several of which one is enough, or `all`. */
export interface CatchPlan {
  readonly triggers: readonly Trigger[];
  readonly all: boolean;
}

/** What a throwing event lets happen. */
export type Throw =
  | { readonly kind: 'message'; readonly name: string; readonly key?: string; readonly data?: Mapping; readonly timeToLive: string }
  | { readonly kind: 'signal'; readonly name: string; readonly data?: Mapping }
  | { readonly kind: 'error' | 'escalation'; readonly code: string; readonly data?: Mapping }
  | { readonly kind: 'compensation'; readonly activity?: string }
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'cancel' | 'terminate' };

/** An event definition as a definition holds it, of any type. */
export interface EventDefinition {
  readonly type: string;
  readonly ref?: string;
  readonly key?: string;
  readonly data?: Mapping;
  readonly out?: Mapping;
  readonly timeToLive?: string;
  readonly condition?: string;
  readonly link?: string;
  readonly activity?: string;
  readonly parallel?: boolean;
  readonly events?: Readonly<Record<string, EventDefinition>>;
}

/** What a checked catching event waits for. */
export function catchPlanOf(event: EventDefinition, roots: RootElements): CatchPlan {
  if (event.type !== 'multiple') return { triggers: [compiledTrigger(event, roots)], all: false };
  const parts = Object.entries(event.events ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return { triggers: parts.map(([id, part]) => ({ ...compiledTrigger(part, roots), id })), all: event.parallel === true };
}

/** What a checked throwing event lets happen, in the order of the ids inside a multiple event. */
export function throwsOf(event: EventDefinition | undefined, roots: RootElements): readonly Throw[] {
  if (event === undefined) return [];
  if (event.type !== 'multiple') return [throwOf(event, roots)];
  const parts = Object.entries(event.events ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.map(([, part]) => throwOf(part, roots));
}

/** What a message or signal is called between processes, or the code of an error or escalation: its `code`, else its id. */
export function nameOf(ref: string, roots: RootElements): string {
  return roots[ref]?.code ?? ref;
}

function compiledTrigger(event: EventDefinition, roots: RootElements): Trigger {
  const { type, ref = '', out } = event;
  const mapped = out === undefined ? {} : { out };
  switch (type) {
    case 'timer':
      return { kind: 'timer', rule: timerRuleOf(event) };
    case 'message':
      return { kind: 'message', name: nameOf(ref, roots), ...(event.key === undefined ? {} : { key: event.key }), ...mapped };
    case 'signal':
      return { kind: 'signal', name: nameOf(ref, roots), ...mapped };
    case 'conditional':
      return { kind: 'conditional', condition: event.condition ?? '' };
    case 'error':
    case 'escalation':
      return { kind: type, ...(event.ref === undefined ? {} : { code: nameOf(event.ref, roots) }), ...mapped };
    case 'link':
      return { kind: 'link', link: event.link ?? '' };
    case 'compensation':
    case 'cancel':
      return { kind: type };
    default:
      throw new Error(`an event of type ${type} was not checked`);
  }
}

function throwOf(event: EventDefinition, roots: RootElements): Throw {
  const { type, ref = '', data } = event;
  const carried = data === undefined ? {} : { data };
  switch (type) {
    case 'message':
      return {
        kind: 'message',
        name: nameOf(ref, roots),
        ...(event.key === undefined ? {} : { key: event.key }),
        ...carried,
        timeToLive: event.timeToLive ?? usualTimeToLive,
      };
    case 'signal':
      return { kind: 'signal', name: nameOf(ref, roots), ...carried };
    case 'error':
    case 'escalation':
      return { kind: type, code: nameOf(ref, roots), ...carried };
    case 'compensation':
      return { kind: 'compensation', ...(event.activity === undefined ? {} : { activity: event.activity }) };
    case 'link':
      return { kind: 'link', link: event.link ?? '' };
    case 'cancel':
    case 'terminate':
      return { kind: type };
    default:
      throw new Error(`an event of type ${type} was not checked`);
  }
}
