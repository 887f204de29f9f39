import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { Language } from './Reader.js';

/** What `<LanguageSwitch>` takes. */
export interface LanguageSwitchProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** "Language". */
  readonly label: string;
}

/** Each language in its own words, so that whoever cannot read this page finds theirs. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

/** Chooses the language of the interface. */
export function LanguageSwitch({ language, onLanguage, label }: LanguageSwitchProps) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={label}
      value={language}
      onChange={(_, chosen: Language | null) => chosen && onLanguage(chosen)}
    >
      {(['en', 'ru'] as const).map((one) => (
        <ToggleButton key={one} value={one} lang={one}>
          {languageNames[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** One button with the name of the other language, in that language: for a bar. */
export function OtherLanguage({ language, onLanguage }: Omit<LanguageSwitchProps, 'label'>) {
  const other = language === 'en' ? 'ru' : 'en';
  return (
    <Button variant="text" color="inherit" lang={other} onClick={() => onLanguage(other)} sx={{ flex: 'none', color: 'text.secondary' }}>
      {languageNames[other]}
    </Button>
  );
}
