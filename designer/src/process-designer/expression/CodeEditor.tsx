import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionSource,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder as emptyText, tooltips, type Rect } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { __unsafe_useEmotionCache as useEmotionCache } from '@emotion/react';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { codeFamily, controlHeights, sizes } from '../../theme/index.js';
import type { SeenVariable } from '../properties/editing/seen-variables.js';
import { completionsAt } from './complete-source.js';
import { sourceLanguages } from './source-languages.js';

/** Why a source cannot be read, and where. */
export interface SourceProblem {
  readonly message: string;
  /** An offset; the end of what the parser read. */
  readonly at: number | undefined;
}

/** What `<CodeEditor>` takes. */
export interface CodeEditorProps {
  readonly id: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
  /** A step of undo ends with a line. */
  readonly onLine: () => void;
  readonly language: 'jsonata' | 'feel';
  /** The language of the help. */
  readonly reader: 'en' | 'ru';
  /** What can be named. */
  readonly variables: () => readonly SeenVariable[];
  readonly problem: SourceProblem | undefined;
  readonly isInvalid: boolean;
  readonly isReadOnly: boolean;
  readonly isRequired: boolean;
  readonly placeholder: string;
}

const fromOutside = Annotation.define<boolean>();

/**
 * A field for the source of an expression: coloured, completed, wrong places underlined. It has no undo of its own: the document's goes through it. The tab
 * key leaves it.
 */
export default function CodeEditor(props: CodeEditorProps) {
  const { text, language, problem, isReadOnly, isInvalid, label, describedBy, id, placeholder, isRequired } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const parts = useRef({ language: new Compartment(), attributes: new Compartment(), theme: new Compartment() }).current;
  const latest = useRef(props);
  latest.current = props;
  const theme = useTheme();
  const nonce = useEmotionCache()?.nonce;

  const attributes = (): Extension => [
    EditorState.readOnly.of(isReadOnly),
    EditorView.contentAttributes.of({
      id,
      'aria-label': label,
      ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
      ...(isInvalid ? { 'aria-invalid': 'true' } : {}),
      ...(isRequired ? { 'aria-required': 'true' } : {}),
      ...(isReadOnly ? { 'aria-readonly': 'true' } : {}),
    }),
    emptyText(placeholder),
  ];

  useEffect(() => {
    if (!place.current) return undefined;
    const complete: CompletionSource = ({ state, pos, explicit }) => {
      const now = latest.current;
      const found = completionsAt(state.doc.toString(), pos, now.language, now.variables());
      if (!found || (!explicit && found.from === pos && state.sliceDoc(pos - 1, pos) !== '.')) return null;
      return {
        from: found.from,
        validFor: /^\$?[\p{L}\p{N}_ ]*$/u,
        options: found.options.map(({ label: name, apply, kind, detail, help }) => ({
          label: name,
          apply,
          type: kind,
          // Variables come first: they are what an expression is about.
          boost: kind === 'variable' || kind === 'property' ? 50 : kind === 'keyword' ? -50 : 0,
          ...(kind === 'function' || detail === undefined ? {} : { detail }),
          ...(help ? { info: () => explanation(detail ?? name, help[now.reader]) } : {}),
        })),
      };
    };
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          parts.language.of(sourceLanguages[latest.current.language]),
          parts.attributes.of(attributes()),
          parts.theme.of([]),
          syntaxHighlighting(classHighlighter),
          bracketMatching(),
          closeBrackets(),
          autocompletion({ override: [complete], icons: false, positionInfo: besideTheList }),
          // The panel scrolls and has edges; the list of completions goes over them.
          tooltips({ parent: document.body }),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, { key: 'Mod-Enter', run: acceptCompletion }, ...defaultKeymap]),
          // The page's policy lets in only styles that carry its nonce.
          nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
          EditorView.lineWrapping,
          EditorView.updateListener.of((update) => {
            if (!update.docChanged || update.transactions.some((one) => one.annotation(fromOutside))) return;
            latest.current.onText(update.state.doc.toString());
            if (update.state.doc.lines > update.startState.doc.lines) latest.current.onLine();
          }),
          EditorView.domEventHandlers({ blur: () => latest.current.onLeave() }),
        ],
      }),
    });
    view.current = made;
    return () => {
      view.current = undefined;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: parts.language.reconfigure(sourceLanguages[language]) });
  }, [language, parts]);
  useEffect(() => {
    view.current?.dispatch({ effects: parts.attributes.reconfigure(attributes()) });
  }, [isReadOnly, isInvalid, label, describedBy, id, placeholder, isRequired]);
  useEffect(() => {
    const palette = (theme.vars ?? theme).palette;
    const look = EditorView.theme({
      '&.cm-editor': { fontFamily: codeFamily },
      '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
      '&.cm-focused': { outline: 'none' },
      '.cm-content': { caretColor: palette.text.primary },
      '.cm-placeholder': { color: palette.text.secondary },
      '.cm-tooltip': { backgroundColor: palette.background.paper, color: palette.text.primary, borderColor: palette.divider },
      '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: palette.primary.main, color: palette.primary.contrastText },
      '.cm-completionDetail': { fontStyle: 'normal', opacity: '1' },
    });
    view.current?.dispatch({ effects: parts.theme.reconfigure(look) });
  }, [theme, parts]);
  useEffect(() => {
    const now = view.current;
    if (now && now.state.doc.toString() !== text)
      now.dispatch({ changes: { from: 0, to: now.state.doc.length, insert: text }, annotations: fromOutside.of(true) });
  }, [text]);
  useEffect(() => {
    const now = view.current;
    if (!now) return;
    const to = Math.min(problem?.at ?? now.state.doc.length, now.state.doc.length);
    const from = Math.max(0, to - 1);
    now.dispatch(setDiagnostics(now.state, problem ? [{ from, to: Math.max(to, from), severity: 'error', message: problem.message }] : []));
  }, [problem, text]);

  return (
    <Box
      ref={place}
      sx={{
        minHeight: controlHeights.list,
        border: sizes.line,
        borderColor: isInvalid ? 'error.main' : 'control.border',
        borderRadius: 1,
        bgcolor: 'background.default',
        typography: 'body1',
        '&:focus-within': { outline: sizes.ring, outlineColor: 'primary.main', outlineOffset: -sizes.ring, outlineStyle: 'solid' },
        '& .cm-content': { py: 0.75, px: 0.75 },
        '& .tok-keyword': { color: 'primary.main' },
        '& .tok-string, & .tok-string2': { color: 'success.main' },
        '& .tok-number, & .tok-atom, & .tok-bool': { color: 'warning.main' },
        '& .tok-comment': { color: 'text.secondary' },
      }}
    />
  );
}

/** A panel is narrow: the help stands under the list of completions, or over it where the window ends, and never on it. */
function besideTheList(
  _view: EditorView,
  list: Rect,
  _option: Rect,
  info: Rect,
  space: Rect,
): { readonly style: string; readonly class: string } {
  const hasRoomBelow = space.bottom - list.bottom > info.bottom - info.top;
  const edge = hasRoomBelow ? 'top: 100%; bottom: auto' : 'bottom: 100%; top: auto';
  return { style: `${edge}; left: 0; max-width: ${Math.max(list.right - list.left, sizes.palette)}px`, class: '' };
}

function explanation(call: string, help: string): HTMLElement {
  const box = document.createElement('div');
  const code = document.createElement('code');
  code.textContent = call;
  const words = document.createElement('div');
  words.textContent = help;
  box.append(code, words);
  return box;
}
