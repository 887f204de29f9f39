import { orderFlows, setProperty } from '../../../document/commands/properties.js';
import { removeThings } from '../../../document/commands/remove.js';
import type { Model } from '../../../document/read/model.js';
import { flowsFrom, removal, saying, type Fix, type FixesOf } from './fix.js';

/** More ways than these are no longer chosen from buttons. */
const mostWays = 4;

/** The flows of an element as it tries them: as listed, then those that the list forgot. */
function inOrder(model: Model, id: string): readonly string[] {
  const own = flowsFrom(model, id);
  const listed = [...new Set(model.all.get(id)?.entry.outgoing ?? [])].filter((flow) => own.includes(flow));
  return [...listed, ...own.filter((flow) => !listed.includes(flow))];
}

function byDefault(model: Model, element: string, flow: string): Fix {
  const to = model.all.get(flow)?.entry.to ?? flow;
  return {
    words: saying(model, to, { en: 'Go to {} by default', ru: 'По умолчанию идти к {}' }),
    command: orderFlows(element, inOrder(model, element), flow),
  };
}

const noDefault = (model: Model, element: string): Fix => ({
  words: { en: 'Let no flow be the default', ru: 'Убрать поток по умолчанию' },
  command: orderFlows(element, inOrder(model, element), null),
});

/** Any of the flows may be meant. */
export const defaultMissing: FixesOf = ({ model, id }) =>
  id === undefined
    ? []
    : inOrder(model, id)
        .slice(0, mostWays)
        .map((flow) => byDefault(model, id, flow));

export const defaultUnknown: FixesOf = ({ model, id }) =>
  id === undefined
    ? []
    : [
        ...inOrder(model, id)
          .filter((flow) => model.all.get(flow)?.entry['when'] === undefined)
          .slice(0, 1)
          .map((flow) => byDefault(model, id, flow)),
        noDefault(model, id),
      ];

export const defaultNeverTaken: FixesOf = ({ model, id }) => (id === undefined ? [] : [noDefault(model, id)]);

/** Where there is a default already, only a condition helps. */
export const conditionMissing: FixesOf = ({ model, problem: { params } }) => {
  const { element, flow } = params;
  if (typeof element !== 'string' || typeof flow !== 'string' || model.all.get(element)?.entry.default !== undefined) return [];
  return [byDefault(model, element, flow)];
};

export const conditionNotAllowed: FixesOf = ({ problem: { params } }) =>
  typeof params['flow'] === 'string'
    ? [{ words: { en: 'Take the condition away', ru: 'Убрать условие' }, command: setProperty(params['flow'], ['when'], undefined) }]
    : [];

/** The order that it has anyway, said. */
export const orderUnsaid: FixesOf = ({ model, id }) =>
  id === undefined
    ? []
    : [
        {
          words: { en: 'Keep the order as it is', ru: 'Закрепить этот порядок' },
          command: orderFlows(id, [...inOrder(model, id)].sort(byId(model, id))),
        },
      ];

/** Without a list, conditions are tried by id. */
const byId = (model: Model, id: string) => (one: string, other: string) =>
  model.all.get(id)?.entry.outgoing !== undefined || one === other ? 0 : one < other ? -1 : 1;

export const flowInvalid: FixesOf = ({ model, id }) =>
  id === undefined ? [] : [{ words: saying(model, id, removal), command: removeThings([id]) }];

/** A list of flows that does not fit the flows there are. */
export const listOfFlows: FixesOf = ({ model, id }) =>
  id === undefined
    ? []
    : [{ words: { en: 'List the flows there are', ru: 'Перечислить имеющиеся потоки' }, command: orderFlows(id, inOrder(model, id)) }];
