import { evaluate, parseExpression } from 'feelin';

/** Evaluates a FEEL expression over names; throws a `SyntaxError` for what is none. */
export const evaluateSource = (source: string, names: object): unknown => evaluate(source, { ...names }).value;

/** A node of a parsed FEEL expression. */
export interface FeelNode {
  readonly type: string;
  readonly text: string;
  /** Where it begins and ends in the source. */
  readonly from: number;
  readonly to: number;
  /** Whether the parser found what should not be there. */
  readonly wrong: boolean;
}

/** The nodes of a parsed FEEL expression, each before what it holds. */
export function nodesOf(source: string): readonly FeelNode[] {
  const found: FeelNode[] = [];
  parseExpression(source, {}, undefined).iterate({
    enter: ({ name, from, to, type }) => void found.push({ type: name, text: source.slice(from, to), from, to, wrong: type.isError }),
  });
  return found;
}

/** The moment as FEEL's date and time, and as its date, both in UTC. */
export function momentOf(ms: number): { readonly now: unknown; readonly today: unknown } {
  const text = new Date(ms).toISOString();
  return { now: evaluateSource(`date and time("${text}")`, {}), today: evaluateSource(`date("${text.slice(0, 10)}")`, {}) };
}

/** Fetches the library; it is here already. */
export const loadFeel = (): Promise<void> => Promise.resolve();
