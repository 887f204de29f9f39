import type { PassportForm } from './form-part.js';
import type { PassportLanguage } from './words.js';

/** Where a way leads: a step by its number, or an end by its name. */
export interface PassportWay {
  /** When it is taken, in words: `if Route is “committee”`, `otherwise`; nothing where it always is. */
  readonly when: string;
  /** Several where the process goes on at several places at once. */
  readonly to: readonly string[];
}

/** Something that may happen while a step is under way. */
export interface PassportException {
  readonly name: string;
  /** What happens, in words. */
  readonly event: string;
  /** Whether the step is broken off by it. */
  readonly interrupts: boolean;
  readonly ways: readonly PassportWay[];
}

/** One step: an activity, an event on the way, or a choice. */
export interface PassportStep {
  /** `3`, and `3.1` for what stands in it. */
  readonly number: string;
  readonly id: string;
  readonly name: string;
  /** What the notation calls it, in words. */
  readonly kind: string;
  readonly about: string;
  /** The lanes around it, the outermost first. */
  readonly lane: readonly string[];
  /** Who does it: people, or the system; nothing for choices and events. */
  readonly who: readonly string[];
  readonly isHuman: boolean;
  /** In words; nothing where it has none. */
  readonly deadline: string;
  /** How it is decided, what is asked, what is called: a sentence each. */
  readonly details: readonly string[];
  readonly form?: PassportForm;
  readonly ways: readonly PassportWay[];
  readonly exceptions: readonly PassportException[];
}

/** A role: a lane, or those a step is for. */
export interface PassportRole {
  readonly name: string;
  readonly who: readonly string[];
  /** Numbers and names of what it does. */
  readonly does: readonly { readonly number: string; readonly name: string }[];
}

/** Where it starts or ends. */
export interface PassportEvent {
  readonly id: string;
  readonly name: string;
  readonly event: string;
  readonly about: string;
  readonly form?: PassportForm;
  readonly ways: readonly PassportWay[];
  /** Of an end: the steps it comes after. */
  readonly after: readonly string[];
}

export interface PassportMessage {
  readonly name: string;
  readonly isSent: boolean;
  /** The step or event that sends or receives it. */
  readonly at: string;
}

export interface PassportConnector {
  readonly name: string;
  readonly at: string;
  /** Names of what it is given. */
  readonly data: readonly string[];
  readonly attempts: string;
  /** The time of one attempt, in words. */
  readonly timeout: string;
}

export interface PassportVariable {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly notes: readonly string[];
}

/** One process of the document. */
export interface PassportPart {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly starts: readonly PassportEvent[];
  readonly steps: readonly PassportStep[];
  readonly results: readonly PassportEvent[];
  readonly variables: readonly PassportVariable[];
}

/** What a process is for, who does what and when: for those who work by it and those who audit it. All texts are in one language. */
export interface Passport {
  readonly language: PassportLanguage;
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly purpose: string;
  /** Those outside who take part: pools without a process. */
  readonly outside: readonly string[];
  readonly roles: readonly PassportRole[];
  readonly parts: readonly PassportPart[];
  readonly messages: readonly PassportMessage[];
  readonly connectors: readonly PassportConnector[];
}
