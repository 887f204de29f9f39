import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { listenerAggregate } from '../../testing/listener-aggregate.js';
import { scheduleAggregate, scheduleKey, type ScheduleState } from './index.js';

const HOUR = 3_600_000;
const key = scheduleKey('main', { definition: 'report', element: 'monday' });
const timerRow = 'timers main/schedule.report.monday';

function newRig(): AggregateRig {
  return new AggregateRig({
    types: [scheduleAggregate, listenerAggregate],
    answers: {
      latest: () => null,
      expression: ({ source }) => (source === 'broken' ? { ok: false, code: 'X', message: 'no' } : { ok: true, value: source }),
    },
  });
}

function set(rig: AggregateRig, timer: JsonObject, version = 1, application = 'reports'): void {
  const start = { definition: { id: 'report', version, hash: `h${version}` }, process: 'main', element: 'monday' };
  rig.send(key, { type: 'setSchedule', application, applicationVersion: version, start, timer: { catchUp: 'one', ...timer } });
}

const end = (rig: AggregateRig, version: number, application = 'reports'): unknown =>
  rig.send(key, { type: 'endSchedule', application, applicationVersion: version });
const dueAt = (rig: AggregateRig): unknown => rig.rows.get(timerRow)?.fields?.['dueAt'] ?? null;
const look = (rig: AggregateRig): ScheduleState => rig.state<ScheduleState>(key)!;

/** Fires while it is due, as the worker does; answers the versions that were started. */
function fire(rig: AggregateRig): readonly number[] {
  for (let left = 50; left > 0 && dueAt(rig) !== null && Number(dueAt(rig)) <= rig.now; left--) rig.send(key, { type: 'fireTimer' });
  const started = rig.letters.map(
    ({ command }) => (command as unknown as { readonly definition: { readonly version: number } }).definition.version,
  );
  rig.settle();
  expect(rig.refusals).toEqual([]);
  return started;
}

/** Lets hours pass one by one; answers how many starts each brought. */
function pass(rig: AggregateRig, hours: number): readonly number[] {
  return Array.from({ length: hours }, () => {
    rig.now += HOUR;
    return fire(rig).length;
  });
}

describe('a timer start event', () => {
  it('starts once after its duration, counted from the deployment', () => {
    const rig = newRig();
    set(rig, { kind: 'duration', value: 'PT2H' });
    expect(dueAt(rig)).toBe(rig.now + 2 * HOUR);
    expect(() => rig.send(key, { type: 'fireTimer' })).toThrowError(/due/);
    expect(pass(rig, 4)).toEqual([0, 1, 0, 0]);
    expect(dueAt(rig)).toBeNull();
    expect(() => rig.send(key, { type: 'fireTimer' })).toThrowError(/report\.monday/);
    rig.checkRebuild();
  });

  it('starts at its date, at once where that has passed, and never again', () => {
    const rig = newRig();
    const date = { kind: 'date', value: new Date(rig.now - HOUR).toISOString() };
    set(rig, date);
    expect(fire(rig)).toEqual([1]);
    set(rig, date, 2);
    end(rig, 3);
    set(rig, date, 4);
    expect(fire(rig)).toEqual([]);
    set(rig, { ...date, value: new Date(rig.now + HOUR).toISOString() }, 5);
    expect(pass(rig, 2)).toEqual([1, 0]);
  });

  it.each([
    ['R/PT1H', [1, 1, 1, 1, 1]],
    ['R3/PT1H', [1, 1, 1, 0, 0]],
    ['R2/PT2H', [0, 1, 0, 1, 0]],
  ])('repeats %s', (value, starts) => {
    const rig = newRig();
    set(rig, { kind: 'cycle', value });
    expect(pass(rig, 5)).toEqual(starts);
    rig.checkRebuild();
  });

  it.each([
    ['one', 'R/PT1H', 1],
    ['all', 'R/PT1H', 5],
    ['all', 'R3/PT1H', 3],
    ['skip', 'R/PT1H', 1],
  ])('catches up %s of %s after five hours of nothing', (catchUp, value, starts) => {
    const rig = newRig();
    set(rig, { kind: 'cycle', value, catchUp });
    rig.now += 5 * HOUR;
    expect(fire(rig)).toHaveLength(starts);
    expect(pass(rig, 1)).toEqual([value === 'R/PT1H' ? 1 : 0]);
  });

  it('skips what was missed', () => {
    const rig = newRig();
    set(rig, { kind: 'cycle', value: 'R/PT1H', catchUp: 'skip' });
    rig.now += 5.5 * HOUR;
    expect(fire(rig)).toEqual([]);
    expect(rig.events(key).at(-1)).toMatchObject({ type: 'scheduleSkipped', facts: { missed: 5 } });
    rig.now += 0.5 * HOUR;
    expect(fire(rig)).toEqual([1]);
  });

  it('goes on in its rhythm with a new version of the process', () => {
    const rig = newRig();
    const hourly = { kind: 'cycle', value: 'R4/PT1H' };
    set(rig, hourly);
    pass(rig, 2);
    rig.now += HOUR / 2;
    set(rig, hourly, 2);
    rig.now += HOUR / 2;
    expect(fire(rig)).toEqual([2]);
    expect(pass(rig, 3)).toEqual([1, 0, 0]);
  });

  it('begins anew with a new rule, and each moment is an instance of its own', () => {
    const rig = newRig();
    const past = new Date(rig.now - HOUR).toISOString();
    set(rig, { kind: 'date', value: past });
    fire(rig);
    set(rig, { kind: 'cycle', value: `R/${past}/P1D`, catchUp: 'all' }, 2);
    expect(fire(rig)).toEqual([2]);
    expect(new Set(rig.delivered.map(({ to }) => to)).size).toBe(2);
  });

  it('ends with its process, and comes back with it', () => {
    const rig = newRig();
    const hourly = { kind: 'cycle', value: 'R/PT1H' };
    set(rig, hourly);
    end(rig, 2);
    expect([dueAt(rig), rig.row('schedules', 'main/report.monday')]).toMatchObject([null, { ended: true, dueAt: null }]);
    expect(pass(rig, 2)).toEqual([0, 0]);
    set(rig, hourly, 3);
    expect(pass(rig, 1)).toEqual([1]);
    rig.checkRebuild();
  });

  it('does not mind what comes late or twice', () => {
    const rig = newRig();
    const hourly = { kind: 'cycle', value: 'R/PT1H' };
    end(rig, 2);
    set(rig, hourly, 1);
    expect(dueAt(rig)).toBeNull();
    set(rig, hourly, 3);
    end(rig, 2);
    set(rig, hourly, 3);
    set(rig, hourly, 9, 'another');
    end(rig, 4);
    expect(pass(rig, 1)).toEqual([1]);
    expect(look(rig)).toMatchObject({ application: 'another', fired: 1 });
  });

  it('takes its rule from an expression, and has no moments where that gives none', () => {
    const rig = newRig();
    set(rig, { kind: 'duration', value: { expression: 'PT1H' } });
    expect(pass(rig, 1)).toEqual([1]);
    for (const [at, expression] of ['broken', 'soon', '2030-01-01T00:00:00Z'].entries()) {
      set(rig, { kind: 'duration', value: { expression } }, 2 + at);
      expect(dueAt(rig)).toBeNull();
      expect(rig.row('schedules', 'main/report.monday')).toMatchObject({ rule: null });
    }
  });
});
