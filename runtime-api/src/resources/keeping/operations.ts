import type { ErasureView, UpkeepReport } from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { pageOf, readableInstance, senderOf } from '../asking.js';
import { Names } from '../names.js';
import { notFound, requireAdministrator } from '../people/directory.js';
import * as contracts from './contract.js';

/** A round is waited for so long, milliseconds; then it goes on by itself. */
const roundWaits = 5000;

const readUpkeep = operation(contracts.readUpkeep, async (call, { query }) => {
  await requireAdministrator(call, 'upkeep');
  const { keeping } = call.service.engine;
  const { items, cursor } = await keeping.rounds(pageOf(query));
  return { retention: keeping.retention, rounds: items.map(shownRound), ...(cursor === undefined ? {} : { cursor }) };
});

const runUpkeep = operation(contracts.runUpkeep, async (call) => {
  await requireAdministrator(call, 'upkeep');
  const { engine, time, log } = call.service;
  const running = engine.keeping.run();
  running.catch((cause: unknown) => log('warning', 'a round of upkeep failed', { cause }));
  const round = await new Promise<UpkeepReport | undefined>((resolve, reject) => {
    const cancel = time.after(roundWaits, () => resolve(undefined));
    running.then(resolve, reject).finally(cancel);
  });
  return round === undefined ? {} : { round: shownRound(round) };
});

const requestErasure = operation(contracts.requestErasure, async (call, { body: { instance, person, reason } }) => {
  await requireAdministrator(call, 'erasure');
  const given = [
    ...(instance === undefined ? [] : [{ kind: 'instance', id: instance } as const]),
    ...(person === undefined ? [] : [{ kind: 'person', id: person } as const]),
  ];
  const [subject, more] = given;
  if (subject === undefined || more !== undefined)
    throw new MillraceError('INVALID_INPUT', {
      place: '/',
      expected: 'an instance or a person',
      found: subject === undefined ? 'neither' : 'both',
    });
  const [shown] = await shownErasures(call, [await call.service.engine.keeping.erase(subject, { ...senderOf(call), reason })]);
  return shown!;
});

const listErasures = operation(contracts.listErasures, async (call, { query }) => {
  await requireAdministrator(call, 'erasure');
  const { items, cursor } = await call.service.engine.keeping.erasures(pageOf(query));
  return { items: await shownErasures(call, items), ...(cursor === undefined ? {} : { cursor }) };
});

const readErasure = operation(contracts.readErasure, async (call, { params: { id } }) => {
  await requireAdministrator(call, 'erasure');
  const found = await call.service.engine.keeping.erasure(id);
  const [shown] = found === null ? [] : await shownErasures(call, [found]);
  if (shown === undefined) throw notFound(`erasure ${id.slice(0, 80)}`);
  return shown;
});

const hold = operation(contracts.holdInstance, async (call, { params: { id }, body: { reason } }) => {
  await requireAdministrator(call, 'instance');
  await readableInstance(call, id);
  return call.service.engine.keeping.hold(id, { ...senderOf(call), reason });
});

const lift = operation(contracts.liftHold, async (call, { params: { id }, body: { reason } }) => {
  await requireAdministrator(call, 'instance');
  await readableInstance(call, id);
  return call.service.engine.keeping.liftHold(id, { ...senderOf(call), reason });
});

/** Everything that is about how long things are kept. */
export const operations: readonly Operation[] = [readUpkeep, runUpkeep, requestErasure, listErasures, readErasure, hold, lift];

function shownRound({
  startedAt,
  endedAt,
  purged,
  commits,
  blobs,
  gravestones,
  drafts,
  erased,
  blocked,
  examples,
}: UpkeepReport): contracts.Round {
  const counts = {
    purged,
    commits,
    blobs,
    gravestones,
    drafts: drafts ?? 0,
    erased,
    blocked: { ...blocked, failed: blocked.failed ?? 0 },
    examples: [...examples],
  };
  return { startedAt: instant(startedAt), endedAt: instant(endedAt), ...counts };
}

async function shownErasures(call: Call, erasures: readonly ErasureView[]): Promise<contracts.Erasure[]> {
  const names = await Names.read(
    call,
    erasures.map(({ by }) => `user:${by}`),
  );
  return erasures.map(({ id, subject, reason, by, requestedAt, endedAt, status, counts }) => ({
    id,
    subject,
    reason,
    by: names.person(by),
    requestedAt: instant(requestedAt),
    ...(endedAt === null ? {} : { endedAt: instant(endedAt) }),
    status,
    counts,
  }));
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
