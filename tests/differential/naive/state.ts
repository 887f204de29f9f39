import type { JsonObject, JsonValue } from '@millrace/schemas';

/** A completed activity that can be undone. */
export interface Compensable {
  element: string;
  /** The activity that an association binds to its compensation event. */
  handler?: string;
  /** Of a subprocess: its variables when it was completed, and what was completed in it. */
  own: Record<string, JsonValue>;
  inner: Compensable[];
  /** The scope it was completed in, once it is to be undone. */
  scope?: number;
  /** A loop: its instances are inside, each with the handler. */
  loop?: boolean;
}

export interface Scope {
  id: number;
  element: string;
  parent: number | null;
  own: Record<string, JsonValue>;
  /** Names that live here. */
  locals: string[];
  /** Gateway → flow → tokens that wait there. */
  joins: Record<string, Record<string, number>>;
  /** Complex gateways that wait for their reset: the flows whose tokens they had. */
  resets: Record<string, string[]>;
  /** An interrupting event subprocess took over. */
  handled: boolean;
  /** Completed activities, oldest first. */
  log: Compensable[];
}

export interface Loop {
  /** Values of the collection, or as many nulls as the cardinality. */
  items: JsonValue[];
  created: number;
  completed: number;
  terminated: number;
  outputs: Record<number, JsonValue>;
  /** Completed instances, oldest first. */
  log: Compensable[];
  /** A standard loop goes round once more; a multi-instance one has more to create. */
  more: boolean;
}

export interface Activity {
  id: number;
  element: string;
  scope: number;
  /** It has an open work item or job. */
  item?: boolean;
  job?: boolean;
  /** The number of its work item or job, which other commands order by. */
  work?: number;
  input?: JsonObject;
  /** What was handed in or answered, until it is taken over. */
  given?: JsonObject;
  loop?: Loop;
  /** The loop body it is an instance of, and which one. */
  of?: number;
  index?: number;
  /** The compensation it is a handler in. */
  handles?: number;
  /** A subprocess opened again to undo what was done in it. */
  restored?: boolean;
  /** A transaction that was cancelled. */
  cancelled?: boolean;
  /** It waits for a called instance. */
  calls?: boolean;
  /** An ad-hoc subprocess: whether something was chosen in it, and whether it takes no more. */
  began?: boolean;
  closing?: boolean;
}

export interface Wait {
  id: number;
  kind: 'timer' | 'message' | 'signal' | 'conditional';
  /** The event that happens. */
  element: string;
  /** Which of a multiple event. */
  trigger?: string;
  activity?: number;
  scope?: number;
  due?: number;
  cycle?: { every: number; left: number | null };
  name?: string;
  key?: JsonValue;
  held?: boolean;
}

export interface Incident {
  id: number;
  element: string;
  code: string;
  scope: number;
  activity?: number;
  step: 'arm' | 'begin' | 'close' | 'finish' | 'join' | 'work';
}

/** Handlers that run one after another. */
export interface Undoing {
  id: number;
  /** Where who throws stands. */
  scope: number;
  pending: Compensable[];
  /** The throwing event that waits for it. */
  owner?: number;
}

/** Sent to the outside once the instance rests. */
export type Letter =
  | { type: 'message'; name: string; key?: JsonValue; data: JsonObject; keep: number }
  | { type: 'open'; wait: number; name: string; key?: JsonValue }
  | { type: 'close'; wait: number }
  | { type: 'offered'; wait: number; name: string; key?: JsonValue; data: JsonObject; keep: number }
  | { type: 'walk'; name: string; data: JsonObject; before?: number }
  | { type: 'heard'; wait: number; data: JsonObject }
  | { type: 'signal'; name: string; data: JsonObject; before: number }
  | { type: 'call'; activity: number; nth: number; ref: string; data: JsonObject }
  | { type: 'childCompleted'; variables: JsonObject }
  | { type: 'childFailed'; code: string; data: JsonObject }
  | { type: 'childEscalated'; code: string; data: JsonObject }
  | { type: 'childCancelled'; activity: number };

/** A token that has not arrived yet. */
export type Token = ({ flow: string } | { element: string }) & { scope: number };

/** One instance. Plain data, so that a failed step is undone by a copy taken before. */
export interface State {
  status: 'active' | 'completed' | 'cancelled';
  counter: number;
  /** How many instances it called. */
  called: number;
  scopes: Scope[];
  activities: Activity[];
  waits: Wait[];
  /** On their way along a flow, or to an element that was chosen in an ad-hoc subprocess. */
  queue: Token[];
  incidents: Incident[];
  undoings: Undoing[];
  activations: Record<string, number>;
  met: Record<string, string[]>;
  letters: Letter[];
}
