import { describeError, type JsonObject } from '@millrace/schemas';
import { aggregateKey, idOfKey } from '../behaviors/aggregate-key.js';
import { chainOf, widthOfCalled, widthOfSent } from '../behaviors/causal-chain.js';
import { fail } from '../behaviors/failed-step.js';
import { fitsRow, mostRowBytes } from '../behaviors/row-size.js';
import type { Called, Run } from '../behaviors/run.js';
import { mostDataCharacters } from '../correlation/message-input.js';
import { messageRoomKey, signalKey, startedInstanceId } from '../correlation/keys.js';
import type { Effect } from './aggregate.js';
import type { StartInstance } from './commands.js';
import type { SubscriptionOpened } from './events.js';
import type { ProcessLimits } from './limits.js';
import type { Farewell, Parent, ProcessState } from './state.js';

/** Letters of one commit, at most: what does not fit follows in the next (rule 13). */
const mostLetters = 450;

const tooLarge = 'CALLED_RESULT_TOO_LARGE';

/** A message for its room. */
export function messageLetter({ state, context }: Run, { id, ...message }: Parameters<Run['publish']>[0], limits: ProcessLimits): Effect {
  checkLength(message.data);
  const said = { id, ...message, from: idOfKey(context.key), chain: longerChain(state, limits) };
  return {
    to: messageRoomKey(context.tenant, message.name, message.key ?? null),
    command: { type: 'publishMessage', ...said },
  };
}

/** A signal for all who wait for it now: what the thrower begins to wait for afterwards, by its counter, does not hear it. */
export function signalLetter({ state, context }: Run, { id, ...signal }: Parameters<Run['broadcast']>[0], limits: ProcessLimits): Effect {
  checkLength(signal.data);
  const said = { ...signal, from: idOfKey(context.key), counter: state.counter, chain: longerChain(state, limits) };
  return { to: signalKey(context.tenant, id), command: { type: 'broadcastSignal', ...said } };
}

/** What a room would refuse is not sent: the step is given up. */
function checkLength(data: JsonObject): void {
  const found = JSON.stringify(data).length;
  if (found > mostDataCharacters) fail('MESSAGE_TOO_LARGE', { limit: mostDataCharacters, found });
}

/** The length of the chain that a message or signal goes on with. One that is too long is no accident: processes answer one another without end. */
function longerChain({ chain = 0 }: ProcessState, limits: ProcessLimits): number {
  return chain < limits.chain ? chain + 1 : fail('CHAIN_TOO_LONG', { limit: limits.chain });
}

/** Letters of one command to many make the chains they belong to longer, and calls of oneself deeper, than a letter to one. */
export function widened(letters: readonly Effect[], { parent, chain = 0 }: ProcessState): readonly Effect[] {
  const sent = letters.filter(({ command }) => isSent(command)).length;
  const called = letters.filter(({ command }) => isCallOfItself(command)).length;
  if (sent < 2 && called < 2) return letters;
  return letters.map((letter): Effect => {
    const { to, command } = letter;
    if (isSent(command)) return { to, command: { ...command, chain: chain + 1 + widthOfSent(sent) } as Effect['command'] };
    if (!isCallOfItself(command)) return letter;
    const depth = Math.max(command.parent.depth ?? 0, (parent?.depth ?? 0) + 1 + widthOfCalled(called));
    return { to, command: { ...command, parent: { ...command.parent, depth } } as Effect['command'] };
  });
}

function isSent({ type }: Effect['command']): boolean {
  return type === 'publishMessage' || type === 'broadcastSignal';
}

function isCallOfItself(command: Effect['command']): command is StartInstance & { readonly parent: Parent } {
  const { type, parent, definition } = command as StartInstance;
  return type === 'startInstance' && parent?.above?.includes(definition.id) === true;
}

/** Tells a message's room that somebody waits. */
export function openingOf(run: Run, { subscription, name = '', key }: SubscriptionOpened['facts']): Effect {
  const command = { type: 'openSubscription', subscriptionId: run.partId(subscription), name, ...(key === undefined ? {} : { key }) };
  return { to: messageRoomKey(run.context.tenant, name, key ?? null), command };
}

/**
 * The id of the instance that an activity calls: it follows from the activity and how often it has called, so calling twice is calling once (rule 13). It sorts with
 * its caller's, and what was called earlier before what was called later, as far as the twelve bits after the time reach.
 */
export function childId({ context }: Pick<Run, 'context'>, activity: number, number: number): string {
  const id = startedInstanceId(context.tenant, idOfKey(context.key), 'call', String(activity), String(number));
  const rank = Math.min(activity + number - 1, 0xfff);
  return `${id.slice(0, 15)}${rank.toString(16).padStart(3, '0')}${id.slice(18)}`;
}

