import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { checkSoundness } from '../model/check-soundness.js';
import { compileProcess } from '../model/compile-process.js';
import { checkScopes, type ScopeSoundness } from './check-soundness.js';

type Definition = Parameters<typeof compileProcess>[0];

const task = { type: 'task' };
const user = { type: 'userTask' };
const and = { type: 'parallelGateway' };
const or = { type: 'inclusiveGateway' };
const timer = (attachedTo: string): JsonObject => ({ type: 'boundaryEvent', attachedTo, event: { type: 'timer', duration: 'PT1H' } });
const row = (length: number): readonly string[] => Array.from({ length }, (_, at) => `t${at}`);

function check(elements: Readonly<Record<string, JsonObject>>, lines: readonly string[], most?: number): ScopeSoundness {
  const [main] = checkScopes(compileProcess(drawProcess(elements, lines) as unknown as Definition), most);
  if (main === undefined) throw new Error('the process was not looked into');
  return main;
}

/** Tasks side by side, each with an event that leads past the join: states double with each of them. */
function wide(branches: number): Parameters<typeof check> {
  const names = row(branches);
  const elements = Object.fromEntries(
    names.flatMap((name) => [
      [name, user],
      [`${name}late`, timer(name)],
    ]),
  );
  const lines = names.flatMap((name) => [`f -> ${name} -> j${name} -> j`, `${name}late -> j${name}`]);
  const merges = Object.fromEntries(names.map((name) => [`j${name}`, { type: 'exclusiveGateway' }]));
  return [{ f: and, j: and, ...elements, ...merges }, [...lines, 'start -> f', 'j -> end']];
}

// What is right and what is wrong is shown by the cases in tests/soundness.
describe('how far it is gone', () => {
  it('many tasks side by side are not gone through in every order', () => {
    const names = row(8);
    const elements = Object.fromEntries(
      names.flatMap((name) => [
        [name, task],
        [`${name}b`, task],
      ]),
    );
    const many = check({ f: and, j: and, ...elements }, [
      ...names.map((name) => `f -> ${name} -> ${name}b -> j`),
      'start -> f',
      'j -> end',
    ]);
    expect(many).toMatchObject({ verdict: 'proven', findings: [] });
    expect(many.states).toBeLessThan(10);
  });

  it('where there are too many states it is not decided', () => {
    const [elements, lines] = wide(12);
    expect(check(elements, lines, 50)).toEqual({ scope: 'main', verdict: 'undecided', findings: [], states: 50, beyond: 'tooManyStates' });
  });

  it('more states are gone through where more are allowed', () => {
    const [elements, lines] = wide(6);
    const definition = drawProcess(elements, lines) as unknown as Definition;
    expect(checkSoundness(definition, { mostStates: 50 }).verdict).toBe('undecided');
    expect(checkSoundness(definition).verdict).toBe('proven');
  });

  it('where an inclusive gateway has too many ways it is not decided', () => {
    const names = row(11);
    const found = check({ s: or, j: or }, ['start -> s', ...names.flatMap((name) => [`s -> end${name}: x`]), 's -> j', 'j -> end']);
    expect(found).toMatchObject({ verdict: 'undecided', beyond: 'tooManyWays', states: 0 });
  });

  it('where an event may repeat itself before a join it is not decided: tokens are not counted for ever', () => {
    const late = { ...timer('a'), cancelActivity: false, event: { type: 'timer', cycle: 'R/PT1H' } };
    const found = check({ f: and, a: user, late, b: user, j: or }, ['start -> f -> a -> j', 'f -> b -> j', 'late -> j', 'j -> end']);
    expect(found).toMatchObject({ verdict: 'undecided', findings: [], beyond: 'tooManyTokens' });
  });

  it('a definition with errors, or in which nothing is executed, is not decided', () => {
    const nothing = { verdict: 'undecided', findings: [], scopes: [] };
    expect(checkSoundness(drawProcess({}, ['start -> a -> b']) as unknown as Definition).verdict).toBe('undecided');
    expect(checkSoundness({} as Definition)).toEqual(nothing);
    expect(checkSoundness({ ...(drawProcess({}, []) as unknown as Definition), processes: { main: {} } })).toEqual(nothing);
  });

  it('the whole is as sound as its worst scope, and each is told', () => {
    const elements = {
      s: { type: 'subProcess' },
      startS: { type: 'startEvent', scope: 's' },
      x: { type: 'exclusiveGateway', scope: 's', default: 'x_b' },
      a: { ...user, scope: 's' },
      b: { ...user, scope: 's' },
      j: { ...and, scope: 's' },
      endS: { type: 'endEvent', scope: 's' },
    };
    const lines = ['start -> s -> end', 'startS -> x', 'x -> a: small', 'a -> j', 'x -> b -> j', 'j -> endS'];
    const { verdict, findings, scopes } = checkSoundness(drawProcess(elements, lines) as unknown as Definition);
    expect(verdict).toBe('counterExample');
    expect(findings).toEqual([{ rule: 'deadlock', scope: 's', elementId: 'j', path: ['startS', 'x', 'a', 'j'] }]);
    expect(scopes.map((one) => [one.scope, one.verdict])).toEqual([
      ['main', 'proven'],
      ['s', 'counterExample'],
    ]);
  });
});
