import { Moment, ProblemNotice, RecordPage, type Section, Skeletons, Timeline } from '@millrace/designer/patterns';
import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { JsonMap } from '../../api/shapes.js';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { Form } from '../../parts/Form.js';
import { PageProblem } from '../../parts/PageProblem.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useProblem } from '../../parts/problems.js';
import { useNextStep, useStatus } from '../../parts/status.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useLive } from '../../parts/use-live.js';
import { useWords } from '../../parts/words.js';
import { listAddress } from '../requests/list-address.js';
import { timelineOf } from './acts.js';
import { Remind } from './Remind.js';
import { RequestFacts } from './RequestFacts.js';
import { RouteDiagram } from './RouteDiagram.js';
import { Steps } from './Steps.js';
import { useEnding } from './use-ending.js';

/** A request: its data as entered, who acted, who is next, the route, and what its reader may do with it. */
export function RequestPage() {
  const { t } = useTranslation();
  const { ask, session } = useServices();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const { language, zone } = usePreferences();
  const words = useWords();
  const status = useStatus();
  const nextStep = useNextStep();
  const problem = useProblem();
  const texts = useCommonTexts();
  const { id = '' } = useParams();
  const request = useQuery(ask.request(id));
  const ending = useEnding(id);
  useLive(request.data === undefined ? null : `instance:${id}`);
  const card = request.data?.card;
  const title = card === undefined ? undefined : (card.title ?? words(card.service?.name ?? card.process.name));
  usePageTitle(title === undefined ? undefined : [card?.number, title].filter(Boolean).join(' '));
  if (request.data === undefined && request.isError) return <PageProblem error={request.error} onRetry={() => void request.refetch()} />;
  if (request.data === undefined || card === undefined) return <Skeletons label={t('app.loading')} />;
  const { sheet, acts, may, endReason } = request.data;
  const isMine = state.kind !== 'somebody' || state.person.id === card.initiator.id;
  const mine = card.steps.find(({ workItem }) => workItem !== undefined)?.workItem;
  const repeat =
    card.service === undefined || !may.repeat ? null : `/services/${encodeURIComponent(card.service.id)}?repeat=${encodeURIComponent(id)}`;
  const main: Section[] = [
    {
      id: 'data',
      title: t('request.data'),
      titleUnseen: sheet !== null && hasHeadings(sheet.definition),
      content:
        sheet === null ? (
          <Typography color="textSecondary">{t('request.noData')}</Typography>
        ) : (
          <Form sheet={sheet} language={language} zone={zone} mode="read" />
        ),
    },
    { id: 'route', title: t('request.route'), content: <RouteDiagram id={id} /> },
  ];
  const next = nextStep(card.steps);
  return (
    <>
      <RecordPage
        back={isMine ? { label: t('requests.title'), href: listAddress() } : { label: t('inbox.title'), href: '/inbox' }}
        {...(card.number === undefined ? {} : { number: card.number })}
        title={title ?? ''}
        status={status(card)}
        {...(card.status === 'active' && card.expectedAt !== undefined
          ? {
              clock: (
                <Typography component="span" variant="caption" color="textSecondary">
                  {t(isLate(card.expectedAt) ? 'request.wasExpected' : 'request.expected')} <Moment at={card.expectedAt} style="date" />
                </Typography>
              ),
            }
          : {})}
        {...(card.status === 'active' && next !== '' ? { nextStep: next } : {})}
        primaryActions={
          mine === undefined ? [] : [{ id: 'task', label: t('request.openTask'), href: `/inbox/${encodeURIComponent(mine)}` }]
        }
        moreActions={[
          ...(repeat === null ? [] : [{ id: 'repeat', label: t('request.repeat'), href: repeat }]),
          ...(may.withdraw ? [{ id: 'withdraw', label: t('request.withdraw'), onSelect: () => ending.ask('withdraw') }] : []),
          ...(may.cancel ? [{ id: 'cancel', label: t('request.cancel'), onSelect: () => ending.ask('cancel'), danger: true }] : []),
        ]}
        notice={
          <Stack spacing={2}>
            {request.isError ? (
              <ProblemNotice problem={problem(request.error)} onRetry={() => void request.refetch()} texts={texts} />
            ) : null}
            {card.hasIncident && card.status === 'active' ? <Alert severity="warning">{t('request.incident')}</Alert> : null}
            {ending.done === null ? null : (
              <Alert ref={ending.notice} tabIndex={-1} severity="success" role="status">
                {ending.done === 'withdraw' ? t('request.withdrawn') : t('request.cancelled')}
              </Alert>
            )}
          </Stack>
        }
        main={main}
        side={[
          {
            id: 'people',
            title: t('request.people'),
            content: (
              <Stack spacing={2}>
                <Steps card={card} />
                <Remind id={id} may={may.remind} {...(may.remindAgainAt === undefined ? {} : { againAt: may.remindAgainAt })} />
              </Stack>
            ),
          },
          {
            id: 'facts',
            title: t('request.facts'),
            content: <RequestFacts card={card} {...(endReason === undefined ? {} : { endReason })} />,
          },
        ]}
        history={{
          id: 'history',
          title: t('request.history'),
          content: <Timeline label={t('request.history')} entries={timelineOf(acts, t, words)} />,
        }}
      />
      {ending.dialog}
    </>
  );
}

/** An open request whose date has passed: nobody is told to expect it on a day that is over. */
const isLate = (expectedAt: string): boolean => Date.parse(expectedAt) < Date.now();

/** Whether a form has headings of its own: a group with a label on its first page. */
function hasHeadings(definition: JsonMap): boolean {
  const nodes = definition['nodes'];
  const children = nodeOf(nodes, definition['root'])?.children;
  return Array.isArray(children) && children.some((id: unknown) => ['group', 'table'].includes(String(nodeOf(nodes, id)?.type)));
}

function nodeOf(nodes: unknown, id: unknown): { readonly type?: unknown; readonly children?: unknown } | undefined {
  return typeof nodes === 'object' && nodes !== null && typeof id === 'string'
    ? (nodes as Readonly<Record<string, object>>)[id]
    : undefined;
}
