import type { JsonObject } from '@millrace/schemas';
import type { ProcessEvent, ProcessState } from '../../execution/index.js';
import type { DeployedProcess } from '../../model/executable.js';
import type { HistoryEntry } from '../history.js';
import type { ActView, ElementState } from './shapes.js';

/** Acts that are kept: the last ones. */
const mostActs = 200;

/** What an act takes over of its event, beside time and actor. */
interface Act extends Omit<ActView, 'name'> {
  readonly item?: number;
}

/**
 * What a history tells of the way an instance took and of who acted: folded event by event, so that a longer history is read on from where the last reader stopped.
 */
export class Story {
  /** The last revision that is told. */
  revision = 0;
  readonly flows = new Map<string, number>();
  /** How often each element was reached, and how it was left last; `null` while it has not been. */
  readonly elements = new Map<string, { count: number; left: 'done' | 'cancelled' | null }>();
  acts: readonly Act[] = [];
  /** The activities that run: their elements, and the scopes they stand in. */
  private readonly running = new Map<number, { readonly element: string; readonly scope: number }>();
  /** Elements at which something could not be done, by the number of the incident. */
  private readonly heldUp = new Map<number, string>();

  /** Roughly how many bytes it takes. */
  get weight(): number {
    const entries = this.flows.size + this.elements.size + this.running.size + this.heldUp.size;
    return (
      1000 +
      150 * entries +
      this.acts.reduce((sum, { comment, reason }) => sum + 300 + 2 * ((comment?.length ?? 0) + (reason?.length ?? 0)), 0)
    );
  }

  /** Takes one event over. */
  tell(entry: HistoryEntry): void {
    const event = entry as unknown as ProcessEvent;
    switch (event.type) {
      case 'elementEntered':
        this.running.set(event.facts.activity, { element: event.facts.element, scope: event.facts.scope ?? 0 });
        // What is done several times is counted by its instances.
        this.reached(event.facts.element, null, event.facts.loop === true ? 0 : 1);
        break;
      case 'elementPassed':
        this.reached(event.facts.element, 'done');
        this.took(event.facts.taken);
        break;
      case 'elementLeft':
        this.left(event.facts.activity, 'done');
        this.took(event.facts.taken);
        break;
      case 'activitiesTerminated':
        for (const activity of event.facts.inner === true ? this.inside(event.facts) : event.facts.activities)
          this.left(activity, 'cancelled');
        break;
      case 'instanceCancelled':
        for (const activity of [...this.running.keys()]) this.left(activity, 'cancelled');
        break;
      case 'incidentRaised':
        this.heldUp.set(event.facts.incident, event.facts.element);
        break;
      default:
    }
    const act = actOf(entry, event, this.elementOf(event));
    if (act !== null && !this.isToldAlready(act)) this.acts = [...this.acts, act].slice(-mostActs);
  }

  /** The element an event is about, where it says so itself or its incident or activity does. */
  private elementOf({ type, facts }: ProcessEvent): string | undefined {
    switch (type) {
      case 'incidentRaised':
      case 'elementActivated':
        return facts.element;
      case 'incidentResolved':
      case 'incidentSkipped':
        return this.heldUp.get(facts.incident);
      case 'instanceAdded':
        return this.running.get(facts.activity)?.element;
      default:
        return undefined;
    }
  }

  /** A loop of which every instance fails says so once: what people did stays in sight. */
  private isToldAlready({ type, elementId }: Act): boolean {
    const last = this.acts.at(-1);
    return type === 'incidentRaised' && last?.type === type && last.elementId === elementId;
  }

  /** Elements with what the present state says of them: where it stands and what is stopped counts more than how it was left. */
  elementStates(state: ProcessState): Readonly<Record<string, ElementState>> {
    const states: Record<string, ElementState> = {};
    for (const [id, { count, left }] of this.elements) states[id] = { state: left ?? 'present', count };
    const put = (id: string, now: ElementState['state']): void => {
      states[id] = { state: now, count: Math.max(1, states[id]?.count ?? 0) };
    };
    if (state.status === 'active') {
      state.scopes.forEach((scope) => {
        for (const gateway of Object.keys(scope.joins)) put(gateway, 'present');
      });
      state.activities.forEach((activity) => put(activity.element, 'present'));
      state.incidents.forEach((incident) => put(incident.element, 'incident'));
    }
    return states;
  }

