import Close from '@mui/icons-material/Close';
import KeyboardArrowDown from '@mui/icons-material/KeyboardArrowDown';
import KeyboardArrowUp from '@mui/icons-material/KeyboardArrowUp';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useMemo, useState, type ReactElement } from 'react';
import { modelOf, searchThings, type TypeWords } from '../../document/index.js';
import { allEntries } from '../../elements/index.js';
import { sizes } from '../../theme/index.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import type { DesignerTexts } from '../texts.js';

/** What people call the types, from the catalogue: by its names and synonyms in both languages. */
const typeWords: TypeWords = (() => {
  const words: Record<string, string[]> = {};
  for (const { name, thing } of allEntries) (words[thing.kind === 'element' ? thing.type : thing.kind] ??= []).push(name.en, name.ru);
  return words;
})();

/** What `<FindBar>` takes. */
export interface FindBarProps {
  readonly language: 'en' | 'ru';
  readonly texts: DesignerTexts;
  readonly onClose: () => void;
}

/** Finds what is drawn, by its name in any language, its type or its id: Enter leads to the next, Shift+Enter to the one before. */
export function FindBar({ language, texts, onClose }: FindBarProps) {
  const store = useDesignerStore();
  const document = useDesigner((view) => view.document);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(-1);
  const sought = useDeferredValue(words);
  const hits = useMemo(() => {
    const model = modelOf(document);
    return searchThings(document, sought, language, typeWords).filter(({ id }) => model.planesOf(id).length > 0);
  }, [document, sought, language]);
  const go = (by: 1 | -1): void => {
    if (hits.length === 0) return;
    const next = (Math.max(at, by > 0 ? -1 : 0) + by + hits.length) % hits.length;
    setAt(next);
    const hit = hits[next];
    if (hit) store.goTo(hit.id);
  };
  const button = (label: string, icon: ReactElement, act: () => void) => (
    <IconButton size="small" title={label} aria-label={label} onClick={act}>
      {icon}
    </IconButton>
  );
  const said = sought.trim() === '' ? '' : hits.length === 0 ? texts.notFound : texts.hits(at + 1, hits.length);
  return (
    <Paper
      variant="outlined"
      role="search"
      aria-label={texts.find}
      className="nopan nowheel"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) go(event.shiftKey ? -1 : 1);
        else return;
        event.preventDefault();
      }}
      sx={{
        position: 'absolute',
        right: 0,
        top: 0,
        mt: 1.5,
        mr: 1.5,
        zIndex: 7,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 0.5,
        p: 1,
        maxWidth: 1,
      }}
    >
      <TextField
        autoFocus
        size="small"
        type="search"
        label={texts.find}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(-1);
        }}
        sx={{ width: sizes.palette }}
      />
      <Typography role="status" variant="caption" color="textSecondary" sx={{ minWidth: sizes.touch, textAlign: 'center' }}>
        {said}
      </Typography>
      {button(texts.previousHit, <KeyboardArrowUp fontSize="small" />, () => go(-1))}
      {button(texts.nextHit, <KeyboardArrowDown fontSize="small" />, () => go(1))}
      {button(texts.dismiss, <Close fontSize="small" />, onClose)}
    </Paper>
  );
}
