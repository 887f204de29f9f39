import type { ProcessState } from '@millrace/engine/execution';
import type { ExecutionRig } from '@millrace/engine/testing';
import type { Expectation } from './case.js';

/** What an expectation asks for, as it is after a step. */
export function seenBy(rig: ExecutionRig, expected: Expectation): Expectation {
  const called = calledIn(rig);
  const seen: Required<Expectation> = {
    ...seenIn(rig.state, called),
    path: rig.path(),
    workEvents: rig.events.flatMap(({ type }) => (type.startsWith('workItem') ? [type] : [])),
    events: rig.events.map(({ type }) => type),
    called: called.map(({ state }) => `${state.definition} ${state.status}`),
    inside: Object.fromEntries(
      Object.entries(expected.inside ?? {}).map(([name, one]) => [name, only(seenIn(calledInstance(rig, name).state, called), one)]),
    ),
  };
  return only(seen, expected);
}

interface Running {
  readonly id: string;
  readonly state: ProcessState;
}

/** A called instance by `<definition>`, or `<definition>#2` for the second one called. */
export function calledInstance(rig: ExecutionRig, name: string): Running {
  const [definition = '', nth = '1'] = name.split('#');
  const found = calledIn(rig).filter(({ state }) => state.definition === definition)[Number(nth) - 1];
  if (!found) throw new Error(`no instance ${name} was called`);
  return found;
}

function calledIn({ rooms }: ExecutionRig): readonly Running[] {
  return rooms.called.map((id) => ({ id, state: rooms.instance(id) }));
}

type OfState = Required<Omit<Expectation, 'path' | 'workEvents' | 'events' | 'called' | 'inside'>>;

function seenIn(state: ProcessState, called: readonly Running[]): OfState {
  const items = state.workItems.values();
  const elements = (parts: readonly { readonly element: string }[]): readonly string[] => parts.map(({ element }) => element);
  return {
    status: state.status,
    variables: state.scopes.get(0)?.variables ?? {},
    open: elements(items.filter(({ endedAt }) => endedAt === undefined)),
    work: items.map(({ element, status }) => `${element} ${status}`),
    incidents: state.incidents.values().map(({ element, code }) => `${element} ${code}`),
    timers: elements(state.timers.values()),
    jobs: elements(state.jobs.values().filter((job) => job.status !== 'done')),
    subscriptions: state.subscriptions
      .values()
      .map(({ element, name, key }) => [element, name, key].filter((part) => part !== undefined).join(' ')),
    scopes: state.scopes.values().flatMap(({ id, element, variables }) => (id === 0 ? [] : [{ element, variables }])),
    children: state.children.values().map(({ activity, id }) => {
      const child = called.find((one) => one.id === id)?.state;
      return `${state.activities.get(activity)?.element ?? '?'} ${child?.definition ?? '?'} ${child?.status ?? '?'}`;
    }),
  };
}

function only<T extends object>(seen: T, expected: Expectation): Expectation {
  return Object.fromEntries(Object.keys(expected).map((key) => [key, seen[key as keyof T]]));
}
