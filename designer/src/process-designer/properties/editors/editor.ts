import type { ComponentType } from 'react';
import type { PropertyField } from '../../../elements/index.js';
import type { Writing } from '../editing/use-put.js';

/** What an editor of one kind of property is given. Its label stands above it already. */
export interface EditorProps {
  readonly field: PropertyField;
  readonly value: unknown;
  /** Several things are chosen that say different things here. */
  readonly isMixed: boolean;
  readonly writing: Writing;
  /** The id of the control that the label names. */
  readonly id: string;
  readonly label: string;
  /** Ids of the help and of what is wrong. */
  readonly describedBy: string | undefined;
}

/** An editor: it keeps what is typed and writes values that the draft schema takes. */
export type PropertyEditor = ComponentType<EditorProps>;

/** How an editor takes part in its row. */
export interface EditorKind {
  readonly Editor: PropertyEditor;
  /** `label`: the label names one control; `group`: it names several together. */
  readonly labelling: 'label' | 'group';
}
