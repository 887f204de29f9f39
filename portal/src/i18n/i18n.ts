import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type en from './en.json';
import type studio from './studio.en.json';

/** A language of the portal. */
export type Language = 'en' | 'ru';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'portal';
    resources: { portal: typeof en & { readonly studio: typeof studio } };
    enableSelector: false;
  }
}

const key = 'millrace-language';
/** One language is loaded with the page, the other when it is chosen. */
const texts: Readonly<Record<Language, () => Promise<{ readonly default: object }>>> = {
  en: () => import('./en.json', { with: { type: 'json' } }),
  ru: () => import('./ru.json', { with: { type: 'json' } }),
};

/** Of the studio, which most people never open. */
const studioTexts: Readonly<Record<Language, () => Promise<{ readonly default: object }>>> = {
  en: () => import('./studio.en.json', { with: { type: 'json' } }),
  ru: () => import('./studio.ru.json', { with: { type: 'json' } }),
};
const withStudio = new WeakMap<i18n, Promise<void>>();

/** What was chosen on this device before, else the browser's language. */
export function firstLanguage(): Language {
  const kept = keptLanguage();
  if (kept !== null) return kept;
  return navigator.languages.some((one) => /^(?:ru|be|uk|kk|ky|uz|tg)\b/i.test(one)) ? 'ru' : 'en';
}

/** The language that was chosen on this device; null where none was. */
export function keptLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'en' || kept === 'ru' ? kept : null;
  } catch {
    return null;
  }
}

/** The texts, in a language; it is there when this resolves. */
export async function createTexts(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    ns: ['portal'],
    defaultNS: 'portal',
    resources: { [language]: { portal: (await texts[language]()).default } },
    // React escapes already.
    interpolation: { escapeValue: false },
    fallbackLng: false,
    returnNull: false,
  });
  document.documentElement.lang = language;
  return instance;
}

/** Adds the texts of the studio, in the present language and in those that are chosen later; the same promise for the same texts. */
export function studioTextsOf(instance: i18n): Promise<void> {
  let loading = withStudio.get(instance);
  if (loading === undefined) {
    loading = addStudioTexts(instance, instance.language === 'ru' ? 'ru' : 'en');
    withStudio.set(instance, loading);
    // Another visit tries again.
    loading.catch(() => withStudio.delete(instance));
  }
  return loading;
}

async function addStudioTexts(instance: i18n, language: Language): Promise<void> {
  instance.addResourceBundle(language, 'portal', { studio: (await studioTexts[language]()).default }, true);
}

/** Switches the language at once and remembers it on this device. */
export async function chooseLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, 'portal')) instance.addResourceBundle(language, 'portal', (await texts[language]()).default);
  if (withStudio.has(instance)) await addStudioTexts(instance, language);
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(key, language);
  } catch {
    // Forbidden storage: the service remembers it.
  }
}
