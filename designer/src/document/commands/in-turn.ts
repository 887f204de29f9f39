import { current } from 'immer';
import { isRefusal, type Command } from '../command.js';
import type { ProcessDraft } from '../process-document.js';
import { modelOf, type Model } from '../read/model.js';
import type { Words } from '../refusals.js';

/** One of several commands: from the document as those before have left it, and what each of them wanted selected. */
export type Turn = (now: Model, made: readonly (readonly string[])[]) => Command;

/** Several commands as one: one step of undo, and none of it is done when one is refused. What they made is selected. */
export function inTurn(name: string, label: Words, turns: readonly Turn[]): Command {
  return {
    name,
    label,
    change: (document, context) => {
      const made: (readonly string[])[] = [];
      let before = context.before;
      for (const turn of turns) {
        const answer = turn(modelOf(before), made).change(document, { ...context, before });
        if (isRefusal(answer)) return answer;
        made.push(answer?.select ?? []);
        before = current(document) as unknown as ProcessDraft;
      }
      const { all } = modelOf(before);
      return { select: [...new Set(made.flat())].filter((id) => all.has(id)) };
    },
  };
}
