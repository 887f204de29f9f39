import type { Found, Model } from '../../document/read/model.js';
import type { Replacement } from '../../document/rules/may-become.js';
import { allEntries } from './all-entries.js';
import type { CatalogueEntry } from './entry.js';
import { scopeKindOf } from './scope-kind.js';

type Said = Readonly<Record<string, unknown>>;

const mapOf = (value: unknown): Said => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Said) : {});
const typeOf = (value: unknown): string => {
  const { type } = mapOf(value);
  return typeof type === 'string' ? type : '';
};

/** Properties that tell the variants of a type apart; each with how it is read, so that what means the same reads the same. */
const telling: Readonly<Record<string, (said: Said) => string>> = {
  event: ({ event }) => (mapOf(event)['parallel'] === true ? 'parallelMultiple' : typeOf(event)),
  cancelActivity: ({ cancelActivity }) => (cancelActivity === false ? 'goesOn' : ''),
  isInterrupting: ({ isInterrupting }) => (isInterrupting === false ? 'goesOn' : ''),
  loopCharacteristics: ({ loopCharacteristics: loop }) => `${typeOf(loop)}${mapOf(loop)['sequential'] === true ? ' in turn' : ''}`,
  triggeredByEvent: ({ triggeredByEvent }) => (triggeredByEvent === true ? 'event' : ''),
  instantiate: ({ instantiate }) => (instantiate === true ? 'begins' : ''),
  eventGatewayType: (said) => (said['instantiate'] === true && said['eventGatewayType'] === 'parallel' ? 'all' : ''),
  collection: ({ collection }) => (collection === true ? 'several' : ''),
  blackBox: ({ blackBox }) => (blackBox === true ? 'closed' : ''),
};

/** What tells the variants of a type apart, as one text. */
function variantOf(type: string, said: Said): string {
  return [type, ...Object.values(telling).map((read) => read(said))].join('|');
}

const byVariant = new Map<string, CatalogueEntry[]>();
for (const entry of allEntries) {
  const key = variantOf(entry.thing.type, entry.thing.properties ?? {});
  byVariant.set(key, [...(byVariant.get(key) ?? []), entry]);
}
// Of those that are alike (an approval in another order, a subprocess shown open) the plain one is meant.
for (const alike of byVariant.values()) alike.sort((one, other) => one.id.length - other.id.length);

/** The type of a thing as the catalogue writes it: pools, lanes and groups have none of their own in a document. */
function catalogueType({ kind, entry }: Pick<Found, 'kind' | 'entry'>): string {
  if (kind === 'pool') return 'participant';
  if (kind === 'lane' || kind === 'group') return kind;
  if (entry.type === 'dataObject' || entry.type === 'dataStore') return `${entry.type}Reference`;
  return entry.type ?? '';
}

/** The entry that a thing of a document is, with its variant: what its panel and its bar are headed with. */
export function entryOf(model: Model, { kind, entry }: Pick<Found, 'kind' | 'entry'>): CatalogueEntry | undefined {
  const type = catalogueType({ kind, entry });
  const alike = byVariant.get(variantOf(type, entry)) ?? [];
  const around = scopeKindOf(model, entry.scope);
  return alike.find(({ within }) => !within || (around && within.includes(around))) ?? alike[0] ?? byVariant.get(variantOf(type, {}))?.[0];
}

/**
 * What an element has to say to become an entry: what the entry says, without what told its old variant apart. What both say of the same kind of
 * event or loop is kept, so that a timer stays set when it no longer interrupts.
 */
export function replacementBy(found: Pick<Found, 'entry'>, { thing }: CatalogueEntry): Replacement {
  const { type, properties = {} } = thing;
  const was: Said = found.entry;
  const isSameType = found.entry.type === type;
  const isEvent = type.endsWith('Event');
  const says: Record<string, unknown> = {};
  for (const name of Object.keys(telling)) {
    const belongs = isSameType || (isEvent && ['event', 'cancelActivity', 'isInterrupting'].includes(name));
    if (belongs && Object.hasOwn(was, name) && !Object.hasOwn(properties, name)) says[name] = undefined;
  }
  for (const [name, value] of Object.entries(properties)) says[name] = withKept(name, was[name], value);
  return { type, properties: says };
}

/** A new part with what the old one says of the same: of an event or a loop only where it is of the same type. */
function withKept(name: string, was: unknown, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ((name === 'event' || name === 'loopCharacteristics') && typeOf(was) !== typeOf(value)) return value;
  const { parallel: _parallel, sequential: _sequential, ...kept } = mapOf(was);
  return { ...kept, ...value };
}

/** Whether an element already is what an entry would make of it. */
export function isAlready(found: Pick<Found, 'entry'>, { thing, id }: CatalogueEntry): boolean {
  const { type, properties = {} } = thing;
  const key = variantOf(type, properties);
  if (found.entry.type !== type || variantOf(type, found.entry) !== key) return false;
  if (byVariant.get(key)?.[0]?.id === id) return true;
  // An approval by majority and one by all have the same marks and differ in what they say.
  return Object.entries(properties).every(([name, value]) => Object.hasOwn(telling, name) || says(found.entry[name], value));
}

/** Whether a value says all that another says. */
function says(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  return Object.entries(wanted).every(([name, part]) => says(mapOf(value)[name], part));
}
