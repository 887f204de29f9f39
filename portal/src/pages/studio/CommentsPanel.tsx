import { ActionButton, Moment, ProblemNotice } from '@millrace/designer/patterns';
import { type DesignerPanel, useDesigner, useDesignerStore } from '@millrace/designer/process-designer';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftComment } from '../../api/shapes.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import { useOpenProcess } from './studio-context.js';
import { useComments } from './use-comments.js';

/** What was said about the process, the oldest first; whoever selects an element says it about that. */
function Comments() {
  const { t } = useTranslation();
  const { view, mayChange, nameOf } = useOpenProcess();
  const problem = useProblem();
  const texts = useCommonTexts();
  const selected = useDesigner(({ selection }) => (selection.size === 1 ? [...selection][0] : undefined));
  const [all, setAll] = useState(false);
  const say = useComments(view.card.id);
  const about = selected === undefined ? null : nameOf(selected);
  const threads = view.comments.filter(({ of }) => of === undefined);
  const resolved = threads.some((one) => one.resolved !== undefined);
  const shown = threads.filter((one) => all || one.resolved === undefined);
  return (
    <Stack spacing={2}>
      {mayChange ? (
        <Writing
          label={about === null ? t('studio.commentAboutAll') : t('studio.commentAbout', { name: about })}
          action={t('studio.commentAdd')}
          onSay={(text) => say.add(text, about === null ? undefined : selected)}
        />
      ) : null}
      {say.error === null ? null : <ProblemNotice problem={problem(say.error)} texts={texts} />}
      {resolved ? (
        <Chip
          label={t('studio.commentsResolved')}
          variant={all ? 'filled' : 'outlined'}
          aria-pressed={all}
          onClick={() => setAll(!all)}
          sx={{ alignSelf: 'flex-start' }}
        />
      ) : null}
      {shown.length === 0 ? <Typography color="textSecondary">{t('studio.commentsEmpty')}</Typography> : null}
      <Stack component="ul" spacing={2} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((comment) => (
          <Thread key={comment.id} comment={comment} answers={view.comments.filter(({ of }) => of === comment.id)} say={say} />
        ))}
      </Stack>
    </Stack>
  );
}

interface ThreadProps {
  readonly comment: DraftComment;
  readonly answers: readonly DraftComment[];
  readonly say: ReturnType<typeof useComments>;
}

function Thread({ comment, answers, say }: ThreadProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { mayChange, nameOf } = useOpenProcess();
  const { goTo } = useDesignerStore();
  const { element, resolved } = comment;
  const name = element === undefined ? null : nameOf(element.id) || words(element.name) || element.id;
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}>
      {element === undefined || name === null ? null : element.gone ? (
        <Typography variant="caption" color="textSecondary">
          {name} · {t('studio.commentGone')}
        </Typography>
      ) : (
        <Link component="button" type="button" onClick={() => goTo(element.id)} sx={{ textAlign: 'start' }}>
          {name}
        </Link>
      )}
      <Said comment={comment} />
      {answers.map((answer) => (
        <Box key={answer.id} sx={{ pl: 2, mt: 1, borderLeft: 1, borderColor: 'divider' }}>
          <Said comment={answer} />
        </Box>
      ))}
      {resolved === undefined ? null : (
        <Typography variant="caption" color="textSecondary">
          {t('studio.commentResolved', { who: resolved.by.name })}
        </Typography>
      )}
      {mayChange ? (
        <Stack spacing={1} sx={{ mt: 1 }}>
          {resolved === undefined ? (
            <Writing label={t('studio.commentAnswer')} action={t('studio.commentAnswer')} onSay={(text) => say.answer(comment.id, text)} />
          ) : null}
          <Box>
            <ActionButton
              action={{
                id: 'resolve',
                label: t(resolved === undefined ? 'studio.commentResolve' : 'studio.commentReopen'),
                onSelect: () => void say.settle(comment.id, resolved === undefined),
              }}
              weight="quiet"
              size="small"
            />
          </Box>
        </Stack>
      ) : null}
    </Box>
  );
}

function Said({ comment: { by, at, text } }: { readonly comment: DraftComment }) {
  const { t } = useTranslation();
  return (
    <>
      <Typography variant="caption" color="textSecondary" component="p">
        {by.name} · <Moment at={at} style="relative" />
      </Typography>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text ?? t('studio.commentTaken')}
      </Typography>
    </>
  );
}

interface WritingProps {
  readonly label: string;
  readonly action: string;
  /** Answers whether it was taken. */
  readonly onSay: (text: string) => Promise<boolean>;
}

function Writing({ label, action, onSay }: WritingProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    if (await onSay(text.trim())) setText('');
    setBusy(false);
  };
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      <TextField
        fullWidth
        multiline
        maxRows={8}
        size="small"
        label={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 4000 } }}
      />
      {text.trim() === '' ? null : <ActionButton action={{ id: 'say', label: action, busy, onSelect: () => void send() }} size="small" />}
    </Stack>
  );
}

function Count() {
  const { view } = useOpenProcess();
  const open = view.comments.filter(({ of, resolved }) => of === undefined && resolved === undefined).length;
  return open === 0 ? null : <Chip component="span" size="small" label={open} />;
}

/** Comments, in the frame of the designer. */
export const commentsPanel: DesignerPanel = {
  id: 'comments',
  side: 'right',
  label: { en: 'Comments', ru: 'Замечания' },
  Content: Comments,
  Badge: Count,
};
