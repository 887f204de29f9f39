import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { SchemeChoice } from '../theme/index.js';
import { sizes } from '../theme/index.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { useLink, type Language } from './Reader.js';
import { SchemeSwitch } from './SchemeSwitch.js';
import type { Action } from './shapes.js';

/** A page in the navigation. */
export interface NavigationItem {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  /** How much waits there. */
  readonly count?: number;
  /** Shown over the label on a phone. */
  readonly icon?: ReactNode;
}

/** Words of the frame. */
export interface AppFrameTexts {
  /** "Skip to content". */
  readonly skip: string;
  readonly navigation: string;
  /** Opens what does not fit at the bottom of a phone. */
  readonly more: string;
  readonly language: string;
  readonly scheme: { readonly label: string; readonly light: string; readonly dark: string; readonly system: string };
  /** "Account of {Anna Petrova}". */
  account(name: string): string;
  /** "Notifications: {3} unread". */
  notifications(count: number): string;
}

/** What `<AppFrame>` takes. */
export interface AppFrameProps {
  /** Name of the installation. */
  readonly name: string;
  readonly logo?: ReactNode;
  readonly homeHref: string;
  readonly navigation: readonly NavigationItem[];
  /** Id of the page that is open; null: none of them. */
  readonly current: string | null;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly scheme: SchemeChoice;
  readonly onScheme: (scheme: SchemeChoice) => void;
  readonly account: { readonly name: string; readonly detail?: string; readonly actions: readonly Action[] };
  readonly notifications?: { readonly count: number; readonly href: string };
  /** Over the content of every page: the connection is lost, an installation for trying out. */
  readonly notice?: ReactNode;
  readonly texts: AppFrameTexts;
  /** The page. */
  readonly children: ReactNode;
}

/** What stands around every page of the workplace: top bar and navigation; on a phone the navigation is at the bottom. */
export function AppFrame(props: AppFrameProps) {
  const link = useLink();
  const { name, homeHref, navigation, current, language, onLanguage, scheme, onScheme, account, notice, texts, children } = props;
  return (
    <Box>
      <Box
        component="header"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 2,
          minHeight: sizes.bar,
          alignItems: 'center',
          px: 3,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <a {...link(homeHref)}>{name}</a>
        <nav aria-label={texts.navigation}>
          {navigation.map(({ id, label, href }) => (
            <a key={id} {...link(href)} aria-current={id === current ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <LanguageSwitch language={language} onLanguage={onLanguage} label={texts.language} />
        <SchemeSwitch scheme={scheme} onScheme={onScheme} texts={texts.scheme} />
        {account.name}
      </Box>
      <Box component="main" id="content" tabIndex={-1} sx={{ px: { xs: 2, md: 3 }, py: 3 }}>
        {notice}
        {children}
      </Box>
    </Box>
  );
}
