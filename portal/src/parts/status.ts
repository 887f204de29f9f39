import type { Status } from '@millrace/designer/patterns';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceCard, Step, WhoRef } from '../api/shapes.js';
import { useWords } from './words.js';

/** How a request stands, in words. */
export function useStatus(): (card: Pick<InstanceCard, 'status' | 'outcome' | 'hasIncident' | 'steps' | 'suspended'>) => Status {
  const { t } = useTranslation();
  return useCallback(
    ({ status, outcome, hasIncident, steps, suspended }) => {
      if (status === 'withdrawn') return { text: t('status.withdrawn'), tone: 'neutral' };
      if (status === 'cancelled') return { text: t('status.cancelled'), tone: 'neutral' };
      if (status === 'completed') {
        if (outcome === 'refused') return { text: t('status.refused'), tone: 'bad' };
        if (outcome === 'approved') return { text: t('status.approved'), tone: 'ok' };
        return { text: t('status.completed'), tone: 'ok' };
      }
      // Above all else: whatever waits, nobody can do it now.
      if (suspended === true) return { text: t('status.suspended'), tone: 'warn' };
      if (hasIncident) return { text: t('status.incident'), tone: 'bad' };
      if (steps.some(({ workItem }) => workItem !== undefined)) return { text: t('status.waitsYou'), tone: 'warn' };
      if (outcome === 'returned') return { text: t('status.returned'), tone: 'warn' };
      return { text: t('status.active'), tone: 'accent' };
    },
    [t],
  );
}

/** Names people, groups and positions in a row: the first two, and how many more. */
export function useNames(): (who: readonly WhoRef[]) => string {
  const { t } = useTranslation();
  const words = useWords();
  return useCallback(
    (who) => {
      const names = who.map(({ kind, name }) => (kind === 'everyone' ? t('common.everyone') : words(name)));
      const shown = names.slice(0, 2).join(', ');
      const rest = names.length - 2;
      return rest > 0 ? `${shown} ${t('common.others', { count: rest })}` : shown;
    },
    [t, words],
  );
}

/** Who is next, in one line: the first step with somebody, else the first step. */
export function useNextStep(): (steps: readonly Step[]) => string {
  const names = useNames();
  const words = useWords();
  return useCallback(
    (steps) => {
      const step = steps.find(({ who }) => who.length > 0) ?? steps[0];
      if (step === undefined) return '';
      return step.who.length > 0 ? `${words(step.name)} · ${names(step.who)}` : words(step.name);
    },
    [names, words],
  );
}
