import { createHash } from 'node:crypto';
import type { Acknowledged, Caller, Told } from './caller.js';
import { historyOf, listed, replay, type Happened, type Job, type Replayed } from './history.js';
import type { Load } from './load.js';
import type { Received } from './receiver.js';

/** An instance as lists show it. */
interface Card {
  readonly id: string;
  readonly status: string;
  readonly hasIncident: boolean;
  readonly process: { readonly id: string };
}

/** What an audit has looked at. */
export interface Audited {
  readonly instances: number;
  readonly events: number;
  readonly commands: number;
  readonly effects: number;
  readonly faults: readonly string[];
}

/** What is audited: everything by the public interface and by what came to the world outside. */
export interface AuditOptions {
  readonly caller: Caller;
  readonly told: Told;
  readonly load: Load;
  readonly received: readonly Received[];
  /** Whether everything has come to its end. */
  readonly isDrained: boolean;
}

/** Looks from outside whether all that was acknowledged is there, once, and all that is there fits together. Nothing else may be at work. */
export async function audit({ caller, told, load, received, isDrained }: AuditOptions): Promise<Audited> {
  const faults: string[] = [];
  const cards = await listed<Card>(caller, '/instances?');
  const openItems = await openItemsOf(caller);
  const byInstance = acknowledgedOf(told.acknowledged, load);
  const jobs = new Map<string, Job & { readonly instance: string }>();
  let events = 0;
  let commands = 0;
  for (const card of cards) {
    const history = await historyOf(caller, card.id);
    events += history.length;
    const replayed = replay(card.id, history);
    faults.push(...replayed.faults, ...differences(card, replayed, openItems.get(card.id) ?? new Set()));
    for (const job of replayed.jobs) jobs.set(job.key, { ...job, instance: card.id });
    const expected = byInstance.get(card.id) ?? [];
    commands += expected.length;
    faults.push(...missing(card.id, expected, history));
    byInstance.delete(card.id);
    if (isDrained && replayed.status === 'active') faults.push(`${card.id} has not come to its end`);
  }
  for (const [id, lost] of byInstance) faults.push(`${id} is not there, but ${lost.length} commands of it were acknowledged`);
  const started = cards.filter(({ process }) => process.id === 'order').length;
  if (started !== load.orders.size) faults.push(`${load.orders.size} orders were answered, but there are ${started}`);
  faults.push(...effectsOf(jobs, received, isDrained));
  return { instances: cards.length, events, commands, effects: received.length, faults };
}

async function openItemsOf(caller: Caller): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const open = new Map<string, Set<number>>();
  for (const { id, instance, state } of await listed<{ id: string; instance: string; state: string }>(caller, '/work-items?view=all')) {
    if (state === 'completed' || state === 'cancelled') continue;
    const items = open.get(instance) ?? new Set();
    open.set(instance, items.add(Number(id.slice(id.lastIndexOf('.') + 1))));
  }
  return open;
}

/** What was acknowledged, by the instance whose history it must stand in. */
function acknowledgedOf(all: readonly Acknowledged[], load: Load): Map<string, Acknowledged[]> {
  const found = new Map<string, Acknowledged[]>();
  for (const one of all) {
    const [, things = '', place = ''] = one.path.split('/');
    let instance: string | undefined;
    if (one.path === '/instances') instance = String(one.body['id']);
    else if (things === 'instances') instance = place;
    else if (things === 'work-items' || things === 'incidents') instance = place.slice(0, place.lastIndexOf('.'));
    // A message's own command is of its room; what it did stands in the history of the order that took it.
    else if (things === 'messages') instance = load.orders.get(String((one.sent as { key: string }).key));
    if (instance === undefined) continue;
    found.set(instance, [...(found.get(instance) ?? []), one]);
  }
  return found;
}

