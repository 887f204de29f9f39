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
                display: 'block',
                width: '100%',
                textAlign: 'start',
                typography: 'body1',
                px: 1,
                py: 1,
                '&:hover': { bgcolor: 'background.soft' },
              }}
            >
              <Box component="span" sx={{ display: 'block', fontWeight: 'fontWeightMedium' }}>
                {account.name}
              </Box>
              <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
                {words(account.about)} · {account.login} / {account.password}
              </Box>
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
