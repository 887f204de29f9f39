import type { JsonObject } from '@millrace/schemas';

/** What somebody does with a piece of work, some working hours after it came up. */
export interface Move {
  readonly by: string;
  readonly hours: number;
  /** Of an approval. */
  readonly outcome?: 'approved' | 'refused' | 'returned';
  readonly reason?: string;
  readonly comment?: string;
  /** What is filled into the form; computed when it happens where it depends on the day. */
  readonly data?: JsonObject | ((now: number) => JsonObject);
  /** Only takes it. */
  readonly only?: 'claim';
}

/** One request, and what people do with it. What no move answers goes on waiting. */
export interface Story {
  /** When it is made, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly by: string;
  readonly process: string;
  /** The service it is asked for by. */
  readonly service: string;
  readonly data: JsonObject;
  /** By element: the moves of its first time, of its second time, and so on. */
  readonly moves?: Readonly<Record<string, readonly (readonly Move[])[]>>;
  /** The requester changes their mind. */
  readonly withdrawn?: { readonly hours: number; readonly reason: string };
  /** The requester has those reminded who are waited for. */
  readonly reminded?: { readonly hours: number };
}
