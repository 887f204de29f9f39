import type { Words } from '../../document/refusals.js';
import { listed, type CatalogueEntry } from '../catalogue/entry.js';

/** Describes what is no element of the flow. */
export function describeThing({ also, ...entry }: Omit<CatalogueEntry, 'synonyms'> & { readonly also: Words }): CatalogueEntry {
  return { ...entry, synonyms: { en: listed(also.en), ru: listed(also.ru) } };
}
