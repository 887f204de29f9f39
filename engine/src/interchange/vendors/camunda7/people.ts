import { textOf } from '../../xml/index.js';
import { isJuel, type JuelPlace } from '../juel/index.js';
import { isPrincipal } from '../names.js';
import type { Reading, Subject } from '../reading.js';
import type { Words } from '../vendor.js';
import { asOperand, timing, translated } from './values.js';

type Kind = 'user' | 'group';
type Participant = Readonly<Record<string, string>>;

const mostCandidates = 200;

/** Who does a user task, how urgent it is and by when. */
export function readPeople(reading: Reading, place: JuelPlace): void {
  if (reading.type !== 'userTask') return;
  const assignee = reading.attribute('assignee');
  if (assignee !== undefined) {
    const participant = one(reading, assignee, assignee.value, place);
    if (participant !== undefined) reading.put(['assignment', 'assignee'], participant);
  }
  const users = reading.attribute('candidateUsers');
  const groups = reading.attribute('candidateGroups');
  const candidates = [
    ...(users === undefined ? [] : several(reading, users, users.value, 'user', place)),
    ...(groups === undefined ? [] : several(reading, groups, groups.value, 'group', place)),
  ];
  candidates.push(...readRoles(reading, place));
  if (candidates.length > 0) reading.put(['assignment', 'candidates'], candidates.slice(0, mostCandidates));
  const most = users ?? groups ?? { what: reading.element.name, line: reading.element.line };
  if (candidates.length > mostCandidates) reading.redo(most, tooMany(candidates.length));
  for (const [local, field] of [
    ['dueDate', 'due'],
    ['followUpDate', 'followUp'],
  ] as const) {
    const when = reading.attribute(local);
    const value = when === undefined ? undefined : timing(reading, when, when.value, place);
    if (value !== undefined) reading.put([field], value);
  }
  readPriority(reading);
}

/** BPMN's own roles: a performer is the assignee; an owner is one of `user(anna)`, `group(finance)`, or a group by its bare name. */
function readRoles(reading: Reading, place: JuelPlace): readonly Participant[] {
  for (const performer of reading.parts('humanPerformer', 'performer')) {
    const source = textOf(performer).trim();
    if (source === '' || reading.at(['assignment', 'assignee']) !== undefined) continue;
    const participant = one(reading, reading.subject(performer), source, place);
    if (participant !== undefined) reading.put(['assignment', 'assignee'], participant);
  }
  return reading.parts('potentialOwner').flatMap((owner) => {
    const subject = reading.subject(owner);
    return atCommas(textOf(owner))
      .slice(0, mostCandidates)
      .flatMap((part) => {
        const [, kind = 'group', inside = part] = /^(user|group)\s*\(([^]*)\)$/.exec(part) ?? [];
        return several(reading, subject, inside, kind === 'user' ? 'user' : 'group', place);
      });
  });
}

function readPriority(reading: Reading): void {
  const priority = reading.attribute('priority');
  if (priority === undefined) return;
  const value = Number(priority.value.trim());
  if (/^\d{1,3}$/.test(priority.value.trim()) && value <= 100) {
    reading.put(['priority'], value);
    reading.understood(priority, String(value));
  } else
    reading.redo(priority, {
      en: 'A priority is a whole number from 0 to 100 here, 50 being usual; it is not computed. Choose one.',
      ru: 'Приоритет здесь целое число от 0 до 100, обычно 50; он не вычисляется. Выберите его.',
    });
}

/** One person. */
function one(reading: Reading, subject: Subject, source: string, place: JuelPlace): Participant | undefined {
  const translation = translated(reading, subject, source.trim(), place);
  if (translation === undefined) return undefined;
  const { constant, expression } = translation;
  if (constant !== undefined) return literal(reading, subject, constant, 'user');
  const participant: Participant =
    expression === '$instance.initiator' ? { relation: 'initiator' } : { expression: `'user:' & ${asOperand(expression)}` };
  if ((participant['expression']?.length ?? 0) > 20_000) {
    reading.redo(subject, tooLong);
    return undefined;
  }
  reading.translated(subject, participant['expression'] ?? 'relation: initiator');
  return participant;
}

/** A list: ids and expressions with commas between them, an expression giving one id, ids with commas, or a list. */
function several(reading: Reading, subject: Subject, source: string, kind: Kind, place: JuelPlace): readonly Participant[] {
  const participants: Participant[] = [];
  const parts = atCommas(source);
  if (parts.length > mostCandidates) reading.redo(subject, tooMany(parts.length));
  for (const part of parts.slice(0, mostCandidates)) {
    if (!isJuel(part)) {
      const participant = literal(reading, subject, part, kind);
      if (participant !== undefined) participants.push(participant);
      continue;
    }
    const translation = translated(reading, subject, part, place);
    if (translation === undefined) continue;
    const { constant, expression } = translation;
    if (constant !== undefined) participants.push(...several(reading, subject, constant, kind, place));
    else {
      const written = keysOf(expression, kind, /^[$#]\{[^{}]*\}$/.test(part));
      if (written.length > 20_000) {
        reading.redo(subject, tooLong);
        continue;
      }
      participants.push({ expression: written });
      reading.translated(subject, written);
    }
  }
  return participants;
}

/** The principal keys of what an expression gives. */
function keysOf(expression: string, kind: Kind, isAlone: boolean): string {
  if (!isAlone) return `'${kind}:' & ${asOperand(expression)}`;
  const isPath = asOperand(expression) === expression;
  const value = isPath ? expression : '$ids';
  const keys = `($type(${value}) = 'array' ? ${value} : $split($string(${value}), ',')).('${kind}:' & $trim($string($)))`;
  return isPath ? keys : `($ids := ${expression}; ${keys})`;
}

function literal(reading: Reading, subject: Subject, text: string, kind: Kind): Participant | undefined {
  if (isPrincipal(text)) {
    reading.understood(subject, `${kind}:${text}`);
    return { [kind]: text };
  }
  reading.redo(subject, {
    en: `“${text.slice(0, 60)}” cannot be the id of a ${kind} here: letters, digits, _ . @ and - only. Choose an id, and give it to the ${kind} in the directory.`,
    ru: `«${text.slice(0, 60)}» не может быть идентификатором ${kind === 'user' ? 'пользователя' : 'группы'}: допустимы латинские буквы, цифры и знаки _ . @ -. Выберите идентификатор и задайте его в справочнике.`,
  });
  return undefined;
}

function tooMany(count: number): Words {
  return {
    en: `There are ${count} candidates; ${mostCandidates} were taken. Make a group of them.`,
    ru: `Кандидатов ${count}; взяты ${mostCandidates}. Объедините их в группу.`,
  };
}

const tooLong: Words = {
  en: 'It is longer than an expression may be. Compute it in a script task before this element.',
  ru: 'Длиннее, чем может быть выражение. Вычислите значение задачей-сценарием перед этим элементом.',
};

/** The parts between commas that stand outside of `${…}`. */
function atCommas(source: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= source.length; at++) {
    const letter = source[at];
    if (letter === '{') depth++;
    else if (letter === '}') depth = Math.max(0, depth - 1);
    else if (letter === undefined || (letter === ',' && depth === 0)) {
      const part = source.slice(from, at).trim();
      if (part !== '') parts.push(part);
      from = at + 1;
    }
  }
  return parts;
}
