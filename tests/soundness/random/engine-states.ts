import { partId, processAggregate, type ProcessCommand, type ProcessState } from '@millrace/engine/execution';
import { compileExpression } from '@millrace/engine/expressions';
import { compileProcess } from '@millrace/engine/model';
import type { SmallModel } from './small-model.js';

const instance = '0197';

/** A state of the engine, with what it may do next. */
export interface EngineState {
  readonly state: ProcessState;
  readonly now: number;
  /** Elements that were passed by the command that led here. */
  readonly passed: readonly string[];
}

/** Something that may happen to an instance from outside: the element that it happens to, and the command. */
export interface Move {
  readonly element: string;
  readonly command: ProcessCommand;
  readonly at: number;
}

/** The engine itself, for one model: what it does with each answer to a task and each timer that fires. No store, no clock. */
export class EngineOf {
  private readonly deployed: unknown;

  constructor(private readonly model: SmallModel) {
    const process = compileProcess(model.definition as unknown as Parameters<typeof compileProcess>[0]);
    this.deployed = { process, links: { form: {}, decision: {} } };
  }

  begin(): EngineState {
    const definition = { id: 'small', version: 1, hash: 'small' };
    return this.decide(null, { type: 'startInstance', definition }, Date.parse('2026-03-02T09:00:00Z'));
  }

  /** Everything that somebody may do, or that time may bring. */
  moves({ state, now }: EngineState): readonly Move[] {
    const items = state.workItems.values().filter(({ endedAt }) => endedAt === undefined);
    return [
      ...items.flatMap(({ id, element }) =>
        (this.model.answers[element] ?? [{}]).map((data) => ({
          element,
          command: { type: 'completeWorkItem' as const, workItemId: partId(instance, id), data },
          at: now,
        })),
      ),
      ...state.timers.values().map(({ id, element, dueAt }) => ({
        element,
        command: { type: 'fireTimer' as const, timerId: partId(instance, id) },
        at: Math.max(now, dueAt),
      })),
    ];
  }

  act(from: EngineState, { command, at }: Move): EngineState {
    return this.decide(from.state, command, at);
  }

  private decide(state: ProcessState | null, command: ProcessCommand, now: number): EngineState {
    const decision = processAggregate.decide(state, command, {
      tenant: 'main',
      key: `main/process/${instance}`,
      commandId: '0197-1',
      actor: 'system',
      now,
      ask: (kind, question) => this.answer(kind, question as never),
    });
    if ((decision.effects ?? []).some(({ to }) => to === `main/process/${instance}`))
      throw new Error('a small model fits into one command');
    const next = decision.events.reduce((before: ProcessState | null, event) => processAggregate.apply(before, event, now), state);
    if (next === null) throw new Error('nothing was started');
    const passed = decision.events.flatMap((event) =>
      event.type === 'elementEntered' || event.type === 'elementPassed' ? [event.facts.element] : [],
    );
    return { state: next, now, passed };
  }

  private answer(kind: string, question: { readonly source: string; readonly input: never; readonly person: string }): unknown {
    switch (kind) {
      case 'definition':
        return this.deployed;
      case 'expression': {
        const compiled = compileExpression(question.source);
        return compiled.ok ? compiled.evaluate(question.input) : { ok: false, code: compiled.code, message: compiled.message };
      }
      case 'principals':
        return [`user:${question.person}`];
      default:
        return [];
    }
  }
}

/** What decides how an instance may go on: where its tokens are, nothing of their numbers and times. */
export function keyOf({ state }: EngineState): string {
  const pathOf = (scope: number): string => {
    const activity = state.activities.get(scope);
    return activity === undefined ? '' : `${pathOf(activity.scope)}/${activity.element}`;
  };
  const timers = state.timers.values();
  return [
    state.status,
    ...state.activities
      .values()
      .map(({ id, element, scope }) => {
        const own = timers.filter(({ activity }) => activity === id).map((timer) => timer.element);
        return `${pathOf(scope)} ${element} ${own.sort().join(' ')}`;
      })
      .sort(),
    ...state.scopes
      .values()
      .map(({ id, joins }) => `${pathOf(id)} ${JSON.stringify(Object.entries(joins).sort())}`)
      .sort(),
  ].join('\n');
}

/** Joins that the engine knows to wait in vain. */
export function stuckIn({ state }: EngineState): readonly string[] {
  return state.incidents
    .values()
    .filter(({ code }) => code === 'JOIN_STUCK')
    .map(({ element }) => element);
}
