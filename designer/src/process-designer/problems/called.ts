import { toldIn } from '../../drawing/read/values.js';
import type { Model } from '../../document/read/model.js';
import { entryOf } from '../../elements/catalogue/variant.js';

const quotes = { en: ['“', '”'], ru: ['«', '»'] } as const;
const kinds: Readonly<Record<string, { readonly en: string; readonly ru: string }>> = {
  process: { en: 'the process', ru: 'процесс' },
  flow: { en: 'flow', ru: 'поток' },
  message: { en: 'message flow', ru: 'поток сообщений' },
  association: { en: 'association', ru: 'ассоциация' },
  dataAssociation: { en: 'data association', ru: 'связь данных' },
  pool: { en: 'pool', ru: 'пул' },
  lane: { en: 'lane', ru: 'дорожка' },
};

/** The name of something without quotes; of what has none: what it is, and of a line its ends. */
export function nameOf(model: Model, id: string, language: 'en' | 'ru'): string {
  const found = model.all.get(id);
  if (!found) return id;
  const { entry, kind } = found;
  const byDefault = model.document.defaultLanguage ?? 'en';
  const name = toldIn(entry['text'] ?? entry.name, language, byDefault)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (name !== '') return name;
  if (kind === 'process') {
    const pool = model.poolOf(id);
    return (
      (pool && toldIn(pool.entry.name, language, byDefault)) ||
      toldIn(model.document.name, language, byDefault) ||
      (kinds['process']?.[language] ?? id)
    );
  }
  if (
    entry.from !== undefined &&
    entry.to !== undefined &&
    model.all.has(entry.from) &&
    model.all.has(entry.to) &&
    entry.from !== id &&
    entry.to !== id
  )
    return `${nameOf(model, entry.from, language)} → ${nameOf(model, entry.to, language)}`;
  return entryOf(model, found)?.name[language] ?? kinds[kind]?.[language] ?? id;
}

/** The same within a sentence. */
export function calledThing(model: Model, id: string, language: 'en' | 'ru'): string {
  const [open, close] = quotes[language];
  return `${open}${nameOf(model, id, language)}${close}`;
}
