import { aggregateKey } from '../behaviors/aggregate-key.js';
import type { AggregateKey, CollectionSpec, Query, Store } from '../ports/index.js';

/**
 * Rows of open subscriptions, `<tenant>/<instance>.<number>`, projected by instances. `name` is what messages and signals are called between processes;
 * `number` is the subscription's in its instance, which numbers in the order of opening.
 */
export const subscriptionsCollection: CollectionSpec = {
  name: 'subscriptions',
  fields: {
    kind: 'text',
    name: 'text',
    key: 'text',
    instance: 'text',
    number: 'number',
    definition: 'text',
    element: 'text',
    open: 'boolean',
    openedAt: 'number',
  },
  indexes: [{ fields: ['kind', 'name', 'instance', 'number'] }, { fields: ['instance'] }],
};

/** A subscription's place in the walk of a signal. */
export type SubscriptionPlace = { readonly instance: string; readonly number: number };

/** The instance that a subscription `<instance>.<number>` belongs to. */
export function instanceKeyOf(tenant: string, subscriptionId: string): AggregateKey {
  return aggregateKey(tenant, 'process', subscriptionId.slice(0, Math.max(0, subscriptionId.lastIndexOf('.'))));
}

/** Which subscriptions to a signal are asked for. */
export interface SignalWalk {
  readonly name: string;
  /** After this one, by instance and number; `null` from the beginning. */
  readonly after: SubscriptionPlace | null;
  /** Of the instance of `after` only those up to this number: what it opened later is none of the walk's. */
  readonly upTo: number | null;
  /** 1 to 1000. */
  readonly limit: number;
}

/** What a walk finds: the next subscriptions, and how far the last one's instance goes. */
export interface SignalStop {
  readonly found: readonly SubscriptionPlace[];
  /** The highest number that the last found one's instance had just now; `null` when nothing was found. */
  readonly upTo: number | null;
}

/** The next subscriptions to a signal in the order of instance and number. Answers the question `subscriptions`. */
export async function nextSubscriptions(rows: Pick<Store, 'find'>, tenant: string, walk: SignalWalk): Promise<SignalStop> {
  const { name, after, upTo, limit } = walk;
  const ofSignal = [
    { field: 'kind', eq: 'signal' },
    { field: 'name', eq: name },
    { field: 'open', eq: true },
  ];
  const find = async (more: NonNullable<Query['where']>[], most: number, descending = false): Promise<readonly SubscriptionPlace[]> => {
    const sort = [
      { field: 'instance', descending },
      { field: 'number', descending },
    ];
    const where = { and: [...ofSignal, ...more] };
    const page = await rows.find({ collection: subscriptionsCollection.name, tenant, where, sort, limit: most });
    return page.rows.map(({ fields }) => ({ instance: String(fields['instance']), number: Number(fields['number']) }));
  };
  const found: SubscriptionPlace[] = [];
  if (after !== null) {
    const inside = { and: [{ field: 'number', gt: after.number }, ...(upTo === null ? [] : [{ field: 'number', lte: upTo }])] };
    found.push(...(await find([{ field: 'instance', eq: after.instance }, inside], limit)));
  }
  if (found.length < limit) {
    found.push(...(await find(after === null ? [] : [{ field: 'instance', gt: after.instance }], limit - found.length)));
  }
  const last = found.at(-1);
  if (last === undefined) return { found, upTo: null };
  if (last.instance === after?.instance) return { found, upTo };
  const [highest] = await find([{ field: 'instance', eq: last.instance }], 1, true);
  return { found, upTo: highest?.number ?? last.number };
}
