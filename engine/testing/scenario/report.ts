import type { JsonValue, Text } from '@millrace/schemas';
import type { Coverage } from './coverage.js';

/** Something that is not as the scenario says. */
export interface ScenarioFailure {
  /** The step's number, from 1; `end` for what must hold at the end. */
  readonly step: number | 'end';
  /** JSON Pointer into the scenario. */
  readonly pointer: string;
  readonly message: { readonly en: string; readonly ru: string };
  readonly expected: JsonValue;
  readonly found: JsonValue;
}

/** The way that one started instance went. */
export interface PlayedInstance {
  /** What the scenario calls it, else `1`, `2` … in the order of starting. */
  readonly name: string;
  readonly instanceId: string;
  readonly process: string;
  /** Elements that were completed, in order. */
  readonly path: readonly string[];
}

/** What came of a scenario. */
export interface ScenarioReport {
  readonly scenario: string;
  readonly name?: Text;
  readonly ok: boolean;
  /** Steps that were played; fewer than there are when one could not be. */
  readonly steps: number;
  readonly failures: readonly ScenarioFailure[];
  readonly instances: readonly PlayedInstance[];
  readonly coverage: Coverage;
}

const shown = (value: JsonValue): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
};

/** A failure, said in both languages. `what` names the thing that was looked at. */
export function failure(
  at: Pick<ScenarioFailure, 'step' | 'pointer'>,
  what: { readonly en: string; readonly ru: string },
  expected: JsonValue,
  found: JsonValue,
): ScenarioFailure {
  const place = at.step === 'end' ? { en: 'At the end', ru: 'В конце' } : { en: `Step ${at.step}`, ru: `Шаг ${at.step}` };
  return {
    ...at,
    expected,
    found,
    message: {
      en: `${place.en}: expected ${what.en} ${shown(expected)}, but found ${shown(found)}.`,
      ru: `${place.ru}: ожидалось: ${what.ru} ${shown(expected)}; найдено: ${shown(found)}.`,
    },
  };
}
