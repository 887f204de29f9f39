import type { JsonObject, JsonValue } from '@millrace/schemas';
import { describeError } from '@millrace/schemas';
import { type Message, pointerTo } from '../model/problem.js';
import { accessByNode } from './access.js';
import { type Cell, isOpen, setValue, type Sheet, valueOf } from './cells.js';
import type { CompiledForm } from './compiled-form.js';
import { isDeeper, isSame, withoutEmpty } from './empty.js';
import { layOut } from './lay-out.js';
import { messageFrom, ProblemList } from './problem-list.js';
import { isPlain } from './rows.js';
import { runRules, toDeclaredScale } from './run-rules.js';
import { pathKey } from './shape.js';
import type { Submission, SubmissionResult, TryEvaluate } from './submission.js';
import { faultsOf, shown } from './value-check.js';

/** How deep the data of a form may be nested. */
export const maxDataDepth = 64;
/** A read-only rule may bring back a value that changes what another one says; more than this is a circle. */
const maxRounds = 4;

/**
 * Decides what becomes of a form that somebody sends, the same on the server and in the browser.
 *
 * - *Access*: the nearest listed node around a field decides; the strictest of access and rules holds. What access hides keeps its value from `before`, and
 *   any value sent for it is refused, equal or not: otherwise one could guess it. For a read-only field the value from `before` may be sent back; another
 *   is refused with `FIELD_NOT_EDITABLE`. For a computed field the result or the value from `before` may be sent; the result is kept.
 * - *Rows*: who may edit a table may add, remove and move rows; who may only edit some columns sends the same rows in the same order.
 * - *Rules* run as `form.rules` is ordered. What a rule hides is absent for other rules and dropped from the data, unless the person could not edit it
 *   anyway: then it stays as it was.
 * - *Empty* (`""`, null, `[]`, `{}`, spaces) is absent. A field that is not sent is empty if it is editable, unchanged otherwise.
 * - Types, bounds and required are asked only of what the person may change and of what is computed: nobody can mend the rest.
 *
 * Never throws on any data; passes on what `evaluate` throws.
 */
export function checkSubmission(form: CompiledForm, submission: Submission): SubmissionResult {
  const { data } = submission;
  const problems = new ProblemList();
  const top = { path: [], nodeId: null };
  if (!isPlain(data)) problems.add('FORM_VALUE_TYPE', top, { expected: 'object', found: shown(data) });
  else if (isDeeper(data, maxDataDepth)) problems.add('FORM_DATA_TOO_DEEP', top, { limit: maxDataDepth });
  else return conclude(form, settle(form, submission, data));
  return { ok: false, problems: problems.all() };
}

/**
 * Lays out what was sent and runs the rules over it until nothing changes any more: a read-only rule brings back a value, a rule that cannot be decided
 * leaves others undecided.
 */
export function settle(form: CompiledForm, submission: Attempted, data: JsonObject, leftOpen: readonly string[] = []): Attempt {
  const kept = new Set<string>();
  const undecided = new Set(leftOpen);
  for (let round = 1; ;) {
    const before = undecided.size;
    const attempt = run(form, submission, data, { kept, undecided });
    // Each time at least one rule more is undecided, so this ends.
    if (undecided.size > before) continue;
    const found = round < maxRounds ? attempt.sheet.cells.filter((cell) => isLeftOut(cell) && !kept.has(pointerTo(cell.path))) : [];
    if (found.length === 0) return attempt;
    for (const cell of found) kept.add(pointerTo(cell.path));
    round += 1;
  }
}

/** Locked by a rule and not sent, although it had a value: it keeps it, and the rules are asked again with it. */
function isLeftOut(cell: Cell): boolean {
  return (
    cell.locked &&
    !cell.hidden &&
    !cell.computed &&
    cell.access === 'editable' &&
    cell.sent === undefined &&
    withoutEmpty(cell.before) !== undefined
  );
}

