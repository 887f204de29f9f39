import { replaceDocument } from '@millrace/designer/document';
import { ActionButton, StatusWord } from '@millrace/designer/patterns';
import type { DesignerStore } from '@millrace/designer/process-designer';
import { codeFamily } from '@millrace/designer/theme';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../parts/words.js';
import type { JsonPlace } from './json-places.js';
import { useJsonProblems } from './use-json-problems.js';

/** What `<JsonView>` takes. */
export interface JsonViewProps {
  /** The draft that the service checks the text as. */
  readonly draft: string;
  /** The open designer: what is applied goes through its history, so that it can be undone. */
  readonly designer: DesignerStore;
  readonly isReadOnly: boolean;
}

/** Places of the drawing stand in one line each: a text has no line breaks within its quotes, so nothing else is met. */
const textOf = (definition: object): string =>
  JSON.stringify(definition, null, 2).replaceAll(
    /\[\n\s*(-?[\d.]+(?:,\s+-?[\d.]+)*)\s+\]/g,
    (_, numbers: string) => `[${numbers.replaceAll(/\s+/g, ' ')}]`,
  );

/** The definition as text with what is wrong in it below, each problem leading to its line. What is typed changes nothing until it is applied. */
export function JsonView({ draft, designer, isReadOnly }: JsonViewProps) {
  const { t } = useTranslation();
  const words = useWords();
  const document = useSyncExternalStore(designer.subscribe, () => designer.view().document);
  const [base, setBase] = useState(document);
  const [text, setText] = useState(() => textOf(document));
  const [said, setSaid] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const isTouched = text !== textOf(base);
  const { value, problems, isDraft, placeFor } = useJsonProblems(draft, text);
  // The drawing was changed: a text that nobody touched follows it.
  useEffect(() => {
    if (document === base || isTouched) return;
    setBase(document);
    setText(textOf(document));
  }, [document, base, isTouched]);
  const reset = (): void => {
    setBase(document);
    setText(textOf(document));
    setSaid('');
  };
  const apply = (): void => {
    const outcome = designer.run(replaceDocument(value));
    if (!outcome.ok) return setSaid(words(outcome.refusal.words));
    const { document: now } = designer.view();
    setBase(now);
    setText(textOf(now));
    setSaid(t('studio.jsonApplied'));
  };
  const show = ({ offset }: JsonPlace): void => {
    const { current } = field;
    if (current === null) return;
    const end = text.indexOf('\n', offset);
    current.focus();
    current.setSelectionRange(offset, end < 0 ? text.length : end);
    // A selection alone does not move a text area's view.
    const lines = text.split('\n').length;
    const above = text.slice(0, offset).split('\n').length - 1;
    current.scrollTop = (above / lines) * current.scrollHeight - current.clientHeight / 3;
  };
  return (
    <Box
      component="section"
      aria-label={t('studio.jsonTitle')}
      sx={{ height: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1, p: 2, boxSizing: 'border-box' }}
    >
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography variant="h3" component="h2" sx={{ mr: 'auto' }}>
          {t('studio.jsonTitle')}
        </Typography>
        {isReadOnly ? null : (
          <>
            <ActionButton action={{ id: 'reset', label: t('studio.jsonReset'), disabled: !isTouched, onSelect: reset }} size="small" />
            <ActionButton
              action={{ id: 'apply', label: t('studio.jsonApply'), disabled: !isTouched || value === undefined, onSelect: apply }}
              weight="primary"
              size="small"
            />
          </>
        )}
      </Stack>
      {isTouched && document !== base ? <Typography color="warning">{t('studio.jsonOld')}</Typography> : null}
      <Box
        component="textarea"
        ref={field}
        aria-label={t('studio.jsonText')}
        aria-describedby="studio-json-problems"
        aria-invalid={problems.some(({ severity }) => severity === 'error')}
        value={text}
        readOnly={isReadOnly}
        onChange={(event: { readonly target: { readonly value: string } }) => {
          setText(event.target.value);
          setSaid('');
        }}
        spellCheck={false}
        wrap="off"
        sx={{
          flex: '2 1 0',
          minHeight: 0,
          resize: 'none',
          p: 1,
          fontFamily: codeFamily,
          typography: 'caption',
          color: 'text.primary',
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          tabSize: 2,
        }}
        style={{ fontFamily: codeFamily }}
      />
      <Box
        component="section"
        aria-label={t('studio.jsonProblems')}
        id="studio-json-problems"
        sx={{ flex: '0 1 auto', maxHeight: '30%', overflow: 'auto' }}
      >
        <Typography role="status" variant="body2">
          {said || (isDraft && problems.length === 0 ? t('studio.jsonFits') : '')}
        </Typography>
        <Stack component="ul" spacing={0.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {problems.map((problem, at) => {
            const place = placeFor(problem);
            return (
              <Box component="li" key={at} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}>
                <StatusWord
                  status={{ text: t(`studio.${problem.severity ?? 'error'}`), tone: problem.severity === 'warning' ? 'warn' : 'bad' }}
                />
                <Link component="button" type="button" onClick={() => show(place)}>
                  {t('studio.jsonLine', { line: place.line })}
                </Link>
                {problem.pointer === '' ? null : (
                  <Typography component="code" variant="caption" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
                    {problem.pointer}
                  </Typography>
                )}
                <Typography component="span" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                  {words(problem.message)}
                </Typography>
              </Box>
            );
          })}
        </Stack>
      </Box>
    </Box>
  );
}
