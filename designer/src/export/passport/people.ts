import { rawOf, textOf, type Raw } from '../../drawing/read/values.js';
import { distinct, type Reader } from './reader.js';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A participant in words: `position “buyer”`, `manager of whoever started the process`. */
export function sayParticipant(value: unknown, reader: Reader, depth = 0): string {
  const { words, nameOf, source } = reader;
  const { user, group, position, relation, of, expression } = rawOf(value) as Raw & Record<string, unknown>;
  if (typeof user === 'string') return words.user(nameOf('user', user));
  if (typeof group === 'string') return words.group(nameOf('group', group));
  if (typeof position === 'string') return words.position(nameOf('position', position));
  if (relation === 'initiator') return words.initiator;
  if (relation === 'manager') return of === undefined || depth > 5 ? words.manager : words.managerOf(sayParticipant(of, reader, depth + 1));
  return expression === undefined ? '' : words.computed(source(expression));
}

/** An assignment in words, a text each. */
export function sayAssignment(value: unknown, reader: Reader): readonly string[] {
  const { assignee, candidates } = rawOf(value) as Raw & Record<string, unknown>;
  const offered = distinct(listOf(candidates).map((one) => sayParticipant(one, reader)));
  return distinct([sayParticipant(assignee, reader), offered.length > 1 ? reader.words.offered(offered.join(', ')) : (offered[0] ?? '')]);
}

/** Who does a step: what it says itself, else what its lane says. Approvers for an approval. */
export function whoDoes(element: Raw, reader: Reader): readonly string[] {
  if (element['type'] === 'approvalTask')
    return distinct(listOf(rawOf(element['approval'])['participants']).map((one) => sayParticipant(one, reader)));
  const own = sayAssignment(element['assignment'], reader);
  let lane = textOf(element['lane']);
  for (let depth = 0; own.length === 0 && lane !== '' && depth < 20; depth += 1) {
    const around = reader.entry('lanes', lane);
    const said = sayAssignment(around['assignment'], reader);
    if (said.length > 0) return said;
    lane = textOf(around['parent']);
  }
  return own;
}

/** How an approval is decided, a text each. */
export function sayApproval(value: unknown, { words }: Reader): readonly string[] {
  const approval = rawOf(value);
  if (Object.keys(approval).length === 0) return [];
  const rule = rawOf(approval['rule']);
  const number = typeof rule['value'] === 'number' ? String(rule['value']) : '';
  const many = listOf(approval['participants']).length > 1;
  return distinct([
    rule['type'] === 'any'
      ? words.rules.any
      : rule['type'] === 'count'
        ? words.rules.count(number)
        : rule['type'] === 'percent'
          ? words.rules.percent(number)
          : words.rules.all,
    many ? (approval['order'] === 'sequential' ? words.inTurn : words.together) : '',
    approval['allowReturn'] === true ? words.mayReturn : '',
    approval['allowSelfApproval'] === true ? words.maySelf : '',
  ]);
}
