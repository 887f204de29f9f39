import { RE2JS } from 're2js';
import { failureOf } from './failure.js';

const compiled = new Map<string, RE2JS>();
const kept = 200;

/** What JSONata reads of a match. */
interface Match extends Array<string | undefined> {
  index: number;
}

/**
 * Stands in for `RegExp` inside JSONata, matching in time linear in the text whatever the pattern. JSONata sets `lastIndex`, calls `exec` and reads
 * the match, its place and its groups; nothing else is there.
 */
export class LinearRegExp {
  lastIndex = 0;
  readonly #pattern: RE2JS;

  /** Takes the RegExp that JSONata's parser made; throws `EXPRESSION_REGEX_INVALID` for what cannot run in linear time. */
  constructor(expression: RegExp) {
    const key = `${expression.flags} ${expression.source}`;
    const known = compiled.get(key);
    this.#pattern = known ?? compile(expression);
    if (known) return;
    if (compiled.size >= kept) compiled.clear();
    compiled.set(key, this.#pattern);
  }

  exec(text: string): Match | null {
    const matcher = this.#pattern.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined);
    return Object.assign(groups, { index: matcher.start() });
  }
}

function compile(expression: RegExp): RE2JS {
  const flags = (expression.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (expression.multiline ? RE2JS.MULTILINE : 0);
  try {
    return RE2JS.compile(RE2JS.translateRegExp(expression.source), flags);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 100) : 'unknown';
    throw failureOf('EXPRESSION_REGEX_INVALID', { found: `/${expression.source.slice(0, 60)}/`, reason });
  }
}