/** A submission whose rules may be left undecided. */
export interface Attempted extends Omit<Submission, 'data' | 'evaluate'> {
  readonly evaluate: TryEvaluate;
}

/** A submission that was laid out and whose rules have run. */
export interface Attempt {
  readonly sheet: Sheet;
  readonly problems: ProblemList;
  readonly warnings: ProblemList;
  readonly hasFaults: boolean;
  /** The ids of rules that could not be decided. */
  readonly undecided: ReadonlySet<string>;
}

function run(
  form: CompiledForm,
  submission: Attempted,
  data: JsonObject,
  { kept, undecided }: { readonly kept: ReadonlySet<string>; readonly undecided: Set<string> },
): Attempt {
  const problems = new ProblemList();
  const warnings = new ProblemList();
  const accessOf = accessByNode(form, submission.access);
  const sheet = layOut(data, submission.before ?? {}, { form, accessOf, problems, newRowId: submission.newRowId, kept });
  const hasFaults = !problems.isEmpty() || sheet.cells.some((cell) => cell.faults.length > 0);
  const { evaluate, sources = {} } = submission;
  runRules({ form, sheet, evaluate, sources, problems, warnings, hasFaults, undecided });
  return { sheet, problems, warnings, hasFaults, undecided };
}

function conclude(form: CompiledForm, attempt: Attempt): SubmissionResult {
  judge(form, attempt);
  if (!attempt.problems.isEmpty()) return { ok: false, problems: attempt.problems.all() };
  return { ok: true, data: dataOf(attempt.sheet), warnings: attempt.warnings.all() };
}

/** Tells what is wrong with each value, after the rules have run. */
export function judge(form: CompiledForm, { sheet, problems, hasFaults, undecided }: Attempt): void {
  for (const cell of sheet.cells) {
    if (undecided.size > 0 && isUnsure(sheet, cell)) continue;
    refuseChange(form, cell, problems, hasFaults);
    if (!cell.hidden && (cell.shape.kind !== 'object' || hasOpen(sheet, cell))) checkValue(form, sheet, cell, problems);
  }
}

/** What is kept: without what is empty; what a rule hides keeps its old value where the person could not change it. */
export function dataOf(sheet: Sheet): JsonObject {
  for (const cell of sheet.cells) if (cell.hidden && cell.access !== 'editable') setValue(cell, withoutEmpty(cell.before));
  const data = withoutEmpty(sheet.root.row);
  return isPlain(data) ? data : {};
}

/** Whether a value, or one inside it, hangs on a rule that could not be decided. */
function isUnsure(sheet: Sheet, cell: Cell): boolean {
  if (cell.unsure || cell.shape.kind === 'leaf') return cell.unsure;
  return sheet.cells.some((other) => other.unsure && cell.path.every((step, index) => other.path[index] === step));
}

function refuseChange(form: CompiledForm, cell: Cell, problems: ProblemList, hasFaults: boolean): void {
  if (cell.sent === undefined || cell.shape.kind === 'object') return;
  if (cell.shape.kind === 'rows') {
    // Rows that access or `fixed` keep were refused when they were laid out.
    if (cell.access === 'editable' && cell.locked && cell.rowsChanged) notEditable(form, cell, problems);
    return;
  }
  if (cell.access === 'hidden') {
    notEditable(form, cell, problems);
  } else if (cell.computed) {
    const sent = toDeclaredScale(cell.sent, cell.shape.schema);
    const isKnown = isSame(sent, valueOf(cell)) || isSame(cell.sent, cell.before);
    if (!isKnown && !cell.hidden && !hasFaults) notEditable(form, cell, problems);
  } else if (cell.access === 'readOnly' || (cell.locked && !cell.hidden)) {
    if (!isSame(cell.sent, cell.before)) notEditable(form, cell, problems);
  }
}

