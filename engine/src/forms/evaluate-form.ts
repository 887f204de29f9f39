import type { JsonObject, JsonValue } from '@millrace/schemas';
import { pointerTo } from '../model/problem.js';
import { type Access, accessByNode } from './access.js';
import { type Cell, isOpen, type Scope, type Sheet, valueOf } from './cells.js';
import { type Attempt, dataOf, judge, maxDataDepth, settle } from './check-submission.js';
import type { CompiledForm, CompiledNode } from './compiled-form.js';
import { isDeeper } from './empty.js';
import { containerTypes } from './page.js';
import { ProblemList } from './problem-list.js';
import { isPlain } from './rows.js';
import { namesInSources, sourcesOf } from './read-rules.js';
import { needs } from './rule-order.js';
import { type DataPath, pathKey, rowIdName, type Shape } from './shape.js';
import type { SubmissionProblem, TryEvaluate } from './submission.js';
import { shown } from './value-check.js';

/** How a node of a form stands with the data as it is now. */
export interface NodeState {
  /** Neither access nor a rule hides it; what holds other nodes is visible while one of them is. */
  readonly visible: boolean;
  /** The person cannot change it: by access, by a rule, or because it is computed. */
  readonly readOnly: boolean;
  readonly computed: boolean;
  readonly required: boolean;
  readonly access: Access;
  /** The only values that rules allow now; absent where no rule limits them. */
  readonly allowed?: readonly JsonValue[];
}

/** A form while it is filled in. */
export interface FormState {
  /** What the form holds, with computed values, without what is empty or hidden: what `checkSubmission` would keep. */
  readonly data: JsonObject;
  /** The part of it that the person decides: what to send. What is left out is unchanged or computed by the server. */
  readonly toSend: JsonObject;
  /** The nodes that stand in no table. */
  readonly nodes: ReadonlyMap<string, NodeState>;
  /** The nodes of each row, by the row's pointer (`/lines/0`). */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, NodeState>>;
  readonly problems: readonly SubmissionProblem[];
  readonly warnings: readonly SubmissionProblem[];
  /**
   * The ids of rules that only the server can decide, because they are not bounded or read what access hides, and of those that hang on them. They act on
   * nothing here.
   */
  readonly undecided: readonly string[];
}

/** What evaluating a form needs. */
export interface EvaluateForm {
  /** What this step allows, by node id. */
  readonly access?: Readonly<Record<string, Access>>;
  /** What the form was given to begin with: what read-only fields keep. */
  readonly before?: JsonObject;
  /** What the service has read for the person, by name. Without it, rules that read `$source` are left to the server. */
  readonly sources?: JsonObject;
  readonly evaluate: TryEvaluate;
}

/**
 * Evaluates a form while it is filled in: computed values, what is visible, read-only, required and allowed, and what is wrong. By the code of
 * `checkSubmission`, so both say the same; only where a rule is left undecided this one is silent about what hangs on it. It never finds a problem that
 * the server with the same data would not find. Never throws on any data.
 */
export function evaluateForm(form: CompiledForm, data: JsonValue, { access, before, sources, evaluate }: EvaluateForm): FormState {
  const usable = isPlain(data) && !isDeeper(data, maxDataDepth) ? data : null;
  const attempt = settle(
    form,
    { evaluate, ...(access ? { access } : {}), ...(before ? { before } : {}), ...(sources ? { sources } : {}) },
    usable ?? {},
    [...unseen(form, access), ...(sources ? [] : readingSources(form))],
  );
  if (usable) judge(form, attempt);
  const problems = usable ? attempt.problems.all() : [unusable(data)];
  const accessOf = accessByNode(form, access);
  return {
    toSend: toSend(form, attempt.sheet),
    data: dataOf(attempt.sheet),
    ...statesOf(form, attempt, accessOf),
    problems,
    warnings: attempt.warnings.all(),
    undecided: [...attempt.undecided],
  };
}

const known = new WeakMap<CompiledForm, WeakMap<object, readonly string[]>>();

/** The rules that read what access hides: its value never came here, so only the server can decide them. */
function unseen(form: CompiledForm, access: EvaluateForm['access']): readonly string[] {
  if (!access) return [];
  let byAccess = known.get(form);
  if (!byAccess) known.set(form, (byAccess = new WeakMap()));
  let found = byAccess.get(access);
  if (!found) {
    const accessOf = accessByNode(form, access);
    const paths: DataPath[] = [];
    const visit = (shape: Shape): void => {
      if (shape.kind !== 'object' && accessOf(shape.guard) === 'hidden') paths.push(shape.path);
      const inner = shape.kind === 'rows' ? shape.item : shape;
      if (inner.kind === 'object') for (const property of inner.properties.values()) visit(property);
    };
    visit(form.data);
    found = form.rules.map((rule) => rule.id).filter((id) => needs(form.references.get(id) ?? [], paths));
    byAccess.set(access, found);
  }
  return found;
}

function unusable(data: JsonValue): SubmissionProblem {
  const problems = new ProblemList();
  const top = { path: [], nodeId: null };
  if (isPlain(data)) problems.add('FORM_DATA_TOO_DEEP', top, { limit: maxDataDepth });
  else problems.add('FORM_VALUE_TYPE', top, { expected: 'object', found: shown(data) });
  return problems.all()[0] as SubmissionProblem;
}

/** The rules that read what only the service can read. */
function readingSources(form: CompiledForm): readonly string[] {
  return form.rules.filter((rule) => sourcesOf(rule).some(([, source]) => namesInSources(source).length > 0)).map((rule) => rule.id);
}

