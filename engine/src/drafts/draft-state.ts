import type { JsonObject, Text } from '@millrace/schemas';
import type { DraftComment } from './comments.js';
import type { Touch } from './touched.js';

/** `live`: worked on · `copy`: a kept side of a conflict · `bin`: removed · `gone`: purged, its history goes next. */
export type DraftStatus = 'live' | 'copy' | 'bin' | 'gone';

/** How long the bin and kept copies are kept. */
export const binDays = 30;

/** The deployed version that a draft was opened from or last published as. */
export type DeployedBase = {
  readonly application: string;
  readonly version: number;
  readonly layoutRevision: number;
};

/** The draft that a copy was made of. */
export type DraftOrigin = {
  readonly draft: string;
  /** As of which of its revisions. */
  readonly revision: number;
};

/** A change as it is remembered for those who have not seen it yet. */
export type RememberedChange = Touch & {
  readonly revision: number;
  /** The command's id; `null` for a definition that was put in as a whole. */
  readonly command: string | null;
  readonly by: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
};

/** A command that was done: whoever sends it again hears the same. */
export type DoneCommand = {
  readonly id: string;
  readonly by: string;
  readonly revision: number;
  /** Of its patches: the same id with others is another command. */
  readonly print: string;
};

/** A definition that somebody works on. */
export interface DraftState {
  readonly id: string;
  readonly kind: string;
  /** The definition's own id: at most one live draft of a kind has it. */
  readonly definitionId: string;
  readonly definition: JsonObject;
  readonly status: DraftStatus;
  /** Of a kept copy: what its maker calls it. */
  readonly name: string | null;
  readonly origin: DraftOrigin | null;
  readonly base: DeployedBase | null;
  /** Counts the changes of the definition: what `base` of a change and `If-Match` are compared with. */
  readonly revision: number;
  /** Which taking of the definition's id it lives by; 0 for a copy. */
  readonly hold: number;
  readonly createdBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly changedBy: string;
  readonly changedAt: number;
  readonly removed: { readonly by: string; readonly at: number } | null;
  /** When the bin, or the keeping of a copy, ends; milliseconds since 1970 UTC. */
  readonly expiresAt: number | null;
  /** By id. */
  readonly comments: Readonly<Record<string, DraftComment>>;
  /** The newest commands, oldest first. */
  readonly done: readonly DoneCommand[];
  /** The newest changes, oldest first. */
  readonly changes: readonly RememberedChange[];
  /** A change that was made on an older revision cannot be judged any more. */
  readonly remembersFrom: number;
}

/** What a definition is called. */
export function nameOf({ definition, definitionId }: Pick<DraftState, 'definition' | 'definitionId'>): Text {
  const name = definition['name'] as Text | undefined;
  const isNothing = name === undefined || name === '' || (typeof name === 'object' && !name.en && !name.ru);
  return isNothing ? definitionId : name;
}
