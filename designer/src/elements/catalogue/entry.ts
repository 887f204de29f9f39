import type { NewThing } from '../../document/commands/parts.js';
import type { Words } from '../../document/refusals.js';

/** What entries of the palette stand together, in the order in which they are shown. */
export const entryGroups = {
  activities: { en: 'Activities', ru: 'Действия' },
  events: { en: 'Events', ru: 'События' },
  gateways: { en: 'Gateways', ru: 'Шлюзы' },
  subprocesses: { en: 'Subprocesses', ru: 'Подпроцессы' },
  data: { en: 'Data', ru: 'Данные' },
  notes: { en: 'Notes', ru: 'Пояснения' },
  pools: { en: 'Pools and lanes', ru: 'Пулы и дорожки' },
  kept: { en: 'Drawn, not executed', ru: 'Рисуются, но не исполняются' },
} as const satisfies Record<string, Words>;

/** A group of the palette. */
export type EntryGroup = keyof typeof entryGroups;

/** What surrounds an element, as far as it decides what may stand there. */
export type ScopeKind = 'process' | 'subProcess' | 'transaction' | 'adHocSubProcess' | 'eventSubProcess';

/** A pool or a lane to be made. */
export interface NewBand {
  readonly kind: 'pool' | 'lane';
  readonly type: 'participant' | 'lane';
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Whether an entry makes a thing of its own, and not a pool or a lane around others. */
export const isThing = (thing: NewThing | NewBand): thing is NewThing => thing.kind !== 'pool' && thing.kind !== 'lane';

/** One thing that can be drawn, as the palette and the popup offer it. */
export interface CatalogueEntry {
  /** Stable: the type, and what sets the variant apart. `boundaryEvent.timer.nonInterrupting`. */
  readonly id: string;
  readonly group: EntryGroup;
  readonly name: Words;
  /** Other words that people look for it by, in each language. */
  readonly synonyms: Readonly<Record<keyof Words, readonly string[]>>;
  /** What it does, in one sentence. */
  readonly about: Words;
  readonly thing: NewThing | NewBand;
  /** The lower, the more often it is used. */
  readonly rank: number;
  /** Where alone it makes sense; absent: everywhere. */
  readonly within?: readonly ScopeKind[];
  /** Of a boundary event: the only activities that it may sit on. */
  readonly hosts?: readonly string[];
  /** Why the engine refuses it when it is deployed; absent: the engine executes it, or it is only there to explain. */
  readonly refused?: Words;
}

/** What the catalogue knows of one element type. */
export interface ElementDescriptor {
  readonly type: string;
  readonly entries: readonly CatalogueEntry[];
}

/** An entry as the file of its type writes it. */
export interface EntryDraft extends Pick<CatalogueEntry, 'rank' | 'within' | 'hosts' | 'refused'> {
  /** What is added to the type to make the id; absent for the plain one. */
  readonly variant?: string;
  readonly group?: EntryGroup;
  readonly name: Words;
  /** Synonyms, separated by commas. */
  readonly also: Words;
  readonly about: Words;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly expanded?: boolean;
}

/** The words of a list separated by commas. */
export function listed(words: string): readonly string[] {
  const found = words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return [...new Set(found)];
}

/** Describes an element type: the entries that make one, the plain one first. */
export function describeElement(type: string, group: EntryGroup, drafts: readonly EntryDraft[]): ElementDescriptor {
  return {
    type,
    entries: drafts.map(({ variant, also, properties, expanded, group: own, ...draft }) => ({
      ...draft,
      id: variant === undefined ? type : `${type}.${variant}`,
      group: own ?? group,
      synonyms: { en: listed(also.en), ru: listed(also.ru) },
      thing: {
        kind: 'element',
        type,
        ...(properties === undefined ? {} : { properties }),
        ...(expanded === undefined ? {} : { expanded }),
      },
    })),
  };
}
