import { MillraceError } from '@millrace/schemas';
import { applicationKey } from '../deployments/index.js';
import type { Command } from '../execution/aggregate.js';
import type { AggregateKey } from '../ports/index.js';
import { present, textGiven } from './call-input.js';
import type { Sender, Settled } from './engine-options.js';
import type { EngineParts } from './engine-parts.js';
import { startKeptMessages } from './kept-messages.js';
import { shownInput } from './plain-input.js';

/** How a process is suspended or resumed. */
export interface TurnOptions extends Sender {
  /** Why; must be given to suspend. */
  readonly reason?: string;
  /** Whether its instances that run are suspended or resumed too; default only what would begin. */
  readonly instances?: boolean;
}

/** What came of it. */
export interface Turned extends Settled {
  /** Instances that were told. */
  readonly instances: number;
}

type SendTo = (key: AggregateKey, command: Command) => Promise<Settled>;

/**
 * Suspends or resumes a process: nothing of it begins while it is suspended. With `instances` those that run are told one by one; where that breaks off, the same said again
 * goes on, since who is suspended already stays so.
 */
export async function turnProcess(
  parts: EngineParts,
  tenant: string,
  process: string,
  type: 'suspend' | 'resume',
  { reason, instances }: TurnOptions,
  send: SendTo,
): Promise<Turned> {
  const id = textGiven('the process id', process);
  const found = await parts.latest(tenant, 'process', id);
  if (found === null) throw new MillraceError('PROCESS_NOT_DEPLOYED', { id: shownInput(id) });
  const said = present({ reason });
  const { settled } = await send(applicationKey(tenant, found.application), {
    type: `${type}Item`,
    kind: 'process',
    id,
    ...said,
  } as Command);
  if (type === 'resume') await startKeptMessages(parts, tenant, [id]);
  let told = 0;
  const where = {
    and: [
      { field: 'definition', eq: id },
      { field: 'status', eq: 'active' },
    ],
  };
  for (let cursor: string | undefined; instances === true;) {
    const query = { collection: 'instances', tenant, where, sort: [{ field: 'startedAt' }], limit: 200 };
    const page = await parts.available(() => parts.runtime.store.find(cursor === undefined ? query : { ...query, cursor }));
    for (const row of page.rows) {
      if ((row.fields['suspended'] === true) === (type === 'suspend')) continue;
      told += await one(() => send(`${tenant}/process/${row.key.slice(tenant.length + 1)}`, { type: `${type}Instance`, ...said }));
    }
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return { settled, instances: told };
}

/** One instance may have ended meanwhile. */
async function one(tell: () => Promise<unknown>): Promise<number> {
  try {
    await tell();
    return 1;
  } catch (error) {
    if (
      error instanceof MillraceError &&
      (error.code === 'INSTANCE_ENDED' || error.code === 'INSTANCE_NOT_FOUND' || error.code === 'INSTANCE_PURGED')
    )
      return 0;
    throw error;
  }
}
