import { MillraceError, type JsonValue } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import { broadcastKey } from '../notifications/index.js';
import { targetOf } from './ad-hoc.js';
import type { RemindInstance, WithdrawInstance } from './commands.js';
import { requireReason } from './instance-commands.js';
import type { CommandRun } from './run-command.js';
import type { ProcessState, Scope, WorkItem } from './state.js';

/** How long after one reminder the next may come. */
const remindAgainMs = 86_400_000;
/** Work items of one reminder: each is a notification of its own, and a commit has at most 500 effects. */
const mostReminded = 100;

/** Ends an instance for the one who started it, where the process allows it and as long as it does. */
export function withdrawInstance(run: CommandRun, command: WithdrawInstance): JsonValue {
  refuseOtherThanInitiator(run);
  const reason = requireReason(command.reason);
  const why = whyNotWithdrawn(run);
  if (why === 'never') throw new MillraceError('WITHDRAWAL_NOT_ALLOWED', { id: idOfKey(run.context.key) });
  if (why !== null) throw new MillraceError('WITHDRAWAL_TOO_LATE', { element: why });
  run.emit({ type: 'instanceCancelled', facts: { withdrawn: true }, data: { reason } });
  return null;
}

/** `null` where an instance may be withdrawn now; `never` where its process does not allow it; else an element it stands at that does not. */
export function whyNotWithdrawn(run: Pick<CommandRun, 'state' | 'deployed'>): string | null {
  const { state, deployed } = run;
  const withdrawal = deployed.process.scopes.get(state.process)?.withdrawal;
  if (withdrawal === undefined) return 'never';
  const { at } = withdrawal;
  if (at === undefined) return null;
  const around = (element: string): string => deployed.process.nodes.get(element)?.scope ?? '';
  const isListed = (element: string): boolean => {
    for (let place = element, depth = 0; place !== '' && depth < 100; place = around(place), depth++) if (at.includes(place)) return true;
    return false;
  };
  return placesOf(run).find((element) => !isListed(element)) ?? null;
}

/** The elements an instance stands at: activities that hold no others, joins that wait, and where tokens on their way are going. */
function placesOf({ state, deployed }: Pick<CommandRun, 'state' | 'deployed'>): readonly string[] {
  const places = new Set<string>();
  state.activities.forEach((activity) => {
    const inside = state.scopes.get(activity.id);
    if (inside === undefined || !holdsOthers(inside)) places.add(activity.element);
  });
  state.scopes.forEach((scope) => {
    for (const gateway of Object.keys(scope.joins)) places.add(gateway);
  });
  state.queue.forEach((token) => places.add(targetOf(deployed, token).id));
  return [...places];
}

/** An instance of a loop has variables of its own and holds nothing; an ad-hoc subprocess that waits to be told what to do is a place itself. */
function holdsOthers({ loop, activities, tokens, joins }: Scope): boolean {
  return loop === true || activities.size > 0 || tokens > 0 || Object.keys(joins).length > 0;
}

/** Has those reminded whom the instance waits for: holders, else those the work is offered to. */
export function remindInstance(run: CommandRun, _command: RemindInstance): JsonValue {
  refuseOtherThanInitiator(run);
  const { now } = run.context;
  const nextAt = nextReminderAt(run.state);
  if (nextAt !== null && now < nextAt) throw new MillraceError('REMINDED_ALREADY', { nextAt: new Date(nextAt).toISOString() });
  const reminded = remindable(run.state).slice(0, mostReminded);
  if (reminded.length === 0) throw new MillraceError('NOBODY_TO_REMIND');
  run.emit({ type: 'instanceReminded', facts: { items: reminded.map(({ item }) => item.id) } });
  const instance = idOfKey(run.context.key);
  const title = run.state.title ?? run.state.number ?? '';
  const named = (language: 'en' | 'ru'): string => {
    const words = typeof title === 'string' ? title : (title[language] ?? '');
    return words === '' ? '' : `: ${words.slice(0, 300)}`;
  };
  for (const { item, to } of reminded) {
    run.send(broadcastKey(run.context.tenant, `${run.context.commandId}.${item.id}`), {
      type: 'startBroadcast',
      to,
      title: { en: `Reminder${named('en')}`, ru: `Напоминание${named('ru')}` },
      text: { en: 'The person who asked is waiting for you.', ru: 'Автор заявки ждёт вас.' },
      link: `/inbox/${instance}.${item.id}`,
      instance,
    });
  }
  return null;
}

/** When the initiator may have somebody reminded again, milliseconds since 1970 UTC; `null`: at once. */
export function nextReminderAt({ remindedAt }: Pick<ProcessState, 'remindedAt'>): number | null {
  return remindedAt === undefined ? null : remindedAt + remindAgainMs;
}

/** The open work items that somebody else than the initiator is asked to do, with whom to remind of each. */
export function remindable(state: ProcessState): readonly { readonly item: WorkItem; readonly to: readonly string[] }[] {
  if (state.openWorkItems === 0) return [];
  const found: { item: WorkItem; to: readonly string[] }[] = [];
  state.workItems.forEach((item) => {
    if (item.endedAt !== undefined) return;
    const keys = item.assignee === undefined ? item.offeredTo : [`user:${item.assignee}`];
    const to = keys.filter((key) => key !== `user:${state.initiator}`).slice(0, 100);
    if (to.length > 0) found.push({ item, to });
  });
  return found;
}

/** A substitute acts with the rights of the person behind. */
function refuseOtherThanInitiator(run: CommandRun): void {
  const { actor, onBehalfOf } = run.context;
  if ((onBehalfOf ?? actor) !== run.state.initiator)
    throw new MillraceError('NOT_YOURS', { entity: `request ${idOfKey(run.context.key)}` });
}
