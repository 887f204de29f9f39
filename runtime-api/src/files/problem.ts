import type { Place } from './json-places.js';

/** A text in both languages. */
export interface Words {
  readonly en: string;
  readonly ru: string;
}

/** Something wrong with a file, or in it. */
export interface FileProblem extends Partial<Place> {
  readonly file: string;
  /** JSON Pointer (RFC 6901) into the file. */
  readonly pointer?: string;
  readonly severity: 'error' | 'warning';
  /** Of the error catalogue, or `FILE_…` for what is wrong before a definition can be read. */
  readonly code: string;
  readonly message: Words;
  /** The element that it is about, where there is one. */
  readonly elementId?: string;
  /** Of the flow of control: ids of the elements that are passed one after the other until it happens. */
  readonly trace?: readonly string[];
}

/** A file that could not be used; carries what to say of it. */
export class FileRefused extends Error {
  constructor(readonly problems: readonly FileProblem[]) {
    super(problems.map(({ file, message }) => `${file}: ${message.en}`).join('\n'));
  }
}

/** A problem of a whole file. */
export function fileProblem(file: string, code: string, en: string, ru: string, place: Partial<Place> = {}): FileProblem {
  return { file, severity: 'error', code, message: { en, ru }, ...place };
}
