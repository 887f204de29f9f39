import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { DemoAccount } from '../../api/shapes.js';
import { useWords } from '../../parts/words.js';

/** What `<DemoAccounts>` takes. */
export interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  /** The login that is signing in now. */
  readonly busy: string | null;
  readonly onChoose: (account: DemoAccount) => void;
}

/** The people of an installation for trying out; a click signs in as one of them. */
export function DemoAccounts({ accounts, busy, onChoose }: DemoAccountsProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Box component="section" aria-labelledby="demo">
      <Typography id="demo" variant="h3" component="h2">
        {t('signIn.demoTitle')}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 1 }}>
        {t('signIn.demoText')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {accounts.map((account) => (
          <Box component="li" key={account.login} sx={{ borderTop: 1, borderColor: 'divider' }}>
            <ButtonBase
              disabled={busy !== null}
              onClick={() => onChoose(account)}
              sx={{
                display: 'grid',
                gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) auto' },
                columnGap: 2,
                alignItems: 'baseline',
                width: '100%',
                textAlign: 'start',
                typography: 'body1',
                px: 1,
                py: 1,
                '&:hover': { bgcolor: 'background.soft' },
              }}
            >
              <Box component="span" sx={{ fontWeight: 'fontWeightMedium' }}>
                {account.name}
              </Box>
              <Box
                component="span"
                sx={{
                  typography: 'caption',
                  color: 'text.secondary',
                  whiteSpace: 'nowrap',
                  gridRow: { xs: 3, sm: 1 },
                  gridColumn: { sm: 2 },
                }}
              >
                {account.login} / {account.password}
              </Box>
              <Box component="span" sx={{ typography: 'caption', color: 'text.secondary', gridColumn: '1 / -1' }}>
                {words(account.about)}
              </Box>
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
