import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { compileProcess } from '../model/compile-process.js';
import { checkScopes, type ScopeSoundness } from './check-soundness.js';

const task = { type: 'task' };
const user = { type: 'userTask' };
const xor = { type: 'exclusiveGateway' };
const and = { type: 'parallelGateway' };
const or = { type: 'inclusiveGateway' };
const timer = (attachedTo: string, interrupting = true): JsonObject => ({
  type: 'boundaryEvent',
  attachedTo,
  ...(interrupting ? {} : { cancelActivity: false }),
  event: { type: 'timer', duration: 'PT1H' },
});

function check(elements: Readonly<Record<string, JsonObject>>, lines: readonly string[], most?: number): ScopeSoundness {
  const definition = drawProcess(elements, lines) as unknown as Parameters<typeof compileProcess>[0];
  const [main] = checkScopes(compileProcess(definition), most).filter(({ scope }) => scope === 'main');
  if (main === undefined) throw new Error('the process was not looked into');
  return main;
}

const proven = expect.objectContaining({ verdict: 'proven', findings: [] });
const wrong = (rule: string, elementId: string, path: readonly string[]): unknown => ({ rule, elementId, path });

describe('the flow of control is sound', () => {
  it('in a row, a choice, side by side, a loop with a way out', () => {
    expect(check({ a: task, b: user }, ['start -> a -> b -> end'])).toEqual(proven);
    expect(check({ g: xor, a: task, b: task, m: xor }, ['start -> g', 'g -> a -> m : x', 'g -> b -> m : y', 'm -> end'])).toEqual(proven);
    expect(check({ f: and, a: task, b: task, j: and }, ['start -> f -> a -> j', 'f -> b -> j', 'j -> end'])).toEqual(proven);
    expect(check({ m: xor, a: task, g: xor }, ['start -> m -> a -> g', 'g -> m : again', 'g -> end : done'])).toEqual(proven);
  });

  it('with inclusive gateways that wait for what was begun', () => {
    const sound = check({ s: or, a: task, b: task, c: task, j: or }, [
      'start -> s',
      's -> a : x',
      's -> b : y',
      's -> c : z',
      'a -> j',
      'b -> j',
      'c -> j',
      'j -> end',
    ]);
    expect(sound).toEqual(proven);
  });

  it('with branches that end by themselves', () => {
    expect(check({ f: and, a: task, b: task }, ['start -> f -> a -> end1', 'f -> b -> end2'])).toEqual(proven);
  });

  it('with an interrupting event on an activity, and with one that does not interrupt and ends by itself', () => {
    expect(check({ a: user, late: timer('a') }, ['start -> a -> end', 'late -> end'])).toEqual(proven);
    expect(check({ a: user, late: timer('a', false) }, ['start -> a -> end', 'late -> endLate'])).toEqual(proven);
  });

  it('of many branches side by side, without going through every order', () => {
    const names = Array.from({ length: 8 }, (_, at) => `t${at}`);
    const many = check(
      {
        f: and,
        j: and,
        ...Object.fromEntries(
          names.flatMap((name) => [
            [name, task],
            [`${name}b`, task],
          ]),
        ),
      },
      [...names.map((name) => `f -> ${name} -> ${name}b -> j`), 'start -> f', 'j -> end'],
    );
    expect(many).toEqual(proven);
    expect(many.states).toBeLessThan(10);
  });
});

describe('what is wrong is told with a way to it', () => {
  it('a join after a choice waits for ever', () => {
    const found = check({ g: xor, a: task, b: task, j: and }, ['start -> g', 'g -> a -> j : x', 'g -> b -> j : y', 'j -> end']);
    expect(found.verdict).toBe('counterExample');
    expect(found.findings).toEqual([
      wrong('deadlock', 'j', ['start', 'g', 'a']),
      wrong('deadElement', 'j', []),
      wrong('deadElement', 'end', []),
    ]);
  });

  it('a merge after a parallel split is passed twice', () => {
    const found = check({ f: and, a: task, b: task, m: xor, c: task }, ['start -> f -> a -> m', 'f -> b -> m', 'm -> c -> end']);
    expect(found.findings).toContainEqual(wrong('lackOfSynchronisation', 'end', ['start', 'f', 'a', 'b', 'm', 'c', 'm', 'c']));
  });

  it('an end event that two branches come to is passed twice', () => {
    const found = check({ f: and, a: user, b: user, late: timer('a'), lateB: timer('b') }, [
      'start -> f -> a -> end',
      'f -> b -> end',
      'late -> endLate',
      'lateB -> endLateB',
    ]);
    expect(found.findings.map(({ rule, elementId }) => [rule, elementId])).toContainEqual(['improperCompletion', 'end']);
  });

  it('a circle without a way out never ends', () => {
    const found = check({ m: xor, a: user, b: user }, ['start -> m -> a -> b -> m']);
    expect(found.findings).toEqual([wrong('neverEnds', 'm', ['start', 'm', 'a', 'b'])]);
  });

  it('an event that repeats itself makes tokens that nobody waits for', () => {
    const found = check({ a: user, m: xor, late: timer('a', false) }, ['start -> m -> a -> end', 'late -> m']);
    expect(found.findings.map(({ rule }) => rule)).toContain('lackOfSynchronisation');
  });
});

describe('what is not known is said', () => {
  it('where there are too many states', () => {
    const names = Array.from({ length: 10 }, (_, at) => `t${at}`);
    const elements = Object.fromEntries(
      names.flatMap((name) => [
        [name, user],
        [`${name}late`, timer(name)],
      ]),
    );
    const lines = [...names.flatMap((name) => [`f -> ${name} -> j`, `${name}late -> end${name}`]), 'start -> f', 'j -> end'];
    expect(check({ f: and, j: and, ...elements }, lines, 50)).toMatchObject({ verdict: 'undecided', beyond: 'tooManyStates', states: 50 });
  });
});
