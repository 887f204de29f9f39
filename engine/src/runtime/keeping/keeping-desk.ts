import { MillraceError } from '@millrace/schemas';
import { gravestonesCollection } from '../../execution/index.js';
import {
  erasureKey,
  erasuresCollection,
  upkeepRoundsCollection,
  type ErasureState,
  type ErasureSubject,
  type UpkeepReport,
} from '../../keeping/index.js';
import type { Person } from '../../people/index.js';
import type { Command } from '../../execution/aggregate.js';
import type { AggregateKey, Page } from '../../ports/index.js';
import { optionsOf, refuse, textGiven } from '../call-input.js';
import type { Sender, Settled } from '../engine-options.js';
import type { EngineParts } from '../engine-parts.js';
import { isUuidV7 } from '../ids.js';
import type { ListPage, PageOptions } from '../views.js';
import { whyNotErased } from './trees.js';

/** An erasure as it is told of. Times are milliseconds since 1970 UTC. */
export interface ErasureView extends Omit<ErasureState, 'cursor'> {
  readonly id: string;
}

/** A round of upkeep as it is told of. */
export type UpkeepRound = UpkeepReport & { readonly id: string };

/** An erasure waits this long for its end before it is answered while it goes on, milliseconds. */
const WAIT = 2000;

/** How long things are kept: holds, erasures, upkeep. Whether the sender may is the caller's to check. */
export class KeepingDesk {
  constructor(
    private readonly parts: EngineParts,
    private readonly tenant: string,
    private readonly send: (key: AggregateKey, command: Command, sender: Sender) => Promise<Settled>,
  ) {}

  /** How long instances are kept after their end where their process says nothing: ISO 8601, or `never`. */
  get retention(): string {
    return this.parts.keeping.usual;
  }

  /** Lets an instance, with all that it called and all that called it, be kept whatever its retention. */
  hold(instanceId: string, options: Sender & { readonly reason: string }): Promise<Settled> {
    return this.turnHold(instanceId, options, false);
  }

  /** Lets an instance go by its retention again. */
  liftHold(instanceId: string, options: Sender & { readonly reason: string }): Promise<Settled> {
    return this.turnHold(instanceId, options, true);
  }

  /**
   * Erases what was typed into an ended instance and all that it called, or what a person typed who is no longer active. Answers how far it is after a moment; what it must wait
   * for is gone on with by upkeep. Refused with `INSTANCE_STILL_OPEN`, `INSTANCE_HELD`, `INSTANCE_PURGED`, `INSTANCE_NOT_FOUND`, `NOT_FOUND` or `ERASURE_PERSON_ACTIVE`.
   */
  async erase(subject: ErasureSubject, options: Sender & { readonly reason: string }): Promise<ErasureView> {
    const { runtime } = this.parts;
    const { kind, id: of } = optionsOf(subject, 'the subject');
    const { reason, ...sender } = optionsOf(options);
    if (kind === 'instance') await this.refuseInstance(textGiven('the instance id', of));
    else if (kind === 'person') await this.refusePerson(textGiven('the person', of));
    else refuse('kind', 'instance or person', kind);
    const now = runtime.time.now();
    // The same command sent again is the same erasure.
    const id = runtime.ids.derive(sender.commandId ?? runtime.ids.next(now), this.tenant, 'erasure');
    await this.send(erasureKey(this.tenant, id), { type: 'requestErasure', subject: { kind, id: of }, reason } as Command, sender);
    const erasing = this.parts.keeping.erase(this.tenant, id).then(() => true as const);
    erasing.catch((cause: unknown) => runtime.log('warning', 'an erasure was interrupted; upkeep goes on with it', { erasure: id, cause }));
    await runtime.within(WAIT, erasing).catch(() => false);
    const found = await this.erasure(id);
    return found ?? refuse('erasure', 'an erasure', id);
  }

  /** An erasure, or `null`. */
  async erasure(id: string): Promise<ErasureView | null> {
    if (!isUuidV7(textGiven('the erasure id', id))) return null;
    const row = await this.parts.available(() => this.parts.runtime.store.get(erasuresCollection.name, `${this.tenant}/${id}`));
    return row === null ? null : erasureView(row.body);
  }