/** The nodes by the table they stand in, so that a row need not look through all of them. */
const byTable = new WeakMap<CompiledForm, ReadonlyMap<string | null, readonly CompiledNode[]>>();

function nodesByTable(form: CompiledForm): ReadonlyMap<string | null, readonly CompiledNode[]> {
  let known = byTable.get(form);
  if (!known) {
    const made = new Map<string | null, CompiledNode[]>();
    for (const node of form.nodes.values()) made.set(node.table, [...(made.get(node.table) ?? []), node]);
    byTable.set(form, (known = made));
  }
  return known;
}

function statesOf(form: CompiledForm, { sheet }: Attempt, accessOf: (nodeId: string) => Access): Pick<FormState, 'nodes' | 'rows'> {
  const nodes = new StateReader(form, sheet.root, null, accessOf).all();
  const rows = new Map<string, ReadonlyMap<string, NodeState>>();
  for (const [table, scopes] of sheet.rows) {
    for (const scope of scopes) rows.set(pointerTo(scope.path), new StateReader(form, scope, table, accessOf).all());
  }
  return { nodes, rows };
}

class StateReader {
  private readonly states = new Map<string, NodeState>();
  private readonly form: CompiledForm;
  private readonly scope: Scope;
  private readonly table: string | null;
  private readonly accessOf: (nodeId: string) => Access;

  constructor(form: CompiledForm, scope: Scope, table: string | null, accessOf: (nodeId: string) => Access) {
    this.form = form;
    this.scope = scope;
    this.table = table;
    this.accessOf = accessOf;
  }

  all(): ReadonlyMap<string, NodeState> {
    for (const node of nodesByTable(this.form).get(this.table) ?? []) this.stateOf(node);
    return this.states;
  }

  private stateOf(node: CompiledNode): NodeState {
    const known = this.states.get(node.id);
    if (known) return known;
    const state = node.path === null ? this.plain(node) : this.bound(node);
    this.states.set(node.id, state);
    return state;
  }

  private plain(node: CompiledNode): NodeState {
    const access = this.accessOf(node.id);
    const isHeld = !this.scope.hidden.has(node.id);
    const children = node.children.flatMap((id) => {
      const child = this.form.nodes.get(id);
      return child ? [this.stateOf(child)] : [];
    });
    const isThere =
      node.children.length > 0 ? children.some((child) => child.visible) : !containerTypes.has(node.type) && access !== 'hidden';
    const readOnly = children.every((child) => child.readOnly || !child.visible);
    return { visible: isHeld && isThere, readOnly, computed: false, required: false, access };
  }

  private bound(node: CompiledNode): NodeState {
    const access = this.accessOf(node.id);
    const cell: Cell | undefined = this.scope.cells.get(node.id)?.[0];
    // A group of values has no cell of its own unless it must be there: it is as its access says.
    if (!cell) return { visible: access !== 'hidden', readOnly: access !== 'editable', computed: false, required: false, access };
    return {
      visible: !cell.hidden && (cell.access !== 'hidden' || (cell.shape.kind === 'rows' && this.showsColumn(node, cell))),
      readOnly: !isOpen(cell),
      computed: cell.computed,
      required: cell.required,
      access: cell.access,
      ...(cell.allowed === null ? {} : { allowed: cell.allowed }),
    };
  }

  /** Whether a hidden table has rows with a column that is listed as visible itself: then it is there for that column. */
  private showsColumn(table: CompiledNode, cell: Cell): boolean {
    return valueOf(cell) !== undefined && table.fields.some((id) => id !== table.id && this.accessOf(id) !== 'hidden');
  }
}

/** What the person may change, as it stands. Rows of a list are there as soon as the list or one value in them is open, each with its id. */
function toSend(form: CompiledForm, sheet: Sheet): JsonObject {
  const open = new Set<string>();
  const around = new Set<string>();
  for (const cell of sheet.cells) {
    if (!isOpen(cell)) continue;
    open.add(pointerTo(cell.path));
    const names = cell.path.filter((step): step is string => typeof step === 'string');
    for (let length = 1; length <= names.length; length += 1) around.add(pathKey(names.slice(0, length)));
  }
  const part = (shape: Shape, value: JsonValue | undefined, pointer: string): JsonValue | undefined => {
    if (value === undefined) return undefined;
    if (shape.kind === 'leaf') return open.has(pointer) ? value : undefined;
    if (shape.kind === 'object') return isPlain(value) ? partsOf(shape.properties, value, pointer) : undefined;
    if (!Array.isArray(value) || !around.has(pathKey(shape.path))) return undefined;
    return (value as readonly JsonObject[]).map((row, index) => ({
      [rowIdName]: row[rowIdName] ?? '',
      ...partsOf(shape.item.properties, row, `${pointer}/${index}`),
    }));
  };
  const partsOf = (properties: ReadonlyMap<string, Shape>, value: JsonObject, pointer: string): JsonObject =>
    Object.fromEntries(
      [...properties].flatMap(([name, property]): [string, JsonValue][] => {
        const kept = Object.hasOwn(value, name) ? part(property, value[name], `${pointer}${pointerTo([name])}`) : undefined;
        const isEmpty = property.kind === 'object' && isPlain(kept) && Object.keys(kept).length === 0;
        return kept === undefined || isEmpty ? [] : [[name, kept]];
      }),
    );
  return partsOf(form.data.properties, sheet.root.row, '');
}
