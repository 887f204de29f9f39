import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../api/problem.js';

/** Reads a text that may be in several languages: in the reader's, else in the one there is. */
export function useWords(): (words: Words | null | undefined) => string {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (words) => {
      if (words === null || words === undefined) return '';
      if (typeof words === 'string') return words;
      return (language === 'ru' ? (words.ru ?? words.en) : (words.en ?? words.ru)) ?? '';
    },
    [language],
  );
}
