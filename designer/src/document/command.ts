import type { NewId } from './ids.js';
import type { ProcessDraft, WritableProcess } from './process-document.js';
import type { Refusal, Words } from './refusals.js';

/** What a command is given beside the document. */
export interface CommandContext {
  /** The document before the command, never changed. */
  readonly before: ProcessDraft;
  readonly newId: NewId;
}

/** What a command answers when it was carried out: what a person would now want selected. */
export interface Done {
  readonly select?: readonly string[];
  /** The document is meant exactly as the command left it: nothing follows from it. */
  readonly asIs?: boolean;
}

/**
 * A change of the document as a person means it. `change` is pure: it writes to the given draft and nowhere else, and what it does depends on its
 * arguments, the document and the ids it is given alone. A refusal leaves the document as it was.
 */
export interface Command {
  /** Imperative, as tests and logs call it: `moveShapes`. */
  readonly name: string;
  /** What undo and redo call it. */
  readonly label: Words;
  readonly change: (document: WritableProcess, context: CommandContext) => Done | Refusal | undefined;
}

/** Whether a command was refused. */
export function isRefusal(answer: Done | Refusal | undefined): answer is Refusal {
  return answer !== undefined && 'refused' in answer;
}
