import type { JsonObject, JsonValue, Text } from '@millrace/schemas';
import { evaluate } from '../behaviors/expressions-in-steps.js';
import { FailedStep } from '../behaviors/failed-step.js';
import { sortKey } from '../behaviors/search-key.js';
import { visibleVariables } from '../behaviors/variables.js';
import type { ExecutableScope } from '../model/executable.js';
import { mayRead } from './may-read.js';
import type { CommandRun } from './run-command.js';

const longestTitle = 500;

/** Names the instance for lists. A title that cannot be computed is left out: it must not stop the work. */
export function giveTitle(run: CommandRun, title: ExecutableScope['title']): void {
  run.titledOver = run.state.scopes.get(0)?.variables;
  const text = computed(run, title);
  if (text !== undefined) run.emit({ type: 'instanceTitled', facts: {}, data: { title: text } });
}

/**
 * Lets the title follow the data at the end of a command: computes it again where a variable that it may read has changed, and records it where it then says
 * something else. One that cannot be computed any more stays as it was. Costs one comparison where no variable of the process changed.
 */
export function keepTitle(run: CommandRun): void {
  const before = run.titledOver;
  const now = run.next?.scopes.get(0)?.variables;
  if (before === undefined || now === undefined || before === now) return;
  const { title } = run.deployed.process.scopes.get(run.state.process) ?? {};
  if (typeof title !== 'object' || !('expression' in title) || !mayRead(title.expression, before, now)) return;
  const text = computed(run, title);
  if (text !== undefined && !isSame(text, run.state.title)) run.emit({ type: 'instanceTitled', facts: {}, data: { title: text } });
}

/** The keys by which a title is found: of the English text or the only one, and of the Russian where there are two. */
export function titleKeys(title: Text | undefined): { readonly titleKey: string; readonly titleKeyRu: string | null } {
  if (title === undefined || typeof title === 'string') return { titleKey: sortKey(title ?? ''), titleKeyRu: null };
  return { titleKey: sortKey(title.en ?? title.ru ?? ''), titleKeyRu: title.ru === undefined ? null : sortKey(title.ru) };
}

function computed(run: CommandRun, title: ExecutableScope['title']): Text | undefined {
  if (title === undefined) return undefined;
  if (typeof title === 'string' || !('expression' in title)) return asText(title);
  try {
    return asText(evaluate(run, title.expression, visibleVariables(run.state, 0), 'the title'));
  } catch (error) {
    if (error instanceof FailedStep) return undefined;
    throw error;
  }
}

/** A text, or one in both languages; one language alone, or the same in both, is a text. */
function asText(value: JsonValue | Text | undefined): Text | undefined {
  if (typeof value === 'string') return shortened(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { en, ru } = value as JsonObject;
  const english = typeof en === 'string' ? shortened(en) : undefined;
  const russian = typeof ru === 'string' ? shortened(ru) : undefined;
  return english === undefined || russian === undefined || english === russian ? (english ?? russian) : { en: english, ru: russian };
}

/** At most so many UTF-16 units, and no half of a letter at the end. */
function shortened(text: string): string | undefined {
  const cut = text.slice(0, longestTitle);
  return (text.length > longestTitle ? cut.replace(/[\ud800-\udbff]$/, '') : cut) || undefined;
}

function isSame(one: Text, other: Text | undefined): boolean {
  if (typeof one === 'string' || typeof other !== 'object') return one === other;
  return one.en === other.en && one.ru === other.ru;
}
