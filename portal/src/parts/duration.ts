import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+(?:\.\d+)?S)?)?$/;
const names = ['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const;

/** The parts of an ISO 8601 duration that are not zero, largest first; none where it cannot be read. */
export function partsOf(duration: string): readonly { readonly name: (typeof names)[number]; readonly count: number }[] {
  const found = pattern.exec(duration);
  if (found === null) return [];
  return names.flatMap((name, at) => {
    const count = Number(found[at + 1] ?? 0);
    return count > 0 ? [{ name, count }] : [];
  });
}

/** Writes an ISO 8601 duration in the reader's language: "3 days", "1 неделя". */
export function useDuration(): (duration: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (duration) =>
      partsOf(duration)
        .map(({ name, count }) => t(`duration.${name}`, { count }))
        .join(' '),
    [t],
  );
}
