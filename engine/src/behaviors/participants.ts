import type { JsonValue } from '@millrace/schemas';
import type { Assignment, Participant } from '../model/definition.js';
import { describeFound } from './command-input.js';
import { evaluate } from './expressions-in-steps.js';
import { fail } from './failed-step.js';
import type { Run, Visit } from './run.js';
import { visibleVariables } from './variables.js';

/** A principal key: `user:anna`, `group:committee`, `position:cfo`. */
const principalKey = /^(user|group|position):[^\s:]+$/;
const longestPrincipal = 200;

/** How many a work item may be offered to: each has it in their list, and a group is one. */
export const mostPrincipals = 1000;

/** Whether something is a list of principal keys that a work item may be offered to. */
export function mayBeOffered(keys: unknown): keys is readonly string[] {
  return (
    Array.isArray(keys) &&
    keys.length > 0 &&
    keys.length <= mostPrincipals &&
    keys.every((key) => typeof key === 'string' && key.length <= longestPrincipal && principalKey.test(key))
  );
}

/** The principal keys a participant stands for now: relations become persons, groups and positions stay keys (rule 10). At least one, else the step is given up. */
export function principalsOf(run: Run, visit: Visit, participant: Participant): readonly string[] {
  if ('user' in participant) return [`user:${participant.user}`];
  if ('group' in participant) return [`group:${participant.group}`];
  if ('position' in participant) return [`position:${participant.position}`];
  if ('expression' in participant) return computed(run, visit, participant.expression);
  if (participant.relation === 'initiator') return [`user:${run.state.initiator}`];
  const of = participant.of === undefined ? run.state.initiator : onePerson(run, visit, participant.of);
  const found = run.context.ask('relation', { relation: participant.relation, of });
  return found.length > 0 ? found.map((person) => `user:${person}`) : fail('RELATION_EMPTY', { relation: participant.relation, of });
}

/** All principal keys of a list of participants, each once, in order. */
export function allPrincipals(run: Run, visit: Visit, participants: readonly Participant[]): readonly string[] {
  const keys = [...new Set(participants.flatMap((participant) => principalsOf(run, visit, participant)))];
  return keys.length <= mostPrincipals
    ? keys
    : fail('PARTICIPANTS_TOO_MANY', { element: visit.node.id, limit: mostPrincipals, found: keys.length });
}

/** The one person a participant stands for; the step is given up when there are none or several. */
export function onePerson(run: Run, visit: Visit, participant: Participant): string {
  const persons = new Set(principalsOf(run, visit, participant).flatMap((key) => personsBehind(run, key)));
  const [person] = persons;
  if (person === undefined || persons.size > 1) return fail('ASSIGNEE_NOT_ONE', { element: visit.node.id, found: persons.size });
  return person;
}

/** The people behind a principal key. */
export function personsBehind(run: Run, key: string): readonly string[] {
  return key.startsWith('user:') ? [key.slice(5)] : run.context.ask('members', { principal: key });
}

/** To whom a work item goes: the holder from the start, if one is named, and the keys that may take it. */
export function resolveAssignment(
  run: Run,
  visit: Visit,
  assignment: Assignment | undefined,
): { readonly assignee?: string; readonly offeredTo: readonly string[] } {
  if (!assignment) return { offeredTo: [] };
  const candidates = allPrincipals(run, visit, assignment.candidates ?? []);
  if (!assignment.assignee) return { offeredTo: candidates };
  const assignee = onePerson(run, visit, assignment.assignee);
  return { assignee, offeredTo: candidates.length > 0 ? [...new Set([`user:${assignee}`, ...candidates])] : [`user:${assignee}`] };
}

/** Whether a person may take what is offered to these keys. Nobody named: anybody may. The host program itself (`system`) always may. */
export function mayTake(run: Run, offeredTo: readonly string[], person: string): boolean {
  if (offeredTo.length === 0 || person === 'system' || offeredTo.includes(`user:${person}`)) return true;
  return run.context.ask('principals', { person }).some((key) => offeredTo.includes(key));
}

function computed(run: Run, visit: Visit, expression: string): readonly string[] {
  const value = evaluate(run, expression, visibleVariables(run.state, visit.scope), `participants of ${visit.node.id}`);
  const keys: readonly JsonValue[] = Array.isArray(value)
    ? (value as readonly JsonValue[])
    : value === undefined || value === null
      ? []
      : [value];
  if (keys.length === 0) return fail('PARTICIPANTS_EMPTY', { element: visit.node.id });
  return keys.map((key) =>
    typeof key === 'string' && key.length <= longestPrincipal && principalKey.test(key)
      ? key
      : fail('PRINCIPAL_INVALID', {
          element: visit.node.id,
          found: typeof key === 'string' && key.length <= 60 ? key : describeFound(key),
        }),
  );
}
