import type { Registry } from '@rjsf/utils';
import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { FormLanguage, LookUp } from './contract.js';
import type { Address } from './store/address.js';
import { addressFrom, keyOf } from './store/address.js';
import type { FormStore, NodeSnapshot } from './store/form-store.js';
import { type FormTexts, formTexts } from './texts.js';
import type { ReaderFacts } from './words/value-text.js';

/** What every part of a form knows: its reader, its words, what is drawn with. Stays the same object while a person types. */
export interface FormSettings {
  readonly language: FormLanguage;
  readonly zone: string | undefined;
  readonly texts: FormTexts;
  readonly disabled: boolean;
  readonly mode: 'edit' | 'read';
  readonly titles: Map<string, string>;
  readonly lookUp: LookUp | undefined;
  readonly registry: Registry;
  /** Begins the ids of all elements of this form. */
  readonly prefix: string;
  readonly onEnter: (() => void) | undefined;
}

/** What the parts of a generated form share. */
export interface FormContextValue extends FormSettings {
  readonly store: FormStore;
  readonly pages: OpenPages;
  /** Runs a task when no pointer is down. */
  readonly afterPointer: (task: () => void) => void;
}

/** Which tab or step is open, by the id of its container. */
export interface OpenPages {
  read(containerId: string): string | undefined;
  open(containerId: string, childId: string): void;
  watch(listener: () => void): () => void;
}

/** The form around; null outside of one, as in a plain rjsf form. */
export const FormContext = createContext<FormContextValue | null>(null);

/** The form around. */
export function useForm(): FormContextValue {
  const form = use(FormContext);
  if (form === null) throw new Error('Expected to be inside a GeneratedForm.');
  return form;
}

/** What one node shows; draws its component again only when that changes. */
export function useNode(address: Address): NodeSnapshot {
  const { store } = useForm();
  const key = keyOf(address);
  const watch = useCallback((listener: () => void) => store.watch(addressFrom(key), listener), [store, key]);
  return useSyncExternalStore(watch, () => store.held(key));
}

/** The language and words of a control: those of the form around, else English. */
export function useReader(): ReaderFacts & { readonly disabled: boolean } {
  const form = use(FormContext);
  if (form === null) return plainReader;
  return { language: form.language, zone: form.zone, texts: form.texts, disabled: form.disabled, titleOf: (key) => form.titles.get(key) };
}

const plainReader = { language: 'en' as const, zone: undefined, texts: formTexts('en'), disabled: false, titleOf: () => undefined };

/** The id of a node's control. */
export function controlId(prefix: string, address: Address): string {
  return `${prefix}-${keyOf(address).replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;
}

/** The ids of what belongs to a control, by the scheme of rjsf. */
export const partIds = (id: string): { readonly label: string; readonly help: string; readonly error: string } => ({
  label: `${id}__label`,
  help: `${id}__help`,
  error: `${id}__error`,
});
