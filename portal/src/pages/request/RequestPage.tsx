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
import { Choices, HeldUp } from './ByHand.js';
import { Called } from './Called.js';
import { Remind } from './Remind.js';
import { RequestFacts } from './RequestFacts.js';
import { RouteDiagram } from './RouteDiagram.js';
import { Steps } from './Steps.js';
import { useEnding } from './use-ending.js';
import { useOperation } from './use-operation.js';
import { useRequestParts } from './use-request-parts.js';

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
  const parts = useRequestParts(id, request.data?.card);
  const ending = useEnding(id);
  const operation = useOperation(id);
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
  const isActive = card.status === 'active';
  const main: Section[] = [
    ...(parts.incidents.length === 0
      ? []
      : [
          {
            id: 'heldUp',
            title: t('request.heldUp'),
            content: (
              <HeldUp
                incidents={parts.incidents}
                mayOperate={may.operate}
                suspended={card.suspended === true}
                onAsk={operation.ask}
                onDone={operation.tell}
              />
            ),
          },
        ]),
    ...(parts.choices.length === 0
      ? []
      : [{ id: 'choices', title: t('request.choices'), content: <Choices id={id} choices={parts.choices} onDone={operation.tell} /> }]),
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
    ...(parts.called.length === 0 ? [] : [{ id: 'called', title: t('request.called'), content: <Called items={parts.called} /> }]),
  ];
  const next = nextStep(card.steps);
  return (
    <>
      <RecordPage
        back={isMine ? { label: t('requests.title'), href: listAddress() } : { label: t('inbox.title'), href: '/inbox' }}
        {...(card.number === undefined ? {} : { number: card.number })}
        title={title ?? ''}
        status={status(card)}
        {...(isActive && card.expectedAt !== undefined
          ? {
              clock: (
                <Typography component="span" variant="caption" color="textSecondary">
                  {t(isLate(card.expectedAt) ? 'request.wasExpected' : 'request.expected')} <Moment at={card.expectedAt} style="date" />
                </Typography>
              ),
            }
          : {})}
        {...(isActive && next !== '' ? { nextStep: next } : {})}
        primaryActions={
          mine === undefined ? [] : [{ id: 'task', label: t('request.openTask'), href: `/inbox/${encodeURIComponent(mine)}` }]
        }
        moreActions={[
          ...(repeat === null ? [] : [{ id: 'repeat', label: t('request.repeat'), href: repeat }]),
          ...(may.withdraw ? [{ id: 'withdraw', label: t('request.withdraw'), onSelect: () => ending.ask('withdraw') }] : []),
          ...(may.operate
            ? [
                card.suspended === true
                  ? { id: 'resume', label: t('operate.resume'), onSelect: () => operation.ask({ kind: 'resume' }) }
                  : { id: 'suspend', label: t('operate.suspend'), onSelect: () => operation.ask({ kind: 'suspend' }) },
                { id: 'correct', label: t('operate.correct'), onSelect: () => operation.ask({ kind: 'correct' }) },
              ]
            : []),
          ...(may.cancel ? [{ id: 'cancel', label: t('request.cancel'), onSelect: () => ending.ask('cancel'), danger: true }] : []),
        ]}
        notice={
          <Stack spacing={2}>
            {request.isError ? (
              <ProblemNotice problem={problem(request.error)} onRetry={() => void request.refetch()} texts={texts} />
            ) : null}
            {card.suspended === true && isActive ? <Alert severity="warning">{t('request.suspended')}</Alert> : null}
            {card.hasIncident && isActive && parts.incidents.length === 0 ? (
              <Alert severity="warning">{t('request.incident')}</Alert>
            ) : null}
            {operation.done === null ? null : (
              <Alert ref={operation.notice} tabIndex={-1} severity="success" role="status">
                {operation.done}
              </Alert>
            )}
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
                <Steps card={card} waiting={parts.waiting} />
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
      {operation.dialog}
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
