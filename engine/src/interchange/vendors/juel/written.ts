/** A part of an expression as it is said in JSONata, and what is known of its value. */
export interface Written {
  readonly text: string;
  /** How strongly it binds, see `binds`. */
  readonly level: number;
  readonly is?: 'number' | 'text' | 'boolean';
  /** Whether it always has a value: never missing, never null. */
  readonly given?: boolean;
  /** Whether it may be written twice: a literal or a path. */
  readonly short?: boolean;
  /** The literal that it is. */
  readonly literal?: string | number | boolean | null;
  /** The same with false where it may have no value: for where nothing and false differ. */
  readonly always?: string;
}

/** How strongly operators of JSONata bind; what is weaker than its place needs brackets. */
export const binds = { choice: 1, or: 2, and: 3, compare: 4, sum: 5, product: 6, sign: 8, whole: 9 } as const;

/** The text, in brackets where it binds less than its place needs. */
export function within(part: Written, level: number): string {
  return part.level < level ? `(${part.text})` : part.text;
}

/** A text as JSONata writes it. */
export function quoted(text: string): string {
  const json = JSON.stringify(text);
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}

const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const wordsOfJsonata = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function', 'λ']);

/** A name as JSONata writes it, in backticks where it would be read as something else; nothing where it cannot be written. */
export function named(name: string): string | undefined {
  if (plainName.test(name) && !wordsOfJsonata.has(name)) return name;
  return name === '' || /[`\n\r]/.test(name) ? undefined : `\`${name}\``;
}
