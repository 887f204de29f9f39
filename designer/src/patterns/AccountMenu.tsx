import ExpandMore from '@mui/icons-material/ExpandMore';
import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Popover from '@mui/material/Popover';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import { sizes, unseen, type SchemeChoice } from '../theme/index.js';
import type { AppFrameTexts } from './AppFrame.js';
import { ActionButton } from './Buttons.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import type { Language } from './Reader.js';
import { SchemeSwitch } from './SchemeSwitch.js';
import type { Action } from './shapes.js';
import { initials } from './Who.js';

interface AccountMenuProps {
  readonly account: { readonly name: string; readonly detail?: string; readonly actions: readonly Action[] };
  /** Only the initials in the bar. */
  readonly narrow: boolean;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly scheme: SchemeChoice;
  readonly onScheme: (scheme: SchemeChoice) => void;
  readonly texts: AppFrameTexts;
}

/** Who is signed in; opens language, light or dark, and what one can do with the account. */
export function AccountMenu({ account, narrow, language, onLanguage, scheme, onScheme, texts }: AccountMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = () => setAnchor(null);
  return (
    <>
      <ButtonBase
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ gap: 1, minHeight: sizes.touch, minWidth: sizes.touch, px: 0.5, borderRadius: 1, typography: 'body1' }}
      >
        <Avatar
          aria-hidden
          data-initials={initials(account.name)}
          sx={{
            // Not in the text: it would be read, or not match the button's name.
            '&::before': { content: 'attr(data-initials)' },
            width: sizes.avatar,
            height: sizes.avatar,
            bgcolor: 'soft.accent',
            color: 'primary.main',
            typography: 'caption',
            fontWeight: 'fontWeightBold',
          }}
        >
          <span />
        </Avatar>
        {narrow ? (
          <Box component="span" sx={unseen}>
            {texts.account(account.name)}
          </Box>
        ) : (
          <>
            {account.name}
            <ExpandMore sx={{ width: sizes.icon, height: sizes.icon, color: 'text.secondary' }} />
          </>
        )}
      </ButtonBase>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id } }}
      >
        <Stack spacing={2} sx={{ px: 2, py: 2, minWidth: sizes.palette }}>
          <Box id={id}>
            <Typography variant="subtitle2" component="p">
              {account.name}
            </Typography>
            {account.detail === undefined ? null : <Typography color="textSecondary">{account.detail}</Typography>}
          </Box>
          <Named label={texts.language}>
            <LanguageSwitch language={language} onLanguage={onLanguage} label={texts.language} />
          </Named>
          <Named label={texts.scheme.label}>
            <SchemeSwitch scheme={scheme} onScheme={onScheme} texts={texts.scheme} />
          </Named>
          <Stack spacing={1}>
            {account.actions.map((action) => (
              <ActionButton
                key={action.id}
                action={{
                  ...action,
                  ...(action.onSelect
                    ? {
                        onSelect: () => {
                          close();
                          action.onSelect?.();
                        },
                      }
                    : {}),
                }}
                fullWidth
              />
            ))}
          </Stack>
        </Stack>
      </Popover>
    </>
  );
}

function Named({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box>
      <Typography variant="caption" component="p" color="textSecondary" sx={{ mb: 0.5 }} aria-hidden>
        {label}
      </Typography>
      {children}
    </Box>
  );
}
