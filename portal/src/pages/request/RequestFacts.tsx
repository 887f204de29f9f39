import { type Fact, Facts, Moment, TextLink } from '@millrace/designer/patterns';
import { useTranslation } from 'react-i18next';
import type { InstanceCard } from '../../api/shapes.js';
import { useWords } from '../../parts/words.js';

/** What is known of a request beside its data. */
export function RequestFacts({ card, endReason }: { readonly card: InstanceCard; readonly endReason?: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const facts: Fact[] = [
    ...(card.number === undefined ? [] : [{ id: 'number', label: t('request.number'), value: card.number }]),
    ...(card.service === undefined ? [] : [{ id: 'service', label: t('request.service'), value: words(card.service.name) }]),
    { id: 'process', label: t('request.process'), value: words(card.process.name) },
    ...(card.parent === undefined
      ? []
      : [
          {
            id: 'caller',
            label: t('request.caller'),
            value: <TextLink href={`/requests/${encodeURIComponent(card.parent)}`}>{t('request.callerLink')}</TextLink>,
          },
        ]),
    { id: 'initiator', label: t('request.initiator'), value: card.initiator.name },
    { id: 'started', label: t('request.started'), value: <Moment at={card.startedAt} style="dateTime" /> },
    ...(card.expectedAt === undefined ? [] : [{ id: 'expected', label: t('request.expected'), value: <Moment at={card.expectedAt} /> }]),
    ...(card.endedAt === undefined
      ? []
      : [{ id: 'ended', label: t('request.ended'), value: <Moment at={card.endedAt} style="dateTime" /> }]),
    ...(endReason === undefined
      ? []
      : [{ id: 'reason', label: card.status === 'withdrawn' ? t('request.withdrawReason') : t('request.endReason'), value: endReason }]),
  ];
  return <Facts facts={facts} />;
}
