import { type Fact, Facts, formatDate, LanguageSwitch, SchemeSwitch, SettingsPage } from '@millrace/designer/patterns';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { browserZone, usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useWords } from '../../parts/words.js';
import { PasswordForm } from './PasswordForm.js';
import { Tokens } from './Tokens.js';
import { ZoneChoice } from './ZoneChoice.js';

const sections = ['reading', 'you', 'password', 'tokens'] as const;

/** One's own settings: language and appearance, what is known of one, password, tokens for programs. */
export function AccountPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { session } = useServices();
  const { language, zone, scheme, setLanguage, setScheme } = usePreferences();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const { section } = useParams();
  const current = sections.find((one) => one === section) ?? 'reading';
  usePageTitle(t('account.title'));
  if (state.kind !== 'somebody') return null;
  const { person } = state;
  const facts: Fact[] = (
    [
      ['name', person.name],
      ['login', person.id],
      ['email', person.email],
      ['organisation', person.organisationName === undefined ? person.organisation : words(person.organisationName)],
      ['unit', person.unitName === undefined ? person.unit : words(person.unitName)],
    ] as const
  ).map(([id, value]) => ({ id, label: t(`account.${id}`), value: value ?? t('account.none') }));
  return (
    <SettingsPage
      title={t('account.title')}
      sections={sections.map((id) => ({ id, label: t(`account.${id}`), href: id === 'reading' ? '/settings' : `/settings/${id}` }))}
      current={current}
      texts={{ sections: t('account.title'), preview: '' }}
    >
      <Typography variant="h2" sx={{ mb: 2 }}>
        {t(`account.${current}`)}
      </Typography>
      {current === 'you' ? <Facts facts={facts} /> : null}
      {current === 'password' ? <PasswordForm login={person.id} /> : null}
      {current === 'tokens' ? <Tokens /> : null}
      {current === 'reading' ? (
        <Stack spacing={3} sx={{ alignItems: 'flex-start' }}>
          <LanguageSwitch language={language} onLanguage={setLanguage} label={t('app.language')} />
          <SchemeSwitch
            scheme={scheme}
            onScheme={setScheme}
            texts={{ label: t('scheme.label'), light: t('scheme.light'), dark: t('scheme.dark'), system: t('scheme.system') }}
          />
          <ZoneChoice zone={person.zone} browser={browserZone()} />
          <Typography color="textSecondary">
            {t('account.zoneNow', { time: formatDate(new Date().toISOString(), { language, zone, style: 'dateTime' }) })}
          </Typography>
        </Stack>
      ) : null}
    </SettingsPage>
  );
}
