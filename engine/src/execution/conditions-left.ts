/** Which conditions are to be asked: those of events in scopes and all that is inside these (0: the process), by the event's id; and single ones, by number. */
export interface ConditionsToAsk {
  readonly elements: Readonly<Record<string, readonly number[]>>;
  readonly subscriptions: readonly number[];
}

/** Conditions that are being asked, by number: those after one and up to another. */
export interface ConditionsPass extends ConditionsToAsk {
  readonly after: number;
  readonly upTo: number;
}

/** Conditions that a full command has left: the rest of those that were being asked, and those to be asked then. */
export interface ConditionsLeft {
  readonly pass?: ConditionsPass;
  readonly next?: ConditionsToAsk;
}
