import type { Words } from '../vendor.js';
import type { JuelText } from './ast.js';
import { parseJuel } from './parse.js';
import { JuelRefused, shown } from './refused.js';
import { Writer, type JuelPlace } from './write.js';
import { binds, quoted, within } from './written.js';

export type { JuelPlace } from './write.js';
export { quoted } from './written.js';

/** What became of a JUEL source. */
export type JuelTranslation =
  | {
      readonly ok: true;
      /** In JSONata. */
      readonly expression: string;
      /** The text, where it is one that asks nothing. */
      readonly constant?: string;
      /** Whether it gives a text whatever its values are: words, or several values one after the other. */
      readonly isText: boolean;
      /** Names of the variables that it reads. */
      readonly reads: ReadonlySet<string>;
    }
  | {
      readonly ok: false;
      /** The piece that has no plain meaning. */
      readonly piece: string;
      readonly how: Words;
    };

const longest = 20_000;

/** Whether a text has expressions in it. */
export function isJuel(source: string): boolean {
  return /[$#]\{/.test(source);
}

/**
 * Says in JSONata what a JUEL source says (Unified EL 2.2, as Camunda 7, Activiti and Flowable use it), or names the piece that has no plain meaning here. Never throws.
 *
 * The same values give the same result. Where JUEL makes one kind of value of another we follow it only where the source shows which kind is meant: `x == 'true'` and `x == '5'` hold
 * for the texts and for the values, but `x == 5` holds for the number alone, and a text in the place of a truth value is true unless it is empty. A variable that is missing, which is an
 * error there, is here like one that is null: it equals null, is empty, is not true, and is neither less nor greater than anything. Arithmetic with what is missing gives nothing rather
 * than counting it as 0; null in arithmetic, or beside `<` and `>`, is an incident. In texts nothing is written for what is missing.
 *
 * @example
 * translateJuel('$' + '{amount > 1000 && approved}', { truth: true }); // { ok: true, expression: 'amount > 1000 and approved', … }
 */
export function translateJuel(source: string, place: JuelPlace = {}): JuelTranslation {
  try {
    if (source.length > longest) throw tooLong(source);
    const parts = parseJuel(source);
    const writer = new Writer(source, place);
    const { text, constant, isText } = whole(parts, writer, place);
    if (text.length > longest) throw tooLong(source);
    return { ok: true, expression: text, isText, reads: writer.reads, ...(constant === undefined ? {} : { constant }) };
  } catch (error) {
    if (error instanceof JuelRefused) return { ok: false, piece: error.piece, how: error.how };
    throw error;
  }
}

function whole(
  parts: JuelText,
  writer: Writer,
  place: JuelPlace,
): { readonly text: string; readonly constant?: string; readonly isText: boolean } {
  const [only] = parts;
  if (only === undefined) return { text: quoted(''), constant: '', isText: true };
  if (parts.length > 1) {
    const texts = parts.map((part) => (typeof part === 'string' ? quoted(part) : within(writer.value(part), binds.product)));
    // Only a text makes a text of what stands beside it, and one expression beside another is text too.
    return { text: texts.join(' & '), isText: true };
  }
  if (typeof only === 'string') return { text: quoted(only), constant: only, isText: true };
  const written = place.truth === true ? writer.write(only) : writer.value(only);
  if (written.literal === undefined || written.literal === null) return { text: written.text, isText: false };
  return { text: written.text, constant: String(written.literal), isText: typeof written.literal === 'string' };
}

function tooLong(source: string): JuelRefused {
  return new JuelRefused(shown(source), {
    en: `The expression is longer than ${longest} characters. Break it up, for example with a script task before this place.`,
    ru: `Выражение длиннее ${longest} знаков. Разбейте его, например задачей-сценарием перед этим местом.`,
  });
}
