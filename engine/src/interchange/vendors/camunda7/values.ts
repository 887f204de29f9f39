import { isDuration, parseInstant } from '../../../behaviors/values/index.js';
import { translateJuel, type JuelPlace, type JuelTranslation } from '../juel/index.js';
import { withoutZone, type Reading, type Subject } from '../reading.js';

export type Juel = JuelTranslation & { readonly ok: true };

/** An expression or a text, translated; noted as something to be redone where it has no plain meaning. */
export function translated(reading: Reading, subject: Subject, source: string, place: JuelPlace): Juel | undefined {
  const translation = translateJuel(source, place);
  if (translation.ok) return translation;
  reading.redo(subject, translation.how);
  return undefined;
}

/** The expression so that something can be put before or behind it. */
export function asOperand(expression: string): string {
  return /^(?:[\p{L}\p{N}_.$`]+|'[^'\\]*')$/u.test(expression) ? expression : `(${expression})`;
}

/** A length of time, a moment or an expression that gives one; as a definition holds it. */
export function timing(
  reading: Reading,
  subject: Subject,
  source: string,
  place: JuelPlace,
): string | { readonly expression: string } | undefined {
  const translation = translated(reading, subject, source.trim(), place);
  if (translation === undefined) return undefined;
  const { constant, expression } = translation;
  if (constant === undefined) {
    reading.translated(subject, expression, {
      en: 'Its value must be a text: a length of time (P3D) or a moment (2026-03-02T09:00:00Z).',
      ru: 'Значением должен быть текст: длительность (P3D) или момент (2026-03-02T09:00:00Z).',
    });
    return { expression };
  }
  const moment = isDuration(constant) ? constant : momentOf(constant);
  if (moment === undefined) {
    reading.redo(subject, {
      en: `“${constant.slice(0, 60)}” is neither a length of time (P3D, PT8H) nor a moment (2026-03-02T09:00:00Z). Write one of them.`,
      ru: `«${constant.slice(0, 60)}» не длительность (P3D, PT8H) и не момент (2026-03-02T09:00:00Z). Запишите одно из двух.`,
    });
    return undefined;
  }
  if (moment === constant) reading.understood(subject, moment);
  else reading.doubtful(subject, moment, withoutZone);
  return moment;
}

/** The moment as definitions write it. Camunda takes a time without a zone as that of its server, which the file does not tell. */
function momentOf(text: string): string | undefined {
  const full = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text;
  for (const candidate of [full, `${full}Z`]) {
    try {
      parseInstant(candidate);
      return candidate;
    } catch {
      continue;
    }
  }
  return undefined;
}
