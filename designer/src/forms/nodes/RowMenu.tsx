import MoreIcon from '@mui/icons-material/MoreVert';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type ReactElement, useState } from 'react';
import { useReader } from '../form-context.js';
import type { RowActions } from './use-rows.js';

/** What can be done with one row. */
export interface RowMenuProps {
  readonly id: string;
  /** What the row is called. */
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFull: boolean;
  readonly rowId: string;
  readonly actions: RowActions;
}

/** The actions of a row behind one button; Alt with an arrow moves a row without it. */
export function RowMenu(props: RowMenuProps): ReactElement {
  const { rowId, actions } = props;
  const { texts } = useReader();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  // The menu of each of two hundred rows would cost more than the row: it is made when it is first opened.
  const [isMade, setMade] = useState(false);
  const item = (text: string, run: () => void, disabled: boolean, keys?: string): ReactElement => (
    <MenuItem
      disabled={disabled}
      onClick={() => {
        setAnchor(null);
        run();
      }}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys })}
    >
      {text}
    </MenuItem>
  );
  return (
    <>
      <IconButton
        id={props.id}
        aria-label={`${texts.rowActions}: ${props.name}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setMade(true);
          setAnchor(event.currentTarget);
        }}
      >
        <MoreIcon fontSize="small" />
      </IconButton>
      {isMade && (
        <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
          {item(texts.moveRowUp, () => actions.move(rowId, -1), props.isFirst, 'Alt+ArrowUp')}
          {item(texts.moveRowDown, () => actions.move(rowId, 1), props.isLast, 'Alt+ArrowDown')}
          {item(texts.duplicateRow, () => actions.duplicate(rowId), props.isFull)}
          {item(texts.removeRow, () => actions.remove(rowId), false)}
        </Menu>
      )}
    </>
  );
}
