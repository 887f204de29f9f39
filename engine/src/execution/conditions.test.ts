import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { compileExpression } from '../behaviors/expressions/index.js';
import { compileProcess } from '../model/compile-process.js';
import type { DecisionContext } from './aggregate.js';
import type { ProcessCommand } from './commands.js';
import { partId } from './process-ids.js';
import { createProcessAggregate, processAggregate } from './process-aggregate.js';
import type { ProcessState } from './state.js';

const conditional = (condition: string): JsonObject => ({ type: 'conditional', condition });

/** Event subprocesses of a start event alone: each waits for a value of `x` and leaves another one behind. */
const inCircles = (steps: Readonly<Record<string, readonly [when: number, then: number]>>): Record<string, JsonObject> =>
  Object.fromEntries(
    Object.entries(steps).flatMap(([id, [when, then]]) => [
      [id, { type: 'subProcess', triggeredByEvent: true, out: { x: String(then) } }],
      [`start_${id}`, { type: 'startEvent', scope: id, isInterrupting: false, event: conditional(`x = ${when}`) }],
    ]),
  );

describe('conditions that make each other true without a token', () => {
  const process = drawProcess({ u: { type: 'userTask' }, ...inCircles({ a1: [0, 1], b2: [2, 0], c3: [1, 2] }) }, ['start -> u -> end'], {
    variables: { x: { type: 'integer', initial: 9 } },
  });
  const start = (): ExecutionRig => {
    const aggregate = createProcessAggregate({ limits: { stepsPerCommand: 20, stepsWithoutRest: 200 } });
    const rig = new ExecutionRig({ process, aggregate });
    rig.start();
    rig.send({ type: 'setVariables', set: { x: 0 }, reason: 'begin' });
    return rig;
  };
  const incidents = ({ state }: ExecutionRig): readonly string[] =>
    state.incidents.values().map(({ element, code }) => `${element} ${code}`);

  it('end with one incident on the event that would have gone on', () => {
    const rig = start();
    expect(rig.state.status).toBe('active');
    expect(incidents(rig)).toEqual([expect.stringMatching(/^start_.. LOOP_LIMIT$/)]);
    expect(rig.facts('conditionChanged').length).toBeLessThan(900);
  });

  it('are not asked again while it is open: the rest of the instance goes on', () => {
    const rig = start();
    const before = rig.events.length;
    const [stopped] = rig.state.incidents.values();
    rig.send({ type: 'setVariables', set: { x: 7 }, reason: 'elsewhere' });
    rig.send({ type: 'setVariables', set: { x: { start_a1: 0, start_b2: 2, start_c3: 1 }[stopped?.element ?? ''] ?? 0 }, reason: 'back' });
    expect(rig.events.slice(before).filter(({ type }) => type === 'elementEntered')).toEqual([]);
    expect(incidents(rig)).toHaveLength(1);
    rig.complete('u');
    expect(rig.state.status).toBe('completed');
  });

  it('are asked again when that is retried: corrected, they come to rest', () => {
    const rig = start();
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(incidents(rig)).toHaveLength(1);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { x: 9 }, reason: 'enough' });
    expect(incidents(rig)).toEqual([]);
    const before = rig.facts('conditionChanged').length;
    rig.send({ type: 'setVariables', set: { x: 0 }, reason: 'once more' });
    expect(rig.facts('conditionChanged').length).toBeGreaterThan(before);
  });
});

/** An instance without a store, whose questions are counted: the most in one decision, and those in all. */
class Counted {
  state: ProcessState | null = null;
  asked = 0;
  most = 0;
  commands = 0;
  private readonly deployed: unknown;

  constructor(
    private readonly process: JsonObject,
    private readonly aggregate = processAggregate,
  ) {
    const compiled = compileProcess(process as unknown as Parameters<typeof compileProcess>[0]);
    this.deployed = { process: compiled, links: { form: {}, decision: {}, process: {} } };
  }

  start(): void {
    this.send({ type: 'startInstance', definition: { id: String(this.process['id']), version: 1, hash: 'hash' } });
  }

  set(set: JsonObject): void {
    this.send({ type: 'setVariables', set, reason: 'the test says so' });
  }

