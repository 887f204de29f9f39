import type { CompiledForm } from '@millrace/engine/forms';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import { type Address, rowsOf, type Way, wayTo } from './address.js';

interface Door {
  readonly form: CompiledForm;
  readonly newId: () => string;
  /** An empty row of a table. */
  readonly newRow: (table: string) => JsonObject & { readonly _id: string };
  readonly read: (way: Way) => JsonValue | undefined;
  readonly write: (address: Address, way: Way, rows: JsonValue | undefined) => void;
}

/** Adds, removes, copies and moves the rows of a form's tables. A row keeps its `_id` wherever it goes; a copy gets its own. */
export class RowEdits {
  readonly #door: Door;

  constructor(door: Door) {
    this.#door = door;
  }

  /** How many rows the table may have at most. */
  limit(nodeId: string): number {
    const path = this.#door.form.nodes.get(nodeId)?.path ?? [];
    let schema: unknown = this.#door.form.schema;
    for (const name of path) {
      const { properties, items } = schema as { properties?: Record<string, unknown>; items?: { properties?: Record<string, unknown> } };
      schema = (properties ?? items?.properties ?? {})[name] ?? {};
    }
    const { maxItems } = schema as { maxItems?: number };
    return maxItems ?? 1000;
  }

  /** Adds an empty row at the end and answers its id. */
  add(table: Address): string {
    const row = this.#door.newRow(table.nodeId);
    this.#change(table, (rows) => [...rows, row]);
    return row._id;
  }

  /** Adds a copy below a row and answers its id. */
  duplicate(table: Address, rowId: string): string {
    const id = this.#door.newId();
    this.#change(table, (rows) => rows.flatMap((row) => (row['_id'] === rowId ? [row, { ...this.#fresh(row), _id: id }] : [row])));
    return id;
  }

  remove(table: Address, rowId: string): void {
    this.#change(table, (rows) => rows.filter((row) => row['_id'] !== rowId));
  }

  /** Moves a row by some places; at an end it stays there. Answers its index. */
  move(table: Address, rowId: string, by: number): number {
    let place = -1;
    this.#change(table, (rows) => {
      const from = rows.findIndex((row) => row['_id'] === rowId);
      const row = rows[from];
      if (!row) return rows;
      const others = rows.filter((one) => one !== row);
      place = Math.min(Math.max(from + by, 0), others.length);
      return [...others.slice(0, place), row, ...others.slice(place)];
    });
    return place;
  }

  #change(table: Address, change: (rows: readonly JsonObject[]) => readonly JsonObject[]): void {
    const way = wayTo(this.#door.form, table);
    if (way === null) return;
    const rows = change(rowsOf(this.#door.read(way)));
    this.#door.write(table, way, rows.length === 0 ? undefined : rows);
  }

  /** Rows inside a copied row get ids of their own. */
  #fresh(row: JsonObject): JsonObject {
    return Object.fromEntries(
      Object.entries(row).map(([name, value]): [string, JsonValue] => {
        const rows = rowsOf(value);
        const isRows = rows.length > 0 && rows.every((inner) => Object.hasOwn(inner, '_id'));
        return [name, isRows ? rows.map((inner) => ({ ...this.#fresh(inner), _id: this.#door.newId() })) : value];
      }),
    );
  }
}
