import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { entryGroups, searchEntries, type CatalogueEntry } from '../../elements/index.js';
import { sizes } from '../../theme/index.js';
import type { DesignerTexts } from '../texts.js';
import { EntryIcon } from './EntryIcon.js';

/** What `<EntryPopup>` takes. */
export interface EntryPopupProps {
  /** "Append", "Replace by". */
  readonly title: string;
  readonly entries: readonly CatalogueEntry[];
  readonly language: 'en' | 'ru';
  readonly scheme: 'light' | 'dark';
  /** Where it opens, in pixels of the surface. */
  readonly at: readonly [left: number, top: number];
  readonly texts: DesignerTexts;
  /** Told whether it was pressed with a pointer, or taken by Enter. */
  readonly onPick: (entry: CatalogueEntry, byPointer: boolean) => void;
  readonly onClose: () => void;
}

/** One list for create, append, insert and replace: what fits, the most useful first, found by its name or by what people call it in either language. */
export function EntryPopup({ title, entries, language, scheme, at, texts, onPick, onClose }: EntryPopupProps) {
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const list = useId();
  const found = useMemo(() => searchEntries(entries, words, language), [entries, words, language]);
  const chosen = found[Math.min(active, found.length - 1)];
  useEffect(() => {
    frame.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  useEffect(() => {
    const leave = (event: globalThis.PointerEvent): void => {
      if (!frame.current?.contains(event.target as Node)) onClose();
    };
    window.addEventListener('pointerdown', leave, true);
    return () => window.removeEventListener('pointerdown', leave, true);
  }, [onClose]);
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
    if (by !== undefined) setActive((now) => Math.max(0, Math.min(found.length - 1, now + by)));
    else if (event.key === 'Enter') {
      if (chosen) onPick(chosen, false);
    } else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <Paper
      ref={frame}
      variant="outlined"
      role="dialog"
      aria-label={title}
      className="nopan nowheel"
      sx={{ position: 'absolute', zIndex: 8, width: sizes.properties, maxWidth: '100%', boxShadow: 3 }}
      style={{ left: at[0], top: at[1] }}
    >
      <Box sx={{ p: 1 }}>
        <TextField
          autoFocus
          fullWidth
          size="small"
          label={title}
          placeholder={texts.search}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          slotProps={{
            htmlInput: {
              role: 'combobox',
              'aria-expanded': true,
              'aria-controls': list,
              'aria-autocomplete': 'list',
              'aria-activedescendant': chosen ? `${list} ${chosen.id}`.replaceAll(' ', '-') : undefined,
            },
          }}
        />
      </Box>
      <Box id={list} role="listbox" aria-label={title} sx={{ maxHeight: sizes.list, overflowY: 'auto', pb: 1 }}>
        {found.map((entry) => (
          <Box
            key={entry.id}
            id={`${list} ${entry.id}`.replaceAll(' ', '-')}
            role="option"
            aria-selected={entry === chosen}
            onPointerMove={() => setActive(found.indexOf(entry))}
            onClick={() => onPick(entry, true)}
            sx={{
              display: 'flex',
              gap: 1,
              alignItems: 'center',
              px: 1.5,
              py: 0.5,
              cursor: 'pointer',
              bgcolor: entry === chosen ? 'action.selected' : undefined,
            }}
          >
            <EntryIcon entry={entry} scheme={scheme} />
            <Box sx={{ minWidth: 0 }}>
              <Typography variant="body2">{entry.name[language]}</Typography>
              <Typography variant="caption" color="textSecondary" component="div">
                {entry.refused ? `${entryGroups.kept[language]}. ${entry.refused[language]}` : entry.about[language]}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
      {found.length === 0 ? (
        <Typography role="status" variant="body2" color="textSecondary" sx={{ px: 1.5, pb: 1.5 }}>
          {texts.nothingFound}
        </Typography>
      ) : null}
    </Paper>
  );
}
