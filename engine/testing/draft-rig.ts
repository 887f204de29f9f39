import type { JsonObject } from '@millrace/schemas';
import { AggregateRig } from './aggregate-rig.js';
import {
  draftAggregate,
  draftKey,
  draftNameAggregate,
  draftNameKey,
  type DraftPatch,
  type DraftRow,
  type DraftState,
} from '../src/drafts/index.js';

/** The draft, its key, and the key of its definition's id. */
export const id = '0198c0de-0000-7000-8000-000000000001';
export const key = draftKey('main', id);
export const nameKey = draftNameKey('main', 'process', 'purchase');
export const DAY = 86_400_000;

/** A small process. */
export const definition: JsonObject = {
  kind: 'process',
  format: 1,
  id: 'purchase',
  name: { en: 'Buying paper', ru: 'Закупка бумаги' },
  processes: { main: { executable: true } },
  elements: { start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] }, ask: { type: 'userTask', scope: 'main', name: 'Ask' } },
  flows: { f1: { from: 'start', to: 'ask' } },
};

/** A rig with one live draft, of anna. */
export function newRig(given: JsonObject = definition): AggregateRig {
  const rig = new AggregateRig({ types: [draftAggregate, draftNameAggregate] as never, now: Date.UTC(2026, 10, 22) });
  const { hold } = rig.send(nameKey, { type: 'takeDraftName', draft: id }) as { hold: number };
  rig.send(key, { type: 'createDraft', definition: given, taken: { hold, until: rig.now + 1000 } }, { actor: 'anna' });
  return rig;
}

/** What is known of the draft, and its row. */
export const state = (rig: AggregateRig): DraftState => rig.state<DraftState>(key)!;
export const row = (rig: AggregateRig): DraftRow | null => rig.row<DraftRow>('drafts', `main/${id}`);
/** A patch that renames the task, and edits sent on a revision. */
export const name = (value: string): DraftPatch => ({ op: 'replace', path: ['elements', 'ask', 'name'], value });
export const change = (rig: AggregateRig, base: number, commands: readonly (readonly [string, ...DraftPatch[]])[], actor = 'anna') =>
  rig.send(
    key,
    { type: 'changeDraft', base, commands: commands.map(([command, ...patches]) => ({ id: command, label: 'Edit', patches })) },
    { actor },
  );
/** Code and params of a refusal; nothing may have been written. */
export function refused(rig: AggregateRig, work: () => unknown): { readonly code: string; readonly params: JsonObject } {
  const before = rig.events(key).length;
  try {
    work();
  } catch (error) {
    if (rig.events(key).length !== before) throw new Error('it was refused, but something was written', { cause: error });
    return error as { code: string; params: JsonObject };
  }
  throw new Error('it was not refused');
}
