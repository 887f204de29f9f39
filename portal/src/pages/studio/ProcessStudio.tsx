import { type DesignerStore, ProcessDesigner } from '@millrace/designer/process-designer';
import type { ProcessDraft } from '@millrace/designer/document';
import { modelOf } from '@millrace/designer/document';
import { ProblemNotice, TextLink, useReader } from '@millrace/designer/patterns';
import { sizes } from '@millrace/designer/theme';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { type Theme, useColorScheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answered } from '../../api/client.js';
import type { DraftView } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useLive } from '../../parts/use-live.js';
import { useWords } from '../../parts/words.js';
import { keepEdits } from '../../sending/kept-edits.js';
import { commentsPanel } from './CommentsPanel.js';
import { ConflictDialog } from './ConflictDialog.js';
import { differencesPanel } from './DifferencesPanel.js';
import { Findings } from './Findings.js';
import { JsonView } from './JsonView.js';
import { StudioBar } from './StudioBar.js';
import { OpenProcessContext } from './studio-context.js';
import { useEdits } from './use-edits.js';
import type { RefusedEdits } from './use-kept-edits.js';
import { useProcessActions } from './use-process-actions.js';

/** What `<ProcessStudio>` takes. */
export interface ProcessStudioProps {
  /** The draft; read again whenever it changes. */
  readonly view: DraftView;
  readonly person: string;
  /** What an earlier page could not save and the service refuses. */
  readonly refused: RefusedEdits | null;
  /** Opens the draft anew as the service has it. */
  readonly onReopen: () => Promise<void>;
}

const panels = [commentsPanel, differencesPanel];

/** One process, open to be drawn: its name and state above, the designer with comments and differences, the text of the definition beside it when asked for. */
export function ProcessStudio({ view, person, refused, onReopen }: ProcessStudioProps) {
  const { card } = view;
  const { t } = useTranslation();
  const { api, newKey } = useServices();
  const words = useWords();
  const problem = useProblem();
  const texts = useCommonTexts();
  const { language } = useReader();
  const { mode, systemMode } = useColorScheme();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
  const [query, setQuery] = useSearchParams();
  const [designer, setDesigner] = useState<DesignerStore | null>(null);
  const { state, edits, onChange } = useEdits(view, person, designer);
  const actions = useProcessActions(view, edits);
  useLive(`draft:${card.id}`);
  const isLive = card.state === 'live';
  const mayChange = card.may.update && isLive;
  const mayDraw = mayChange && wide;
  const showsJson = wide && query.get('json') === 'yes';
  const unsaved =
    state === 'refused' ? { definition: edits.definition, error: edits.error } : refused && { ...refused.kept, error: refused.error };
  const nameOf = useCallback(
    (id: string): string | null => {
      const document = designer?.view().document ?? (view.definition as unknown as ProcessDraft);
      const found = modelOf(document).all.get(id);
      if (found === undefined) return null;
      return words(found.entry['text'] ?? found.entry.name) || id;
    },
    [designer, view.definition, words],
  );
  const open = useMemo(() => ({ view, mayChange, nameOf }), [view, mayChange, nameOf]);
  // A link from elsewhere names the element that it is about.
  const wanted = query.get('element');
  useEffect(() => {
    if (wanted !== null) designer?.goTo(wanted);
  }, [wanted, designer]);
  const drop = async (): Promise<void> => {
    edits.drop();
    keepEdits(person, card.id, null);
    await onReopen();
  };
  const keepCopy = async (): Promise<void> => {
    const name = t('studio.copyName', { name: words(card.name) }).slice(0, 200);
    const params = { path: { id: card.id }, header: { 'Idempotency-Key': newKey() } };
    const definition = (unsaved?.definition ?? {}) as Record<string, unknown>;
    await answered(api.POST('/drafts/{id}/copies', { params, body: { name, definition } }));
    setQuery({ kept: 'yes' }, { replace: true });
    await drop();
  };
  const notes = [
    ...(isLive ? (card.may.update ? [] : [t('studio.readOnly')]) : [t('studio.notLive')]),
    ...(mayChange && !wide ? [t('studio.narrow')] : []),
  ];
  return (
    <Box
      sx={{
        mx: { xs: -2, md: -3 },
        my: -3,
        // Below the bar, with a little room: nothing of the page itself scrolls.
        height: (theme) => ({ xs: '80vh', md: `calc(100dvh - ${sizes.bar}px - ${theme.spacing(1)})` }),
        display: 'flex',
        flexDirection: 'column',
        bgcolor: 'background.paper',
      }}
    >
      <StudioBar
        card={card}
        state={state}
        mayChange={mayChange}
        mayDraw={mayDraw}
        isWide={wide}
        showsJson={showsJson}
        onJson={() => setQuery(showsJson ? {} : { json: 'yes' }, { replace: true })}
        actions={actions}
      />
      {notes.map((note) => (
        <Alert key={note} severity="info" sx={{ borderRadius: 0 }}>
          {note}
        </Alert>
      ))}
      {query.get('kept') === 'yes' ? (
        <Alert
          severity="success"
          role="status"
          sx={{ borderRadius: 0 }}
          onClose={() => setQuery({}, { replace: true })}
          closeText={t('studio.close')}
        >
          {t('studio.copyKept')} <TextLink href="/studio?view=copy">{t('studio.copyOpen')}</TextLink>
        </Alert>
      ) : null}
      {actions.error === null ? null : <ProblemNotice problem={problem(actions.error)} texts={texts} />}
      {actions.found === null ? null : (
        <Findings found={actions.found} nameOf={nameOf} onGoTo={(id) => designer?.goTo(id)} onClose={actions.forget} />
      )}
      <OpenProcessContext value={open}>
        <Box
          sx={{
            flex: 1,
            minHeight: 0,
            display: 'grid',
            gridTemplateColumns: showsJson ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 1fr)',
          }}
        >
          <Box sx={{ minWidth: 0, minHeight: 0, borderRight: showsJson ? 1 : 0, borderColor: 'divider' }}>
            <ProcessDesigner
              definition={view.definition as unknown as ProcessDraft}
              onChange={onChange}
              language={language}
              scheme={(mode === 'system' ? systemMode : mode) === 'dark' ? 'dark' : 'light'}
              readOnly={!mayDraw}
              panels={panels}
              handle={setDesigner}
            />
          </Box>
          {showsJson && designer !== null ? <JsonView draft={card.id} designer={designer} isReadOnly={!mayDraw} /> : null}
        </Box>
      </OpenProcessContext>
      {actions.dialog}
      {unsaved === null ? null : <ConflictDialog error={unsaved.error} nameOf={nameOf} onTheirs={drop} onCopy={keepCopy} />}
    </Box>
  );
}
