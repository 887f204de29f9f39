import type { ReactNode } from 'react';

/** What a state means to its reader; the words say it, the colour only helps. */
export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad';

/** A state in words. */
export interface Status {
  readonly text: string;
  readonly tone: Tone;
}

/** Something a person can do: a link (`href`) or a command (`onSelect`). */
export interface Action {
  /** Stable key among its neighbours. */
  readonly id: string;
  readonly label: string;
  readonly href?: string;
  readonly onSelect?: () => void;
  /** It has been pressed and the answer is not there yet: shown at once, and a second press does nothing. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** It takes something away or refuses. */
  readonly danger?: boolean;
}

/** What went wrong, from problem details of the API. */
export interface Problem {
  /** `WORK_ITEM_ALREADY_CLAIMED`; support asks for it. */
  readonly code: string;
  /** What was expected and found, in the reader's language. */
  readonly title: string;
  /** What to do about it. */
  readonly advice?: string;
  /** Id of the failure in the server's log. */
  readonly id?: string;
}

/** What an empty list or page says: what it is, and what to do next. */
export interface EmptyContent {
  readonly title: string;
  readonly text?: string;
  readonly action?: Action;
}

/** Where the data of a page is. `failed` keeps what is already shown and puts the problem above it. */
export type Loading =
  | { readonly state: 'ready' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly onRetry: () => void };

/** A saved view of a list, shown as a tab. */
export interface SavedView {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  readonly count?: number;
}

/** A part of a filter sentence that can be changed. */
export type Filter =
  | {
      readonly kind: 'choice';
      readonly id: string;
      /** What is chosen, for screen readers: "Process". */
      readonly label: string;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly onChange: (value: string) => void;
    }
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly label: string;
      readonly value: string;
      readonly placeholder?: string;
      /** Called a moment after the last key. */
      readonly onChange: (value: string) => void;
    };

/** Words and filters in turn, in the order of the language: `['Show', processFilter, 'that', statusFilter]`. */
export type FilterSentenceParts = readonly (string | Filter)[];

/** The next page of a list by cursor; absent when there is none. */
export interface More {
  readonly onMore: () => void;
  readonly busy: boolean;
}

/** New things that came while the list was read; shown when asked, so rows never move under the pointer. */
export interface Fresh {
  readonly count: number;
  readonly onShow: () => void;
}

/** A titled part of a page. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** The content begins with a heading of its own: this one is only for screen readers. */
  readonly titleUnseen?: boolean;
  readonly content: ReactNode;
}
