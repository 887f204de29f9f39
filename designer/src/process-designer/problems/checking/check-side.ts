import { withPatches, type DocumentPatch } from '../../../document/history/patches.js';
import type { ProcessDraft } from '../../../document/process-document.js';
import { checkDocument } from './check-document.js';
import type { DesignerProblem } from './problem.js';

/** What the page asks of who checks. `open` brings the whole document as JSON text, `change` what has changed since the last question. */
export type Ask =
  | { readonly do: 'open'; readonly revision: number; readonly text: string }
  | { readonly do: 'change'; readonly revision: number; readonly patches: readonly DocumentPatch[] };

/**
 * What the page is answered. `same`: what was found the last time, so it need not cross the border again. `lost`: the patches do not fit what is kept here, so the whole document is needed.
 * `failed`: the check itself went wrong.
 */
export type Answer =
  | { readonly revision: number; readonly problems: readonly DesignerProblem[] }
  | { readonly revision: number; readonly same: true }
  | { readonly revision: number; readonly lost: true }
  | { readonly revision: number; readonly failed: string };

/** The worker's side: it keeps the document, so that a change costs the page only what has changed. */
export function createCheckSide(check: (document: ProcessDraft) => readonly DesignerProblem[] = checkDocument): (ask: Ask) => Answer {
  let document: ProcessDraft | undefined;
  let told: string | undefined;
  return (ask) => {
    const { revision } = ask;
    try {
      if (ask.do === 'open') [document, told] = [JSON.parse(ask.text) as ProcessDraft, undefined];
      else if (document) document = withPatches(document, ask.patches);
    } catch {
      document = undefined;
    }
    if (document === undefined) return { revision, lost: true };
    try {
      const problems = check(document);
      const text = JSON.stringify(problems);
      if (text === told) return { revision, same: true };
      told = text;
      return { revision, problems };
    } catch (error) {
      told = undefined;
      return { revision, failed: String(error) };
    }
  };
}
