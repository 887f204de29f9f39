/** How many letters a word needs before a slip in it is forgiven: in shorter ones half of all words are one letter apart. */
const longEnough = 5;

/** Whether two texts differ by one slip at most: a letter too many, too few, another one, or two neighbours swapped. */
export function isOneSlip(one: string, two: string): boolean {
  const [a, b] = one.length <= two.length ? [one, two] : [two, one];
  if (b.length - a.length > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restOf = (text: string, from: number): string => text.slice(from);
  if (a.length !== b.length) return restOf(a, start) === restOf(b, start + 1);
  if (restOf(a, start + 1) === restOf(b, start + 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && restOf(a, start + 2) === restOf(b, start + 2);
}

/** Whether a word begins, but for one slip, as somebody has typed. */
export function beginsNearly(word: string, typed: string): boolean {
  if (typed.length < longEnough) return false;
  return [typed.length - 1, typed.length, typed.length + 1].some((length) => isOneSlip(word.slice(0, length), typed));
}
