import type { TimelineEntry, Tone } from '@millrace/designer/patterns';
import type { TFunction } from 'i18next';
import type { Words } from '../../api/problem.js';
import type { Act } from '../../api/shapes.js';

/** What kinds of events a person is told of; the others are between programs. */
const sentences = {
  instanceStarted: 'act.started',
  workItemCompleted: 'act.completed',
  workItemClaimed: 'act.claimed',
  workItemReleased: 'act.released',
  workItemReassigned: 'act.reassigned',
  voteCast: 'act.voted',
  instanceReminded: 'act.reminded',
  reminded: 'act.reminded',
  instanceWithdrawn: 'act.withdrawn',
  instanceCancelled: 'act.cancelled',
  instanceCompleted: 'act.ended',
  instanceEnded: 'act.ended',
  incidentRaised: 'act.incident',
  incidentResolved: 'act.retried',
  incidentSkipped: 'act.skipped',
  instanceSuspended: 'act.suspended',
  instanceResumed: 'act.resumed',
  elementActivated: 'act.chose',
  instanceAdded: 'act.added',
  variablesSet: 'act.corrected',
  workItemOffered: 'act.offered',
  workItemSuspended: 'act.setAside',
} as const;
const decisions = { approved: 'act.approved', refused: 'act.refused', returned: 'act.returned' } as const;
const tones: Readonly<Record<string, Tone>> = {
  approved: 'ok',
  refused: 'bad',
  returned: 'warn',
  incidentRaised: 'bad',
  instanceWithdrawn: 'warn',
  instanceCancelled: 'warn',
  instanceSuspended: 'warn',
};

/** Tells what happened in sentences, the latest first. */
export function timelineOf(acts: readonly Act[], t: TFunction, words: (words: Words | undefined) => string): readonly TimelineEntry[] {
  return acts
    .map((act, at) => {
      const { type, actor, onBehalfOf, name, outcome, reason, comment, round } = act;
      const doer = actor?.name ?? t('common.system');
      const who = onBehalfOf === undefined ? doer : t('act.onBehalf', { who: doer, other: onBehalfOf.name });
      const step = words(name) || t('act.unknownStep');
      const decided = outcome !== undefined && Object.hasOwn(decisions, outcome) ? decisions[outcome as keyof typeof decisions] : undefined;
      const known = Object.hasOwn(sentences, type) ? sentences[type as keyof typeof sentences] : 'act.other';
      // What a message, a moment or another process began, nobody sent.
      const isBegun = type === 'instanceStarted' && actor === null;
      const title = t(isBegun ? 'act.began' : (decided ?? known), { who, step });
      const text = [reason, comment].filter(Boolean).join('\n');
      const again = round !== undefined && round > 1 ? ` (${t('act.round', { count: round })})` : '';
      const tone = tones[outcome ?? ''] ?? tones[type];
      return {
        id: String(at),
        at: act.at,
        title: `${title}${decided !== undefined && words(name) !== '' ? ` · ${step}` : ''}${again}`,
        ...(text === '' ? {} : { text }),
        ...(tone === undefined ? {} : { tone }),
      };
    })
    .reverse();
}
