import { isDeepStrictEqual } from 'node:util';
import { createProcessAggregate, processAggregate, type ProcessEvent, type ProcessState } from '@millrace/engine/execution';
import type { ExecutionRig } from '@millrace/engine/testing';
import type { Case } from './case.js';
import { playCase } from './play.js';

type Limits = NonNullable<Parameters<typeof createProcessAggregate>[0]>['limits'];

/** What can be seen of all instances after a step. */
interface Seen {
  readonly refused: string | undefined;
  readonly instances: readonly { readonly state: object; readonly events: readonly ProcessEvent[] }[];
}

/**
 * Where a case that is played with small limits differs from one that is played with the product's: the step, and what is seen of it on both sides. Commits may be cut otherwise;
 * what happens, in which order, and what comes of it must be the same.
 */
export function differencesUnder(one: Case, limits: Limits): readonly object[] {
  const expected = seenWith(one, undefined);
  const found = seenWith(one, limits);
  return found.flatMap((seen, step) => {
    const other = expected[step];
    return isDeepStrictEqual(seen, other) ? [] : [{ step, ...firstDifference(seen, other) }];
  });
}

function seenWith(one: Case, limits: Limits | undefined): readonly Seen[] {
  const seen: Seen[] = [];
  const aggregate = limits === undefined ? processAggregate : createProcessAggregate({ limits });
  playCase(one, (rig, _step, refused) => seen.push({ refused, instances: instancesOf(rig) }), aggregate);
  return seen;
}

function instancesOf(rig: ExecutionRig): Seen['instances'] {
  const called = rig.rooms.called.map((id) => ({ state: rig.rooms.instance(id), commits: rig.rooms.commitsOf(id) }));
  const own = rig.isStarted ? [{ state: rig.state, commits: rig.commits }] : [];
  return [...own, ...called].map(({ state, commits }) => ({
    state: resting(state),
    events: commits.flatMap(({ events }) => events.map(withoutChain)).filter(({ type }) => !isOfLimits(type)),
  }));
}

/** How work is cut into commits, and when those outside hear that nobody waits. */
function isOfLimits(type: ProcessEvent['type']): boolean {
  return type === 'stepsContinued' || type === 'stepsSettled' || type === 'farewellsSaid';
}

function resting(state: ProcessState): object {
  return withoutChain(JSON.parse(JSON.stringify(state)) as object);
}

/** How long a chain of throws is counts what one command throws at once: it differs by how work is cut. */
function withoutChain<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'chain' ? undefined : inner))) as T;
}

function firstDifference(found: Seen, expected: Seen | undefined): object {
  if (expected === undefined || found.refused !== expected.refused || found.instances.length !== expected.instances.length)
    return { found: brief(found), expected: expected && brief(expected) };
  for (const [index, instance] of found.instances.entries()) {
    const other = expected.instances[index];
    const at = instance.events.findIndex((event, place) => !isDeepStrictEqual(event, other?.events[place]));
    if (at >= 0 || instance.events.length !== other?.events.length)
      return {
        instance: index,
        at,
        found: instance.events.slice(Math.max(0, at - 2), at + 4),
        expected: other?.events.slice(Math.max(0, at - 2), at + 4),
      };
    const parts = Object.keys({ ...instance.state, ...other.state }) as (keyof object)[];
    const differing = parts.filter((name) => !isDeepStrictEqual(instance.state[name], other.state[name]));
    if (differing.length > 0)
      return { instance: index, parts: differing.map((name) => ({ name, found: instance.state[name], expected: other.state[name] })) };
  }
  return {};
}

function brief({ refused, instances }: Seen): object {
  return { refused, instances: instances.map(({ events }) => events.map(({ type }) => type)) };
}
