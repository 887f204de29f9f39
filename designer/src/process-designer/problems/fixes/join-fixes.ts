import { inTurn } from '../../../document/commands/in-turn.js';
import { reconnect } from '../../../document/commands/connect.js';
import { insertOnFlow } from '../../../document/commands/create.js';
import { replaceElement } from '../../../document/commands/replace.js';
import { mayBecome } from '../../../document/rules/may-become.js';
import type { Model } from '../../../document/read/model.js';
import type { Words } from '../../../document/refusals.js';
import { flowsFrom, flowsTo, saying, type Fix, type FixesOf } from './fix.js';

const joining: Words = {
  en: 'Let {} wait for all that was begun (inclusive gateway)',
  ru: 'Пусть {} ждёт все начатые ветви (неисключающий шлюз)',
};

function inclusive(model: Model, id: string): readonly Fix[] {
  const become = { type: 'inclusiveGateway' } as const;
  if (mayBecome(model, id, become)) return [];
  return [{ words: saying(model, id, joining), command: replaceElement(id, become) }];
}

/** A join that waits for branches that never come waits for those only that were begun. */
export const deadlock: FixesOf = ({ model, id }) =>
  id !== undefined && model.all.get(id)?.entry.type === 'parallelGateway' ? inclusive(model, id) : [];

/** Branches that come to one place each by itself are joined there: where they meet last before it. */
export const twice: FixesOf = ({ model, id }) => {
  if (id === undefined) return [];
  const seen = new Set<string>();
  let at = id;
  for (;;) {
    if (seen.has(at)) return [];
    seen.add(at);
    const coming = flowsTo(model, at);
    if (coming.length > 1) break;
    const from = coming[0] === undefined ? undefined : model.all.get(coming[0])?.entry.from;
    if (from === undefined) return [];
    at = from;
  }
  const { type } = model.all.get(at)?.entry ?? {};
  if (type === 'exclusiveGateway') return flowsFrom(model, at).length > 1 ? [] : inclusive(model, at);
  const [first, ...others] = flowsTo(model, at);
  const plane = first === undefined ? undefined : model.planesOf(first)[0];
  if (first === undefined || plane === undefined || type?.endsWith('Gateway') === true) return [];
  const words = saying(model, at, { en: 'Join the branches before {}', ru: 'Соединить ветви перед {}' });
  return [
    {
      words,
      command: inTurn('joinBranches', words, [
        () => insertOnFlow({ kind: 'element', type: 'inclusiveGateway' }, first, plane),
        ...others.map((flow) => (_now: Model, made: readonly (readonly string[])[]) => reconnect(flow, 'to', made[0]?.[0] ?? '')),
      ]),
    },
  ];
};
