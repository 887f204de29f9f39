import Box from '@mui/material/Box';
import { sizes } from '../theme/index.js';
import { LinkRow } from './LinkRow.js';
import type { SavedView } from './shapes.js';

/** What `<ViewTabs>` takes. */
export interface ViewTabsProps {
  readonly views: readonly SavedView[];
  /** Id of the view that is shown. */
  readonly current: string;
  /** "Views". */
  readonly label: string;
}

/** Saved views of a list. They are links, since each has an address of its own. */
export function ViewTabs({ views, current, label }: ViewTabsProps) {
  const count = (id: string) => {
    const waiting = views.find((one) => one.id === id)?.count;
    if (waiting === undefined) return null;
    return (
      <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
        {waiting}
      </Box>
    );
  };
  return (
    <Box sx={{ borderBottom: sizes.line, borderColor: 'divider', '& > nav': { mb: `${-sizes.line}px` } }}>
      <LinkRow items={views} current={current} label={label} height={sizes.touch} gap={3} after={count} />
    </Box>
  );
}
