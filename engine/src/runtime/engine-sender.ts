import { MillraceError } from '@millrace/schemas';
import type { Command } from '../execution/aggregate.js';
import type { ProcessCommand } from '../execution/commands.js';
import { instanceOfPart } from '../execution/process-ids.js';
import type { AggregateKey } from '../ports/index.js';
import { checkSender, optionsOf } from './call-input.js';
import type { Sender, Settled } from './engine-options.js';
import type { EngineParts } from './engine-parts.js';
import { isUuidV7, timeOfUuid } from './ids.js';
import type { Send } from './messages.js';
import { jsonCopy, plainInput, shownInput } from './plain-input.js';

const DAY = 86_400_000;

/** A command, or what makes it of the options once they are known to be some. */
export type Given<O> = ProcessCommand | ((options: O) => ProcessCommand);

/** How the engine of one tenant sends commands: keys and ids checked, what callers hand in copied, what they are answered too. */
export class EngineSender {
  constructor(
    protected readonly parts: EngineParts,
    readonly tenant: string,
  ) {}

  /** A new id for a command, to send it again with the same id if its answer got lost. */
  newCommandId(): string {
    return this.parts.runtime.ids.next(this.parts.runtime.time.now());
  }

  protected ownKey(key: AggregateKey): AggregateKey {
    if (typeof key === 'string' && key.startsWith(`${this.tenant}/`)) return key;
    throw new MillraceError('INVALID_INPUT', { place: 'key', expected: `a key of tenant ${this.tenant}`, found: shownInput(key) });
  }

  protected instanceKey(instanceId: string): AggregateKey {
    if (!isUuidV7(instanceId)) throw new MillraceError('INSTANCE_NOT_FOUND', { id: shownInput(instanceId) });
    return `${this.tenant}/process/${instanceId}`;
  }

  protected toPart<O extends Sender>(partId: string, command: Given<O>, options: O): Promise<Settled> {
    const instanceId = typeof partId === 'string' ? instanceOfPart(partId) : '';
    if (isUuidV7(instanceId)) return this.toInstance(instanceId, command, options);
    const found = shownInput(partId);
    return Promise.reject(new MillraceError('INVALID_INPUT', { place: 'id', expected: 'an id such as the lists give', found }));
  }

  protected async toInstance<O extends Sender>(instanceId: string, command: Given<O>, options: O): Promise<Settled> {
    const given = optionsOf(options);
    const { settled } = await this.send(this.instanceKey(instanceId), typeof command === 'function' ? command(given) : command, given);
    return { settled };
  }

  /** Checks who sends, and lets `run` send what it makes of what was given, all under one command id. */
  protected async meeting<G extends Sender, A>(given: G, run: (given: G, commandId: string, send: Send) => Promise<A>): Promise<A> {
    const checked = optionsOf(given);
    checkSender(checked);
    const commandId = this.commandId(checked, false);
    return run(checked, commandId, (key, command) => this.send(key, command, { ...checked, commandId }));
  }

  protected async send(key: AggregateKey, command: Command, given: Sender, fresh = false): ReturnType<EngineParts['runtime']['execute']> {
    const sender = optionsOf(given);
    const id = this.commandId(sender, fresh);
    checkSender(sender);
    const plain = plainInput(command, 'the command');
    if (typeof (plain as unknown) !== 'object' || plain === null || typeof plain.type !== 'string') {
      throw new MillraceError('INVALID_INPUT', { place: 'the command', expected: 'an object with a type', found: shownInput(command) });
    }
    const { actor = 'system', onBehalfOf } = sender;
    const done = await this.parts.runtime.execute(
      key,
      plain,
      onBehalfOf === undefined ? { id, actor, fresh } : { id, actor, onBehalfOf, fresh },
    );
    // The engine keeps the answer for whoever repeats the command.
    return { answer: jsonCopy(done.answer), revision: done.revision, settled: done.settled };
  }

  /** Ids of starts must be young: the instance's id, and so its place in the store, follows from them (rule 6). */
  protected commandId(sender: Sender, young: boolean): string {
    if (sender.commandId === undefined) return this.newCommandId();
    const id = sender.commandId;
    const now = this.parts.runtime.time.now();
    if (typeof id !== 'string' || !isUuidV7(id) || (young && Math.abs(timeOfUuid(id) - now) > DAY)) {
      throw new MillraceError('COMMAND_ID_INVALID', { found: shownInput(id) });
    }
    return id;
  }
}