/** Starts the instance that an activity calls. */
export function callOf(run: Run, child: string, activity: number, called: Called): Effect {
  const { definition, process, variables, businessKey, beside = 1, wants } = called;
  const { state, context } = run;
  if (!fitsRow(variables)) fail('CALL_INPUT_TOO_LARGE', { id: definition.id, limit: mostRowBytes });
  const command = {
    type: 'startInstance',
    definition,
    ...(process === undefined ? {} : { process }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(state.organisation === undefined ? {} : { organisation: state.organisation }),
    ...(businessKey === undefined ? {} : { businessKey }),
    initiator: state.initiator,
    parent: {
      id: idOfKey(context.key),
      activity,
      depth: (state.parent?.depth ?? 0) + 1 + widthOfCalled(beside),
      above: definitionsAbove(state),
      ...(wants === undefined ? {} : { wants }),
    },
    ...chainOf(state.chain),
  };
  return { to: aggregateKey(context.tenant, 'process', child), command };
}

/** The definitions of an instance and of all that stand above it. */
export function definitionsAbove({ parent, definition }: ProcessState): readonly string[] {
  const above = parent?.above ?? [];
  return above.includes(definition) ? above : [...above, definition];
}

/** Tells the caller of this instance something; nobody where nobody called it. */
export function toldToParent(run: Run, told: { readonly type: string } & JsonObject): readonly Effect[] {
  const { parent } = run.state;
  if (parent === undefined) return [];
  const { activity, id } = parent;
  if (told['data'] !== undefined && !fitsRow(told['data'] as JsonObject)) fail('THROWN_TOO_LARGE', { limit: mostRowBytes });
  return [
    {
      to: aggregateKey(run.context.tenant, 'process', id),
      command: { ...told, activity, child: idOfKey(run.context.key) } as Effect['command'],
    },
  ];
}

/** Tells the caller that this instance has ended, and how. */
export function endToldToParent(run: Run): readonly Effect[] {
  const { state } = run;
  if (state.parent === undefined) return [];
  if (state.failedWith !== undefined)
    return toldToParent(run, { type: 'childFailed', code: state.failedWith.code, data: state.failedWith.data });
  if (state.status === 'cancelled') return toldToParent(run, { type: 'childCancelled' });
  return toldToParent(run, { type: 'childCompleted', variables: resultOf(state) });
}

/** What a called instance has to tell at its end: of its variables those that its caller may ask for. */
function resultOf({ parent, scopes }: ProcessState): JsonObject {
  const variables = scopes.get(0)?.variables ?? {};
  if (parent?.wants === undefined) return variables;
  return Object.fromEntries(parent.wants.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name] ?? null]] : [])));
}

/**
 * Whether this instance may end: its caller can be told the result. What is too big for a letter is an incident of the called instance, where its variables can be corrected; it ends
 * once they fit.
 */
export function mayTellResult(run: Run): boolean {
  const { parent, incidents } = run.state;
  if (parent === undefined) return true;
  const known = incidents.values().find(({ code }) => code === tooLarge);
  if (fitsRow(resultOf(run.state))) {
    if (known !== undefined) run.emit({ type: 'incidentResolved', facts: { incident: known.id } });
    return true;
  }
  const params = { limit: mostRowBytes };
  const facts = { incident: run.nextNumber(), element: run.state.process, step: 'scope' as const, code: tooLarge };
  if (known === undefined) run.emit({ type: 'incidentRaised', facts, data: { message: describeError(tooLarge, params), params } });
  return false;
}

/** Tells rooms and called instances that nobody waits for them any more, as many as fit; tells whether some are left for another commit. */
export function sayFarewells(run: Run & { readonly effects: Effect[] }): boolean {
  const { farewells } = run.state;
  if (farewells.size === 0) return false;
  const said = farewells.toJSON().slice(0, Math.max(1, mostLetters - run.effects.length));
  run.emit({ type: 'farewellsSaid', facts: { told: said.map(([id]) => id) } });
  run.effects.push(...said.map(([id, farewell]) => farewellOf(run, id, farewell)));
  return run.state.farewells.size > 0;
}

function farewellOf(run: Run, id: number, farewell: Farewell): Effect {
  const { tenant } = run.context;
  if (farewell.kind === 'child')
    return {
      to: aggregateKey(tenant, 'process', farewell.id),
      command: { type: 'cancelChild', parent: { id: idOfKey(run.context.key), activity: id } } as Effect['command'],
    };
  const { name, key } = farewell;
  return {
    to: messageRoomKey(tenant, name, key ?? null),
    command: { type: 'closeSubscription', subscriptionId: run.partId(id) } as Effect['command'],
  };
}

/** Whether anything is left to do for an instance that has ended. */
export function isOwing(state: ProcessState): boolean {
  return state.farewells.size > 0;
}
