import Add from '@mui/icons-material/Add';
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import type { ReactElement } from 'react';
import { controlHeights, sizes } from '../../../theme/index.js';
import { useSection } from '../editing/panel-context.js';
import { say } from '../texts.js';

/** What `<RowTools>` takes. */
export interface RowToolsProps {
  /** What the row is, as the names of the buttons say it. */
  readonly what: string;
  readonly onRemove?: (() => void) | undefined;
  /** Absent: it is the first. */
  readonly onUp?: (() => void) | undefined;
  readonly onDown?: (() => void) | undefined;
  readonly isOrdered?: boolean;
}

/** The buttons at the end of a row of a list: up, down, away. */
export function RowTools({ what, onRemove, onUp, onDown, isOrdered = false }: RowToolsProps) {
  const { isReadOnly, language } = useSection();
  if (isReadOnly) return null;
  const button = (word: 'up' | 'down' | 'remove', icon: ReactElement, act: (() => void) | undefined) => {
    const label = say(word, language, { what });
    return (
      <IconButton
        size="small"
        aria-label={label}
        title={label}
        disabled={!act}
        onClick={act}
        sx={{ minWidth: sizes.target, p: 0.25, minHeight: sizes.target }}
      >
        {icon}
      </IconButton>
    );
  };
  return (
    <Stack direction="row" sx={{ flexShrink: 0, alignSelf: 'flex-start', alignItems: 'center', minHeight: controlHeights.list }}>
      {isOrdered ? button('up', <ArrowUpward fontSize="small" />, onUp) : null}
      {isOrdered ? button('down', <ArrowDownward fontSize="small" />, onDown) : null}
      {onRemove ? button('remove', <DeleteOutlined fontSize="small" />, onRemove) : null}
    </Stack>
  );
}

/** The button under a list that adds a row. */
export function AddRow({ label, onAdd }: { readonly label: string; readonly onAdd: () => void }) {
  const { isReadOnly, language } = useSection();
  if (isReadOnly) return null;
  return (
    <Button
      size="small"
      startIcon={<Add />}
      aria-label={`${say('add', language)}: ${label}`}
      onClick={onAdd}
      sx={{ alignSelf: 'flex-start' }}
    >
      {say('add', language)}
    </Button>
  );
}