function notEditable(form: CompiledForm, cell: Cell, problems: ProblemList): void {
  const field = cell.path.join('.');
  const label = form.nodes.get(cell.shape.nodeId ?? '')?.label ?? field;
  const names = messageFrom(label);
  const message: Message = {
    en: describeError('FIELD_NOT_EDITABLE', { field: names.en }, 'en'),
    ru: describeError('FIELD_NOT_EDITABLE', { field: names.ru }, 'ru'),
  };
  problems.add('FIELD_NOT_EDITABLE', { path: cell.path, nodeId: cell.shape.nodeId }, { field }, message);
}

function checkValue(form: CompiledForm, sheet: Sheet, cell: Cell, problems: ProblemList): void {
  const spot = { path: cell.path, nodeId: cell.shape.nodeId };
  const value = withoutEmpty(valueOf(cell));
  if (cell.shape.kind === 'rows') {
    if (isOpen(cell)) checkRows(form, sheet, cell, problems);
    return;
  }
  if (cell.shape.kind === 'object') {
    if (cell.required && value === undefined) problems.add('FORM_FIELD_REQUIRED', spot);
    return;
  }
  const faults = cell.computed && value !== undefined ? faultsOf(value, cell.shape.schema) : isOpen(cell) ? cell.faults : [];
  for (const fault of faults) problems.add(fault.code, { path: [...cell.path, ...fault.path], nodeId: cell.shape.nodeId }, fault.params);
  if (!isOpen(cell) || faults.length > 0) return;
  if (value === undefined) {
    if (cell.required) problems.add('FORM_FIELD_REQUIRED', spot);
  } else checkChoices(form, cell, value, problems);
}

/** Whether somebody can put anything into a group of values. */
function hasOpen(sheet: Sheet, group: Cell): boolean {
  return sheet.cells.some((cell) => cell !== group && isOpen(cell) && group.path.every((step, index) => cell.path[index] === step));
}

/** Whether there are rows, and enough of them. A row in which nothing was entered is none, unless its own fields ask to be filled in. */
function checkRows(form: CompiledForm, sheet: Sheet, cell: Cell, problems: ProblemList): void {
  const spot = { path: cell.path, nodeId: cell.shape.nodeId };
  const value = valueOf(cell);
  const all = Array.isArray(value) ? value.length : 0;
  const scopes = (sheet.rows.get(pathKey(cell.shape.path)) ?? []).filter(({ path }) => cell.path.every((step, at) => path[at] === step));
  const speaks = (one: Cell): boolean => (one.required && isOpen(one)) || (!one.computed && withoutEmpty(valueOf(one)) !== undefined);
  const found = scopes.filter((scope) => [...scope.cells.values()].flat().some((one) => one.shape.kind === 'leaf' && speaks(one))).length;
  const asked = form.nodes.get(cell.shape.nodeId ?? '')?.options['minRows'];
  const wanted = typeof asked === 'number' ? asked : 0;
  // An absent list breaks no `minItems`; `minRows` is asked of the table as people see it.
  const least = all > 0 ? (cell.shape.schema.minItems ?? 0) : 0;
  if (found < wanted || all < least)
    problems.add('FORM_LIST_TOO_SHORT', spot, { limit: Math.max(least, wanted), found: found < wanted ? found : all });
  if (cell.required && found === 0) problems.add('FORM_FIELD_REQUIRED', spot);
}

/** A choice with a list of choices takes only those. */
function checkChoices(form: CompiledForm, cell: Cell, value: JsonValue, problems: ProblemList): void {
  const choices = form.nodes.get(cell.shape.nodeId ?? '')?.options['choices'];
  if (!Array.isArray(choices)) return;
  const offered = (choices as readonly JsonValue[]).map((choice) => (isPlain(choice) ? choice['value'] : undefined));
  const entries = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  const wrong = entries.find((entry) => !offered.some((one) => isSame(one, entry)));
  if (wrong !== undefined) problems.add('FORM_VALUE_NOT_ALLOWED', { path: cell.path, nodeId: cell.shape.nodeId }, { found: shown(wrong) });
}
