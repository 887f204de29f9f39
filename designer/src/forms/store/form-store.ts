import { accessByNode, type CompiledForm, evaluateForm, evaluateInPlace, type FormState, type NodeState } from '@millrace/engine/forms';
import type { JsonObject } from '@millrace/schemas';
import type { FieldValue, FormAccess, FormProblem, FormSubmission, FormWords } from '../contract.js';
import { type Address, addressFrom, addressOf, keyOf, pointerOf, read, rowsOf, type Way, wayTo, write } from './address.js';
import { emptyRow, type LeastRows, withLeastRows } from './least-rows.js';
import { normalise, sameJson } from './normalise.js';
import { byPlace, placeOf, tableOf } from './page-order.js';
import { problemsAt } from './problem-index.js';
import { RowEdits } from './row-edits.js';

/** What one node shows. The same object as long as nothing of it changed. */
export interface NodeSnapshot {
  readonly value: FieldValue;
  readonly state: NodeState;
  /** What is wrong with it and may be said by now. */
  readonly problems: readonly FormWords[];
  readonly warnings: readonly FormWords[];
  /** The ids of its rows, for a table. */
  readonly rowIds: readonly string[];
}

/** One line of the summary. `address` is absent where no field shows it. */
export interface Listed {
  readonly key: string;
  readonly address: Address | null;
  readonly code: string;
  readonly message: FormWords;
}

/** What the summary shows; `focus` grows when it is to take the focus. */
export interface SummarySnapshot {
  readonly problems: readonly Listed[];
  readonly focus: number;
}

/** What a store is made of. */
export interface StoreOptions {
  readonly form: CompiledForm;
  readonly access: Readonly<Record<string, FormAccess>>;
  readonly before: object;
  readonly initial?: object | undefined;
  /** What rules read as `$source`. */
  readonly sources?: object | undefined;
  /** Only to be read: values are shown as they were kept, not as rules would compute them today. */
  readonly frozen?: boolean;
  /** Runs a task before the next frame is drawn. */
  readonly schedule: (task: () => void) => void;
  readonly now: () => number;
  readonly newId: () => string;
}

interface Watched {
  snapshot: NodeSnapshot;
  readonly address: Address;
  readonly way: Way | null;
  readonly listeners: Set<() => void>;
}

const nowhere: NodeState = { visible: false, readOnly: true, computed: false, required: false, access: 'hidden' };
const noWords: readonly FormWords[] = [];
const noIds: readonly string[] = [];

/**
 * A form while somebody fills it in: what was entered, what follows from it, what is wrong and may be said. Whoever watches a node hears only of that
 * node, so typing in one of a hundred fields draws one field.
 */
export class FormStore {
  readonly form: CompiledForm;
  readonly rows: RowEdits;
  /** Called after changes, when what follows from them is known. */
  onChange: ((data: JsonObject, dirty: boolean) => void) | null = null;
  readonly #options: StoreOptions;
  readonly #before: JsonObject;
  readonly #initial: JsonObject;
  readonly #watched = new Map<string, Watched>();
  readonly #summaryListeners = new Set<() => void>();
  readonly #touched = new Set<string>();
  readonly #changed = new Set<string>();
  /** What cannot be read as a value of its type, by key: the words to show. */
  readonly #drafts = new Map<string, FormWords>();
  #server: readonly Listed[] = [];
  #entered: JsonObject;
  #state: FormState;
  #sent = false;
  #isScheduled = false;
  #summary: SummarySnapshot = { problems: [], focus: 0 };

