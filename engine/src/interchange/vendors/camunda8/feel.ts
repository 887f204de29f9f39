import { compileExpression, FEEL } from '../../../behaviors/expressions/index.js';
import type { Reading, Subject } from '../reading.js';
import type { Words } from '../vendor.js';

/** An expression in FEEL as definitions hold it. */
export interface Feel {
  readonly language: 'feel';
  readonly source: string;
}

/** What a value of Camunda 8 is: FEEL behind a `=`, else the text itself. */
export type FeelValue =
  { readonly ok: true; readonly expression: Feel; readonly constant?: string } | { readonly ok: false; readonly how: Words };

/** How long an expression may be. */
export const longest = 20_000;

/** Whether a value is an expression. */
export function isFeel(text: string): boolean {
  return text.trimStart().startsWith('=');
}

/** A value of Camunda 8 as an expression of ours. Never throws. */
export function feelValue(text: string): FeelValue {
  if (!isFeel(text)) {
    const written = feelText(text);
    return written.length > longest
      ? { ok: false, how: tooLong }
      : { ok: true, expression: { language: 'feel', source: written }, constant: text };
  }
  const source = text.trim().slice(1).trim();
  if (source === '') return { ok: false, how: nothing };
  if (source.length > longest) return { ok: false, how: tooLong };
  const compiled = compileExpression(FEEL + source);
  if (compiled.ok) return { ok: true, expression: { language: 'feel', source } };
  const why = compiled.message.slice(0, 200);
  return {
    ok: false,
    how: {
      en: `This FEEL expression cannot be read: ${why} Write it anew.`,
      ru: `Это выражение FEEL не читается: ${why} Запишите его заново.`,
    },
  };
}

/** A value translated, or noted as something to be redone. */
export function feelOrNote(reading: Reading, subject: Subject, text: string): (FeelValue & { readonly ok: true }) | undefined {
  const value = feelValue(text);
  if (value.ok) return value;
  reading.redo(subject, value.how);
  return undefined;
}

/** A text as FEEL writes it. */
export function feelText(text: string): string {
  return JSON.stringify(text);
}

const nothing: Words = { en: 'There is nothing behind the =. Write the expression.', ru: 'После знака = ничего нет. Запишите выражение.' };
export const tooLong: Words = {
  en: `The expression is longer than ${longest} characters. Break it up, for example with a script task before this place.`,
  ru: `Выражение длиннее ${longest} знаков. Разбейте его, например задачей-сценарием перед этим местом.`,
};
