import { formatDate, GuidedFormPage, Receipt, Skeletons } from '@millrace/designer/patterns';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { PageProblem } from '../../parts/PageProblem.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useNames } from '../../parts/status.js';
import { useLive } from '../../parts/use-live.js';
import { useWords } from '../../parts/words.js';

/** After sending: the number, who is next, when to expect an answer, and where to go from here. */
export function SentPage() {
  const { t } = useTranslation();
  const { ask } = useServices();
  const { language, zone } = usePreferences();
  const words = useWords();
  const names = useNames();
  const { id = '', request = '' } = useParams();
  const made = useQuery(ask.request(request));
  useLive(made.data === undefined ? null : `instance:${request}`);
  usePageTitle(t('sent.title'));
  if (made.data === undefined && made.isError) return <PageProblem error={made.error} onRetry={() => void made.refetch()} />;
  if (made.data === undefined) return <Skeletons label={t('app.loading')} rows={4} />;
  const { card } = made.data;
  const date = (at: string): string => formatDate(at, { language, zone });
  const steps = card.steps.map(({ who, name }) =>
    who.length > 0 ? t('sent.waits', { who: names(who), step: words(name) }) : t('sent.machine', { step: words(name) }),
  );
  const next = card.status === 'active' ? steps.join('; ') || t('sent.unknown') : t('sent.done');
  // A rule may send it back at once: then it is its reader's turn, and nothing to be glad of.
  const mine = card.steps.find(({ workItem }) => workItem !== undefined)?.workItem;
  const href = `/requests/${encodeURIComponent(request)}`;
  return (
    <GuidedFormPage
      title={words(card.service?.name ?? card.process.name)}
      phase="sent"
      primaryAction={
        mine === undefined
          ? { id: 'open', label: t('sent.open'), href }
          : { id: 'task', label: t('request.openTask'), href: `/inbox/${encodeURIComponent(mine)}` }
      }
      otherActions={[
        ...(mine === undefined ? [] : [{ id: 'open', label: t('sent.open'), href }]),
        { id: 'another', label: t('sent.another'), href: `/services/${encodeURIComponent(id)}` },
        { id: 'home', label: t('sent.home'), href: '/' },
      ]}
      next={{ title: t('sent.whatNext'), steps: [...(card.status === 'active' ? steps : []), t('sent.told')] }}
    >
      <Receipt
        title={t(mine === undefined ? 'sent.heading' : 'sent.yours')}
        tone={mine === undefined ? 'ok' : 'warn'}
        {...(card.title === undefined ? {} : { text: card.title })}
        facts={[
          ...(card.number === undefined ? [] : [{ id: 'number', label: t('sent.number'), value: card.number }]),
          { id: 'next', label: t('sent.next'), value: next },
          { id: 'expected', label: t('sent.expected'), value: card.expectedAt === undefined ? t('sent.unknown') : date(card.expectedAt) },
        ]}
      />
    </GuidedFormPage>
  );
}
