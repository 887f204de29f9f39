import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { type ReactElement, use, useEffect, useRef, useSyncExternalStore } from 'react';
import { DefinitionContext, type NodeWords } from './fields/node-words.js';
import { controlId, useForm } from './form-context.js';
import type { Address } from './store/address.js';
import { keyOf } from './store/address.js';
import type { Listed } from './store/form-store.js';
import { tableOf } from './store/page-order.js';
import { filled } from './texts.js';
import { wordsIn } from './words/value-text.js';

/** Lines at most: a long table can have hundreds of the same, and the rest appears as the first are mended. */
const mostLines = 10;

/** What is wrong, above the form; each leads to its field. Takes the focus when the form was to be sent and cannot be. */
export function Summary({ onGo }: { readonly onGo: (address: Address) => void }): ReactElement | null {
  const { store, texts, language, prefix } = useForm();
  const { problems, focus } = useSyncExternalStore(store.watchSummary, store.summary);
  const box = useRef<HTMLDivElement>(null);
  const isThere = problems.length > 0;
  useEffect(() => {
    if (focus === 0 || !box.current) return;
    box.current.focus({ preventScroll: true });
    box.current.scrollIntoView({ block: 'start' });
  }, [focus, isThere]);
  if (!isThere) return null;
  return (
    <Alert
      severity="error"
      variant="outlined"
      icon={false}
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby={`${prefix}-summary`}
      sx={{ mb: 3 }}
    >
      <AlertTitle id={`${prefix}-summary`} component="h2">
        {texts.problemsTitle}
      </AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {problems.slice(0, mostLines).map((one, index) => (
          <li key={`${one.key} ${one.code} ${String(index)}`}>
            <Line problem={one} language={language} onGo={onGo} />
          </li>
        ))}
        {problems.length > mostLines && <li>{filled(texts.moreProblems, { number: problems.length - mostLines })}</li>}
      </Box>
    </Alert>
  );
}

function Line(props: {
  readonly problem: Listed;
  readonly language: 'en' | 'ru';
  readonly onGo: (address: Address) => void;
}): ReactElement {
  const { problem, language, onGo } = props;
  const { prefix } = useForm();
  const name = useFieldName(problem.address);
  const text = wordsIn(problem.message, language);
  const { address } = problem;
  if (address === null) return <>{text}</>;
  return (
    <>
      <Link
        href={`#${controlId(prefix, address)}`}
        color="inherit"
        onClick={(event) => {
          event.preventDefault();
          onGo(address);
        }}
      >
        {name === '' ? text : name}
      </Link>
      {name === '' ? '' : `: ${text}`}
    </>
  );
}

/** What a field is called, in a table with its row. */
function useFieldName(address: Address | null): string {
  const { store, language, texts } = useForm();
  const nodes = (use(DefinitionContext)?.nodes ?? {}) as Readonly<Record<string, NodeWords>>;
  if (address === null) return '';
  const field = wordsIn(Object.hasOwn(nodes, address.nodeId) ? nodes[address.nodeId]?.label : undefined, language);
  const table = tableOf(store.form, address.nodeId);
  if (table === null || address.rows.length === 0) return field;
  const ids = store.snapshot({ nodeId: table, rows: address.rows.slice(0, -1) }).rowIds;
  return filled(texts.inRow, { field: field || keyOf(address), number: ids.indexOf(address.rows.at(-1) ?? '') + 1 });
}
