import { Type, type Static } from '@sinclair/typebox';
import { exactly, Instant, oneOf, PersonRef, WhoRef, Words } from '../../http/shapes.js';

/** A step an instance stands at, and who is next. */
export const Step = exactly({
  elementId: Type.String(),
  name: Words,
  who: Type.Array(WhoRef, { description: 'Empty where a program or a timer works.' }),
  workItem: Type.Optional(Type.String({ description: 'Where the reader may open it.' })),
  since: Type.Optional(Instant),
  dueAt: Type.Optional(Instant),
});

/** An instance as lists show it. */
export const InstanceCard = exactly({
  id: Type.String(),
  number: Type.Optional(Type.String({ description: 'As people call it, e.g. PR-000123.' })),
  title: Type.Optional(Type.String()),
  process: exactly({ id: Type.String(), name: Words, version: Type.Integer() }),
  service: Type.Optional(exactly({ id: Type.String(), name: Words })),
  status: oneOf(['active', 'completed', 'cancelled', 'withdrawn']),
  outcome: Type.Optional(Type.String({ description: 'Of the last approval: approved, refused, returned.' })),
  initiator: PersonRef,
  organisation: Type.Optional(Type.String()),
  startedAt: Instant,
  updatedAt: Instant,
  endedAt: Type.Optional(Instant),
  expectedAt: Type.Optional(Instant),
  steps: Type.Array(Step, { description: 'Where it stands, up to twenty.' }),
  hasIncident: Type.Boolean(),
  suspended: Type.Optional(Type.Boolean({ description: 'Nothing goes on in it until it is resumed.' })),
  parent: Type.Optional(Type.String({ description: 'Id of the instance that called it.' })),
});

export type Step = Static<typeof Step>;
export type InstanceCard = Static<typeof InstanceCard>;
