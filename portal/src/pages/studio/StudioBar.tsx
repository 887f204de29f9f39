import { ActionButton, type Status, StatusWord, TextLink } from '@millrace/designer/patterns';
import MoreVert from '@mui/icons-material/MoreVert';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftCard } from '../../api/shapes.js';
import { useWords } from '../../parts/words.js';
import type { EditsState } from '../../sending/draft-edits.js';
import { useStanding } from './standing.js';
import type { ProcessActions } from './use-process-actions.js';
import { useStudioRights } from './use-studio-rights.js';

/** What `<StudioBar>` takes. */
export interface StudioBarProps {
  readonly card: DraftCard;
  readonly state: EditsState;
  readonly mayChange: boolean;
  /** Whether it can be drawn in this window. */
  readonly mayDraw: boolean;
  readonly isWide: boolean;
  readonly showsJson: boolean;
  readonly onJson: () => void;
  readonly actions: ProcessActions;
}

/** What stands above an open process: its name and version, how it stands to what is published, whether it is saved, and what can be done with it. */
export function StudioBar({ card, state, mayChange, mayDraw, isWide, showsJson, onJson, actions }: StudioBarProps) {
  const { t } = useTranslation();
  const words = useWords();
  const standing = useStanding();
  const rights = useStudioRights();
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const { published } = card;
  const choose = (run: () => void) => () => {
    setMenu(null);
    run();
  };
  return (
    <Stack
      direction="row"
      useFlexGap
      spacing={1}
      sx={{ flexWrap: 'wrap', alignItems: 'center', px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      <Typography component="span" color="textSecondary">
        <TextLink href="/studio">{t('studio.backToList')}</TextLink> /
      </Typography>
      <Typography variant="h3" component="h1" sx={{ overflowWrap: 'anywhere' }}>
        {card.copyName === undefined ? words(card.name) : t('studio.copyOf', { name: card.copyName })}
      </Typography>
      {published === null ? null : (
        <Typography color="textSecondary" component="span">
          {t('studio.version', { version: published.version })}
        </Typography>
      )}
      <StatusWord status={standing(card)} />
      <Box sx={{ flex: 1 }} />
      {mayChange ? (
        <Box role="status" sx={{ mr: 1 }}>
          <StatusWord status={{ text: t(`studio.${told[state].text}`), tone: told[state].tone }} />
        </Box>
      ) : null}
      {isWide ? (
        <ActionButton
          action={{ id: 'json', label: t(showsJson ? 'studio.jsonHide' : 'studio.json'), onSelect: onJson }}
          weight="quiet"
          size="small"
        />
      ) : null}
      {mayDraw ? (
        <ActionButton
          action={{ id: 'check', label: t('studio.check'), busy: actions.busy === 'check', onSelect: actions.check }}
          size="small"
        />
      ) : null}
      {mayDraw && card.may.publish ? (
        <ActionButton
          action={{ id: 'publish', label: t('studio.publish'), busy: actions.busy === 'publish', onSelect: actions.publish }}
          weight="primary"
          size="small"
        />
      ) : null}
      {rights.create || mayChange ? (
        <IconButton
          size="small"
          aria-label={t('studio.more')}
          title={t('studio.more')}
          aria-haspopup="menu"
          aria-expanded={menu !== null}
          onClick={(event) => setMenu(event.currentTarget)}
        >
          <MoreVert fontSize="small" />
        </IconButton>
      ) : null}
      <Menu open={menu !== null} anchorEl={menu} onClose={() => setMenu(null)}>
        {rights.create ? <MenuItem onClick={choose(actions.duplicate)}>{t('studio.duplicate')}</MenuItem> : null}
        {mayChange ? <MenuItem onClick={choose(actions.remove)}>{t('studio.delete')}</MenuItem> : null}
        {card.state !== 'live' && card.may.update ? <MenuItem onClick={choose(actions.restore)}>{t('studio.restore')}</MenuItem> : null}
      </Menu>
    </Stack>
  );
}

/** How it stands with saving, in words. */
const told = {
  saved: { text: 'saved', tone: 'ok' },
  waiting: { text: 'saving', tone: 'neutral' },
  saving: { text: 'saving', tone: 'neutral' },
  unreachable: { text: 'unreachable', tone: 'bad' },
  refused: { text: 'refused', tone: 'bad' },
} as const satisfies Record<EditsState, { readonly text: string; readonly tone: Status['tone'] }>;
