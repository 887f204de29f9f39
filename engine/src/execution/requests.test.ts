import { describe, expect, it } from 'vitest';
import { drawProcess, type DrawnProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';

const refused = (code: string): unknown => expect.objectContaining({ code });
const anna = { actor: 'anna' };
const group = { type: 'userTask', assignment: { candidates: [{ group: 'finance' }] } };

function rigOf(more: DrawnProcess = {}, lines = ['start -> first -> second -> end']): ExecutionRig {
  const process = drawProcess({ first: group, second: { type: 'userTask', assignment: { assignee: { user: 'boris' } } } }, lines, more);
  return new ExecutionRig({ process, members: { 'group:finance': ['boris', 'vera'] } });
}
const instanceBody = (rig: ExecutionRig): unknown => JSON.parse(rig.rows('instances')[0]?.body ?? '{}');

describe('the number of an instance', () => {
  it('is asked for once it is stored, and stands in all its rows when it has come', () => {
    const rig = rigOf({ id: 'purchase', number: { prefix: 'PR-{yyyy}-', digits: 4, restart: 'yearly' }, title: 'Paper' });
    rig.start({ service: 'buy' });
    expect(rig.letters).toEqual([
      {
        to: 'main/number/process.purchase.main.2026',
        command: { type: 'assignNumber', record: 'main/process/0197', register: 'process/purchase', prefix: 'PR-2026-', digits: 4 },
      },
    ]);
    expect(rig.rows('instances')[0]?.fields).toMatchObject({ numberKey: null, service: 'buy' });
    rig.send({ type: 'numberAssigned', series: 's', number: 7, text: 'PR-2026-0007' });
    expect(rig.rows('instances')[0]?.fields).toMatchObject({ numberKey: 'pr-2026-0007' });
    expect(instanceBody(rig)).toMatchObject({ number: 'PR-2026-0007' });
    const [item] = rig.rows('workItems');
    expect(JSON.parse(item?.body ?? '{}')).toMatchObject({ number: 'PR-2026-0007', initiator: 'anna', service: 'buy', title: 'Paper' });
  });

  it('stays when it comes again, and a second one goes back to the series', () => {
    const rig = rigOf({ number: {} });
    rig.start();
    for (let i = 0; i < 2; i++) rig.send({ type: 'numberAssigned', series: 's', number: 7, text: '000007' });
    rig.send({ type: 'numberAssigned', series: 's', number: 8, text: '000008' });
    expect(rig.state.number).toBe('000007');
    expect(rig.facts('instanceNumbered')).toHaveLength(1);
    expect(rig.letters.slice(1)).toEqual([{ to: 's', command: { type: 'returnNumber', record: 'main/process/0197', number: 8 } }]);
  });

  it('comes also to an instance that has ended', () => {
    const rig = new ExecutionRig({ process: drawProcess({}, ['start -> end'], { number: {} }) });
    rig.start();
    rig.send({ type: 'numberAssigned', series: 's', number: 1, text: '000001' });
    expect(rig.state).toMatchObject({ status: 'completed', number: '000001' });
  });

  it('is not asked for where the process gives none', () => {
    const rig = rigOf();
    rig.start();
    expect(rig.letters).toEqual([]);
  });
});

describe('withdrawing a request', () => {
  it('ends it with everything open, and says that it was withdrawn and why', () => {
    const rig = rigOf({ withdrawal: {} });
    rig.start();
    rig.send({ type: 'withdrawInstance', reason: ' not needed ' }, anna);
    expect(rig.state).toMatchObject({ status: 'cancelled', withdrawn: true, endReason: 'not needed', openWorkItems: 0 });
    expect(instanceBody(rig)).toMatchObject({ withdrawn: true, endReason: 'not needed' });
    expect(() => rig.send({ type: 'withdrawInstance', reason: 'again' }, anna)).toThrow(refused('INSTANCE_ENDED'));
  });

  it('is for the one who started it, or for somebody who stands in for them', () => {
    const rig = rigOf({ withdrawal: {} });
    rig.start();
    for (const actor of ['boris', 'system'])
      expect(() => rig.send({ type: 'withdrawInstance', reason: 'x' }, { actor })).toThrow(refused('NOT_YOURS'));
    expect(() => rig.send({ type: 'withdrawInstance', reason: ' ' }, anna)).toThrow(refused('INVALID_INPUT'));
    rig.send({ type: 'withdrawInstance', reason: 'x' }, { actor: 'olga', onBehalfOf: 'anna' });
    expect(rig.state.withdrawn).toBe(true);
  });

  it('is refused where the process does not allow it', () => {
    const rig = rigOf();
    rig.start();
    expect(() => rig.send({ type: 'withdrawInstance', reason: 'x' }, anna)).toThrow(refused('WITHDRAWAL_NOT_ALLOWED'));
  });

  it('is possible only while every place it stands at is listed', () => {
    const rig = rigOf({ withdrawal: { at: ['first'] } });
    rig.start();
    rig.complete('first', { actor: 'boris' });
    expect(() => rig.send({ type: 'withdrawInstance', reason: 'x' }, anna)).toThrow(refused('WITHDRAWAL_TOO_LATE'));
    expect(rig.state.status).toBe('active');
  });

  it('counts every branch, a waiting join among them', () => {
    const process = (at: readonly string[]): ExecutionRig =>
      new ExecutionRig({
        process: drawProcess(
          { fork: { type: 'parallelGateway' }, join: { type: 'parallelGateway' }, a: { type: 'userTask' }, b: { type: 'userTask' } },
          ['start -> fork -> a -> join -> end', 'fork -> b -> join'],
          { withdrawal: { at: [...at] } },
        ),
      });
    const strict = process(['a', 'b']);
    strict.start();
    strict.complete('a');
    expect(() => strict.send({ type: 'withdrawInstance', reason: 'x' }, anna)).toThrow(refused('WITHDRAWAL_TOO_LATE'));
    const open = process(['a', 'b', 'join']);
    open.start();
    open.complete('a');
    open.send({ type: 'withdrawInstance', reason: 'x' }, anna);
    expect(open.state.withdrawn).toBe(true);
  });

  it('takes a listed subprocess for all that is inside it', () => {
    const rig = new ExecutionRig({
      process: drawProcess(
        {
          sub: { type: 'subProcess' },
          startIn: { type: 'startEvent', scope: 'sub' },
          t: { type: 'userTask', scope: 'sub' },
          endIn: { type: 'endEvent', scope: 'sub' },
        },
        ['start -> sub -> end', 'startIn -> t -> endIn'],
        { withdrawal: { at: ['sub'] } },
      ),
    });
    rig.start();
    rig.send({ type: 'withdrawInstance', reason: 'x' }, anna);
    expect(rig.state.withdrawn).toBe(true);
  });
});

describe('reminding', () => {
  it('tells those whom each open work item waits for', () => {
    const rig = rigOf({ title: 'Paper' });
    rig.start();
    rig.send({ type: 'remindInstance' }, anna);
    expect(rig.letters).toMatchObject([
      {
        command: {
          type: 'startBroadcast',
          to: ['group:finance'],
          title: { en: 'Reminder: Paper' },
          instance: '0197',
          link: '/inbox/0197.2',
        },
      },
    ]);
    expect(rig.facts('instanceReminded')).toEqual([{ items: [2] }]);
  });

  it('tells the holder alone where somebody holds the item', () => {
    const rig = rigOf();
    rig.start();
    rig.send({ type: 'claimWorkItem', workItemId: rig.workItem('first') }, { actor: 'vera' });
    rig.send({ type: 'remindInstance' }, anna);
    expect(rig.letters).toMatchObject([{ command: { to: ['user:vera'] } }]);
  });

  it('happens once in 24 hours, whoever is next by then', () => {
    const rig = rigOf();
    rig.start();
    rig.send({ type: 'remindInstance' }, anna);
    rig.complete('first', { actor: 'boris' });
    expect(() => rig.send({ type: 'remindInstance' }, anna)).toThrow(
      expect.objectContaining({ code: 'REMINDED_ALREADY', params: { nextAt: '2026-03-03T09:00:00.000Z' } }),
    );
    rig.sleep('P1D');
    rig.send({ type: 'remindInstance' }, anna);
    expect(rig.letters.at(-1)).toMatchObject({ command: { to: ['user:boris'] } });
  });

  it('is for the one who started it, and needs somebody else to remind', () => {
    const rig = new ExecutionRig({
      process: drawProcess({ own: { type: 'userTask', assignment: { assignee: { relation: 'initiator' } } } }, ['start -> own -> end']),
    });
    rig.start();
    expect(() => rig.send({ type: 'remindInstance' }, { actor: 'boris' })).toThrow(refused('NOT_YOURS'));
    expect(() => rig.send({ type: 'remindInstance' }, anna)).toThrow(refused('NOBODY_TO_REMIND'));
    rig.complete('own', anna);
    expect(() => rig.send({ type: 'remindInstance' }, anna)).toThrow(refused('INSTANCE_ENDED'));
  });
});

describe('the rows of an instance', () => {
  it('name everybody to whom work was ever offered or given', () => {
    const rig = rigOf();
    rig.start();
    rig.send({ type: 'reassignWorkItem', workItemId: rig.workItem('first'), assignee: 'olga' });
    rig.complete('first', { actor: 'olga' });
    expect(rig.rows('instances')[0]?.fields?.['readers']).toEqual(['user:anna', 'group:finance', 'user:olga', 'user:boris']);
  });

  it('name everybody there is where a task names nobody', () => {
    const rig = new ExecutionRig({ process: drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end']) });
    rig.start();
    expect(rig.rows('instances')[0]?.fields?.['readers']).toEqual(['user:anna', 'everyone']);
    expect(instanceBody(rig)).toMatchObject({ steps: [{ element: 't', since: rig.now, items: [{ id: 2, to: ['everyone'] }] }] });
  });
});
