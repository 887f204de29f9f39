import type { JsonObject, JsonValue } from '@millrace/schemas';
import { pointerTo } from '../model/problem.js';
import { type Access, strictest } from './access.js';
import type { Cell, Scope, Sheet, Working } from './cells.js';
import type { CompiledForm } from './compiled-form.js';
import { withoutEmpty } from './empty.js';
import type { ProblemList } from './problem-list.js';
import { type LeafShape, type ObjectShape, pathKey, type RowsShape, rowIdName, type Shape } from './shape.js';
import { assignRowIds, isPlain, rowsWithIds } from './rows.js';
import { faultsOf, shown } from './value-check.js';

/** What laying out needs to know. */
export interface LayOut {
  readonly form: CompiledForm;
  readonly accessOf: (nodeId: string) => Access;
  readonly problems: ProblemList;
  readonly newRowId: ((index: number) => string) | undefined;
  /** Pointers of values that a read-only rule keeps as they were although nothing was sent for them. */
  readonly kept: ReadonlySet<string>;
}

/** The most rows of a table that declares no `maxItems`. */
const defaultMaxRows = 1_000;

/**
 * Puts what was sent and what was there before into one working tree: where the person may edit, what was sent; elsewhere what was there. Tells of what
 * is not part of the form, of rows that cannot be, and of values of the wrong type, which then are absent for the rules.
 */
export function layOut(sent: JsonObject, before: JsonObject, context: LayOut): Sheet {
  return new Layer(context).all(sent, before);
}

class Layer {
  private readonly context: LayOut;
  private readonly cells: Cell[] = [];
  private readonly rows = new Map<string, Scope[]>();
  private newRows = 0;

  constructor(context: LayOut) {
    this.context = context;
  }

  all(sent: JsonObject, before: JsonObject): Sheet {
    const root: Scope = { row: {}, path: [], parent: null, cells: new Map(), hidden: new Set() };
    this.object(this.context.form.data, sent, before, { holder: root.row, scope: root, path: [], keep: false });
    return { root, cells: this.cells, rows: this.rows };
  }

  private object(shape: ObjectShape, sent: JsonObject, before: JsonObject, place: Place): void {
    for (const name of Object.keys(sent)) {
      if (shape.properties.has(name) || (name === rowIdName && place.isRow === true)) continue;
      this.context.problems.add(
        'FORM_FIELD_UNKNOWN',
        { path: [...place.path, name.slice(0, 80)], nodeId: null },
        { name: name.slice(0, 80) },
      );
    }
    const { holder, scope, keep, isRow } = place;
    for (const [name, property] of shape.properties) {
      const here: Named = { holder, scope, path: [...place.path, name], keep, isRow, name };
      const [given, old] = [own(sent, name), own(before, name)];
      if (property.kind === 'leaf') this.leaf(property, given, old, here);
      else if (property.kind === 'rows') this.table(property, given, old, here);
      else this.group(property, given, old, here);
    }
  }

  private group(shape: ObjectShape, given: JsonValue | undefined, old: JsonValue | undefined, place: Named): void {
    const inner: Working = {};
    place.holder[place.name] = inner;
    if (given !== undefined && withoutEmpty(given) !== undefined && !isPlain(given)) this.wrongType('object', given, shape, place);
    this.object(shape, isPlain(given) ? given : {}, isPlain(old) ? old : {}, { ...place, holder: inner, isRow: false });
    if (shape.required) this.add(shape, place, { sent: given, before: old, rowsChanged: false });
  }

  private leaf(shape: LeafShape, given: JsonValue | undefined, old: JsonValue | undefined, place: Named): void {
    const sent = withoutEmpty(given);
    const before = withoutEmpty(old);
    const cell = this.add(shape, place, { sent, before, rowsChanged: false });
    const isSent = cell.access === 'editable' && !place.keep && !this.isKept(place);
    const value = isSent ? sent : before;
    if (isSent && value !== undefined) cell.faults = faultsOf(value, shape.schema);
    if (value !== undefined && !cell.faults.some((fault) => fault.code === 'FORM_VALUE_TYPE')) place.holder[place.name] = value;
  }

