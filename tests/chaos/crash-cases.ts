import type { Engine } from '@millrace/engine';
import { processAggregate, type ProcessCommand, type ProcessState } from '@millrace/engine/execution';
import { memoryData, memoryStore, type MemoryData } from '@millrace/engine/memory';
import type { Store } from '@millrace/engine/ports';
import { faultyStore, manualTime, type Fault } from '@millrace/engine/testing';
import type { JsonValue } from '@millrace/schemas';
import type { Case as KeptCase, Step } from '../bpmn-semantics/runner/case.js';
import { commandOf, given } from '../bpmn-semantics/runner/command-of.js';
import { begin, copyOf, during, end, insist, reopening, type Life } from './crash-life.js';
import { waysToFail } from './crash-matrix.js';
import { eventsOf, storyOf, withFaults, type Story } from './crash-story.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BEGIN = Date.parse('2026-03-02T09:00:00Z');

/** A case, of the semantics or made up at random. */
export type Case = KeptCase & { readonly random?: true };

/** A case, the data of a store in which its definitions are deployed, and what a run without faults comes to. */
export interface PreparedCase {
  readonly one: Case;
  readonly planted: MemoryData;
  readonly hash: string;
  readonly story: Story;
  /** Writes of a run, from the start of the engine on. */
  readonly writes: number;
}

/** What the callers know, whatever becomes of the engine. */
interface Callers {
  /** What is stored: where a called instance is looked up. */
  readonly data: MemoryData;
  step: number;
  instanceId: string | undefined;
  /** What is being sent, until it is answered. */
  sending: Sending | undefined;
  /** When the time that passes is over. */
  until: number | undefined;
  /** What each step was answered. */
  readonly told: Record<number, string>;
  /** Nobody says how the steps of a random process are answered. */
  readonly isRandom: boolean;
}

type Sending =
  | { readonly kind: 'command'; readonly key: string; readonly command: ProcessCommand }
  | { readonly kind: 'message'; readonly message: NonNullable<Step['message']> }
  | { readonly kind: 'signal'; readonly signal: NonNullable<Step['signal']> };

/** Deploys a case's definitions into the memory, and plays it once without faults. */
export async function prepare(one: Case): Promise<PreparedCase> {
  const planted = memoryData();
  const life = await begin(memoryStore(planted), BEGIN);
  const definitions = [
    one.process,
    // A process that calls itself is named there too.
    ...Object.values(one.processes ?? {}).filter(({ id }) => id !== one.process['id']),
    ...Object.values(one.forms ?? {}),
    ...Object.values(one.decisions ?? {}),
  ];
  const bundle = { kind: 'bundle', format: 1, id: 'cases', name: 'Cases', items: definitions };
  const plant = async (): Promise<string> => {
    for (const [principal, members] of Object.entries(one.members ?? {}))
      if (principal.startsWith('group:')) await life.engine.people.saveGroup(principal.slice(6), principal, members);
    const { items } = await life.engine.deploy(one.processes || one.forms || one.decisions ? bundle : one.process);
    return items.find(({ kind, id }) => kind === 'process' && id === one.process['id'])?.hash ?? '';
  };
  const planting = plant();
  await during(life.time, planting);
  await end(life);
  const hash = await planting;
  const data = copyOf(planted);
  const store = faultyStore(reopening(data));
  const callers = newCallers(one, data);
  const first = await begin(store, BEGIN);
  let last = first;
  await during(
    () => last.time,
    play(
      { one, hash },
      callers,
      first,
      async (life) => (last = life),
      () => store,
    ),
  );
  await end(last, one.refusedLetters);
  return { one, planted, hash, story: storyOf(data, callers.told), writes: store.writes.length };
}

