import { freeWays } from '../../../document/commands/connect.js';
import { inTurn } from '../../../document/commands/in-turn.js';
import { orderFlows, setProperty } from '../../../document/commands/properties.js';
import { removeAt } from '../../../document/commands/remove-at.js';
import { removeThings } from '../../../document/commands/remove.js';
import { addRoot, type RootType } from '../../../document/commands/roots.js';
import { isLine } from '../../../document/read/model.js';
import type { Words } from '../../../document/refusals.js';
import { listOfFlows } from './flow-fixes.js';
import { flowsFrom, removal, saying, type Fix, type Fixable, type FixesOf } from './fix.js';

const takeAway: Words = { en: 'Take it away', ru: 'Убрать' };

/** What nothing here executes is taken away. */
export const unsupported: FixesOf = ({ model, id, path }) => {
  const [first] = path;
  if (first === undefined) return [];
  if (id !== undefined && first === 'default' && path.length === 1)
    return [{ words: takeAway, command: orderFlows(id, flowsFrom(model, id), null) }];
  return [{ words: takeAway, command: removeAt(id, path) }];
};

export const attributeInvalid: FixesOf = (about) => (about.path.join('.') === 'outgoing' ? listOfFlows(about) : []);

export const attributeMissing: FixesOf = (about) => newRoot(about);

/** What leads nowhere is taken away; a line without an end, and an event without its activity, go as a whole. */
export const referenceUnknown: FixesOf = (about) => {
  const { model, id, path } = about;
  const found = id === undefined ? undefined : model.all.get(id);
  const [first] = path;
  if (!found || id === undefined || first === undefined) return [];
  if ((isLine(found) && (first === 'from' || first === 'to')) || first === 'attachedTo')
    return [{ words: saying(model, id, removal), command: removeThings([id]) }];
  if (first === 'scope') return [];
  const forget: Fix = { words: { en: 'Forget the reference', ru: 'Убрать ссылку' }, command: removeAt(id, path) };
  return [...newRoot(about), forget];
};

const rootWords: Readonly<Record<RootType, Words>> = {
  message: { en: 'Make a message for it', ru: 'Создать для него сообщение' },
  signal: { en: 'Make a signal for it', ru: 'Создать для него сигнал' },
  error: { en: 'Make an error for it', ru: 'Создать для него ошибку' },
  escalation: { en: 'Make an escalation for it', ru: 'Создать для него эскалацию' },
};

/** An event that names no message, signal, error or escalation gets one of its own. */
function newRoot({ model, id, path }: Fixable): readonly Fix[] {
  const entry = id === undefined ? undefined : model.all.get(id)?.entry;
  if (!entry || id === undefined || path.at(-1) !== 'ref') return [];
  const holder = path.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], entry);
  const type = path[0] === 'message' ? 'message' : (holder as { readonly type?: unknown } | undefined)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(rootWords, type)) return [];
  const words = rootWords[type as RootType];
  const language = model.document.defaultLanguage === 'ru' ? 'ru' : 'en';
  return [
    {
      words,
      command: inTurn('addRootFor', words, [
        () => addRoot(type as RootType, language),
        (_now, made) => setProperty(id, path, made[0]?.[0] ?? ''),
      ]),
    },
  ];
}

/** What the schema does not know. */
export const propertyUnknown: FixesOf = ({ id, path, problem: { params } }) => {
  const { property } = params;
  const whole = typeof property === 'string' && path.at(-1) !== property ? [...path, property] : path;
  return whole.length === 0 ? [] : [{ words: takeAway, command: removeAt(id, whole) }];
};

/** A value of the document itself that nothing understands. */
export const inputInvalid: FixesOf = ({ id, path }) =>
  path.length > 0 && path[0] !== 'variables' ? [{ words: takeAway, command: removeAt(id, path) }] : [];

export const rootUnused: FixesOf = ({ model, id }) =>
  id === undefined ? [] : [{ words: saying(model, id, removal), command: removeThings([id]) }];

/** A line that is drawn somewhere without a way finds one. */
export const wayMissing: FixesOf = ({ path: [map, , plane, list, line], problem: { params } }) =>
  map === 'layout' && list === 'edges' && plane !== undefined && line !== undefined && params['property'] === 'via'
    ? [{ words: { en: 'Draw it again', ru: 'Проложить заново' }, command: freeWays(plane, [line]) }]
    : [];
