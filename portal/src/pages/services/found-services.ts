import type { Words } from '../../api/problem.js';
import type { ServiceCard } from '../../api/shapes.js';

const folded = (text: string): string => text.toLocaleLowerCase().replaceAll('ё', 'е');
const texts = (words: Words | undefined): readonly string[] =>
  words === undefined ? [] : typeof words === 'string' ? [words] : Object.values(words);

/** Services in whose name, description or application every word of the search begins a word, in either language; ё and е are one. */
export function matching(services: readonly ServiceCard[], search: string): readonly ServiceCard[] {
  const wanted = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return services.filter(({ name, description, application }) => {
    const there = [...texts(name), ...texts(description), ...texts(application.name)].flatMap((text) =>
      folded(text).split(/[^\p{L}\p{N}]+/u),
    );
    return wanted.every((word) => there.some((one) => one.startsWith(word)));
  });
}

/** Services of one application, under its name. */
export interface ServiceGroup {
  readonly id: string;
  readonly name: Words;
  readonly services: readonly ServiceCard[];
}

/** Services under the applications they come with, both by name in the reader's language: an application has a name in both, a category only an id. */
export function byApplication(
  services: readonly ServiceCard[],
  words: (words: Words) => string,
  language: string,
): readonly ServiceGroup[] {
  const order = new Intl.Collator(language);
  const names = new Map(services.map(({ application }) => [application.id, application.name]));
  const inside = (id: string) =>
    services.filter(({ application }) => application.id === id).sort((a, b) => order.compare(words(a.name), words(b.name)));
  return [...names].map(([id, name]) => ({ id, name, services: inside(id) })).sort((a, b) => order.compare(words(a.name), words(b.name)));
}