/** Plays a case with a fault, restarts where it kills, and goes on; tells what is left, and whether the fault struck. */
export async function playWith(prepared: PreparedCase, fault: Fault): Promise<{ readonly story: Story; readonly struck: boolean }> {
  const data = copyOf(prepared.planted);
  const store = faultyStore(reopening(data), [fault]);
  let callers = newCallers(prepared.one, data);
  let life: Life | undefined;
  const lives: Life[] = [];
  const note = async (next: Life): Promise<void> => {
    life = next;
    lives.push(next);
  };
  let grace = 20;
  const killed = (): boolean => fault.kill === true && store.struck > 0 && grace-- <= 0;
  const first = (async () => {
    const begun = await insist(() => begin(store, BEGIN));
    await note(begun);
    await play(prepared, callers, begun, note, () => store);
  })();
  const survived = await during(() => life?.time, first, killed).catch((error: unknown) => {
    if (fault.kill && store.struck > 0) return false;
    throw error;
  });
  if (!survived) {
    const old = life;
    // What the first life still does is nobody's any more.
    callers = { ...callers, told: { ...callers.told } };
    const fresh = reopening(data);
    const again = await begin(fresh, old?.time.now() ?? BEGIN);
    await note(again);
    await during(
      () => life?.time,
      play(prepared, callers, again, note, () => fresh),
    );
    if (old) await end(old, prepared.one.refusedLetters);
    await first.catch(() => undefined);
  }
  if (life) await end(life, prepared.one.refusedLetters);
  return { story: storyOf(data, callers.told), struck: store.struck > 0 };
}

/**
 * Plays a case with one fault after another; answers how many struck. At most `most` of its writes fail, evenly apart, and each in another way than the one before,
 * unless `way` says which. Throws where a run comes to another end.
 */
