import { KeyedMap } from '../behaviors/keyed-map.js';
import { requirePart } from '../behaviors/require-part.js';
import { refuseUnknownEvent } from '../behaviors/unknown-event.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Applier, Appliers } from './applier.js';
import { approvalAppliers } from './apply-approvals.js';
import { adHocAppliers } from './apply-ad-hoc.js';
import { elementAppliers } from './apply-elements.js';
import { incidentAppliers } from './apply-incidents.js';
import { childAppliers } from './apply-children.js';
import { compensationAppliers } from './apply-compensation.js';
import { keepingAppliers } from './apply-keeping.js';
import { jobAppliers } from './apply-jobs.js';
import { loopAppliers } from './apply-loops.js';
import { subscriptionAppliers, withFarewell } from './apply-subscriptions.js';
import { suspensionAppliers, withoutKept } from './apply-suspension.js';
import { timerAppliers } from './apply-timers.js';
import { variableAppliers } from './apply-variables.js';
import { workItemAppliers } from './apply-work-items.js';
import type { InstanceStarted, ProcessEvent } from './events.js';
import type { InstancePurged } from './keeping-events.js';
import { isFromOutside, movedFromOutside } from './origin.js';
import type { ProcessState, Scope, WorkItem } from './state.js';
import { newScope } from './state-parts.js';
import { itemWith, scopeWith, stateWith, type Whole } from './copies.js';

const instanceAppliers: Appliers<
  'instanceTitled' | 'instanceNumbered' | 'instanceReminded' | 'instanceCompleted' | 'instanceCancelled' | 'stepsContinued' | 'stepsSettled'
> = {
  instanceTitled: (state, { data }) => (data ? stateWith(state, { title: data.title }) : state),
  instanceNumbered: (state, { facts }) => stateWith(state, { number: facts.text }),
  instanceReminded: (state, _event, at) => stateWith(state, { remindedAt: at }),
  instanceCompleted: (state, _event, at) =>
    stateWith(withoutQuestions(withoutKept(state)), { ...nothingOpen, farewells: lastFarewells(state), status: 'completed', endedAt: at }),
  instanceCancelled: (state, { facts, data }, at) =>
    stateWith(withoutQuestions(withoutKept(state)), {
      ...nothingOpen,
      scopes: outermost(state),
      farewells: lastFarewells(state),
      workItems: cancelledItems(state, at),
      openWorkItems: 0,
      status: 'cancelled',
      endedAt: at,
      ...(data === undefined ? {} : { endReason: data.reason }),
      ...(facts.withdrawn === true ? { withdrawn: true } : {}),
      ...(facts.error === undefined
        ? {}
        : { failedWith: { code: facts.error, data: data?.error ?? {} }, weight: state.weight + weigh(data?.error) }),
    }),
  stepsContinued: (state, { facts }) =>
    stateWith(withoutQuestions(state), {
      steps: state.steps + facts.steps,
      ...(facts.conditions === undefined ? {} : { conditions: facts.conditions }),
    }),
  stepsSettled: (state) => stateWith(withoutQuestions(state), { steps: 0 }),
};

/** One table of all of them but the first event's and the last's: those make the state. */
const appliers: Appliers<Exclude<ProcessEvent['type'], 'instanceStarted' | 'instancePurged'>> = {
  ...instanceAppliers,
  ...elementAppliers,
  ...adHocAppliers,
  ...variableAppliers,
  ...workItemAppliers,
  ...approvalAppliers,
  ...jobAppliers,
  ...suspensionAppliers,
  ...timerAppliers,
  ...incidentAppliers,
  ...subscriptionAppliers,
  ...loopAppliers,
  ...compensationAppliers,
  ...childAppliers,
  ...keepingAppliers,
};

/** Folds one event into the state. Evaluates nothing: results of expressions stand in the events. Throws on an event it does not know (rule 19). */
export function applyProcessEvent(state: ProcessState | null, event: ProcessEvent, at: number): ProcessState {
  if ((event.version ?? 1) !== 1) refuseUnknownEvent('process', event);
  if (event.type === 'instanceStarted') return started(event, at);
  if (event.type === 'instancePurged') return buried(event, at);
  if (!Object.hasOwn(appliers, event.type)) refuseUnknownEvent('process', event);
  const apply = appliers[event.type] as Applier<ProcessEvent>;
  const before = requirePart(state ?? undefined, 'the state before this event');
  const next = apply(isFromOutside(before, event, at) ? movedFromOutside(before) : before, event, at);
  return next.updatedAt === at ? next : stateWith(next, { updatedAt: at });
}