  /** Acts with the elements they were done at, oldest first. */
  actViews(state: ProcessState, { process }: DeployedProcess): readonly ActView[] {
    return this.acts.map(({ item, ...act }) => {
      const elementId = act.elementId ?? (item === undefined ? undefined : state.workItems.get(item)?.element);
      const name = elementId === undefined ? undefined : process.nodes.get(elementId)?.name;
      return { ...act, ...(elementId === undefined ? {} : { elementId }), ...(name === undefined ? {} : { name: structuredClone(name) }) };
    });
  }

  private reached(element: string, left: 'done' | null, times = 1): void {
    const known = this.elements.get(element);
    this.elements.set(element, { count: (known?.count ?? 0) + times, left });
  }

  private left(activity: number, how: 'done' | 'cancelled'): void {
    const element = this.running.get(activity)?.element;
    if (element === undefined) return;
    this.running.delete(activity);
    const known = this.elements.get(element);
    if (known) this.elements.set(element, { ...known, left: how });
  }

  /** All that runs in a scope, or in activities, those among them: whatever is in one began after it. */
  private inside({ activities, within }: Extract<ProcessEvent, { readonly type: 'activitiesTerminated' }>['facts']): readonly number[] {
    const found = new Set(activities);
    for (const [activity, { scope }] of this.running) if (scope === within || found.has(scope)) found.add(activity);
    return [...found];
  }

  private took(flows: readonly string[] | undefined): void {
    for (const flow of flows ?? []) this.flows.set(flow, (this.flows.get(flow) ?? 0) + 1);
  }
}

/** Events that people make, what held an instance up, and what ended it. */
const told: ReadonlySet<ProcessEvent['type']> = new Set([
  'instanceStarted',
  'instanceReminded',
  'instanceCancelled',
  'instanceCompleted',
  'instanceSuspended',
  'instanceResumed',
  'elementActivated',
  'instanceAdded',
  'workItemClaimed',
  'workItemReleased',
  'workItemReassigned',
  'workItemOffered',
  'workItemSuspended',
  'workItemCompleted',
  'incidentRaised',
  'incidentResolved',
  'incidentSkipped',
  'variablesSet',
] satisfies readonly ProcessEvent['type'][]);

/** What follows from somebody's act is not theirs. */
const byItself: ReadonlySet<ProcessEvent['type']> = new Set([
  'instanceCompleted',
  'incidentRaised',
] satisfies readonly ProcessEvent['type'][]);

function actOf(entry: HistoryEntry, event: ProcessEvent, elementId: string | undefined): Act | null {
  if (!told.has(event.type)) return null;
  // Variables are set by steps of the process all the time; a correction by hand says why.
  const data: JsonObject = entry.data ?? {};
  if (event.type === 'variablesSet' && typeof data['reason'] !== 'string') return null;
  const { facts } = entry;
  return {
    at: entry.at,
    type: event.type === 'instanceCancelled' && facts['withdrawn'] === true ? 'instanceWithdrawn' : event.type,
    actor: byItself.has(event.type) ? 'system' : entry.actor,
    ...(entry.onBehalfOf === undefined || byItself.has(event.type) ? {} : { onBehalfOf: entry.onBehalfOf }),
    ...(elementId === undefined ? {} : { elementId }),
    ...(typeof facts['item'] === 'number' ? { item: facts['item'] } : {}),
    ...(typeof facts['outcome'] === 'string' ? { outcome: facts['outcome'] } : {}),
    ...(typeof facts['round'] === 'number' ? { round: facts['round'] } : {}),
    ...(typeof data['reason'] === 'string' ? { reason: data['reason'] } : {}),
    ...(typeof data['comment'] === 'string' ? { comment: data['comment'] } : {}),
  };
}
