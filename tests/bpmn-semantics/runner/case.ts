import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject, JsonValue } from '@millrace/schemas';

/**
 * What a step does: one of the words, and what goes with it. Steps may say `in`, the called instance they are about (`<definition>`, or `<definition>#2` for the second one
 * called), `nth`, which of several at the element (from 0), and `refused`, the code with which it is refused.
 */
export interface Step {
  /** `at`: begins at that element instead of the start event; `trigger`: by the start event to which something happened. */
  readonly start?: {
    readonly data?: JsonObject;
    readonly businessKey?: string;
    readonly at?: string;
    readonly reason?: string;
    readonly process?: string;
    readonly trigger?: { readonly element: string; readonly event?: string; readonly data: JsonObject };
  };
  readonly complete?: string;
  /** Elements whose work item is taken, begun, set aside (with `reason` and `code`) or gone on with. */
  readonly claim?: string;
  readonly begin?: string;
  readonly suspend?: string;
  readonly resume?: string;
  readonly completeJob?: string;
  /** With `bpmnError`: it is a business error that the process may catch. */
  readonly failJob?: string;
  readonly bpmnError?: { readonly code: string; readonly message?: string; readonly data?: JsonObject };
  /** Elements whose incident's step is run again, or left out (with `reason`, and `set` for what it would have given variables). */
  readonly retry?: string;
  readonly skip?: string;
  readonly set?: JsonObject;
  readonly cancel?: string;
  /** Nothing goes on in the instance, for this reason, until it is resumed. */
  readonly suspendInstance?: string;
  readonly resumeInstance?: string;
  /** Starts an enabled element of the ad-hoc subprocess `of`; without `of`, of the one that is open. */
  readonly activate?: string;
  readonly of?: string;
  /** A running multi-instance activity is done once more, with this entry. */
  readonly addInstance?: string;
  readonly item?: JsonValue;
  /** Somebody outside publishes a message or broadcasts a signal. */
  readonly message?: { readonly name: string; readonly key?: string; readonly data?: JsonObject; readonly timeToLive?: string };
  readonly signal?: { readonly name: string; readonly data?: JsonObject };
  /** Time that passes while timers fire, ISO 8601. */
  readonly pass?: string;
  /** Time that passes while nothing runs. */
  readonly sleep?: string;
  readonly in?: string;
  readonly nth?: number;
  readonly by?: string;
  readonly onBehalfOf?: string;
  readonly data?: JsonObject;
  readonly outcome?: string;
  readonly reason?: string;
  readonly code?: string;
  readonly output?: JsonObject;
  readonly retryable?: boolean;
  readonly refused?: string;
  readonly expect?: Expectation;
}

/** What is true after a step. What is not mentioned is not asked. */
export interface Expectation {
  /** Elements in the order in which they were entered or passed. */
  readonly path?: readonly string[];
  readonly status?: string;
  /** Of the process. */
  readonly variables?: JsonObject;
  /** Elements with open work items, in the order of their creation. */
  readonly open?: readonly string[];
  /** `<element> <state>` of all work items. */
  readonly work?: readonly string[];
  /** Types of all events about work items. */
  readonly workEvents?: readonly string[];
  /** `<element> <code>` of open incidents. */
  readonly incidents?: readonly string[];
  readonly timers?: readonly string[];
  readonly jobs?: readonly string[];
  /** `<element> <name>` of messages and signals waited for, `<element> <name> <key>` where there is a key, `<element>` of conditions. */
  readonly subscriptions?: readonly string[];
  /** `<element> <variables as JSON>` of the scopes inside the process, in the order in which they were opened. */
  readonly scopes?: readonly JsonObject[];
  /** `<element> <definition> <status>` of instances that are called and waited for. */
  readonly children?: readonly string[];
  /** `<definition> <status>` of all called instances, in the order of their calls. */
  readonly called?: readonly string[];
  /** Types of all events, in order. */
  readonly events?: readonly string[];
  /** The same of called instances, by `<definition>` or `<definition>#2`. Without `path`, `workEvents` and `events`. */
  readonly inside?: Readonly<Record<string, Expectation>>;
}

/** A language-neutral case: a process, what happens, and what must follow. */
export interface Case {
  readonly name: string;
  /** Section of BPMN 2.0.2 that it proves. */
  readonly section?: string;
  /** The rule it proves, in one sentence. */
  readonly rule?: string;
  /** Number of the workflow control-flow pattern it shows (van der Aalst et al.), 1 to 43. */
  readonly pattern?: number;
  readonly process: JsonObject;
  /** Other processes that are deployed with it, by id. */
  readonly processes?: Readonly<Record<string, JsonObject>>;
  readonly forms?: Readonly<Record<string, JsonObject>>;
  readonly decisions?: Readonly<Record<string, JsonObject>>;
  readonly members?: Readonly<Record<string, readonly string[]>>;
  readonly managers?: Readonly<Record<string, readonly string[]>>;
  /** The definition is refused: code, element and place of each problem that is an error. */
  readonly refusedAtDeployment?: readonly { readonly code: string; readonly element?: string; readonly place?: string }[];
  readonly steps?: readonly Step[];
  /** `<command> <code>` of what instances, rooms and broadcasts sent one another that was refused, other than for coming too late; absent: nothing was. */
  readonly refusedLetters?: readonly string[];
}

/** A case and where it stands. */
export interface KeptCase {
  /** Folder below `tests/bpmn-semantics`: the element's name. */
  readonly folder: string;
  readonly file: string;
  readonly one: Case;
}

const here = fileURLToPath(new URL('..', import.meta.url));

/** All cases of all folders, in the order of their names. */
export function readCases(): readonly KeptCase[] {
  return readdirSync(here, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /^(case|pattern)-.*\.json$/.test(entry.name))
    .map(({ parentPath, name }) => ({
      folder: relative(here, parentPath),
      file: name,
      one: JSON.parse(readFileSync(join(parentPath, name), 'utf8')) as Case,
    }))
    .sort((a, b) => compare(a.folder, b.folder) || compare(a.file, b.file));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