/** What stands in the history of a call with a key: the key's time, and the rest mixed with what was called, so that one key may be used for several things. */
export function commandIdOf(key: string, path: string): string {
  const [, things = '', id, act = ''] = path.split('/');
  const operation = `${act === '' ? 'start' : act}${things === 'work-items' ? 'WorkItem' : things === 'incidents' ? 'Incident' : 'Instance'}`;
  const mixed = createHash('sha256')
    .update(JSON.stringify([key, operation, id === undefined ? {} : { id }]))
    .digest('hex');
  return `${key.slice(0, 15)}${mixed.slice(0, 3)}-${key.slice(19, 20)}${mixed.slice(3, 6)}-${mixed.slice(6, 18)}`;
}

/** Each acknowledged command stands in the history exactly once. */
function missing(id: string, expected: readonly Acknowledged[], history: readonly Happened[]): readonly string[] {
  const revisions = new Map<string, Set<number>>();
  for (const { commandId, revision } of history) {
    const known = revisions.get(commandId) ?? new Set();
    revisions.set(commandId, known.add(revision));
  }
  const faults: string[] = [];
  for (const { key, path, method } of expected) {
    const times = path === '/messages' ? 1 : (revisions.get(commandIdOf(key, path))?.size ?? 0);
    if (times !== 1) faults.push(`${id}: ${method} ${path} under ${key} was acknowledged and is in the history ${times} times`);
  }
  const end = history.find(({ type }) => type === 'instanceCompleted');
  const taken = history.filter(({ type, facts }) => type === 'subscriptionMet' && facts['message'] !== undefined).length;
  const left = history.some(({ type, facts }) => type === 'elementPassed' && facts['element'] === 'no');
  if (taken > 1) faults.push(`${id} took ${taken} messages`);
  if (end && taken === 0 && !left && history.some(({ facts }) => facts['element'] === 'tell'))
    faults.push(`${id} went on without its message`);
  return faults;
}

/** What lists show is what the history says. */
function differences(card: Card, { status, openItems, openIncidents }: Replayed, listedItems: ReadonlySet<number>): readonly string[] {
  const faults: string[] = [];
  if (card.status !== status) faults.push(`${card.id} is shown as ${card.status}, its history says ${status}`);
  if (card.hasIncident !== openIncidents.size > 0)
    faults.push(`${card.id}: incidents ${String(card.hasIncident)}, its history says otherwise`);
  const [shown, said] = [[...listedItems].sort(), [...openItems].sort()];
  if (String(shown) !== String(said))
    faults.push(`${card.id}: the worklist has items [${String(shown)}], its history says [${String(said)}]`);
  return faults;
}

/** Each effect was sent under its key at least once, and none under two keys but where a person changed what is sent. */
function effectsOf(
  jobs: ReadonlyMap<string, Job & { readonly instance: string }>,
  received: readonly Received[],
  isDrained: boolean,
): readonly string[] {
  const faults: string[] = [];
  const keysOf = new Map<string, Set<string>>();
  const taken = new Set<string>();
  for (const { key, instance, step, status } of received) {
    const effect = `${instance} ${step}`;
    keysOf.set(effect, (keysOf.get(effect) ?? new Set()).add(key));
    if (status === 200) taken.add(key);
    const job = jobs.get(key);
    if (!job) faults.push(`an effect of ${effect} came under ${key}, which no history knows`);
    else if (job.instance !== instance || job.step !== step)
      faults.push(`${key} is of ${job.instance} ${job.step}, but ${effect} came under it`);
  }
  for (const job of jobs.values()) {
    if (job.isDone && !taken.has(job.key)) faults.push(`${job.key} is done by its history, but never came to its receiver`);
    if (isDrained && !job.isDone && job.replacedBy === undefined && job.step === 'tell') faults.push(`${job.key} was never done`);
  }
  for (const [effect, keys] of keysOf) {
    // One key more for each time a person changed the input, as the history says.
    const chain = [...keys].filter((key) => jobs.get(key)?.replacedBy === undefined);
    if (chain.length > 1) faults.push(`${effect} was sent under ${[...keys].join(' and ')}`);
  }
  return faults;
}
