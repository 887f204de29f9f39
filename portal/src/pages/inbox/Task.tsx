import type { FormProblem, GeneratedFormHandle } from '@millrace/designer/forms';
import { type Action, ActionButton, ConfirmDialog, ProblemNotice } from '@millrace/designer/patterns';
import { sizes } from '@millrace/designer/theme';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import type { JsonMap, Outcome, WorkItemDetail } from '../../api/shapes.js';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { Form } from '../../parts/Form.js';
import { formProblems } from '../../parts/form-problems.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { keepComment, keptComment } from '../../sending/kept-drafts.js';
import { useClaim } from './use-claim.js';
import { useDraft } from './use-draft.js';
import { Votes } from './Votes.js';

/** What `<Task>` takes. */
export interface TaskProps {
  readonly person: string;
  /** What the person knows it by. */
  readonly label: string;
  readonly detail: WorkItemDetail;
  readonly onDecided: () => void;
}

const labels = { approved: 'task.approve', refused: 'task.refuse', returned: 'task.return', completed: 'task.complete' } as const;
const draftWords = {
  waiting: 'task.draftWaiting',
  saving: 'task.draftSaving',
  saved: 'task.draftSaved',
  unreachable: 'task.draftUnreachable',
  refused: 'task.draftRefused',
} as const;

/** A work item's form with what may be decided. The decision can be taken back for five seconds; then it is sent. */
export function Task({ person, label, detail, onDecided }: TaskProps) {
  const { t } = useTranslation();
  const { api, decisions, takenBack } = useServices();
  const { language, zone } = usePreferences();
  const problem = useProblem();
  const texts = useCommonTexts();
  const { card, sheet, draft, outcomes, may, votes } = detail;
  const { id } = card;
  // A decision that was taken back, or that the service refused, is here again with all that was typed.
  const [refused] = useState(() => decisions.refusedFor(id));
  const [before] = useState(() => takenBack.get(id) ?? refused?.body);
  const saved = useDraft(person, id, may.saveDraft);
  const claim = useClaim(id, `${may.claim} ${may.release}`);
  const form = useRef<GeneratedFormHandle>(null);
  const [dirty, setDirty] = useState(before?.data !== undefined);
  const [problems] = useState<readonly FormProblem[]>(() => formProblems(refused?.error));
  const [comment, setComment] = useState(() => before?.comment ?? keptComment(person, id));
  const [asking, setAsking] = useState<Outcome | null>(null);
  const deciding = useRef(false);
  const [initial] = useState(() => before?.data ?? saved.unsaved ?? draft ?? undefined);

  const lookUp = useCallback(
    (nodeId: string, search: string, cursor: string | undefined) =>
      answered(
        api.GET('/work-items/{id}/lookups/{nodeId}', {
          params: { path: { id, nodeId }, query: { ...(search === '' ? {} : { search }), ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    [api, id],
  );

  /** What the form holds; false where it is not filled as it asks. A refusal needs no form, unless something was typed. */
  const checked = async (outcome: Outcome): Promise<JsonMap | undefined | false> => {
    if (sheet === null || form.current === null || !may.complete) return undefined;
    if (!dirty && (outcome.id === 'refused' || outcome.id === 'returned')) return undefined;
    const result = await form.current.submit();
    return result.ok ? result.data : false;
  };
  const decide = async (outcome: Outcome, reason: string): Promise<void> => {
    if (deciding.current) return;
    deciding.current = true;
    try {
      const data = await checked(outcome);
      setAsking(null);
      if (data === false) return;
      await saved.close();
      const said = comment.trim();
      decisions.decide(person, id, label, {
        outcome: outcome.id,
        ...(data === undefined ? {} : { data }),
        ...(reason === '' ? {} : { reason }),
        ...(said === '' ? {} : { comment: said }),
      });
      takenBack.delete(id);
      keepComment(person, id, '');
      onDecided();
    } finally {
      deciding.current = false;
    }
  };
  const actions: readonly Action[] = outcomes.map((outcome) => ({
    id: outcome.id,
    label: t(labels[outcome.id]),
    danger: outcome.id === 'refused',
    onSelect: () => (outcome.needsReason ? setAsking(outcome) : void decide(outcome, '')),
  }));
  // Work that only one person was offered is theirs without taking it; in a vote everybody has a say of their own.
  const shared = !card.isVote && (card.offeredTo.length > 1 || card.offeredTo.some(({ kind }) => kind !== 'user'));
  const canDecide = outcomes.length > 0 && may.complete;
  return (
    <Stack spacing={3} sx={{ maxWidth: sizes.column }}>
      {sheet === null ? null : (
        <Form
          ref={form}
          sheet={sheet}
          language={language}
          zone={zone}
          mode={canDecide ? 'edit' : 'read'}
          lookUp={lookUp}
          problems={problems}
          onChange={(data, isDirty) => {
            setDirty(isDirty || before?.data !== undefined);
            if (isDirty) saved.change(data);
          }}
          {...(initial === undefined ? {} : { initialData: initial })}
        />
      )}
      {votes.length > 0 ? <Votes votes={votes} /> : null}
      {claim.error === null ? null : <ProblemNotice problem={problem(claim.error)} texts={texts} />}
      {may.claim && shared ? (
        <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
          <Typography>{t('task.claimText')}</Typography>
          <ActionButton
            action={{ id: 'claim', label: t('task.claim'), onSelect: claim.claim, busy: claim.busy }}
            weight={canDecide ? 'secondary' : 'primary'}
            size="large"
          />
        </Stack>
      ) : null}
      {canDecide ? (
        <Stack spacing={2}>
          <TextField
            id={`comment-${id}`}
            label={t('task.comment')}
            helperText={t('task.commentHelp')}
            multiline
            minRows={2}
            maxRows={10}
            value={comment}
            onChange={(event) => {
              setComment(event.target.value);
              keepComment(person, id, event.target.value);
            }}
            slotProps={{ htmlInput: { maxLength: 10_000 } }}
          />
          <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }} role="group" aria-label={t('task.outcome')}>
            {actions.map((action, at) => (
              <ActionButton key={action.id} action={action} weight={at === 0 ? 'primary' : 'secondary'} size="large" />
            ))}
            {may.release ? (
              <ActionButton
                action={{ id: 'release', label: t('task.release'), onSelect: claim.release, busy: claim.busy }}
                weight="quiet"
                size="large"
              />
            ) : null}
            <Typography component="span" role="status" variant="caption" color="textSecondary">
              {saved.state === 'clean' ? '' : t(draftWords[saved.state])}
            </Typography>
          </Stack>
        </Stack>
      ) : null}
      <ConfirmDialog
        open={asking !== null}
        title={asking?.id === 'returned' ? t('task.reasonReturn') : t('task.reasonRefuse')}
        reason={{ label: t('task.reason'), help: t('task.reasonHelp'), required: true, missing: t('task.reasonMissing') }}
        confirm={t(labels[asking?.id ?? 'refused'])}
        danger={asking?.id === 'refused'}
        onConfirm={(reason) => void (asking === null ? undefined : decide(asking, reason))}
        onCancel={() => setAsking(null)}
        texts={texts}
      />
    </Stack>
  );
}
