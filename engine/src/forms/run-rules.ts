import type { JsonObject, JsonValue } from '@millrace/schemas';
import { round } from '../behaviors/values/index.js';
import { type Cell, isOpen, type Scope, setValue, type Sheet, valueOf } from './cells.js';
import type { CompiledForm, CompiledRule } from './compiled-form.js';
import type { DataSchema } from './definition.js';
import { isSame, withoutEmpty } from './empty.js';
import { messageFrom, type ProblemList } from './problem-list.js';
import { Snapshots } from './snapshot.js';
import type { TryEvaluate } from './submission.js';
import { isPlain } from './rows.js';
import { shown } from './value-check.js';

/** What running the rules needs to know. */
export interface RuleRun {
  readonly form: CompiledForm;
  readonly sheet: Sheet;
  readonly evaluate: TryEvaluate;
  /** What rules read as `$source`. */
  readonly sources: JsonObject;
  /** The ids of rules that could not be decided; what is in it from the start is not asked again, what turns out so is added. */
  readonly undecided: Set<string>;
  readonly problems: ProblemList;
  readonly warnings: ProblemList;
  /** Whether values of the wrong type were found: a rule that then cannot be computed is not a fault of its own. */
  readonly hasFaults: boolean;
}

/** A run with what one rule is about to change: all rows are asked before any of them changes. */
interface Running extends RuleRun {
  readonly snapshots: Snapshots;
  readonly changes: (() => void)[];
}

/** Runs the rules in their order over a laid-out submission, once for each row where they stand in a table. */
export function runRules(run: RuleRun): void {
  const snapshots = new Snapshots(run.sheet.root);
  for (const rule of run.form.rules) {
    const table = run.form.nodes.get(rule.target)?.table ?? null;
    const scopes = table === null ? [run.sheet.root] : (run.sheet.rows.get(table) ?? []);
    const running: Running = { ...run, snapshots, changes: [] };
    if (run.form.dependencies.get(rule.id)?.some((id) => run.undecided.has(id)) === true) run.undecided.add(rule.id);
    for (const scope of scopes) if (!isHidden(run.form, rule.target, scope)) runRule(rule, scope, running);
    for (const change of running.changes) change();
    if (running.changes.length > 0) snapshots.forget();
  }
}

function runRule(rule: CompiledRule, scope: Scope, run: Running): void {
  const cells = scope.cells.get(rule.target) ?? [];
  if (run.undecided.has(rule.id)) {
    leaveOpen(rule, cells, scope, run);
    return;
  }
  // A value nobody may set here cannot be missing or wrong; conditions on it are not even asked.
  if ((rule.kind === 'required' || rule.kind === 'allowed') && !cells.some(isOpen)) return;
  const condition = rule.when === null ? true : holds(rule, rule.when, scope, run);
  if (condition === null) return;
  if (rule.kind === 'visible') {
    if (!condition) run.changes.push(() => hide(rule.target, scope, run.form));
  } else if (condition) {
    act(rule, cells, scope, run);
  }
}

function act(rule: CompiledRule, cells: readonly Cell[], scope: Scope, run: Running): void {
  switch (rule.kind) {
    case 'computed':
      compute(rule, cells, scope, run);
      return;
    case 'readOnly':
      for (const cell of below(rule.target, scope, run.form)) cell.locked = true;
      return;
    case 'required':
      for (const cell of cells) cell.required = true;
      return;
    case 'allowed':
      limit(rule, cells, scope, run);
      return;
    case 'warning':
    case 'error':
      speak(rule, cells, scope, run);
      return;
    case 'visible':
      return;
  }
}

/** True or false; nothing is false. Null if it cannot be told: that has been reported. */
function holds(rule: CompiledRule, source: string, scope: Scope, run: Running): boolean | null {
  const answer = ask(rule, source, scope, run);
  if (answer === null) return null;
  if (answer.value === undefined) return false;
  if (typeof answer.value === 'boolean') return answer.value;
  if (!run.hasFaults) run.problems.add('FORM_RULE_ANSWER', spotOf(rule, scope), { rule: rule.id, found: shown(answer.value) });
  return null;
}

/** Asks the expression. No `try` here: the evaluator may throw a signal that the runtime must get. */
function ask(rule: CompiledRule, source: string, scope: Scope, run: Running): { readonly value: JsonValue | undefined } | null {
  const root = run.snapshots.data();
  const shared: JsonObject = { root, source: run.sources };
  const bindings: JsonObject = scope.parent === null ? shared : { ...shared, row: run.snapshots.row(scope) };
  const result = run.evaluate(source, root, bindings);
  if (result === 'undecided') {
    run.undecided.add(rule.id);
    leaveOpen(rule, scope.cells.get(rule.target) ?? [], scope, run);
    return null;
  }
  if (result.ok) return { value: withoutEmpty(result.value) };
  if (!run.hasFaults)
    run.problems.add('FORM_RULE_FAILED', spotOf(rule, scope), { rule: rule.id, code: result.code, reason: result.message });
  return null;
}

