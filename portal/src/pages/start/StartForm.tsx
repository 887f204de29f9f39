import type { FormProblem, GeneratedFormHandle } from '@millrace/designer/forms';
import { GuidedFormPage, LeaveGuard, ProblemNotice, Skeletons } from '@millrace/designer/patterns';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker, useNavigate, useSearchParams } from 'react-router';
import { answered } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import type { FormSheet, JsonMap, MadeRequest, ServiceCard } from '../../api/shapes.js';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { useDuration } from '../../parts/duration.js';
import { Form } from '../../parts/Form.js';
import { formProblems } from '../../parts/form-problems.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import { StartNotices } from './StartNotices.js';
import { useFilling } from './use-filling.js';
import { useSending } from './use-sending.js';

/** What `<StartForm>` takes. */
export interface StartFormProps {
  readonly person: string;
  readonly card: ServiceCard;
  /** Null: the service needs no form. */
  readonly sheet: FormSheet | null;
}

/** One function for all draws: the focus is taken when the summary appears, not again while it is being sent. */
const takeFocus = (node: HTMLElement | null) => node?.focus();

/** Fills in a service's form: form, summary, sending. What is typed is kept on this device until the service has taken it. */
export function StartForm({ person, card, sheet }: StartFormProps) {
  const { t } = useTranslation();
  const { api, queryClient } = useServices();
  const { language, zone } = usePreferences();
  const words = useWords();
  const duration = useDuration();
  const problem = useProblem();
  const texts = useCommonTexts();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  // The address loses `repeat` once it was read: a reload goes on with what was typed since.
  const [repeat] = useState(() => query.get('repeat'));
  useEffect(() => {
    if (query.has('repeat')) setQuery({}, { replace: true });
  }, [query, setQuery]);
  const { open, saw, titles, change, flush, sending, refused, renew, drop, anew } = useFilling(person, card.id, repeat);
  const form = useRef<GeneratedFormHandle>(null);
  const [phase, setPhase] = useState<'fill' | 'summary'>('fill');
  const [data, setData] = useState<JsonMap>({});
  const [dirty, setDirty] = useState(false);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const leaving = useRef(false);
  const toSend = useRef<JsonMap>({});

  const done = useCallback(
    ({ card: made }: MadeRequest) => {
      leaving.current = true;
      drop();
      void queryClient.invalidateQueries({ queryKey: ['requests'] });
      void navigate(`/services/${encodeURIComponent(card.id)}/sent/${encodeURIComponent(made.id)}`, { replace: true });
    },
    [drop, queryClient, navigate, card.id],
  );
  const { state, send, again, reset } = useSending({ service: card.id, sending, refused, arrived: drop, done });
  const busy = state.kind === 'sending' || state.kind === 'lost';

  // Problems of fields are shown at the fields, so the form comes back.
  useEffect(() => {
    if (state.kind !== 'refused') return;
    if (isSentBefore(state.error)) {
      reset();
      renew();
      setPhase('fill');
      return;
    }
    const found = formProblems(state.error);
    setProblems(found);
    if (found.length > 0) setPhase('fill');
  }, [state, reset, renew]);

  const lookUp = useCallback(
    async (nodeId: string, search: string, cursor: string | undefined) => {
      const asked = { ...(search === '' ? {} : { search }), ...(cursor === undefined ? {} : { cursor }) };
      const page = await answered(api.GET('/services/{id}/lookups/{nodeId}', { params: { path: { id: card.id, nodeId }, query: asked } }));
      for (const { value, title } of page.items) saw(`${value.register}/${value.id}`, title);
      return page;
    },
    [api, card.id, saw],
  );
  const blocker = useBlocker(({ nextLocation }) => dirty && !leaving.current && nextLocation.pathname !== '/sign-in');
  const initial = open?.filling.data;
  const key = open?.filling.key;
  // The form is given the same sheet as long as it is the same filling: it is compiled once for it.
  const editSheet = useMemo(() => (sheet === null ? null : { ...sheet, titles: { ...sheet.titles, ...titles() } }), [sheet, key]);
  const summary = useMemo(() => (sheet === null ? null : { ...sheet, data, titles: { ...sheet.titles, ...titles() } }), [sheet, data]);

  const check = async (): Promise<void> => {
    if (busy) return;
    reset();
    if (sheet === null) return send({});
    const checked = await form.current?.submit();
    if (checked?.ok !== true) return;
    setProblems([]);
    // With what the rules computed: people check sums, not only what they typed.
    setData({ ...checked.data, ...form.current?.data() });
    toSend.current = checked.data;
    change(checked.data);
    setPhase('summary');
    window.scrollTo(0, 0);
  };
  const back = (): void => {
    setPhase('fill');
    window.scrollTo(0, 0);
  };

  if (open === null) return <Skeletons label={t('app.loading')} />;
  const expected = card.expectedDuration === undefined ? '' : duration(card.expectedDuration);
  const sendAction = { id: 'send', label: t('start.send'), onSelect: () => send(toSend.current), busy };
  return (
    <GuidedFormPage
      back={{ label: t('services.title'), href: '/services' }}
      title={words(card.name)}
      text={
        <>
          {words(card.description)}
          {expected === '' ? null : <Box>{t('services.usually', { duration: expected })}</Box>}
        </>
      }
      phase={phase}
      notice={
        <Stack spacing={2}>
          <StartNotices
            card={card}
            open={open}
            filling={phase === 'fill' && !busy}
            lost={state.kind === 'lost'}
            onAnew={() => {
              anew();
              document.getElementById('content')?.focus();
            }}
            onAgain={again}
          />
          {state.kind === 'refused' && problems.length === 0 ? <ProblemNotice problem={problem(state.error)} texts={texts} /> : null}
        </Stack>
      }
      next={{ title: t('start.next'), steps: [t('start.nextText')] }}
      primaryAction={
        phase === 'summary' || sheet === null
          ? sheet === null
            ? { ...sendAction, onSelect: () => void check() }
            : sendAction
          : { id: 'check', label: t('start.check'), onSelect: () => void check() }
      }
      otherActions={phase === 'summary' ? [{ id: 'edit', label: t('start.edit'), onSelect: back, disabled: busy }] : []}
      note={state.kind === 'sending' ? t('start.sending') : state.kind === 'lost' ? t('start.lostTitle') : dirty ? t('start.kept') : ''}
    >
      {sheet === null ? <Typography>{t('start.noForm')}</Typography> : null}
      {editSheet === null ? null : (
        <Box hidden={phase !== 'fill'}>
          <Form
            key={open.filling.key}
            ref={form}
            sheet={editSheet}
            language={language}
            zone={zone}
            disabled={busy}
            lookUp={lookUp}
            problems={problems}
            onEnter={() => void check()}
            onChange={(now, isDirty) => {
              setDirty(isDirty || (open.from !== 'empty' && open.from !== 'repeatFailed'));
              change(now);
            }}
            {...(initial !== undefined && Object.keys(initial).length > 0 ? { initialData: initial } : {})}
          />
        </Box>
      )}
      {phase === 'summary' && summary !== null ? (
        <Box component="section" aria-labelledby="summary" sx={{ border: 1, borderColor: 'divider', borderRadius: 2, px: 2, py: 2 }}>
          <Typography id="summary" variant="h2" tabIndex={-1} ref={takeFocus} sx={{ '&:focus-visible': { outline: 'none' } }}>
            {t('start.summaryTitle')}
          </Typography>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {t('start.summaryText')}
          </Typography>
          <Form sheet={summary} language={language} zone={zone} mode="read" />
        </Box>
      ) : null}
      <LeaveGuard
        unsaved={dirty && !leaving.current}
        asking={blocker.state === 'blocked'}
        onStay={() => blocker.reset?.()}
        onLeave={() => {
          drop();
          blocker.proceed?.();
        }}
        onSaveAndLeave={() => {
          flush();
          blocker.proceed?.();
        }}
        texts={{
          title: t('start.leaveTitle'),
          text: t('start.leaveText'),
          stay: t('start.stay'),
          leave: t('start.leaveDiscard'),
          saveAndLeave: t('start.leaveKeep'),
        }}
      />
    </GuidedFormPage>
  );
}

/** The answer to an earlier wording was lost, but it has become a request; the service does not take another under the same key. */
const isSentBefore = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'COMMAND_ID_REUSED';
