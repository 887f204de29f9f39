import type { PassportWords } from './words.js';

const token =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)|(<=|>=|!=|=|<|>|\(|\)|\[|\]|,))/uy;

/**
 * A condition in words: `amount > 1000 and route = 'committee'` is `Amount is more than 1000 and Route is “committee”`. Only comparisons of
 * variables with plain values, joined by `and` and `or`, are put into words; `undefined` for everything else, which is shown as it is written.
 *
 * @param labelOf What people call a variable; its path when nothing.
 */
export function conditionInWords(source: string, labelOf: (path: string) => string | undefined, words: PassportWords): string | undefined {
  const said: string[] = [];
  // What an approval answers: `decision.outcome = 'refused'`.
  let isOutcome = false;
  token.lastIndex = 0;
  while (token.lastIndex < source.trimEnd().length) {
    const found = token.exec(source);
    if (!found) return undefined;
    const [, text, number, name, sign] = found;
    if (name !== undefined && !Object.hasOwn(words.signs, name)) isOutcome = name.endsWith('.outcome');
    if (text !== undefined) {
      const value = text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
      said.push(words.quoted(isOutcome && Object.hasOwn(words.outcomes, value) ? (words.outcomes[value] ?? value) : value));
    } else if (number !== undefined) said.push(number);
    else if (name !== undefined)
      said.push(
        Object.hasOwn(words.signs, name)
          ? (words.signs[name] ?? name)
          : (labelOf(isOutcome ? name.slice(0, -'.outcome'.length) : name) ?? name),
      );
    else if (sign !== undefined) said.push(words.signs[sign] ?? sign);
    // A call is no comparison.
    if (name !== undefined && /^\s*\(/.test(source.slice(token.lastIndex)) && !Object.hasOwn(words.signs, name)) return undefined;
  }
  if (said.length === 0) return undefined;
  return said
    .join(' ')
    .replaceAll(/([([]) /g, '$1')
    .replaceAll(/ ([)\],])/g, '$1');
}
