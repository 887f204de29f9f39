import type { BundleDefinition, ScenarioDefinition, ScenarioExpectation, ScenarioStep } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { mergeCoverage, runScenario } from './index.js';

const bundle: BundleDefinition = {
  kind: 'bundle',
  format: 1,
  id: 'letters',
  items: [
    {
      kind: 'process',
      format: 1,
      id: 'letter',
      processes: { main: { executable: true, variables: { text: { type: 'text' } } } },
      elements: {
        start: { type: 'startEvent', scope: 'main', outgoing: ['a'] },
        write: { type: 'userTask', scope: 'main', outgoing: ['b'], assignment: { candidates: [{ group: 'writers' }] } },
        late: {
          type: 'boundaryEvent',
          scope: 'main',
          attachedTo: 'write',
          cancelActivity: true,
          outgoing: ['d'],
          event: { type: 'timer', duration: 'P1D' },
        },
        send: {
          type: 'serviceTask',
          scope: 'main',
          outgoing: ['c'],
          service: { type: 'post', out: { receipt: 'receipt' }, retry: { attempts: 2, backoff: 'PT1M' } },
        },
        end: { type: 'endEvent', scope: 'main' },
        given: { type: 'endEvent', scope: 'main' },
      },
      flows: {
        a: { from: 'start', to: 'write' },
        b: { from: 'write', to: 'send' },
        c: { from: 'send', to: 'end' },
        d: { from: 'late', to: 'given' },
      },
    },
  ],
};
const start: ScenarioStep = { start: { by: 'anna' } };
const write: ScenarioStep = { complete: { element: 'write', by: 'anna', data: { text: 'Hello' } } };

function play(steps: readonly ScenarioStep[], more: Partial<ScenarioDefinition> = {}, options = {}): ReturnType<typeof runScenario> {
  const scenario: ScenarioDefinition = {
    kind: 'scenario',
    format: 1,
    id: 'test',
    process: 'letter',
    clock: { start: '2026-03-02T06:00:00Z' },
    people: { anna: { groups: ['writers'] }, boris: {} },
    steps,
    ...more,
  };
  return runScenario({ bundle }, scenario, options);
}

const said = async (steps: readonly ScenarioStep[], more: Partial<ScenarioDefinition> = {}): Promise<readonly string[]> =>
  (await play(steps, more)).failures.map(({ message }) => message.en);

describe('a scenario', () => {
  it('tells the path of each instance and what was covered', async () => {
    const report = await play([start, write], {
      jobs: { send: [{ result: { receipt: 'R-1' } }] },
      expect: { ended: 'end', variables: { receipt: 'R-1' } },
    });
    expect(report).toMatchObject({
      ok: true,
      steps: 2,
      failures: [],
      instances: [{ name: '1', process: 'letter', path: ['start', 'write', 'send', 'end'] }],
    });
    expect(report.coverage['letter']).toMatchObject({ reachedElements: ['start', 'write', 'send', 'end'], takenFlows: ['a', 'b', 'c'] });
    const late = await play([start, { advance: 'P1D' }], { expect: { ended: 'given' } });
    expect(late.ok).toBe(true);
    expect(mergeCoverage([report.coverage, late.coverage])['letter']?.reachedElements).toHaveLength(6);
  });

  it('lets a listed program fail and be tried again when its time comes', async () => {
    const jobs = { send: [{ failure: { message: 'no answer' } }, { result: { receipt: 'R-2' } }] };
    const steps: ScenarioStep[] = [start, write, { expect: { ended: false } }, { advance: 'PT1M' }];
    expect(await said(steps, { jobs, expect: { ended: 'end', variables: { receipt: 'R-2' } } })).toEqual([]);
  });

  it('lets steps answer or fail a program that is not listed, and retries an incident', async () => {
    const fail: ScenarioStep = { fail: { element: 'send', failure: { message: 'down', code: 'POST_DOWN', retry: false } } };
    const steps: ScenarioStep[] = [
      start,
      write,
      fail,
      { expect: { incidents: [{ element: 'send', code: 'POST_DOWN' }] } },
      { retry: { element: 'send', by: 'boris' } },
      { answer: { element: 'send', result: { receipt: 'R-3' } } },
    ];
    expect(await said(steps, { expect: { ended: 'end', variables: { receipt: 'R-3' }, incidents: [] } })).toEqual([]);
  });

  it('uses a handler that it is given', async () => {
    const report = await play(
      [start, write],
      { expect: { variables: { receipt: 'R-4' } } },
      { handlers: { post: async () => ({ receipt: 'R-4' }) } },
    );
    expect(report.failures).toEqual([]);
  });

  it.each<[string, ScenarioExpectation, string]>([
    [
      'the open work',
      { waiting: [{ element: 'send' }] },
      'the open work to be [{"element":"send"}], but found [{"element":"write","for":["group:writers"]}]',
    ],
    ['whom work waits for', { waiting: [{ element: 'write', for: ['user:boris'] }] }, '"for":["group:writers"]'],
    ['the end', { ended: 'end' }, 'it to end at end, but found active, after start'],
    ['that it runs', { ended: true }, 'ended to be true, but found active'],
    ['the path', { path: ['start', 'write'] }, 'the path to hold write'],
    ['what is not reached', { notTaken: ['write', 'send'] }, 'never to be reached: ["write","send"], but found ["write"]'],
    ['a variable', { variables: { text: 'x' } }, 'text to be x, but found nothing'],
    ['incidents', { incidents: [{ element: 'send' }] }, 'the open incidents to be [{"element":"send"}], but found []'],
    ['notifications', { notifications: [{ to: 'user:anna' }] }, 'notifications like [{"to":"user:anna"}], but found []'],
  ])('says what it expected and found of %s, and goes on', async (_what, expectation, words) => {
    const { failures, steps } = await play([start, { expect: expectation }, { advance: 'PT1H' }]);
    expect(steps).toBe(3);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.message.en).toContain(words);
    expect(failures[0]).toMatchObject({ step: 2, pointer: expect.stringContaining('/steps/1/expect/') as unknown });
    expect(failures[0]?.message.ru).toContain('Шаг 2');
  });

  it.each<[ScenarioStep, string]>([
    [{ complete: { element: 'write', by: 'boris' } }, 'expected it to end with success, but found WORK_ITEM_NOT_OFFERED'],
    [{ complete: { element: 'write', by: 'anna', refused: 'FORM_INVALID' } }, 'expected it to end with FORM_INVALID, but found success'],
    [{ complete: { element: 'sign', by: 'anna' } }, 'expected a work item at sign, but found waiting: write'],
    [{ retry: { element: 'send', by: 'anna' } }, 'expected an incident at send, but found no incident'],
    [{ answer: { element: 'send', result: {} } }, 'expected a waiting job at send, but found no job'],
    [{ cancel: { by: 'anna', instance: 'other' } }, 'expected an instance called other, but found 1'],
  ])('ends at a step that cannot be played: %j', async (step, words) => {
    const { failures, steps } = await play([start, step, write]);
    expect(steps).toBe(1);
    expect(failures.map(({ message }) => message.en).join()).toContain(words);
  });

  it('rejects an application that cannot be deployed', async () => {
    const scenario = {
      kind: 'scenario',
      format: 1,
      id: 's',
      process: 'p',
      clock: { start: '2026-03-02T06:00:00Z' },
      steps: [start],
    } as const;
    await expect(runScenario({ bundle: { ...bundle, items: [] } }, scenario)).rejects.toMatchObject({ code: 'DEPLOYMENT_REFUSED' });
  });
});
