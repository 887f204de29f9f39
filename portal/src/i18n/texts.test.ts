import { describe, expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import studioEn from './studio.en.json' with { type: 'json' };
import studioRu from './studio.ru.json' with { type: 'json' };

type Tree = { readonly [name: string]: string | Tree };

/** Every text by its dotted key. */
function flat(tree: Tree, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [[before + name, value] as const] : [...flat(value, `${before}${name}.`)],
    ),
  );
}

const plural = /_(?:zero|one|two|few|many|other)$/;
const formsOf = (texts: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> => {
  const forms = new Map<string, Set<string>>();
  for (const key of texts.keys()) {
    if (!plural.test(key)) continue;
    const base = key.replace(plural, '');
    forms.set(base, (forms.get(base) ?? new Set()).add(key.slice(base.length + 1)));
  }
  return forms;
};
const holes = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

const languages = { en: flat({ ...en, studio: studioEn }), ru: flat({ ...ru, studio: studioRu }) };

describe('the texts of the portal', () => {
  it('say the same things in both languages', () => {
    const bases = (texts: ReadonlyMap<string, string>) => [...new Set([...texts.keys()].map((key) => key.replace(plural, '')))].sort();
    expect(bases(languages.ru)).toEqual(bases(languages.en));
  });

  it.each(['en', 'ru'] as const)('have every plural form that %s knows', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [base, forms] of formsOf(languages[language])) expect([base, [...forms].sort()]).toEqual([base, [...needed].sort()]);
  });

  it('have the same holes in both languages, and none is empty', () => {
    for (const [key, text] of languages.en) {
      expect(text.trim()).not.toBe('');
      const translated = languages.ru.get(key);
      if (translated !== undefined) expect([key, holes(translated)]).toEqual([key, holes(text)]);
    }
    for (const text of languages.ru.values()) expect(text.trim()).not.toBe('');
  });

  it('are Russian in Russian', () => {
    for (const [key, text] of languages.ru) {
      if (['app.name', 'app.title'].includes(key) || /^(?:\{\{\w+\}\}[\s:·]*)+$/.test(text)) continue;
      expect([key, /[а-яё]/i.test(text)]).toEqual([key, true]);
    }
  });
});
