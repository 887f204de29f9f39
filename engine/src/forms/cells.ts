import type { JsonValue } from '@millrace/schemas';
import type { Access } from './access.js';
import type { LeafShape, ObjectShape, RowsShape } from './shape.js';
import type { ValueFault } from './value-check.js';

/** An object while rules work on it. */
export type Working = Record<string, JsonValue>;

/** One value of a submission: a field, once for each row in a table. */
export interface Cell {
  readonly shape: LeafShape | RowsShape | ObjectShape;
  /** Where the working value is, and under which name. */
  readonly holder: Working;
  readonly name: string;
  /** The way to it in the data that was sent. */
  readonly path: readonly (string | number)[];
  readonly access: Access;
  /** What was sent, without what is empty; for rows, whether a list was sent. */
  readonly sent: JsonValue | undefined;
  readonly before: JsonValue | undefined;
  /** Rows only: rows were added, removed or moved. */
  readonly rowsChanged: boolean;
  faults: readonly ValueFault[];
  hidden: boolean;
  locked: boolean;
  computed: boolean;
  required: boolean;
  /** The values that rules allow, where some do. */
  allowed: readonly JsonValue[] | null;
  /** Whether it is there, open or what its value is hangs on a rule that could not be decided here: nothing can be said against it. */
  unsure: boolean;
}

/** Where rules look from: the whole data, or one row of a table. */
export interface Scope {
  readonly row: Working;
  readonly path: readonly (string | number)[];
  readonly parent: Scope | null;
  /** The cells in it and in rows below it, by node. */
  readonly cells: Map<string, Cell[]>;
  /** The nodes that a rule hides here. */
  readonly hidden: Set<string>;
}

/** A submission laid out for the rules. */
export interface Sheet {
  readonly root: Scope;
  /** All cells in the order of the data. */
  readonly cells: readonly Cell[];
  /** The rows of each table, by its path. */
  readonly rows: ReadonlyMap<string, readonly Scope[]>;
}

/** The working value; undefined if it is empty. */
export function valueOf(cell: Cell): JsonValue | undefined {
  return Object.hasOwn(cell.holder, cell.name) ? cell.holder[cell.name] : undefined;
}

/** Sets or removes the working value. */
export function setValue(cell: Cell, value: JsonValue | undefined): void {
  if (value === undefined) delete cell.holder[cell.name];
  else cell.holder[cell.name] = value;
}

/** Whether the person may change it: by access, and no rule computes, locks or hides it. */
export function isOpen(cell: Cell): boolean {
  return cell.access === 'editable' && !cell.locked && !cell.computed && !cell.hidden;
}
