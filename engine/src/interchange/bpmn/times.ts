import { parseCycle, parseDuration, parseInstant } from '../../behaviors/values/index.js';

const constant =
  (parse: (text: string) => unknown) =>
  (text: string): string | undefined => {
    if (text.length > 100) return undefined;
    try {
      parse(text);
      return text;
    } catch {
      return undefined;
    }
  };

/** The text itself where it is a time as definitions have it. */
export const formatsOf: Readonly<Record<'date' | 'duration' | 'cycle', (text: string) => string | undefined>> = {
  date: constant((text) => (text.length > 40 ? parseInstant('') : parseInstant(text))),
  duration: constant(parseDuration),
  cycle: constant(parseCycle),
};