export async function crashesOf(
  name: string,
  one: Case,
  { most = Infinity, from = 0, way }: { readonly most?: number; readonly from?: number; readonly way?: number },
): Promise<number> {
  const failing = async (place: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      throw new Error(`${name}${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  };
  let prepared: PreparedCase | undefined;
  await failing('', async () => void (prepared = await prepare(one)));
  const { writes = 0, story: expected = {} } = prepared ?? {};
  const every = Math.max(1, Math.floor(writes / most));
  let struck = 0;
  for (let nth = 1 + (from % every), count = 0; prepared && nth <= writes && count < most; nth += every, count++) {
    const chosen = way ?? (from + count) % waysToFail.length;
    const [words = '', fault] = waysToFail[chosen] ?? [];
    const prepare = prepared;
    await failing(` write ${nth} ${words}`, async () => {
      const played = await playWith(prepare, { when: 'before', ...fault, nth });
      if (played.struck) struck++;
      const difference = withFaults(expected, played.story);
      if (difference !== '') throw new Error(difference);
    });
  }
  return struck;
}

function newCallers(one: Case, data: MemoryData): Callers {
  return { data, step: 0, instanceId: undefined, sending: undefined, until: undefined, told: {}, isRandom: one.random === true };
}

/** All that callers do, in order, from where they are. */
async function play(
  { one, hash }: Pick<PreparedCase, 'one' | 'hash'>,
  callers: Callers,
  begun: Life,
  note: (life: Life) => Promise<unknown>,
  reopen: () => Store,
): Promise<void> {
  let life = begun;
  const steps = one.steps ?? [];
  await life.engine.idle();
  for (; callers.step < steps.length; callers.step++) {
    const step = steps[callers.step] ?? {};
    if (step.sleep !== undefined) {
      callers.until ??= life.time.now() + milliseconds(step.sleep);
      // The engine is away for that time.
      await life.engine.close();
      life = await insist(() => begin(reopen(), callers.until ?? 0));
      await note(life);
      await life.engine.idle();
    } else if (step.pass !== undefined) {
      // A timer that begins when another has fired begins some milliseconds later where writes fail: made-up times that add up to the moment itself would be missed then.
      callers.until ??= life.time.now() + milliseconds(step.pass) + (callers.isRandom ? MINUTE : 0);
      await pass(life, callers.until);
    } else {
      callers.sending ??= await insist(() => whatToSend(one, hash, step, callers, life)).catch((error: unknown) => {
        if (callers.isRandom) return undefined;
        throw error;
      });
      const code = await codeOf(() => insist(() => send(life.engine, step, callers)));
      callers.told[callers.step] = code ?? 'done';
      if (code !== step.refused && !callers.isRandom)
        throw new Error(`step ${callers.step}: expected ${step.refused ?? 'an answer'}, found ${code ?? 'an answer'}`);
    }
    await life.engine.idle();
    callers.sending = undefined;
    callers.until = undefined;
  }
}

async function whatToSend(one: Case, hash: string, step: Step, callers: Callers, { engine }: Life): Promise<Sending | undefined> {
  const { message, signal, start } = step;
  if (message) return { kind: 'message', message };
  if (signal) return { kind: 'signal', signal };
  if (start) {
    const definition = { id: String(one.process['id']), version: 1, hash };
    callers.instanceId = commandId(callers.step);
    return { kind: 'command', key: keyOf(callers.instanceId), command: { type: 'startInstance', definition, ...start } };
  }
  const id = callers.instanceId ?? '';
  const places = step.in === undefined ? [id] : [calledInstance(callers.data, id, step.in)];
  // A random step says the element only: where it is open.
  if (callers.isRandom)
    places.push(...(await engine.instances({ limit: 100 })).items.map((found) => found.id).filter((other) => other !== id));
  for (const [tried, place] of places.entries()) {
    try {
      const command = commandOf(step, place, await stateOf(engine, place), one);
      return command && { kind: 'command', key: keyOf(place), command };
    } catch (error) {
      if (tried === places.length - 1) throw error;
    }
  }
  return undefined;
}

async function send(engine: Engine, { by, onBehalfOf, start }: Step, { sending, step }: Callers): Promise<void> {
  if (!sending) return;
  const sender = { actor: by ?? (start ? 'anna' : 'system'), ...given({ onBehalfOf }), commandId: commandId(step) };
  if (sending.kind === 'message') await engine.publishMessage({ timeToLive: 'PT0S', ...sending.message, ...sender });
  else if (sending.kind === 'signal') await engine.broadcastSignal({ ...sending.signal, ...sender });
  else await engine.execute(sending.key, sending.command, sender);
}

/** Lets time pass up to a moment: from one timer of an instance to the next. */
async function pass({ engine, time }: Life, until: number): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    const page = await insist(() => engine.findRows({ collection: 'timers', tenant: 'main', limit: 200 }));
    const due = page.rows.map(({ fields }) => Number(fields['dueAt'])).filter((at) => at <= until);
    const next = Math.min(...due, until);
    // The engine looks for timers every half hour; a look that a fault spoils must not be the only one in the last hour.
    while (next > time.now()) {
      time.advanceTo(next - time.now() > HOUR ? next - HOUR : Math.min(next, time.now() + HOUR / 3));
      await engine.idle();
    }
    if (next === until && due.length === 0) return;
    // A timer that could not be fired for a fault is fired again in two seconds, or found by the next look.
    if (due.length > 0 && turn > 2) time.advance(turn < 10 ? 1000 : HOUR / 2);
    await engine.idle();
  }
  throw new Error('timers without end');
}

async function stateOf(engine: Engine, id: string): Promise<ProcessState> {
  const frozen = (await engine.look(keyOf(id))) as JsonValue;
  if (frozen === null || !processAggregate.thaw) throw new Error(`there is no instance ${id}`);
  return processAggregate.thaw(frozen);
}

/** The id of a called instance, by its definition and in the order of the calls. */
function calledInstance(data: MemoryData, root: string, name: string): string {
  const [definition, nth = '1'] = name.split('#');
  const found: string[] = [];
  for (const instances = [root]; instances.length > 0;) {
    const events = eventsOf(data, keyOf(instances.shift() ?? ''));
    for (const { type, facts } of events) {
      if (type !== 'childStarted') continue;
      instances.push(String(facts['child']));
      if (facts['definition'] === definition) found.push(String(facts['child']));
    }
  }
  const id = found[Number(nth) - 1];
  if (id === undefined) throw new Error(`no instance ${name} was called`);
  return id;
}

async function codeOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === undefined || code === 'STORE_UNAVAILABLE') throw error;
    return code;
  }
}

function keyOf(id: string): string {
  return `main/process/${id}`;
}

/** An id that is the same in every run and every life. */
function commandId(number: number): string {
  const at = BEGIN.toString(16).padStart(12, '0');
  return `${at.slice(0, 8)}-${at.slice(8)}-7000-8000-${String(number + 1).padStart(12, '0')}`;
}

function milliseconds(duration: string): number {
  const begun = manualTime(0);
  const [, years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = (
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration) ?? []
  ).map((part) => Number(part ?? 0) || 0);
  return begun.now() + ((((years * 365 + months * 30 + weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