  /** Sends a command and what follows from it, and answers how many expressions were asked. */
  send(command: ProcessCommand): number {
    const before = this.asked;
    for (let next: ProcessCommand | undefined = command; next;) {
      let here = 0;
      const context: DecisionContext = {
        tenant: 'main',
        key: 'main/process/0197',
        commandId: `0197-${this.commands++}`,
        actor: 'anna',
        now: 0,
        ask: (kind: string, question: { readonly source: string; readonly input: never; readonly bindings?: JsonObject }) => {
          if (kind === 'definition') return this.deployed;
          if (kind !== 'expression') return [];
          here++;
          const compiled = compileExpression(question.source);
          return compiled.ok ? compiled.evaluate(question.input, question.bindings) : compiled;
        },
      };
      const decision = this.aggregate.decide(this.state, next, context);
      this.state = (decision.next as ProcessState | undefined) ?? this.state;
      this.asked += here;
      this.most = Math.max(this.most, here);
      next = decision.effects?.map(({ command: follows }) => follows as ProcessCommand).find(({ type }) => type === 'continueInstance');
    }
    return this.asked - before;
  }

  get running(): ProcessState {
    if (this.state === null) throw new Error('it was not started');
    return this.state;
  }
}

const times = (cardinality: number): JsonObject => ({ type: 'multiInstanceLoopCharacteristics', cardinality: String(cardinality) });

describe('many conditions that are waited for', () => {
  const waiting = (): Counted => {
    const instance = new Counted(
      drawProcess(
        {
          s: { type: 'subProcess', loopCharacteristics: times(10_000) },
          c: { type: 'intermediateCatchEvent', scope: 's', event: conditional('x = 1') },
        },
        ['start -> s -> end'],
        { variables: { x: { type: 'integer', initial: 0 }, y: { type: 'integer', initial: 0 } } },
      ),
    );
    instance.start();
    expect(instance.running.subscriptions.size).toBe(10_000);
    return instance;
  };

  it('are asked in commands of limited size, and all happen', () => {
    const instance = waiting();
    instance.most = 0;
    expect(instance.send({ type: 'setVariables', set: { x: 1 }, reason: 'now' })).toBe(10_000);
    expect(instance.most).toBeLessThanOrEqual(200);
    expect(instance.running.status).toBe('completed');
  }, 60_000);

  it('are not asked when a variable changes that none of them names', () => {
    const instance = waiting();
    expect(instance.send({ type: 'setVariables', set: { y: 1 }, reason: 'elsewhere' })).toBe(0);
    expect(instance.running.subscriptions.size).toBe(10_000);
  }, 60_000);

  it('are asked in the scope where a local variable changed, and not elsewhere', () => {
    const local = { variables: { done: { type: 'boolean', initial: false } } };
    const instance = new Counted(
      drawProcess(
        {
          s: { type: 'subProcess', loopCharacteristics: times(100), ...local },
          p: { type: 'parallelGateway', scope: 's' },
          u: { type: 'userTask', scope: 's' },
          c: { type: 'intermediateCatchEvent', scope: 's', event: conditional('done') },
          start_s: { type: 'startEvent', scope: 's' },
        },
        ['start -> s -> end', 'start_s -> p -> u', 'p -> c'],
      ),
    );
    instance.start();
    const [item] = instance.running.workItems.values();
    const command = { type: 'completeWorkItem', workItemId: partId('0197', item?.id ?? 0), data: { done: true } } as const;
    expect(instance.send(command)).toBe(1);
    expect(instance.running.subscriptions.size).toBe(99);
  });

  it('go on with another command between: what was left is asked still, in its order', () => {
    const aggregate = createProcessAggregate({ limits: { expressionsPerCommand: 2 } });
    const waits = {
      s: { type: 'subProcess', loopCharacteristics: times(9) },
      c: { type: 'intermediateCatchEvent', scope: 's', event: conditional('x > 0') },
    };
    const process = drawProcess(waits, ['start -> s -> end'], { variables: { x: { type: 'integer', initial: 0 } } });
    const rig = new ExecutionRig({ process, aggregate });
    rig.start();
    const opened = rig.facts('subscriptionOpened').map(({ subscription }) => subscription);
    rig.send({ type: 'setVariables', set: { x: 1 }, reason: 'now' });
    expect(rig.facts('conditionChanged').map(({ subscription }) => subscription)).toEqual(opened);
    expect(rig.facts('stepsContinued').some(({ conditions }) => conditions?.pass !== undefined)).toBe(true);
    expect(rig.state.status).toBe('completed');
  });
});
