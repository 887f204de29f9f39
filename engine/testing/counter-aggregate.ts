import { MillraceError, type JsonObject } from '@millrace/schemas';
import type { AggregateType, Command, DomainEvent } from '../src/execution/aggregate.js';
import type { CollectionSpec } from '../src/ports/index.js';

/** The smallest aggregate that uses every part of the protocol: it counts, tells others, asks questions and refuses. */
export type CounterCommand =
  | (Command & { readonly type: 'add'; readonly by: number; readonly note?: string; readonly tell?: readonly string[] })
  | (Command & { readonly type: 'addComputed'; readonly expression: string })
  | (Command & { readonly type: 'refuse' })
  | (Command & { readonly type: 'crash' });

/** Its state. */
export interface CounterState {
  readonly total: number;
  readonly steps: number;
  readonly notes: readonly string[];
}

/** Its list row is in `counters`; every third step has a row in `counterSteps` that the next step removes. */
export const counterCollections: readonly CollectionSpec[] = [
  { name: 'counters', fields: { total: 'number', steps: 'number' }, indexes: [{ fields: ['total'] }] },
  { name: 'counterSteps', fields: { step: 'number' }, indexes: [{ fields: ['step'] }] },
];

/** An aggregate for tests of the runtime and of stores. */
export const counterAggregate: AggregateType<CounterState, CounterCommand> = {
  type: 'counter',
  projectionFormat: 1,
  stateFormat: 1,
  collections: ['counters', 'counterSteps'],

  decide(state, command, context) {
    const total = state?.total ?? 0;
    switch (command.type) {
      case 'add': {
        if (total + command.by < 0)
          throw new MillraceError('INVALID_INPUT', { place: 'by', expected: 'a total of at least 0', found: total + command.by });
        const data: JsonObject | undefined = command.note === undefined ? undefined : { note: command.note };
        const event: DomainEvent = { type: 'added', facts: { by: command.by }, ...(data ? { data } : {}) };
        const effects = (command.tell ?? []).map((id) => ({
          to: `${context.tenant}/counter/${id}`,
          command: { type: 'add', by: command.by } as Command,
        }));
        return { events: [event], effects, answer: { total: total + command.by } };
      }
      case 'addComputed': {
        const result = context.ask('expression', { source: command.expression, input: { total } });
        if (!result.ok || typeof result.value !== 'number')
          throw new MillraceError('INVALID_INPUT', { place: 'expression', expected: 'a number', found: 'none' });
        return { events: [{ type: 'added', facts: { by: result.value } }], answer: { total: total + result.value } };
      }
      case 'refuse':
        throw new MillraceError('INVALID_INPUT', { place: 'command', expected: 'something else', found: `total ${total}` });
      case 'crash':
        throw new TypeError('a fault of ours');
    }
  },

  apply(state, event) {
    if (event.type !== 'added') throw new Error(`the event ${event.type} is unknown to this release`);
    const note = event.data?.['note'];
    return {
      total: (state?.total ?? 0) + Number(event.facts['by']),
      steps: (state?.steps ?? 0) + 1,
      notes: typeof note === 'string' ? [...(state?.notes ?? []), note] : (state?.notes ?? []),
    };
  },

  project({ key, tenant, previous, next, rank, at }) {
    const id = key.slice(key.lastIndexOf('/') + 1);
    const stepRow = (step: number, there: boolean) => ({
      collection: 'counterSteps',
      key: `${tenant}/${id}.${step}`,
      rank,
      at,
      fields: there ? { step } : null,
      body: there ? '{}' : '',
    });
    const before = previous?.steps ?? 0;
    const steps = Array.from({ length: next.steps - before }, (_, index) => before + index + 1);
    const rows = [
      ...(before > 0 && previous && before % 3 === 0 ? [stepRow(before, false)] : []),
      ...steps.flatMap((step) => (step % 3 === 0 ? [stepRow(step, step === next.steps)] : [])),
    ];
    return {
      rows,
      listRow: {
        collection: 'counters',
        key: `${tenant}/${id}`,
        rank,
        at,
        fields: { total: next.total, steps: next.steps },
        body: JSON.stringify(next),
      },
    };
  },
};
