import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Ref } from 'react';
import type { FormTexts } from './texts.js';

/** The languages a form is shown in. */
export type FormLanguage = 'en' | 'ru';

/** What a step of a process lets its reader do with a field. */
export type FormAccess = 'editable' | 'readOnly' | 'hidden';

/**
 * A form with what its reader may see, ready to be drawn: as the API's operations answer it (`FormSheet` of the contracts). `definition` is a form
 * definition, `data` what was filled in so far, `titles` the titles of the records in it by `register/id`. Give the same object again as long as nothing
 * changed: the form is compiled once for each `definition`.
 */
export interface FormSheet {
  readonly form: string;
  readonly definition: object;
  readonly access: Readonly<Record<string, FormAccess>>;
  readonly data: object;
  readonly titles: Readonly<Record<string, string>>;
  /** What the service read for the person, which rules know as `$source`; absent: only the server decides such rules. */
  readonly sources?: object;
  readonly schema?: object;
  readonly uiSchema?: object;
}

/** A reference to a record, as it is kept in the data. */
export interface RecordReference {
  readonly register: string;
  readonly id: string;
}

/** A text, or one in several languages. */
export type FormWords = string | { readonly en?: string; readonly ru?: string };

/** One record that a lookup offers. */
export interface LookupItem {
  readonly value: RecordReference;
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly label: FormWords; readonly value?: unknown }[];
}

/** What a lookup field offers; `cursor` is absent on the last page. */
export interface LookupPage {
  readonly items: readonly LookupItem[];
  readonly cursor?: string;
}

/**
 * Asks what a lookup field offers. `search` is what was typed (may be empty), `cursor` goes on where the page before ended, `row` is the index of the row
 * in a table. May reject: the field then says that the list could not be had and offers to try again.
 */
export type LookUp = (nodeId: string, search: string, cursor: string | undefined, row?: number) => Promise<LookupPage>;

/**
 * Something wrong with a form, or doubtful: as the API lists it. `pointer` is a JSON Pointer into the data that was sent; one that belongs to no field is
 * shown in the summary.
 */
export interface FormProblem {
  readonly code: string;
  readonly pointer: string;
  readonly message: FormWords;
  readonly severity?: 'error' | 'warning';
}

/** What submitting answers: the data to send, or what is wrong by the same rules as on the server, already shown at the fields. */
export type FormSubmission =
  { readonly ok: true; readonly data: JsonObject } | { readonly ok: false; readonly problems: readonly FormProblem[] };

/** What a page may do with a form. */
export interface GeneratedFormHandle {
  /** Takes over what is still being typed, checks everything, shows what is wrong (and goes to the first of it) or answers the data to send. */
  submit(): Promise<FormSubmission>;
  /** The data as it stands, with computed values, without what is empty or hidden. Unchecked: for drafts. */
  data(): JsonObject;
  /** Whether anything differs from what the form began with. */
  isDirty(): boolean;
  /** Moves the focus to the first field that is wrong, or to the summary where there is none. */
  focusFirstProblem(): void;
}

/** The props of a generated form. */
export interface GeneratedFormProps {
  readonly sheet: FormSheet;
  readonly language: FormLanguage;
  /** The zone in which moments are shown and entered (IANA); the browser's when absent. */
  readonly zone?: string;
  /** Words of our own controls, where others are wanted than ours in `language`. */
  readonly texts?: Partial<FormTexts>;
  /** Everything stands still, for example while the form is being sent. */
  readonly disabled?: boolean;
  /** `read` draws everything as text; `edit` when absent. */
  readonly mode?: 'edit' | 'read';
  /** What to begin with instead of `sheet.data`, for example a draft. `sheet.data` stays what read-only fields are compared with. */
  readonly initialData?: object;
  /** What the server found. Shown at the fields by pointer until they are changed; a new list replaces the old one and takes the focus. */
  readonly problems?: readonly FormProblem[];
  readonly lookUp?: LookUp;
  /** Called after each change, at most once a frame, with the data as `data()` gives it. */
  readonly onChange?: (data: JsonObject, dirty: boolean) => void;
  /** Called when somebody presses Enter in a single-line field; without it nothing happens. */
  readonly onEnter?: () => void;
  readonly ref?: Ref<GeneratedFormHandle>;
}

/** A value of a field; undefined is empty. */
export type FieldValue = JsonValue | undefined;
