import { MillraceError, type Text } from '@millrace/schemas';
import { keyPart } from '../behaviors/aggregate-key.js';
import { refuseInput, requireRevision, requireShownText, requireText, sameJson } from '../behaviors/command-input.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision } from '../execution/aggregate.js';
import { applicationRows, applicationsCollection, deployedItemsCollection } from './application-rows.js';
import { checkedStarts, mostTimers, timersIn, type StartEvent } from './start-events.js';
import { scheduleEffects, startSubscriptionsCollection } from './starts.js';

/** The most items of one application. */
export const mostItems = 2000;

/** An item to deploy: its contents are stored already, under these hashes (rule 17). */
export type ItemToDeploy = {
  readonly kind: string;
  readonly id: string;
  readonly hash: string;
  readonly layoutHash: string;
  /** Of a process: what begins its instances besides people and programs. */
  readonly starts?: readonly StartEvent[];
};

/** One version of an item. */
export interface DeployedVersion {
  /** Rises when what is executed changes. */
  readonly version: number;
  /** 1 with each version; rises when only what is drawn changes. */
  readonly layoutRevision: number;
  readonly hash: string;
  readonly layoutHash: string;
  readonly starts?: readonly StartEvent[];
  /** Version of the application that brought it, or last moved a box in it. */
  readonly applicationVersion: number;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** An item with all versions it ever had, oldest first. */
export interface DeployedItem {
  readonly kind: string;
  readonly id: string;
  /** Left out of the newest deployment: nothing new starts on it, what runs goes on. Its numbers go on when it returns. */
  readonly retired: boolean;
  /** Nothing of it begins until it is resumed, whichever version is deployed meanwhile. */
  readonly suspended?: true;
  readonly versions: readonly DeployedVersion[];
}

/** What an analyst ships as one: processes, forms, decisions, registers … */
export interface Application {
  readonly id: string;
  readonly name: Text | null;
  /** 1, 2, 3 …: rises with every deployment that changes anything. */
  readonly version: number;
  readonly note: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly deployedAt: number;
  /** By `<kind>/<id>`. */
  readonly items: Readonly<Record<string, DeployedItem>>;
}

/** The commands of an application. */
export type ApplicationCommand =
  | DeployApplication
  | { readonly type: 'suspendItem'; readonly kind: string; readonly id: string; readonly reason: string }
  | { readonly type: 'resumeItem'; readonly kind: string; readonly id: string; readonly reason?: string };

/** `expectedVersion` refuses with `REVISION_CHANGED` when somebody deployed meanwhile; 0 expects the first. */
export type DeployApplication = {
  readonly type: 'deployApplication';
  /** Its id in full; the aggregate's key holds `keyPart(application)`. */
  readonly application: string;
  readonly name?: Text;
  readonly items: readonly ItemToDeploy[];
  readonly note?: string;
  readonly expectedVersion?: number;
};

/** A new version, or a new layout revision, of an item. */
export type ItemChange = ItemToDeploy & { readonly version: number; readonly layoutRevision: number };

/** What happens to an application. */
export type ApplicationEvent =
  | ApplicationDeployed
  | { readonly type: 'itemSuspended'; readonly facts: ItemName; readonly data: { readonly reason: string } }
  | { readonly type: 'itemResumed'; readonly facts: ItemName; readonly data?: { readonly reason: string } };

type ItemName = { readonly kind: string; readonly id: string };

/** Only what changed is named. */
export type ApplicationDeployed = {
  readonly type: 'applicationDeployed';
  readonly facts: {
    readonly application: string;
    readonly version: number;
    readonly changes: readonly ItemChange[];
    readonly retired: readonly { readonly kind: string; readonly id: string }[];
  };
  readonly data: { readonly name: Text | null; readonly note: string | null };
};

/** How an item came out of a deployment. */
export type ItemOutcome = 'new' | 'changed' | 'layout' | 'returned' | 'same';

/** The key of an application: `<tenant>/application/<id>`. */
export function applicationKey(tenant: string, application: string): string {
  return `${tenant}/application/${keyPart(application)}`;
}

/**
 * An application: `<tenant>/application/<id>`. A deployment is one small commit that names hashes: either all of it is there or nothing. Deploying what
 * is deployed already commits nothing and says so: `{ application, version, changed, items: [{ kind, id, version, layoutRevision, hash, outcome }], retired }`.
 */
export const applicationAggregate: AggregateType<Application, ApplicationCommand, ApplicationEvent> = {
  type: 'application',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [applicationsCollection.name, deployedItemsCollection.name, startSubscriptionsCollection.name],

  decide(state, command, context) {
    if (command.type === 'suspendItem' || command.type === 'resumeItem') return turn(state, command);
    if (command.type !== 'deployApplication') return refuseUnknownCommand('application', command);
    const application = requireText(command.application, '/application', 128);
    if (applicationKey(context.tenant, application) !== context.key)
      refuseInput('/application', `the id behind ${context.key}`, application);
    if (command.expectedVersion !== undefined) requireRevision(command.expectedVersion, state?.version ?? 0, `application ${application}`);
    const name = command.name === undefined ? (state?.name ?? null) : requireShownText(command.name, '/name');
    const note = command.note ? requireText(command.note, '/note', 4000) : null;
    const { events, answer } = deploy(state, application, name, checkedItems(command.items), note);
    const next = events.reduce<Application | null>((before, event) => apply(before, event, context.now), state);
    return { events, effects: next === null || next === state ? [] : scheduleEffects(context.tenant, state, next), answer };
  },

  apply,

  project: applicationRows,

  about: (state) => ({ application: state.id, version: state.version }),
};

function apply(state: Application | null, event: ApplicationEvent, at: number): Application {
  if (event.type === 'itemSuspended' || event.type === 'itemResumed') return turned(state!, event);
  if (event.type !== 'applicationDeployed') return refuseUnknownEvent('application', event);
  const { application, version, changes, retired } = event.facts;
  const items: Record<string, DeployedItem> = { ...state?.items };
  for (const { kind, id, ...change } of changes) {
    const { versions: before = [], suspended } = items[itemName({ kind, id })] ?? {};
    const isSuspended = suspended === undefined ? {} : { suspended };
    const kept = before.at(-1)?.version === change.version ? before.slice(0, -1) : before;
    items[itemName({ kind, id })] = {
      kind,
      id,
      retired: false,
      ...isSuspended,
      versions: [...kept, { ...change, applicationVersion: version, at }],
    };
  }
  for (const item of retired) items[itemName(item)] = { ...items[itemName(item)]!, retired: true };
  return { id: application, name: event.data.name, version, note: event.data.note, deployedAt: at, items };
}

/** Lets nothing of an item begin, or lets it begin again; said once more, nothing changes. */
function turn(
  state: Application | null,
  { type, kind, id, reason }: Exclude<ApplicationCommand, DeployApplication>,
): Decision<ApplicationEvent> {
  const item = typeof kind === 'string' && typeof id === 'string' ? state?.items[itemName({ kind, id })] : undefined;
  if (item === undefined || item.retired || kind !== 'process')
    throw new MillraceError('PROCESS_NOT_DEPLOYED', { id: String(id).slice(0, 80) });
  const suspends = type === 'suspendItem';
  const said = suspends || reason !== undefined ? requireText(reason, '/reason', 4000) : undefined;
  if ((item.suspended === true) === suspends) return { events: [], answer: null };
  const facts = { kind, id };
  if (suspends) return { events: [{ type: 'itemSuspended', facts, data: { reason: said ?? '' } }], answer: null };
  return { events: [{ type: 'itemResumed', facts, ...(said === undefined ? {} : { data: { reason: said } }) }], answer: null };
}

function turned(state: Application, { type, facts }: Exclude<ApplicationEvent, ApplicationDeployed>): Application {
  const name = itemName(facts);
  const { suspended: _suspended, ...item } = state.items[name]!;
  return { ...state, items: { ...state.items, [name]: type === 'itemSuspended' ? { ...item, suspended: true } : item } };
}

function deploy(
  state: Application | null,
  application: string,
  name: Text | null,
  given: readonly ItemToDeploy[],
  note: string | null,
): Decision<ApplicationEvent> {
  const outcomes = given.map((item) => outcomeOf(item, state?.items[itemName(item)]));
  const changes = outcomes.filter(({ outcome }) => outcome !== 'same').map(({ change }) => change);
  const named = new Set(given.map(itemName));
  const retired = Object.values(state?.items ?? {})
    .filter((item) => !item.retired && !named.has(itemName(item)))
    .map(({ kind, id }) => ({ kind, id }));
  const changed = state === null || changes.length + retired.length > 0 || !sameJson(name, state.name);
  const version = (state?.version ?? 0) + (changed ? 1 : 0);
  const answer = {
    application,
    version,
    changed,
    items: outcomes.map(({ outcome, change: { kind, id, version: of, layoutRevision, hash } }) => ({
      kind,
      id,
      version: of,
      layoutRevision,
      hash,
      outcome,
    })),
    retired,
  };
  if (!changed) return { events: [], answer };
  return { events: [{ type: 'applicationDeployed', facts: { application, version, changes, retired }, data: { name, note } }], answer };
}

function outcomeOf(item: ItemToDeploy, known: DeployedItem | undefined): { readonly outcome: ItemOutcome; readonly change: ItemChange } {
  const last = known?.versions.at(-1);
  if (known === undefined || last === undefined) return { outcome: 'new', change: { ...item, version: 1, layoutRevision: 1 } };
  const { version, layoutRevision } = last;
  if (last.hash !== item.hash) return { outcome: 'changed', change: { ...item, version: version + 1, layoutRevision: 1 } };
  if (last.layoutHash !== item.layoutHash) return { outcome: 'layout', change: { ...item, version, layoutRevision: layoutRevision + 1 } };
  return { outcome: known.retired ? 'returned' : 'same', change: { ...item, version, layoutRevision } };
}

function checkedItems(items: unknown): readonly ItemToDeploy[] {
  if (!Array.isArray(items) || items.length === 0 || items.length > mostItems)
    refuseInput('/items', `a list of 1 to ${mostItems} items`, items);
  const seen = new Set<string>();
  const checkedAll = (items as readonly Partial<ItemToDeploy>[]).map((item, index) => {
    const place = `/items/${index}`;
    const checked = {
      kind: requireText(item.kind, `${place}/kind`, 40),
      id: requireText(item.id, `${place}/id`, 128),
      hash: requireText(item.hash, `${place}/hash`, 64),
      layoutHash: requireText(item.layoutHash, `${place}/layoutHash`, 64),
      ...checkedStarts(item.starts, `${place}/starts`),
    };
    if (seen.has(itemName(checked))) refuseInput(place, 'each item once', itemName(checked));
    seen.add(itemName(checked));
    return checked;
  });
  if (timersIn(checkedAll) > mostTimers) refuseInput('/items', `at most ${mostTimers} timer start events`, items);
  return checkedAll;
}

const itemName = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}/${id}`;