  private table(shape: RowsShape, given: JsonValue | undefined, old: JsonValue | undefined, place: Named): void {
    const oldRows = rowsWithIds(old);
    const isGiven = withoutEmpty(given) !== undefined;
    const access = this.accessTo(shape);
    const isFixed = this.context.form.nodes.get(shape.nodeId ?? '')?.options['fixed'] === true;
    const isKept = place.keep || this.isKept(place);
    const mayChange = access === 'editable' && !isFixed && !isKept;
    let rows = isGiven && !isKept ? this.sentRows(shape, given as JsonValue, place) : mayChange ? [] : null;
    if (rows && isGiven && access === 'hidden' && !this.hasVisible(shape)) rows = this.notEditable(shape, place);
    const order = oldRows.map((row) => row.id);
    const rowsChanged = rows !== null && (rows.length !== order.length || rows.some((row, index) => row.id !== order[index]));
    if (rows && !mayChange && rowsChanged) rows = this.notEditable(shape, place);
    const list: Working[] = [];
    place.holder[place.name] = list;
    this.add(shape, place, { sent: isGiven ? true : undefined, before: old, rowsChanged });
    const oldById = new Map(oldRows.map((row) => [row.id, row.row]));
    const laid = rows ?? oldRows.map(({ id }) => ({ id, row: {} }));
    laid.forEach(({ id, row }, index) => {
      const working: Working = { [rowIdName]: id };
      list.push(working);
      const path = [...place.path, index];
      const scope: Scope = { row: working, path, parent: place.scope, cells: new Map(), hidden: new Set() };
      const key = pathKey(shape.path);
      this.rows.set(key, this.rows.get(key) ?? []);
      this.rows.get(key)?.push(scope);
      this.object(shape.item, row, oldById.get(id) ?? {}, { holder: working, scope, path, keep: rows === null, isRow: true });
    });
    if (list.length === 0) delete place.holder[place.name];
  }

  /** The rows that were sent, each with its id; null if they cannot be used at all. */
  private sentRows(shape: RowsShape, given: JsonValue, place: Named): Row[] | null {
    if (!Array.isArray(given)) {
      this.wrongType('rows', given, shape, place);
      return null;
    }
    const limit = shape.schema.maxItems ?? defaultMaxRows;
    if (given.length > limit) {
      this.context.problems.add('FORM_LIST_TOO_LONG', { path: place.path, nodeId: shape.nodeId }, { limit, found: given.length });
      return null;
    }
    const { newRowId, problems } = this.context;
    const nextId = newRowId && ((): string => newRowId(this.newRows++));
    return assignRowIds(given as readonly JsonValue[], nextId, (code, index, params) => {
      problems.add(code, { path: [...place.path, index], nodeId: shape.nodeId }, params);
    });
  }

  private isKept({ path }: Named): boolean {
    return this.context.kept.size > 0 && this.context.kept.has(pointerTo(path));
  }

  private notEditable(shape: Shape, place: Named): null {
    const field = place.path.join('.');
    this.context.problems.add('FIELD_NOT_EDITABLE', { path: place.path, nodeId: shape.nodeId }, { field });
    return null;
  }

  private wrongType(expected: string, found: JsonValue, shape: Shape, place: Named): void {
    this.context.problems.add('FORM_VALUE_TYPE', { path: place.path, nodeId: shape.nodeId }, { expected, found: shown(found) });
  }

  private accessTo(shape: Shape): Access {
    const access = this.context.accessOf(shape.guard);
    return shape.offForm ? strictest(access, 'readOnly') : access;
  }

  private hasVisible(shape: Shape): boolean {
    if (shape.kind === 'leaf') return this.accessTo(shape) !== 'hidden';
    const inner = shape.kind === 'rows' ? shape.item : shape;
    return [...inner.properties.values()].some((property) => this.hasVisible(property));
  }

  private add(shape: Cell['shape'], place: Named, values: Pick<Cell, 'sent' | 'before' | 'rowsChanged'>): Cell {
    const cell: Cell = {
      shape,
      holder: place.holder,
      name: place.name,
      path: place.path,
      access: this.accessTo(shape),
      sent: values.sent,
      before: values.before,
      rowsChanged: values.rowsChanged,
      faults: [],
      hidden: false,
      locked: false,
      computed: false,
      required: shape.required,
      allowed: null,
      unsure: false,
    };
    this.cells.push(cell);
    for (let scope: Scope | null = place.scope; scope !== null && shape.nodeId !== null; scope = scope.parent) {
      const list = scope.cells.get(shape.nodeId);
      if (list) list.push(cell);
      else scope.cells.set(shape.nodeId, [cell]);
    }
    return cell;
  }
}

interface Place {
  readonly holder: Working;
  readonly scope: Scope;
  readonly path: readonly (string | number)[];
  /** Everything stays as it was before: its list was not sent and could not be changed. */
  readonly keep: boolean;
  readonly isRow?: boolean | undefined;
}

interface Named extends Place {
  readonly name: string;
}

interface Row {
  readonly id: string;
  readonly row: JsonObject;
}

function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
