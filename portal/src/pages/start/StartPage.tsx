import { GuidedFormPage, Skeletons } from '@millrace/designer/patterns';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useServices } from '../../app/services.js';
import { PageProblem } from '../../parts/PageProblem.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useWords } from '../../parts/words.js';
import { StartForm } from './StartForm.js';

/** Asking for a service. */
export function StartPage() {
  const { t } = useTranslation();
  const { ask, session } = useServices();
  const words = useWords();
  const { id = '' } = useParams();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const service = useQuery(ask.service(id));
  const name = words(service.data?.service.name);
  usePageTitle(name);
  if (service.data === undefined && service.isError) return <PageProblem error={service.error} onRetry={() => void service.refetch()} />;
  if (service.data === undefined || state.kind !== 'somebody') return <Skeletons label={t('app.loading')} />;
  const { availability, notice } = service.data.service;
  if (availability === 'paused' || availability === 'retired') {
    return (
      <GuidedFormPage
        back={{ label: t('services.title'), href: '/services' }}
        title={name}
        text={words(notice) || t('services.unavailable')}
        phase="fill"
        primaryAction={{ id: 'services', label: t('services.showAll'), href: '/services' }}
      >
        {null}
      </GuidedFormPage>
    );
  }
  return <StartForm key={id} person={state.person.id} card={service.data.service} sheet={service.data.sheet} />;
}