  /** Erasures, the newest first. */
  async erasures(options: PageOptions = {}): Promise<ListPage<ErasureView>> {
    const { rows, cursor } = await this.list(erasuresCollection.name, 'requestedAt', options);
    return { items: rows.map(({ body }) => erasureView(body)), ...(cursor === undefined ? {} : { cursor }) };
  }

  /** Rounds of upkeep in which something was done, or kept from being done; the newest first. */
  async rounds(options: PageOptions = {}): Promise<ListPage<UpkeepRound>> {
    const { rows, cursor } = await this.list(upkeepRoundsCollection.name, 'at', options);
    return { items: rows.map(({ body }) => JSON.parse(body) as UpkeepRound), ...(cursor === undefined ? {} : { cursor }) };
  }

  /** A round of upkeep now; answers when it has ended. */
  run(): Promise<UpkeepReport> {
    return this.parts.available(() => this.parts.keeping.round(this.tenant, true));
  }

  /** When an instance was purged, ISO 8601; `null` where it was not, or more than a year ago. */
  async purgedAt(instanceId: string): Promise<string | null> {
    return purgedAt(this.parts, this.tenant, instanceId);
  }

  private async turnHold(instanceId: string, options: Sender & { readonly reason: string }, lift: boolean): Promise<Settled> {
    const { reason, ...sender } = optionsOf(options);
    if (!isUuidV7(instanceId)) throw new MillraceError('INSTANCE_NOT_FOUND', { id: String(instanceId).slice(0, 80) });
    const command = { type: 'holdInstance', reason, ...(lift ? { lift } : {}) } as Command;
    const { settled } = await this.send(`${this.tenant}/process/${instanceId}`, command, sender);
    return { settled };
  }

  private list(collection: string, field: string, { limit = 50, cursor }: PageOptions): Promise<Page> {
    const query = { collection, tenant: this.tenant, sort: [{ field, descending: true }], limit };
    return this.parts.available(() => this.parts.runtime.store.find(cursor === undefined ? query : { ...query, cursor }));
  }

  private async refuseInstance(id: string): Promise<void> {
    const { store } = this.parts.runtime;
    const row = isUuidV7(id) ? await this.parts.available(() => store.get('instances', `${this.tenant}/${id}`)) : null;
    if (row === null) {
      await refusePurged(this.parts, this.tenant, id);
      throw new MillraceError('INSTANCE_NOT_FOUND', { id: id.slice(0, 80) });
    }
    const why = await this.parts.available(() => whyNotErased(this.parts.runtime, this.tenant, row));
    if (why === 'held') throw new MillraceError('INSTANCE_HELD', { id });
    if (why === 'open' || why === 'incidents') throw new MillraceError('INSTANCE_STILL_OPEN', { id });
  }

  private async refusePerson(id: string): Promise<void> {
    const row = /^[0-9a-z][0-9a-z._-]{0,63}$/.test(id)
      ? await this.parts.available(() => this.parts.runtime.store.get('people', `${this.tenant}/${id}`))
      : null;
    if (row === null) throw new MillraceError('NOT_FOUND', { entity: `person ${id.slice(0, 80)}` });
    if ((JSON.parse(row.body) as Person).active) throw new MillraceError('ERASURE_PERSON_ACTIVE', { person: id });
  }
}

function erasureView(body: string): ErasureView {
  const { cursor: _cursor, ...view } = JSON.parse(body) as ErasureView & { readonly cursor: string };
  return view;
}

/** When an instance was purged, ISO 8601; `null` where there is no gravestone of it. */
export async function purgedAt(parts: EngineParts, tenant: string, instanceId: string): Promise<string | null> {
  if (!isUuidV7(instanceId)) return null;
  const row = await parts.available(() => parts.runtime.store.get(gravestonesCollection.name, `${tenant}/${instanceId}`));
  return row === null ? null : new Date(Number(row.fields['purgedAt'])).toISOString();
}

/** Refuses with `INSTANCE_PURGED` where only the gravestone of an instance is left. */
export async function refusePurged(parts: EngineParts, tenant: string, instanceId: string): Promise<void> {
  const at = await purgedAt(parts, tenant, instanceId);
  if (at !== null) throw new MillraceError('INSTANCE_PURGED', { id: instanceId, at });
}
