import { ActionButton, formatDate } from '@millrace/designer/patterns';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Stack from '@mui/material/Stack';
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '../../api/shapes.js';
import { usePreferences } from '../../app/preferences.js';
import { useWords } from '../../parts/words.js';
import type { OpenFilling } from './use-filling.js';

/** What `<StartNotices>` takes. */
export interface StartNoticesProps {
  readonly card: ServiceCard;
  readonly open: OpenFilling;
  /** The form is being filled in: neither checked nor on its way. */
  readonly filling: boolean;
  /** The answer to sending did not come. */
  readonly lost: boolean;
  readonly onAnew: () => void;
  readonly onAgain: () => void;
}

/** What stands over a start form: limits of the service, an unsent form that came back, a lost answer. */
export function StartNotices({ card, open, filling: isFilling, lost, onAnew, onAgain }: StartNoticesProps) {
  const { t } = useTranslation();
  const { language, zone } = usePreferences();
  const words = useWords();
  const { filling, from } = open;
  const when = (at: number): string => formatDate(new Date(at).toISOString(), { language, zone, style: 'dateTime' });
  const anew = <ActionButton action={{ id: 'anew', label: t('start.anew'), onSelect: onAnew }} size="small" />;
  return (
    <>
      {card.availability === 'limited' || card.notice !== undefined ? (
        <Alert severity="info">{words(card.notice) || t('services.limited')}</Alert>
      ) : null}
      {lost ? (
        <Alert severity="warning" role="alert">
          <AlertTitle>{t('start.lostTitle')}</AlertTitle>
          <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
            <span>{t('start.lost')}</span>
            <ActionButton action={{ id: 'again', label: t('common.retry'), onSelect: onAgain }} size="small" />
          </Stack>
        </Alert>
      ) : null}
      {isFilling && from === 'sentBefore' ? (
        <Alert severity="warning" role="alert">
          <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
            <span>{t('start.sentBefore')}</span>
            <ActionButton action={{ id: 'look', label: t('start.lookRequests'), href: '/requests' }} size="small" />
          </Stack>
        </Alert>
      ) : null}
      {isFilling && from === 'restored' && filling.sentAt !== undefined ? (
        <Alert severity="warning">
          <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
            <span>{t('start.stale', { when: when(filling.sentAt) })}</span>
            <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap' }}>
              <ActionButton action={{ id: 'look', label: t('start.lookRequests'), href: '/requests' }} size="small" />
              {anew}
            </Stack>
          </Stack>
        </Alert>
      ) : null}
      {isFilling && from === 'restored' && filling.sentAt === undefined ? (
        <Alert severity="info">
          <AlertTitle>{t('start.restoredTitle')}</AlertTitle>
          <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
            <span>{t('start.restored', { when: when(filling.savedAt) })}</span>
            {anew}
          </Stack>
        </Alert>
      ) : null}
      {isFilling && from === 'repeated' ? <Alert severity="info">{t('start.repeated')}</Alert> : null}
      {from === 'repeatFailed' ? <Alert severity="warning">{t('start.repeatFailed')}</Alert> : null}
    </>
  );
}
