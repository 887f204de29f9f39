import type { JsonObject, JsonValue } from '@millrace/schemas';
import { isMarker, markerOf } from '../../keeping/index.js';
import type { AggregateKey, Commit } from '../../ports/index.js';
import { erasedBody, partsOfBody } from '../commit-codec.js';
import type { Erased, Forgetter } from './forgetter.js';

/** A message or a broadcast, as its history tells of it. */
export interface Letter {
  /** The person who sent it, and the instance that did. */
  readonly by?: string;
  readonly from?: string;
  /** The instance that took it, or that it started. */
  to?: string;
}

interface Found extends Letter {
  /** Id of the commit that tells of it. */
  readonly commit: string;
  readonly event: number;
  readonly id: string;
  /** Nothing is done with it any more: its data are nowhere but in commits. */
  over: boolean;
}

type Facts = Readonly<Record<string, unknown>>;

/** What became of an erasure in a room; `open`: something is still on its way. */
export type LetterOutcome = 'nothing' | 'erased' | 'open';

/**
 * Erases what messages or a broadcast brought from a room's commits (rule 21). Only of those that are over: nothing of these is in the room's state or rows, so both stay as they are. The
 * correlation key stays, as keys do.
 */
export async function eraseLetters(
  forgetter: Forgetter,
  key: AggregateKey,
  erasure: string,
  isOwing: boolean,
  concerns: (letter: Letter) => Promise<boolean>,
): Promise<LetterOutcome> {
  const letters = await lettersOf(forgetter, key);
  const over: Found[] = [];
  let isOpen = false;
  for (const letter of letters) {
    if (!(await concerns(letter))) continue;
    if (letter.over && !isOwing) over.push(letter);
    else isOpen = true;
  }
  const touched = over.length > 0 && (await forgetter.rewrite(key, (commit) => withoutLetters(commit, erasure, over)));
  return isOpen ? 'open' : touched ? 'erased' : 'nothing';
}

async function lettersOf(forgetter: Forgetter, key: AggregateKey): Promise<readonly Found[]> {
  const letters = new Map<unknown, Found>();
  const subscriptions = new Map<unknown, string>();
  const end = (number: unknown, to?: string): void => {
    const letter = letters.get(number);
    if (letter !== undefined) Object.assign(letter, { over: true }, to === undefined ? {} : { to });
  };
  for await (const commit of forgetter.commits(key)) {
    const { body } = partsOfBody(commit.body);
    body.facts.events.forEach(({ type, facts }: { readonly type: string; readonly facts: Facts }, event) => {
      if (type === 'messagePublished' || type === 'signalAccepted')
        letters.set(facts['message'] ?? 0, { ...lettersFacts(facts), commit: commit.id, event, over: false });
      else if (type === 'messageSubscriptionOpened') subscriptions.set(facts['subscription'], String(facts['id']));
      else if (type === 'messageOffered' || type === 'messageAccepted') {
        const id = subscriptions.get(facts['subscription']) ?? '';
        const to = id.slice(0, Math.max(0, id.lastIndexOf('.')));
        if (type === 'messageAccepted') end(facts['message'], to);
        else Object.assign(letters.get(facts['message']) ?? {}, { to });
      } else if (type === 'messageStarted') end(facts['message'], String(facts['instance']));
      else if (type === 'messageDropped') end(facts['message']);
      else if (type === 'messagesSwept') for (const number of facts['expired'] as readonly number[]) end(number);
      else if (type === 'signalAdvanced' && facts['done'] === true) end(0);
    });
  }
  return [...letters.values()];
}

function lettersFacts(facts: Facts): Letter & { readonly id: string } {
  const { id = '', by, from } = facts as { readonly id?: string; readonly by?: string; readonly from?: string };
  return { id, ...(by === undefined ? {} : { by }), ...(from === undefined ? {} : { from }) };
}

function withoutLetters(commit: Commit, erasure: string, letters: readonly Found[]): Erased | null {
  const { body } = partsOfBody(commit.body);
  const marker = markerOf(erasure);
  const { events, effects = [] } = body.data;
  const here = new Set(letters.filter((one) => one.commit === commit.id && !isEmpty(events[one.event])).map(({ event }) => event));
  const isSent = (effect: JsonObject, to: string): boolean => {
    const { type, messageId } = effect;
    if ('erased' in effect || type === 'continueSignal' || type === 'startsChanged') return false;
    if (commit.aggregate.split('/')[1] === 'signal') return true;
    return letters.some((one) => (type === 'deliverMessage' ? one.id === messageId : to.slice(to.lastIndexOf('/') + 1) === one.to));
  };
  const sent = new Set(effects.flatMap((effect, index) => (isSent(effect, body.facts.effects?.[index] ?? '') ? [index] : [])));
  if (here.size + sent.size === 0) return null;
  const marked = (value: JsonValue): JsonValue =>
    Object.fromEntries(Object.keys(Object(value) as JsonObject).map((name) => [name, marker]));
  const isGone = ({ at }: { readonly at: readonly (string | number)[] }): boolean =>
    (at[0] === 'events' && here.has(Number(at[1])) && at[2] === 'data') || (at[0] === 'effects' && sent.has(Number(at[1])));
  const blobs = (body.blobs ?? []).filter((pointer) => !isGone(pointer));
  const data = {
    ...body.data,
    events: events.map((each, index) => (each !== null && here.has(index) ? { ...each, data: marked(each['data'] ?? {}) } : each)),
    ...(effects.length === 0
      ? {}
      : { effects: effects.map((effect, index) => (sent.has(index) ? { type: effect['type'] ?? '', erased: marker } : effect)) }),
  };
  return { body: erasedBody(commit.body, data, blobs, erasure), loose: (body.blobs ?? []).filter(isGone).map(({ hash }) => hash) };
}

/** Whether nothing is left to be erased of what a letter brought. */
function isEmpty(data: JsonObject | null | undefined): boolean {
  return Object.values(Object(data?.['data']) as JsonObject).every(isMarker);
}