  constructor(options: StoreOptions) {
    this.#options = options;
    this.form = options.form;
    this.#before = normalise(options.form, options.before, options.newId);
    const given = options.initial === undefined ? this.#before : normalise(options.form, options.initial, options.newId);
    const least: LeastRows = { form: options.form, accessOf: accessByNode(options.form, options.access), newId: options.newId };
    this.#initial = options.frozen === true ? given : withLeastRows(least, given);
    this.#entered = this.#initial;
    this.#state = this.#evaluate();
    this.rows = new RowEdits({
      form: this.form,
      newId: options.newId,
      newRow: (table) => emptyRow(least, table),
      read: (way) => read(this.#entered, way),
      write: (address, way, rows) => this.#put(address, way, rows),
    });
  }

  /** What a node shows now. */
  snapshot(address: Address): NodeSnapshot {
    return this.held(keyOf(address));
  }

  /** What a node shows, by its key: the same object until it changes, watched or not. */
  held(key: string): NodeSnapshot {
    const watched = this.#watched.get(key);
    if (watched) return watched.snapshot;
    const address = addressFrom(key);
    const way = wayTo(this.form, address);
    const made = { snapshot: this.#look(address, way), address, way, listeners: new Set<() => void>() };
    this.#watched.set(key, made);
    return made.snapshot;
  }

  /** Hears of changes of a node; answers how to stop. */
  watch(address: Address, listener: () => void): () => void {
    const key = keyOf(address);
    this.held(key);
    const watched = this.#watched.get(key) as Watched;
    watched.listeners.add(listener);
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size === 0 && this.#watched.get(key) === watched) this.#watched.delete(key);
    };
  }

  /** Sets a field. What follows is computed before the next frame. */
  set(address: Address, value: FieldValue): void {
    const way = wayTo(this.form, address);
    if (way === null) return;
    this.#drafts.delete(keyOf(address));
    this.#put(address, way, value);
  }

  /** A field holds something that is no value of its type: it is empty, and these words say why it cannot stay so. */
  setUnreadable(address: Address, words: FormWords): void {
    const way = wayTo(this.form, address);
    if (way === null) return;
    this.#put(address, way, undefined);
    this.#drafts.set(keyOf(address), words);
  }

  /** Sets a value that another field brings along, by its path (`supplierName`, `lines[].price`); in a table that of the same row. */
  fill(path: string, value: FieldValue, from: Address): void {
    const bare = path.replaceAll('[]', '');
    const target = [...this.form.nodes.values()].find((node) => node.path?.join('.') === bare);
    if (!target) return;
    const address = { nodeId: target.id, rows: target.table === null ? [] : from.rows };
    if (!this.snapshot(address).state.readOnly) this.set(address, value);
  }

  /** The person has left a field: from now on it is said what is wrong with it. */
  touch(address: Address): void {
    this.#touched.add(keyOf(address));
    this.settle();
    this.#refresh();
  }

  /** What the server found, at the fields of the data as it is now; replaces what it found before. */
  setServerProblems(problems: readonly FormProblem[]): void {
    this.#server = problems
      .filter((one) => one.severity !== 'warning')
      .map((one): Listed => {
        const address = addressOf(this.form, this.#entered, one.pointer);
        const shown = address !== null && this.#look(address, null).state.visible ? address : null;
        return { key: shown === null ? '' : keyOf(shown), address: shown, code: one.code, message: one.message };
      });
    if (problems.length > 0) this.#focusSummary();
    this.#refresh();
  }

  /** Checks everything, and answers the data to send or what is wrong. */
  submit(): FormSubmission {
    this.#sent = true;
    this.#server = [];
    this.#isScheduled = true;
    this.settle();
    const listed = this.#listed();
    if (listed.length === 0) {
      this.#refresh();
      return { ok: true, data: this.#state.toSend };
    }
    this.#focusSummary();
    this.#refresh();
    const problems = listed.map(({ address, code, message }): FormProblem => {
      const way = address === null ? null : wayTo(this.form, address);
      return { code, message, pointer: way === null ? '' : pointerOf(this.#entered, way) };
    });
    return { ok: false, problems };
  }

  /** Marks these fields as left, and answers the first of them that is wrong; null if none is. */
  check(nodeIds: readonly string[]): Address | null {
    this.settle();
    const nodes = new Set(nodeIds);
    const wrong = this.#listed().filter((one) => one.address !== null && nodes.has(one.address.nodeId));
    for (const one of wrong) {
      this.#touched.add(one.key);
      this.#changed.add(one.key);
    }
    this.#refresh();
    return wrong[0]?.address ?? null;
  }

  /** All that is wrong now, whether it may be said or not, in the order of the page. */
  firstProblem(): Address | null {
    return this.#listed().find((one) => one.address !== null)?.address ?? null;
  }

  data(): JsonObject {
    this.settle();
    return this.#state.data;
  }

  isDirty(): boolean {
    // What could not be read in a row that was removed since is gone with it.
    const hasDrafts = [...this.#drafts.keys()].some((key) => this.#stateOf(addressFrom(key)).visible);
    return hasDrafts || !sameJson(this.#entered, this.#initial);
  }

  readonly summary = (): SummarySnapshot => this.#summary;

  readonly watchSummary = (listener: () => void): (() => void) => {
    this.#summaryListeners.add(listener);
    return () => this.#summaryListeners.delete(listener);
  };

  /** Computes what follows from the last changes now, if that waits for the next frame. */
  settle(): void {
    if (!this.#isScheduled) return;
    this.#isScheduled = false;
    this.#state = this.#evaluate();
    this.#refresh();
    this.onChange?.(this.#state.data, this.isDirty());
  }

  #put(address: Address, way: Way, value: FieldValue): void {
    const key = keyOf(address);
    this.#entered = write(this.#entered, way, value) as JsonObject;
    this.#changed.add(key);
    this.#server = this.#server.filter((one) => one.key !== key && one.key !== '');
    const watched = this.#watched.get(key);
    if (watched) this.#renew(watched);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#options.schedule(() => this.settle());
  }

  /** A field that a rule locked after it was changed goes back to what it was: nobody could mend it otherwise. */
  #evaluate(): FormState {
    const { form, access, now, sources } = this.#options;
    const known = sources === undefined ? {} : { sources: sources as JsonObject };
    let data: JsonObject = this.#entered;
    for (let round = 1; ; round += 1) {
      const state = evaluateForm(form, data, { access, before: this.#before, evaluate: evaluateInPlace(now()), ...known });
      const locked = state.problems.filter((one) => one.code === 'FIELD_NOT_EDITABLE');
      if (locked.length === 0 || round > 3) return state;
      for (const one of locked) {
        const address = addressOf(form, data, one.pointer);
        const way = address && wayTo(form, address);
        if (way) data = write(data, way, read(this.#before, way)) as JsonObject;
      }
    }
  }

  #refresh(): void {
    for (const watched of [...this.#watched.values()]) this.#renew(watched);
    const problems = this.#sent || this.#server.length > 0 ? this.#listed() : [];
    if (sameJson(problems, this.#summary.problems)) return;
    this.#summary = { ...this.#summary, problems };
    for (const listener of [...this.#summaryListeners]) listener();
  }

  #focusSummary(): void {
    this.#summary = { problems: [], focus: this.#summary.focus + 1 };
  }

  #renew(watched: Watched): void {
    const next = this.#look(watched.address, watched.way);
    const old = watched.snapshot;
    if (sameJson(next, old)) return;
    watched.snapshot = {
      value: sameJson(next.value, old.value) ? old.value : next.value,
      state: sameJson(next.state, old.state) ? old.state : next.state,
      problems: sameJson(next.problems, old.problems) ? old.problems : next.problems,
      warnings: sameJson(next.warnings, old.warnings) ? old.warnings : next.warnings,
      rowIds: sameJson(next.rowIds, old.rowIds) ? old.rowIds : next.rowIds,
    };
    for (const listener of [...watched.listeners]) listener();
  }

  #look(address: Address, way: Way | null): NodeSnapshot {
    const state = this.#stateOf(address);
    if (way === null) return { value: undefined, state, problems: noWords, warnings: noWords, rowIds: noIds };
    const value = read(state.readOnly && this.#options.frozen !== true ? this.#state.data : this.#entered, way);
    if (this.#isRows(address.nodeId)) {
      const rowIds = rowsOf(value).map((row) => String(row['_id']));
      return { value: undefined, state, ...this.#said(address, way), rowIds };
    }
    return { value, state, ...this.#said(address, way), rowIds: noIds };
  }

  #isRows(nodeId: string): boolean {
    const type = this.form.nodes.get(nodeId)?.type;
    return type === 'table' || type === 'repeat';
  }

  #stateOf({ nodeId, rows }: Address): NodeState {
    if (rows.length === 0) return this.#state.nodes.get(nodeId) ?? nowhere;
    const table = tableOf(this.form, nodeId);
    const way = table === null ? null : wayTo(this.form, { nodeId: table, rows: rows.slice(0, -1) });
    const last = rows.at(-1);
    if (way === null || last === undefined) return nowhere;
    return this.#state.rows.get(pointerOf(this.#state.data, [...way, { row: last }]))?.get(nodeId) ?? nowhere;
  }

  /** The problems and warnings of a node that may be said. */
  #said(address: Address, way: Way): Pick<NodeSnapshot, 'problems' | 'warnings'> {
    const key = keyOf(address);
    const draft = this.#drafts.get(key);
    const server = this.#server.filter((one) => one.key === key).map((one) => one.message);
    const isOpen = this.#sent || this.#touched.has(key);
    const own = isOpen && draft === undefined ? this.#ownProblems(key, address, way) : noWords;
    const first = draft !== undefined && isOpen ? [draft] : noWords;
    const warnings = this.#options.frozen === true ? noWords : this.#at(this.#state.warnings, address, way);
    const problems = [...first, ...own, ...server.filter((one) => !own.some((other) => sameJson(one, other)))];
    return { problems: problems.length === 0 ? noWords : problems, warnings: warnings.length === 0 ? noWords : warnings };
  }

  #ownProblems(key: string, address: Address, way: Way): readonly FormWords[] {
    const wasFilled = this.#sent || this.#changed.has(key);
    // Whoever only passes through an empty field is not yet told that it must be filled in.
    return this.#at(this.#state.problems, address, way, wasFilled ? '' : 'FORM_FIELD_REQUIRED');
  }

  #at(problems: FormState['problems'], address: Address, way: Way, without = ''): readonly FormWords[] {
    if (problems.length === 0) return noWords;
    const pointer = pointerOf(this.#state.data, way);
    const isHere = this.#isRows(address.nodeId) ? (at: string): boolean => at === pointer : (): boolean => true;
    return problemsAt(problems, pointer)
      .filter((one) => isHere(one.pointer) && one.code !== without && (one.nodeId === undefined || one.nodeId === address.nodeId))
      .map((one) => one.message);
  }

  /** Everything that is wrong now, in the order of the page and its rows. */
  #listed(): readonly Listed[] {
    const own = this.#state.problems.flatMap((one): Listed[] => {
      const address =
        addressOf(this.form, this.#entered, one.pointer) ?? (one.nodeId === undefined ? null : { nodeId: one.nodeId, rows: [] });
      const key = address === null ? '' : keyOf(address);
      return this.#drafts.has(key) ? [] : [{ key, address, code: one.code, message: one.message }];
    });
    const drafts = [...this.#drafts].flatMap(([key, message]): Listed[] => {
      const address = addressFrom(key);
      return this.#stateOf(address).visible ? [{ key, address, code: 'FORM_VALUE_TYPE', message }] : [];
    });
    const server = this.#server.filter((one) => !own.some((other) => other.key === one.key && other.code === one.code));
    return [...own, ...drafts, ...server]
      .map((one) => ({ one, place: placeOf(this.form, this.#entered, one.address) }))
      .sort((a, b) => byPlace(a.place, b.place))
      .map(({ one }) => one);
  }
}
