/** The same keys on an English and a Russian keyboard, in the order of their rows. */
const english = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const other = new Map<string, string>();
for (const [index, letter] of [...english].entries()) {
  const twin = [...russian][index] ?? letter;
  other.set(letter, twin);
  other.set(twin, letter);
}

/** What the same keys write on the other keyboard: `пфеу` is `gate`, `pflfxf` is `задача`. Expects small letters. */
export function onOtherKeyboard(text: string): string {
  return [...text].map((letter) => other.get(letter) ?? letter).join('');
}
