import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { JsonValue } from '@millrace/schemas';
import { useEffect, useState } from 'react';
import type { Words } from '../../document/index.js';
import { useNow } from '../../patterns/index.js';
import { codeFamily } from '../../theme/index.js';
import { ChoiceBox, TextBox } from '../properties/editors/controls.js';
import { readJson } from '../properties/editors/JsonEditor.js';
import { useHost, useSection, type Sample } from '../properties/editing/panel-context.js';
import { problemWords } from './problem-words.js';
import { keepSample, keptSample } from './sample-data.js';
import { sayTry } from './texts.js';
import { tryExpression, type Tried } from './try-expression.js';

/** What `<TryIt>` takes. */
export interface TryItProps {
  readonly source: string;
  readonly language: 'jsonata' | 'feel';
  /** Under what name the sample is kept in this browser. */
  readonly about: string;
  /** The sample while nobody has written one. */
  readonly prefilled: () => unknown;
  /** Whether past instances can be taken as a sample. */
  readonly isOfVariables: boolean;
}

/** A result is shown when nobody has typed for this long. */
const calm = 250;

/** What an expression comes to over a sample, as one types; the sample is kept in this browser. */
export default function TryIt({ source, language, about, prefilled, isOfVariables }: TryItProps) {
  const { language: reader } = useSection();
  const now = useNow();
  const [text, setText] = useState(() => keptSample(about) ?? JSON.stringify(prefilled(), null, 2));
  const [wrong, setWrong] = useState<Words>();
  const [tried, setTried] = useState<Tried>();
  useEffect(() => {
    const read = readJson(text);
    setWrong('wrong' in read ? read.wrong : undefined);
    if ('wrong' in read || source.trim() === '') {
      setTried(undefined);
      return undefined;
    }
    let isOver = false;
    const timer = setTimeout(() => {
      void tryExpression(source, language, (read.value ?? null) as JsonValue, now).then((result) => {
        if (!isOver) setTried(result);
      });
    }, calm);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [source, language, text, now]);
  const write = (next: string): void => {
    setText(next);
    keepSample(about, next.trim() === '' ? undefined : next);
  };
  return (
    <Stack spacing={0.5} sx={{ pl: 1.5, borderLeft: 1, borderColor: 'divider' }}>
      <Typography variant="body2" component="div" role="status" sx={{ overflowWrap: 'anywhere' }}>
        {sayTry('result', reader)}{' '}
        {tried?.kind === 'value' ? (
          <Box component="code" sx={{ fontFamily: codeFamily, whiteSpace: 'pre-wrap' }}>
            {tried.value === undefined ? sayTry('nothing', reader) : JSON.stringify(tried.value, null, 1).slice(0, 2000)}
          </Box>
        ) : tried?.kind === 'failed' ? (
          problemWords(tried.code, tried.message)[reader]
        ) : tried?.kind === 'tooLong' ? (
          sayTry('tooLong', reader)
        ) : (
          '—'
        )}
      </Typography>
      {isOfVariables ? <PastInstances onSample={(variables) => write(JSON.stringify(variables, null, 2))} /> : null}
      <TextBox name={sayTry('sample', reader)} text={text} onText={write} rows={3} isCode invalid={wrong !== undefined} />
      <Typography variant="body2" color={wrong ? 'error' : 'textSecondary'}>
        {wrong?.[reader] ?? sayTry('sampleHelp', reader)}
      </Typography>
    </Stack>
  );
}

/** Variables of instances that ran, where the host can tell them. */
function PastInstances({ onSample }: { readonly onSample: (variables: unknown) => void }) {
  const { language } = useSection();
  const { samples } = useHost();
  const [known, setKnown] = useState<readonly Sample[]>([]);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let isOver = false;
    samples?.().then(
      (found) => {
        if (!isOver) setKnown(found);
      },
      () => {
        if (!isOver) setFailed(true);
      },
    );
    return () => {
      isOver = true;
    };
  }, [samples]);
  if (!samples) return null;
  if (hasFailed)
    return (
      <Typography variant="body2" color="error">
        {sayTry('noInstances', language)}
      </Typography>
    );
  return (
    <ChoiceBox
      name={sayTry('instance', language)}
      value=""
      options={[
        { value: '', label: sayTry('instance', language) },
        ...known.map((sample, index) => ({ value: String(index), label: sample.label })),
      ]}
      onChoose={(index) => {
        const sample = known[Number(index)];
        if (index !== '' && sample) onSample(sample.variables);
      }}
    />
  );
}
