import { createContext, useContext, type ComponentType } from 'react';
import type { JsonObject } from '@millrace/schemas';
import { createPropertyRegistry, type PropertyField, type PropertyRegistry } from '../../../elements/index.js';

/** Something outside of the document that a property can name: a form, a decision, a person. */
export interface KnownThing {
  readonly id: string;
  readonly label: string;
}

/** What a host knows that a process can name; offered while one types, never demanded. */
export type KnownThings = Readonly<
  Partial<Record<'forms' | 'decisions' | 'processes' | 'services' | 'registers' | 'people' | 'groups' | 'positions', readonly KnownThing[]>>
>;

/** Variables of an instance that ran, to try an expression on. */
export interface Sample {
  readonly label: string;
  readonly variables: JsonObject;
}

/** What the host of a designer brings to its properties. */
export interface DesignerHost {
  readonly registry: PropertyRegistry;
  readonly known: KnownThings;
  readonly samples?: (() => Promise<readonly Sample[]>) | undefined;
}

/** The host around; without one the designer's own properties, and nothing known. */
export const HostContext = createContext<DesignerHost>({ registry: createPropertyRegistry(), known: {} });

/** What the host of the designer brings. */
export const useHost = (): DesignerHost => useContext(HostContext);

/** What a field of the panel belongs to. */
export interface SectionAround {
  readonly ids: readonly (string | undefined)[];
  readonly language: 'en' | 'ru';
  readonly scheme: 'light' | 'dark';
  readonly isReadOnly: boolean;
  /** What is typed and not yet in the document; written before undo and whatever else reads it. */
  readonly pending: Set<() => void>;
  /** Draws a property; by the section, because an editor may hold properties of its own. */
  readonly Row: ComponentType<{ readonly field: PropertyField }>;
}

/** The section around a field. */
export const SectionContext = createContext<SectionAround | undefined>(undefined);

/** The section around a field. @throws outside of the panel: a fault of ours. */
export function useSection(): SectionAround {
  const section = useContext(SectionContext);
  if (!section) throw new Error('This field belongs inside of the properties panel.');
  return section;
}
