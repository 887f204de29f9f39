import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import { modelOf, setName } from '../../document/index.js';
import { toldIn } from '../../drawing/read/values.js';
import { sizes } from '../../theme/index.js';
import { useDesignerStore } from '../state/use-designer.js';
import { useScreenPlace } from './use-screen-place.js';

/** What `<NameEditor>` takes. */
export interface NameEditorProps {
  readonly id: string;
  readonly language: 'en' | 'ru';
  readonly label: string;
  readonly onClose: () => void;
}

const leastWidth = 130;

/** The name of a thing is written where it stands. Enter and leaving keep it, Escape leaves it as it was, Shift+Enter begins a line. */
export function NameEditor({ id, language, label, onClose }: NameEditorProps) {
  const store = useDesignerStore();
  const place = useScreenPlace(id);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => {
    const { document } = store.view();
    const entry = modelOf(document).all.get(id)?.entry;
    return toldIn(entry?.['text'] ?? entry?.name, language, document.defaultLanguage ?? 'en');
  });
  const written = useRef(text);
  useEffect(() => {
    field.current?.select();
  }, []);
  if (!place) return null;
  const keep = (): void => {
    if (text !== written.current) store.run(setName(id, language, text.trim()));
    written.current = text;
    onClose();
  };
  const width = Math.max(place.width, leastWidth);
  return (
    <Box
      component="textarea"
      ref={field}
      aria-label={label}
      className="nopan nowheel nodrag"
      value={text}
      rows={2}
      autoFocus
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          written.current = text;
          onClose();
        }
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          keep();
        }
      }}
      sx={{
        position: 'absolute',
        zIndex: 6,
        boxSizing: 'border-box',
        resize: 'none',
        p: 1,
        font: 'inherit',
        typography: 'body2',
        textAlign: 'center',
        color: 'text.primary',
        bgcolor: 'background.paper',
        border: sizes.ring,
        borderColor: 'primary.main',
        borderRadius: 1,
        outline: 0,
      }}
      style={{ left: place.left + place.width / 2 - width / 2, top: place.top + place.height / 2 - 28, width }}
    />
  );
}
