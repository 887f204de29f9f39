import type { Words } from '../../../document/index.js';
import { describeTiming, readCycle, readLength, type FieldKind } from '../../../elements/index.js';
import { makeInstant, readDate, readInstant, readTime, writeDate } from '../../../forms/words/dates.js';
import type { Reading } from '../editing/use-typed.js';
import { sayWords } from '../texts.js';

/** The kinds of times that are written as a text. */
export type TimeKind = Extract<FieldKind, 'duration' | 'durationOrNever' | 'instant' | 'timing' | 'cycle'>;

const instant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(text);

/** A date and a time as people write them, in their zone; midnight where no time is said. */
export function readMomentText(text: string, zone: string): string | undefined {
  const bare = text.trim().replace(/\s+/g, ' ');
  if (instant(bare) && describeTiming(bare, 'en') !== undefined) return bare;
  const found = /^(.+?)(?:,? (?:at |в )?(\d{1,2}(?:[:.]\d{2})?))?$/.exec(bare);
  const whole = readDate(bare);
  const date = whole ?? readDate(found?.[1] ?? '');
  const time = whole === null && found?.[2] !== undefined ? readTime(found[2]) : '00:00';
  return date === null || time === null ? undefined : (makeInstant(date, time, zone) ?? undefined);
}

function writeMomentText(value: string, language: 'en' | 'ru', zone: string): string {
  const parts = readInstant(value, zone);
  return parts ? `${writeDate(parts.date, language)} ${parts.time}` : value;
}

const wrong: Readonly<Record<TimeKind, Words>> = {
  duration: sayWords('notDuration'),
  durationOrNever: sayWords('notDuration'),
  instant: sayWords('notInstant'),
  timing: sayWords('notTiming'),
  cycle: sayWords('notCycle'),
};

/** What a text means for a kind of time. */
export function readTimeText(kind: TimeKind, text: string, zone: string): Reading {
  const bare = text.trim();
  if (bare === '') return { value: undefined };
  if (kind === 'durationOrNever' && /^(?:never|никогда)$/i.test(bare)) return { value: 'never' };
  const asLength = kind === 'instant' || kind === 'cycle' ? undefined : readLength(bare);
  const asMoment = kind === 'instant' || kind === 'timing' ? readMomentText(bare, zone) : undefined;
  const value = asLength ?? asMoment ?? (kind === 'cycle' ? readCycle(bare) : undefined);
  return value === undefined ? { wrong: wrong[kind] } : { value };
}

/** A time as it stands in its field: in words where these are read back as the same, else as the document has it. */
export function writeTimeText(kind: TimeKind, value: unknown, language: 'en' | 'ru', zone: string): string {
  if (typeof value !== 'string') return '';
  if (value === 'never') return sayWords('never')[language].toLowerCase();
  const words = instant(value) ? writeMomentText(value, language, zone) : (describeTiming(value, language) ?? value);
  const back = readTimeText(kind, words, zone);
  return 'value' in back && back.value === value ? words : value;
}
