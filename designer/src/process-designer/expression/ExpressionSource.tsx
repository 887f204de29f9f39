import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Stack from '@mui/material/Stack';
import { inLanguage, loadExpressions, problemIn } from '@millrace/engine/expressions';
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import type { Source } from '../properties/editing/mapping-rows.js';
import { useSection } from '../properties/editing/panel-context.js';
import { seenVariables, type SeenVariable } from '../properties/editing/seen-variables.js';
import { useTyped } from '../properties/editing/use-typed.js';
import { ChoiceBox, TextBox } from '../properties/editors/controls.js';
import type { EditorProps } from '../properties/editors/editor.js';
import { say } from '../properties/texts.js';
import { problemWords } from './problem-words.js';
import { sampleOf } from './sample-data.js';
import { sayTry } from './texts.js';

// The first paint of the designer does not wait for the editor: until it is here, a plain field stands in its place.
const CodeEditor = lazy(() => import('./CodeEditor.js'));
const TryIt = lazy(() => import('./TryIt.js'));

/** What `<ExpressionSource>` takes. */
export interface ExpressionSourceProps extends EditorProps {
  /** Writes the expression; `undefined` takes it away. Answers whether it was taken. */
  readonly onSource: (source: Source | undefined) => boolean;
}

type Language = 'jsonata' | 'feel';

const partsOf = (value: unknown): { readonly source: string; readonly language: Language | undefined } => {
  if (typeof value === 'string') return { source: value, language: undefined };
  const { source, language } = (typeof value === 'object' && value !== null ? value : {}) as { source?: unknown; language?: Language };
  return { source: typeof source === 'string' ? source : '', language };
};

const nothingSeen: readonly SeenVariable[] = [];
/** A pause after which a source is read for mistakes: nobody wants to be told of a word half typed. */
const calm = 300;

/** The source of an expression with its language, mistakes at their place, and a trial on sample data. */
export function ExpressionSource({ value, field, writing, id, label, describedBy, isMixed, onSource }: ExpressionSourceProps) {
  const { ids, language: reader, isReadOnly } = useSection();
  const store = useDesignerStore();
  const byDefault = useDesigner(({ document }) => document.expressionLanguage ?? 'jsonata');
  const { source, language: said } = partsOf(value);
  const language = said ?? byDefault;
  const [isTried, setTried] = useState(false);
  const mistake = useId();
  // An expression over what came from elsewhere (a form, a message, a result) sees no variables.
  const isOfVariables = field.path.at(-1) !== 'out';
  const typed = useTyped({
    value: source,
    write: String,
    read: (text) => ({ value: text }),
    put: (text) => onSource(sourceIn(String(text), said)),
    writing,
  });
  const problem = useProblem(typed.text, language);
  const variables = useCallback(
    () => (isOfVariables ? seenVariables(store.view().document, ids[0]) : nothingSeen),
    [store, ids, isOfVariables],
  );
  const words = problem ? problemWords(problem.code, problem.message)[reader] : undefined;
  const shown = useMemo(() => (problem && words !== undefined ? { message: words, at: problem.at } : undefined), [problem, words]);
  const described = [describedBy, words === undefined ? undefined : mistake].filter(Boolean).join(' ');
  const isInvalid = words !== undefined || writing.problem !== undefined;
  const common = {
    id,
    text: typed.text,
    onText: typed.change,
    onLeave: typed.leave,
    describedBy: described === '' ? undefined : described,
  };
  const placeholder = isMixed ? say('several', reader) : sayTry('empty', reader);
  return (
    <Stack spacing={0.5} sx={{ minWidth: 0 }}>
      <Suspense fallback={<TextBox {...common} name={label} rows={1} isCode placeholder={placeholder} invalid={isInvalid} />}>
        <CodeEditor
          {...common}
          label={label}
          onLine={writing.settle}
          language={language}
          reader={reader}
          variables={variables}
          problem={shown}
          isInvalid={isInvalid}
          isReadOnly={isReadOnly}
          isRequired={field.required}
          placeholder={placeholder}
        />
      </Suspense>
      {words === undefined ? null : (
        <FormHelperText error id={mistake}>
          {words}
        </FormHelperText>
      )}
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 0.5 }}>
        <Button
          size="small"
          aria-expanded={isTried}
          aria-label={`${sayTry('tryIt', reader)}: ${label}`}
          onClick={() => setTried(!isTried)}
          sx={{ flexShrink: 0, whiteSpace: 'nowrap' }}
        >
          {sayTry('tryIt', reader)}
        </Button>
        {isTried ? (
          <ChoiceBox
            name={`${say('language', reader)}: ${label}`}
            value={language}
            options={[
              { value: 'jsonata', label: 'JSONata' },
              { value: 'feel', label: 'FEEL' },
            ]}
            onChoose={(next) => {
              const chosen = next === 'feel' ? 'feel' : 'jsonata';
              onSource(sourceIn(typed.text, chosen === byDefault ? undefined : chosen));
            }}
          />
        ) : null}
      </Stack>
      {isTried ? (
        <Suspense fallback={null}>
          <TryIt
            source={problem ? '' : typed.text}
            language={language}
            about={`${store.view().document.id}${isOfVariables ? '' : ` ${ids[0] ?? ''} ${field.path.join('.')}`}`}
            prefilled={() => sampleOf(variables())}
            isOfVariables={isOfVariables}
          />
        </Suspense>
      ) : null}
    </Stack>
  );
}

function sourceIn(text: string, language: Language | undefined): Source | undefined {
  if (text.trim() === '') return undefined;
  return language === undefined ? text : { language, source: text };
}

/** What is wrong with a source, some time after somebody typed. */
function useProblem(text: string, language: Language) {
  const [problem, setProblem] = useState<ReturnType<typeof problemIn>>();
  useEffect(() => {
    if (text.trim() === '') {
      setProblem(undefined);
      return undefined;
    }
    let isOver = false;
    const timer = setTimeout(() => {
      void loadExpressions().then(() => {
        if (!isOver) setProblem(problemIn(inLanguage(text, language)));
      });
    }, calm);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, language]);
  return problem;
}

/** A property that is an expression. */
export function ExpressionEditor(props: EditorProps) {
  return <ExpressionSource {...props} onSource={(source) => props.writing.put(source, true)} />;
}
