import { isErased } from '@millrace/engine';
import type { Text } from '@millrace/schemas';
import type { Language } from '../http/call.js';
import { inLanguage } from './catalogue.js';

const erased: Readonly<Record<Language, string>> = { en: '[erased]', ru: '[стёрто]' };

/** What a request is called, in the reader's language; of one whose data was erased, that they were. */
export function titleIn(title: Text, language: Language): string {
  const shown = inLanguage(title, language);
  return isErased(shown) ? erased[language] : shown;
}
