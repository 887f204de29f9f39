import MoreVert from '@mui/icons-material/MoreVert';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { fittingActions, type CanvasAction, type CanvasTools } from '../keyboard/canvas-actions.js';
import { shownKeys } from '../keyboard/shortcut.js';

/** What `<ActionMenu>` takes. */
export interface ActionMenuProps {
  readonly tools: CanvasTools;
  readonly language: 'en' | 'ru';
  readonly isReadOnly: boolean;
  readonly label: string;
}

/** Everything that can be done now, with its keys. */
export function ActionMenu({ tools, language, isReadOnly, label }: ActionMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [picked, setPicked] = useState<CanvasAction>();
  const actions = anchor ? fittingActions(tools.store.view(), isReadOnly) : [];
  return (
    <>
      <IconButton size="small" title={label} aria-label={label} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          list: { dense: true, 'aria-label': label },
          // What it does may take the focus: the menu must have given it back before.
          transition: {
            onExited: () => {
              setPicked(undefined);
              picked?.run(tools);
            },
          },
        }}
      >
        {actions.flatMap((action, index) => [
          ...(index > 0 && actions[index - 1]?.group !== action.group ? [<Divider key={`before ${action.id}`} component="li" />] : []),
          <MenuItem
            key={action.id}
            onClick={() => {
              setPicked(action);
              setAnchor(null);
            }}
          >
            <ListItemText>{action.label[language]}</ListItemText>
            {action.keys ? (
              <Typography variant="caption" color="textSecondary" sx={{ pl: 3 }}>
                {shownKeys(action.keys)}
              </Typography>
            ) : null}
          </MenuItem>,
        ])}
      </Menu>
    </>
  );
}
