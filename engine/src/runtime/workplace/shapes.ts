import type { JsonObject, Text } from '@millrace/schemas';
import type { Access } from '../../forms/index.js';

/** A form with what its reader may see, ready to be drawn. */
export interface Sheet {
  /** The form's id. */
  readonly form: string;
  readonly definition: JsonObject;
  readonly schema: JsonObject;
  readonly uiSchema: JsonObject;
  /** Of every node of the form. */
  readonly access: Readonly<Record<string, Access>>;
  /** Without what access hides. */
  readonly data: JsonObject;
}

/** What may be decided with a work item. */
export interface OutcomeView {
  readonly id: 'completed' | 'approved' | 'refused' | 'returned';
  /** Whether words why must be given. */
  readonly needsReason: boolean;
}

/** A vote that was cast. */
export interface VoteView {
  readonly by: string;
  readonly onBehalfOf?: string;
  readonly outcome: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason?: string;
  readonly comment?: string;
}

/** What a work item's page shows beside its form. */
export interface WorkItemDetail {
  /** None where it has ended. */
  readonly outcomes: readonly OutcomeView[];
  /** Of its approval so far, the first first; none where it is no vote. */
  readonly votes: readonly VoteView[];
  /** What was typed so far, without what the form hides; `null` where nothing was kept. */
  readonly draft: JsonObject | null;
  /** Person id of who may not take it: the initiator where self-approval is not allowed. */
  readonly barred?: string;
}

/** What has become of an element in one instance. */
export interface ElementState {
  readonly state: 'done' | 'present' | 'incident' | 'cancelled';
  /** How often it was reached. */
  readonly count: number;
}

/** The way that an instance has taken. */
export interface Route {
  /** What is drawn of the definition, with its layout: names, types and flows, without what programs are told. */
  readonly definition: JsonObject;
  /** Elements that were reached, by id. */
  readonly elements: Readonly<Record<string, ElementState>>;
  /** Flows that were taken, by id, with how often. */
  readonly flows: Readonly<Record<string, number>>;
}

/** Something that somebody did, or that ended an instance. */
export interface ActView {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The event's type. */
  readonly type: string;
  /** Person id, or `system`. */
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly elementId?: string;
  /** Of the element. */
  readonly name?: Text;
  readonly outcome?: string;
  readonly reason?: string;
  readonly comment?: string;
  readonly round?: number;
}

/** What the one who started an instance may do with it now. */
export interface InitiatorRights {
  readonly withdraw: boolean;
  readonly remind: boolean;
  /** ISO 8601, UTC: when a reminder may be sent again. */
  readonly remindAgainAt?: string;
}

/** The newest deployed version of a definition. */
export interface DeployedDefinition {
  readonly application: string;
  readonly version: number;
  readonly definition: JsonObject;
}
