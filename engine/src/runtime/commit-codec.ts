import { hash as digest } from 'node:crypto';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { DomainEvent, Effect } from '../execution/aggregate.js';
import { extractLarge, LARGE_VALUE, type BlobPointer, type LargeText } from './large-values.js';

/** The format of commit bodies that this release writes (rule 19). */
export const COMMIT_FORMAT = 1;

/** A command as the log keeps it, with what its sender was told. */
export interface LoggedCommand {
  readonly id: string;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly answer: JsonValue;
}

/** What a commit says. */
export interface CommitContent {
  readonly about?: JsonObject | undefined;
  readonly commands: readonly LoggedCommand[];
  readonly events: readonly DomainEvent[];
  readonly effects: readonly Effect[];
}

/** What a commit's hash also covers: where it stands. */
export interface CommitPlace {
  readonly aggregate: string;
  readonly revision: number;
  readonly at: number;
  /** Hash of the commit before; empty at revision 1. */
  readonly prevHash: string;
}

/** Only ids, times, codes and amounts: survives erasure. */
interface FactsPart {
  readonly about?: JsonObject | undefined;
  readonly commands: readonly { readonly id: string; readonly actor: string; readonly onBehalfOf?: string }[];
  readonly events: readonly { readonly type: string; readonly version?: number; readonly by?: number; readonly facts: JsonObject }[];
  readonly effects?: readonly string[];
}

/** What people typed: replaced by a reference when erased (rule 21). */
export interface DataPart {
  readonly answers: readonly JsonValue[];
  readonly events: readonly (JsonObject | null)[];
  readonly effects?: readonly JsonObject[];
}

/**
 * A commit's body, format 1. `hash` is SHA-256 (base64url) of the place, the exact text of `facts` and the SHA-256 of salt and exact text of `data`: so a
 * history still verifies after `data` was erased and `dataHash` put in its place.
 */
export interface Body {
  readonly format: number;
  readonly salt: string;
  readonly hash: string;
  readonly blobs?: readonly BlobPointer[];
  readonly dataHash?: string;
  /** Ids of the erasures that took something out of `data`. */
  readonly erased?: readonly string[];
  readonly facts: FactsPart;
  readonly data: DataPart;
}

/** A body ready to be stored, and the large values that must be stored before it. */
export interface EncodedCommit {
  readonly body: string;
  readonly hash: string;
  readonly blobs: readonly LargeText[];
}

function sha256(text: string): string {
  return digest('sha256', text, 'base64url');
}

function hashOf(place: CommitPlace, facts: string, dataHash: string): string {
  return sha256(`${place.prevHash}\n${place.aggregate}\n${place.revision}\n${place.at}\n${facts}\n${dataHash}`);
}

/** What the facts say of an event: nothing of the usual version and cause. */
function factsOf({ type, version, by, facts }: DomainEvent): FactsPart['events'][number] {
  if (version === undefined || version === 1) return by ? { type, by, facts } : { type, facts };
  return by ? { type, version, by, facts } : { type, version, facts };
}

/** Puts a commit's content into its body: facts and data apart, hashed over their exact text. */
export function encodeCommit(place: CommitPlace, content: CommitContent, salt: string): EncodedCommit {
  const commands = content.commands.map(({ id, actor, onBehalfOf }) =>
    onBehalfOf === undefined ? { id, actor } : { id, actor, onBehalfOf },
  );
  const events = content.events.map(factsOf);
  const facts: FactsPart = content.effects.length
    ? { about: content.about, commands, events, effects: content.effects.map((effect) => effect.to) }
    : { about: content.about, commands, events };
  const data: DataPart = {
    answers: content.commands.map((command) => command.answer),
    events: content.events.map((event) => event.data ?? null),
    ...(content.effects.length ? { effects: content.effects.map((effect) => effect.command as unknown as JsonObject) } : {}),
  };
  const factsText = JSON.stringify(facts);
  let dataText = JSON.stringify(data);
  let blobs: EncodedCommit['blobs'] = [];
  let pointersText = '';
  if (dataText.length > LARGE_VALUE) {
    // The outer frame (answers, events, one event's data) is never a blob itself: only what stands in it.
    const large = extractLarge(data as unknown as JsonValue, 3);
    if (large.pointers.length) {
      dataText = JSON.stringify(large.rest);
      blobs = large.blobs;
      pointersText = `,"blobs":${JSON.stringify(large.pointers)}`;
    }
  }
  const hash = hashOf(place, factsText, sha256(salt + pointersText + dataText));
  const body = `{"format":${COMMIT_FORMAT},"salt":"${salt}","hash":"${hash}"${pointersText},"facts":${factsText},"data":${dataText}}`;
  return { body, hash, blobs };
}

