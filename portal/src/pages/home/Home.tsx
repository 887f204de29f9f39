import { DueChip, HomePage, StatusWord } from '@millrace/designer/patterns';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useServices } from '../../app/services.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useLoading } from '../../parts/problems.js';
import { Numbered } from '../../parts/Numbered.js';
import { SearchField } from '../../parts/SearchField.js';
import { useNextStep, useStatus } from '../../parts/status.js';
import { useCommonTexts, useListTexts } from '../../parts/texts.js';
import { useLive } from '../../parts/use-live.js';
import { useWords } from '../../parts/words.js';
import { taskLabel } from '../inbox/task-label.js';

const shown = 5;
const servicesShown = 6;

/** The start page: what waits for me, how are my requests, what can I ask for. */
export function Home() {
  const { t } = useTranslation();
  const { ask, session, queryClient, decisions } = useServices();
  const navigate = useNavigate();
  const words = useWords();
  const status = useStatus();
  const nextStep = useNextStep();
  const loading = useLoading();
  const common = useCommonTexts();
  const texts = useListTexts();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const decided = useSyncExternalStore(decisions.subscribe, decisions.snapshot);
  const [search, setSearch] = useState('');
  const inbox = useInfiniteQuery({ ...ask.inbox({ view: 'inbox', sort: 'due' }, shown), staleTime: 0 });
  const count = useQuery(ask.inboxCount());
  const requests = useInfiniteQuery(ask.requests({ status: 'active' }, shown));
  const services = useQuery(ask.services());
  const refresh = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: ask.inbox({ view: 'inbox', sort: 'due' }, shown).queryKey }),
    [queryClient, ask],
  );
  useLive('inbox', refresh);
  usePageTitle(t('home.title'));
  const name = state.kind === 'somebody' ? state.person.name : '';
  const gone = new Set(decided.filter((one) => one.state !== 'refused').map(({ workItem }) => workItem));
  return (
    <HomePage
      title={t('home.greeting', { name })}
      search={
        <SearchField
          label={t('services.search')}
          placeholder={t('services.placeholder')}
          value={search}
          onChange={setSearch}
          onSubmit={() => void navigate(search.trim() === '' ? '/services' : `/services?search=${encodeURIComponent(search.trim())}`)}
        />
      }
      waiting={{
        title: t('home.inbox'),
        loading: loading(inbox),
        items: (inbox.data?.pages[0]?.items ?? [])
          .filter(({ id }) => !gone.has(id))
          .map((item) => ({
            id: item.id,
            href: `/inbox/${encodeURIComponent(item.id)}`,
            title: <Numbered number={item.number} text={taskLabel({ ...item, number: '' }, words)} />,
            detail: `${words(item.name)} · ${item.initiator.name}`,
            ...(item.dueAt === undefined ? {} : { aside: <DueChip dueAt={item.dueAt} texts={common.due} /> }),
          })),
        empty: { title: t('home.inboxEmpty'), text: t('home.inboxEmptyText') },
        ...(count.data !== undefined && count.data.inbox > 0
          ? { all: { label: t('home.inboxAll', { count: count.data.inbox }), href: '/inbox' } }
          : {}),
      }}
      requests={{
        title: t('home.requests'),
        loading: loading(requests),
        items: (requests.data?.pages[0]?.items ?? []).map((card) => ({
          id: card.id,
          href: `/requests/${encodeURIComponent(card.id)}`,
          title: <Numbered number={card.number} text={card.title ?? words(card.service?.name ?? card.process.name)} />,
          detail: nextStep(card.steps),
          aside: <StatusWord status={status(card)} />,
        })),
        empty: {
          title: t('home.requestsEmpty'),
          text: t('home.requestsEmptyText'),
        },
        all: { label: t('home.requestsAll'), href: '/requests' },
      }}
      services={{
        title: t('home.services'),
        loading: loading(services),
        items: (services.data?.items ?? []).slice(0, servicesShown).map((service) => ({
          id: service.id,
          href: `/services/${encodeURIComponent(service.id)}`,
          title: words(service.name),
          ...(service.description === undefined ? {} : { text: words(service.description) }),
        })),
        empty: { title: t('services.emptyTitle'), text: t('services.emptyText') },
        all: { label: t('home.servicesAll'), href: '/services' },
      }}
      texts={texts}
    />
  );
}