function started({ facts, data }: InstanceStarted, at: number): ProcessState {
  const variables = data?.variables ?? {};
  return {
    definition: facts.definition,
    version: facts.version,
    hash: facts.hash,
    process: facts.process,
    status: 'active',
    initiator: facts.initiator,
    organisation: facts.organisation,
    businessKey: facts.businessKey,
    service: facts.service,
    title: undefined,
    number: undefined,
    readers: [`user:${facts.initiator}`],
    remindedAt: undefined,
    outcome: undefined,
    endReason: undefined,
    withdrawn: undefined,
    startedAt: at,
    updatedAt: at,
    endedAt: undefined,
    counter: 0,
    scopes: KeyedMap.empty<Scope>().with(0, newScope(0, facts.process, null, variables)),
    activities: KeyedMap.empty(),
    workItems: KeyedMap.empty(),
    openWorkItems: 0,
    jobs: KeyedMap.empty(),
    timers: KeyedMap.empty(),
    incidents: KeyedMap.empty(),
    subscriptions: KeyedMap.empty(),
    children: KeyedMap.empty(),
    farewells: KeyedMap.empty(),
    spawning: KeyedMap.empty(),
    undoing: KeyedMap.empty(),
    parent: facts.parent,
    failedWith: undefined,
    suspended: undefined,
    kept: undefined,
    queue: KeyedMap.empty(),
    nextToken: 0,
    activations: {},
    conditions: undefined,
    activationsBefore: {},
    instancesBegun: {},
    chain: facts.chain,
    steps: 0,
    weight: weigh(variables),
    keeping: undefined,
  } satisfies Whole<ProcessState>;
}

/** An instance of nothing: has every part a state has, in their order. */
export const emptyInstance = started(
  { type: 'instanceStarted', facts: { definition: '', version: 0, hash: '', process: '', initiator: '' } },
  0,
);

/** What is left of a purged instance follows from its gravestone alone: the commits before it may be gone. */
function buried({ facts }: InstancePurged, at: number): ProcessState {
  const { definition, version, content: hash, process, status, startedAt, endedAt, reason, commits } = facts;
  return stateWith(emptyInstance, {
    definition,
    version,
    hash,
    process,
    status: status === 'cancelled' ? 'cancelled' : 'completed',
    readers: [],
    scopes: KeyedMap.empty<Scope>().with(0, newScope(0, process, null, {})),
    startedAt,
    updatedAt: at,
    endedAt,
    keeping: { purged: { at, reason, commits } },
  });
}

/** Without conditions that are still to be asked. */
function withoutQuestions(state: ProcessState): ProcessState {
  if (state.conditions === undefined) return state;
  return stateWith(state, { conditions: undefined });
}

/** What an ended instance has no more of. Its variables stay: they are its result. */
const nothingOpen = {
  activities: KeyedMap.empty(),
  jobs: KeyedMap.empty(),
  timers: KeyedMap.empty(),
  incidents: KeyedMap.empty(),
  subscriptions: KeyedMap.empty(),
  children: KeyedMap.empty(),
  spawning: KeyedMap.empty(),
  undoing: KeyedMap.empty(),
  queue: KeyedMap.empty(),
  steps: 0,
} as const satisfies Partial<ProcessState>;

/** The process's own scope alone: what is local ends with what it belongs to. */
function outermost({ scopes }: ProcessState): ProcessState['scopes'] {
  const own = scopes.get(0);
  return own === undefined
    ? scopes
    : KeyedMap.empty<Scope>().with(0, scopeWith(newScope(0, own.element, null, own.variables), { rounds: own.rounds }));
}

/** Everybody outside that the instance still waits for. */
function lastFarewells(state: ProcessState): ProcessState['farewells'] {
  let { farewells } = state;
  state.subscriptions.forEach((subscription) => (farewells = withFarewell(farewells, subscription)));
  state.children.forEach((child, id) => {
    if (child.ended === undefined) farewells = farewells.with(id, { kind: 'child', id: child.id });
  });
  return farewells;
}

function cancelledItems(state: ProcessState, at: number): KeyedMap<WorkItem> {
  let items = state.workItems;
  state.workItems.forEach((item, id) => {
    if (item.endedAt === undefined)
      items = items.with(id, itemWith(item, { status: 'cancelled', endReason: 'instanceCancelled', endedAt: at }));
  });
  return items;
}
