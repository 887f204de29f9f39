/** One process to lay out, as JSON. */
export interface Asked {
  readonly id: number;
  readonly definition: string;
}

/** Its layout as JSON; `null` where none could be made. */
export interface Answered {
  readonly id: number;
  readonly layout: string | null;
}
