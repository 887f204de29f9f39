import type { Words } from '../../api/problem.js';
import type { ServiceCard } from '../../api/shapes.js';

const folded = (text: string): string => text.toLocaleLowerCase().replaceAll('ё', 'е');
const texts = (words: Words | undefined): readonly string[] =>
  words === undefined ? [] : typeof words === 'string' ? [words] : Object.values(words);

/** Services in whose name, description or category every word of the search begins a word, in either language; ё and е are one. */
export function matching(services: readonly ServiceCard[], search: string): readonly ServiceCard[] {
  const wanted = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return services.filter(({ name, description, category }) => {
    const there = [...texts(name), ...texts(description), category ?? ''].flatMap((text) => folded(text).split(/[^\p{L}\p{N}]+/u));
    return wanted.every((word) => there.some((one) => one.startsWith(word)));
  });
}

/** Services under their categories, by name; those without one come last, under `other`. */
export function byCategory(
  services: readonly ServiceCard[],
  words: (words: Words) => string,
  language: string,
  other: string,
): readonly { readonly category: string; readonly services: readonly ServiceCard[] }[] {
  const order = new Intl.Collator(language);
  const names = [...new Set(services.flatMap(({ category }) => (category ? [category] : [])))].sort(order.compare);
  const inside = (category: string | undefined) =>
    services.filter((one) => (one.category || undefined) === category).sort((a, b) => order.compare(words(a.name), words(b.name)));
  const rest = inside(undefined);
  return [
    ...names.map((category) => ({ category, services: inside(category) })),
    ...(rest.length > 0 ? [{ category: other, services: rest }] : []),
  ];
}
