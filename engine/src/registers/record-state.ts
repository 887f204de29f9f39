import type { JsonObject } from '@millrace/schemas';
import type { UniqueValue } from './keys.js';

/** `reserving`: its first values are being reserved · `refused`: they were taken, it never came to be · `active` · `archived`. */
export type RecordStatus = 'reserving' | 'refused' | 'active' | 'archived';

/** What a record holds at one time, with what rows need to know of its register. */
export type RecordContent = {
  readonly attributes: JsonObject;
  /** What people call it. */
  readonly title: string;
  readonly organisation: string | null;
  /** Content hash of the register's definition by which it was checked. */
  readonly definition: string;
  /** Names of attributes that search finds it by, and of those that stay out of rows. */
  readonly searchable: readonly string[];
  readonly hidden: readonly string[];
};

/** A value on its way to being the record's own. */
export type PendingUnique = UniqueValue & { readonly state: 'asked' | 'held' | 'confirmed' };

/** A change that waits for its unique values. */
export interface PendingChange {
  /** 1, 2, 3 … over all changes ever tried: what tells answers to this change from late ones. */
  readonly change: number;
  readonly creating: boolean;
  readonly content: RecordContent;
  readonly uniques: readonly PendingUnique[];
  /** Values it has now and gives up. */
  readonly releases: readonly string[];
}

/** Why the last change was not made. */
export interface RecordRefusal {
  readonly change: number;
  /** An attribute's name, or `key:<id>`; null when somebody cancelled it. */
  readonly unique: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** A row of a register. */
export interface RecordState {
  readonly register: string;
  readonly id: string;
  readonly status: RecordStatus;
  /** What is in force; in `reserving` and `refused` what was asked for. */
  readonly content: RecordContent;
  /** The job that created it, if one did. */
  readonly source: string | null;
  /** Whose record it is: who created it, or on whose behalf. Person id, or `system`. */
  readonly createdBy: string | null;
  /** Given after it was stored; null until then, or without a series. */
  readonly number: { readonly attribute: string; readonly value: number; readonly text: string } | null;
  /** Unique values that are its own. */
  readonly uniques: readonly UniqueValue[];
  readonly pending: PendingChange | null;
  readonly refusal: RecordRefusal | null;
  /** Changes tried so far. */
  readonly changes: number;
  /** Counts the changes that took effect: what `expectedRevision` is compared with. */
  readonly revision: number;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly changedAt: number;
}
