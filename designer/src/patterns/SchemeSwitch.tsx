import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { SchemeChoice } from '../theme/index.js';

/** What `<SchemeSwitch>` takes. */
export interface SchemeSwitchProps {
  readonly scheme: SchemeChoice;
  readonly onScheme: (scheme: SchemeChoice) => void;
  readonly texts: { readonly label: string; readonly light: string; readonly dark: string; readonly system: string };
}

/** Chooses light, dark or as the system. */
export function SchemeSwitch({ scheme, onScheme, texts }: SchemeSwitchProps) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={texts.label}
      value={scheme}
      onChange={(_, chosen: SchemeChoice | null) => chosen && onScheme(chosen)}
    >
      {(['light', 'dark', 'system'] as const).map((one) => (
        <ToggleButton key={one} value={one}>
          {texts[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
