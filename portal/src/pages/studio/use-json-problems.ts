import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import type { ListedProblem } from '../../api/problem.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { brokenAt, type JsonPlace, placeOf, placesOf } from './json-places.js';

/** What `useJsonProblems` gives. */
export interface JsonProblems {
  /** What the text says; undefined: it is no JSON object. */
  readonly value: object | undefined;
  readonly problems: readonly ListedProblem[];
  /** Whether a draft can hold it; true only for the text as it is now. */
  readonly isDraft: boolean;
  /** Where in the text a problem is. */
  readonly placeFor: (problem: ListedProblem) => JsonPlace;
}

interface Checked {
  readonly text: string;
  readonly draft: boolean;
  readonly problems: readonly ListedProblem[];
}

/** A pause in typing after which the text is checked, in milliseconds. */
const pause = 400;

/** What is wrong in a definition that is written as text: at once whether it is JSON, a moment later what the service would say of it. */
export function useJsonProblems(draft: string, text: string): JsonProblems {
  const { t } = useTranslation();
  const { api } = useServices();
  const problem = useProblem();
  const read = useMemo(() => readJson(text), [text]);
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    const { value } = read;
    if (value === undefined) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const body = { definition: value as Record<string, unknown> };
      answered(api.POST('/drafts/{id}/check', { params: { path: { id: draft } }, body, signal: stop.signal })).then(
        (found) => setChecked({ text, ...found }),
        (error: unknown) => {
          if (stop.signal.aborted) return;
          const { title, code } = problem(error);
          setChecked({ text, draft: false, problems: [{ code, pointer: '', message: title, severity: 'warning' }] });
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [api, draft, read, text, problem]);
  const isNow = checked !== null && checked.text === text && read.value !== undefined;
  const broken: readonly ListedProblem[] = read.broken === null ? [] : [{ code: 'JSON', pointer: '', message: t('studio.jsonBroken') }];
  return {
    value: read.value,
    problems: read.value === undefined ? broken : isNow ? checked.problems : [],
    isDraft: isNow && checked.draft,
    placeFor: ({ pointer }) => read.broken ?? placeOf(read.places, pointer),
  };
}

interface ReadJson {
  readonly value: object | undefined;
  readonly broken: JsonPlace | null;
  readonly places: ReadonlyMap<string, JsonPlace>;
}

function readJson(text: string): ReadJson {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { value: undefined, broken: { offset: 0, line: 1 }, places: new Map() };
    return { value, broken: null, places: placesOf(text) };
  } catch (error) {
    return { value: undefined, broken: brokenAt(text, error), places: new Map() };
  }
}