/** The rule is left to the server: what it would decide is marked as not known here, and a computed value stays as it was. */
function leaveOpen(rule: CompiledRule, cells: readonly Cell[], scope: Scope, run: Running): void {
  if (rule.kind === 'computed') {
    for (const cell of cells) {
      cell.unsure = true;
      // With a condition of its own it may be the person's to fill in.
      if (rule.when !== null) continue;
      cell.computed = true;
      run.changes.push(() => setValue(cell, withoutEmpty(cell.before)));
    }
  } else if (rule.kind === 'visible' || rule.kind === 'readOnly') {
    for (const cell of below(rule.target, scope, run.form)) cell.unsure = true;
  }
}

function compute(rule: CompiledRule, cells: readonly Cell[], scope: Scope, run: Running): void {
  for (const cell of cells) {
    cell.computed = true;
    const answer = rule.value === null ? null : ask(rule, rule.value, scope, run);
    if (cell.unsure) continue;
    const value = answer?.value === undefined ? undefined : toDeclaredScale(answer.value, cell.shape.schema);
    if (!isSame(value, valueOf(cell))) run.changes.push(() => setValue(cell, value));
  }
}

/** Computed decimals come to their declared scale, half-even, as everywhere. What people enter is never rounded. */
export function toDeclaredScale(value: JsonValue, schema: DataSchema): JsonValue {
  const scale = schema['x-scale'];
  if (scale === undefined) return value;
  if (typeof value === 'number') return round(value, scale);
  const amount = isPlain(value) ? value['amount'] : undefined;
  return typeof amount === 'number' ? { ...(value as JsonObject), amount: round(amount, scale) } : value;
}

function limit(rule: CompiledRule, cells: readonly Cell[], scope: Scope, run: Running): void {
  const answer = rule.values === null ? null : ask(rule, rule.values, scope, run);
  if (answer === null) return;
  // JSONata gives one hit as itself and none as nothing.
  const allowed = Array.isArray(answer.value) ? (answer.value as readonly JsonValue[]) : answer.value === undefined ? [] : [answer.value];
  for (const cell of cells.filter(isOpen)) {
    cell.allowed = cell.allowed === null ? allowed : cell.allowed.filter((one) => allowed.some((other) => isSame(one, other)));
    const value = valueOf(cell);
    const entries = Array.isArray(value) ? (value as readonly JsonValue[]) : value === undefined ? [] : [value];
    const wrong = entries.find((entry) => !allowed.some((one) => isSame(one, entry)));
    if (wrong === undefined) continue;
    const spot = { path: cell.path, nodeId: cell.shape.nodeId };
    const params = { rule: rule.id, found: shown(wrong) };
    if (rule.text === null) run.problems.add('FORM_VALUE_NOT_ALLOWED', spot, params);
    else run.problems.add('FORM_VALUE_NOT_ALLOWED', spot, params, messageFrom(rule.text));
  }
}

function speak(rule: CompiledRule, cells: readonly Cell[], scope: Scope, run: Running): void {
  const spot = spotOf(rule, scope);
  const params = { rule: rule.id };
  const message = rule.text === null ? undefined : messageFrom(rule.text);
  if (rule.kind === 'error') run.problems.add('FORM_RULE_ERROR', spot, params, message);
  else if (!cells.some((cell) => cell.access === 'hidden')) run.warnings.add('FORM_RULE_WARNING', spot, params, message);
}

function hide(target: string, scope: Scope, form: CompiledForm): void {
  scope.hidden.add(target);
  for (const cell of below(target, scope, form)) {
    cell.hidden = true;
    setValue(cell, undefined);
  }
}

/** The cells of a node and of all nodes inside it. */
function below(target: string, scope: Scope, form: CompiledForm): readonly Cell[] {
  return (form.nodes.get(target)?.fields ?? []).flatMap((id) => scope.cells.get(id) ?? []);
}

/** Whether a rule hides the node or anything around it. */
function isHidden(form: CompiledForm, target: string, from: Scope): boolean {
  for (let node: string | null = target; node !== null; node = form.nodes.get(node)?.parent ?? null) {
    for (let scope: Scope | null = from; scope !== null; scope = scope.parent) if (scope.hidden.has(node)) return true;
  }
  return false;
}

function spotOf(rule: CompiledRule, scope: Scope): { readonly path: readonly (string | number)[]; readonly nodeId: string } {
  const [cell] = scope.cells.get(rule.target) ?? [];
  return { path: cell?.path ?? scope.path, nodeId: rule.target };
}
