import { modelOf, type ProcessDraft } from '../../../document/index.js';
import { toldIn } from '../../../drawing/read/values.js';

/** What a thing of a document is called by a reader; its id where it has no name. */
export function nameIn(document: ProcessDraft, id: string, language: 'en' | 'ru'): string {
  const entry = modelOf(document).all.get(id)?.entry;
  return toldIn(entry?.['text'] ?? entry?.name, language, document.defaultLanguage ?? 'en') || id;
}

/** A flow is called by its own name, else by where it leads. */
export function flowName(document: ProcessDraft, id: string, language: 'en' | 'ru'): string {
  const entry = modelOf(document).all.get(id)?.entry;
  const own = toldIn(entry?.name, language, document.defaultLanguage ?? 'en');
  const to = entry?.to === undefined ? '' : nameIn(document, entry.to, language);
  return own === '' ? `→ ${to}` : `${own} → ${to}`;
}