/** What was read from a body; `blobs` must be fetched and given to `fill` before the content is used. */
export interface DecodedCommit {
  readonly content: CommitContent;
  readonly hash: string;
  readonly blobs: readonly BlobPointer[];
  /** Ids of the erasures that took something out of it; empty where there was none. */
  readonly erased: readonly string[];
  /** Puts the fetched JSON texts, in the order of `blobs`, back where they were. */
  fill(texts: readonly string[]): CommitContent;
}

/** Reads a body. Throws on a format that this release does not know (rule 19). */
export function decodeCommit(text: string): DecodedCommit {
  const body = JSON.parse(text) as Body;
  if (body.format !== COMMIT_FORMAT) throw new Error(`a commit has format ${String(body.format)}, and this release reads ${COMMIT_FORMAT}`);
  const blobs = body.blobs ?? [];
  const content = (): CommitContent => ({
    ...(body.facts.about ? { about: body.facts.about } : {}),
    commands: body.facts.commands.map((command, index) => ({ ...command, answer: body.data.answers[index] ?? null })),
    events: body.facts.events.map((event, index) => {
      const data = body.data.events[index];
      return data ? { ...event, data } : event;
    }),
    effects: (body.facts.effects ?? []).map((to, index) => ({ to, command: body.data.effects?.[index] as unknown as Effect['command'] })),
  });
  return {
    get content() {
      return content();
    },
    hash: body.hash,
    blobs,
    erased: body.erased ?? [],
    fill(texts) {
      blobs.forEach((pointer, index) =>
        put(body.data as unknown as JsonValue, pointer.at, JSON.parse(texts[index] ?? 'null') as JsonValue),
      );
      return content();
    },
  };
}

/** Sets a place inside freshly parsed JSON, which nobody else holds yet. */
export function put(root: JsonValue, at: readonly (string | number)[], value: JsonValue): void {
  let here = root as Record<string | number, JsonValue>;
  for (const step of at.slice(0, -1)) here = here[step] as Record<string | number, JsonValue>;
  const last = at.at(-1);
  if (last === undefined) return;
  Object.defineProperty(here, last, { value, enumerable: true, configurable: true, writable: true });
}

/** A stored body taken apart, with the exact text of its facts and the hash that vouches for its data. */
export function partsOfBody(text: string): { readonly body: Body; readonly factsText: string; readonly dataHash: string } {
  const body = JSON.parse(text) as Body;
  const factsStart = text.indexOf(',"facts":') + 9;
  const dataStart = factsStart + JSON.stringify(body.facts).length + 8;
  const factsText = text.slice(factsStart, dataStart - 8);
  const pointersText = body.blobs ? `,"blobs":${JSON.stringify(body.blobs)}` : '';
  return { body, factsText, dataHash: body.dataHash ?? sha256(body.salt + pointersText + text.slice(dataStart, -1)) };
}

/** Whether a body still says what was committed at this place; data that was erased is vouched for by its kept hash. */
export function verifyCommit(place: CommitPlace, text: string): boolean {
  const { body, factsText, dataHash } = partsOfBody(text);
  return hashOf(place, factsText, dataHash) === body.hash;
}

/** A body from which data was erased: facts and hashes stay, so that the history verifies. Its salt goes, or little data could be guessed by their hash. */
export function erasedBody(text: string, data: DataPart, blobs: readonly BlobPointer[], erasure: string): string {
  const { body, factsText, dataHash } = partsOfBody(text);
  const erased = JSON.stringify([...(body.erased ?? []), erasure]);
  const pointersText = blobs.length ? `,"blobs":${JSON.stringify(blobs)}` : '';
  return `{"format":${body.format},"salt":"erased","hash":"${body.hash}","dataHash":"${dataHash}","erased":${erased}${pointersText},"facts":${factsText},"data":${JSON.stringify(data)}}`;
}
