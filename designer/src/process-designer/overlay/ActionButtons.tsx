import AlignHorizontalCenter from '@mui/icons-material/AlignHorizontalCenter';
import AlignHorizontalLeft from '@mui/icons-material/AlignHorizontalLeft';
import AlignHorizontalRight from '@mui/icons-material/AlignHorizontalRight';
import AlignVerticalBottom from '@mui/icons-material/AlignVerticalBottom';
import AlignVerticalCenter from '@mui/icons-material/AlignVerticalCenter';
import AlignVerticalTop from '@mui/icons-material/AlignVerticalTop';
import AutoFixHigh from '@mui/icons-material/AutoFixHigh';
import ContentCopy from '@mui/icons-material/ContentCopy';
import ViewWeekOutlined from '@mui/icons-material/ViewWeekOutlined';
import LoginOutlined from '@mui/icons-material/LoginOutlined';
import RouteOutlined from '@mui/icons-material/RouteOutlined';
import UnfoldMore from '@mui/icons-material/UnfoldMore';
import TableRowsOutlined from '@mui/icons-material/TableRowsOutlined';
import IconButton from '@mui/material/IconButton';
import type { CanvasAction, CanvasTools } from '../keyboard/canvas-actions.js';
import { shownKeys } from '../keyboard/shortcut.js';

const icons: Readonly<Record<string, typeof ContentCopy>> = {
  duplicate: ContentCopy,
  'align-left': AlignHorizontalLeft,
  'align-centre': AlignHorizontalCenter,
  'align-right': AlignHorizontalRight,
  'align-top': AlignVerticalTop,
  'align-middle': AlignVerticalCenter,
  'align-bottom': AlignVerticalBottom,
  'distribute-x': ViewWeekOutlined,
  'distribute-y': TableRowsOutlined,
  tidy: AutoFixHigh,
  route: RouteOutlined,
  expand: UnfoldMore,
  open: LoginOutlined,
};

/** What `<ActionButtons>` takes. */
export interface ActionButtonsProps {
  readonly actions: readonly CanvasAction[];
  readonly tools: CanvasTools;
  readonly language: 'en' | 'ru';
}

/** Actions with icons, as buttons of a pad; each says its keys. Pads are not in the order of tabs: the keys are the way without a pointer. */
export function ActionButtons({ actions, tools, language }: ActionButtonsProps) {
  return actions.map((action) => {
    const { id, label, keys, run } = action;
    const Icon = icons[id];
    const name = label[language];
    return Icon ? (
      <IconButton
        key={id}
        size="small"
        tabIndex={-1}
        title={keys ? `${name} (${shownKeys(keys)})` : name}
        aria-label={name}
        onClick={() => run(tools)}
      >
        <Icon fontSize="small" />
      </IconButton>
    ) : null;
  });
}
