import NotificationsNoneOutlined from '@mui/icons-material/NotificationsNoneOutlined';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useRef, type ReactNode } from 'react';
import { sizes, unseen, type SchemeChoice } from '../theme/index.js';
import { AccountMenu } from './AccountMenu.js';
import { BarNavigation, BottomNavigation, lowWindow } from './AppNavigation.js';
import { OtherLanguage } from './LanguageSwitch.js';
import { useLink, type Language } from './Reader.js';
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
  /** Over the content of every page, with the room below it: the connection is lost. */
  readonly notice?: ReactNode;
  readonly texts: AppFrameTexts;
  /** The page. */
  readonly children: ReactNode;
}

/**
 * What stands around every page of the workplace: a top bar with navigation, language, notifications and the account (with light, dark or
 * system in it); below 900 px the navigation stands at the bottom. The first tab stop skips to the content.
 */
export function AppFrame(props: AppFrameProps) {
  const { name, logo, homeHref, navigation, current, language, onLanguage, account, notifications, notice, texts, children } = props;
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
  const link = useLink();
  const content = useRef<HTMLElement>(null);
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <Box
        component="header"
        sx={{
          position: 'sticky',
          [lowWindow]: { position: 'static' },
          displayPrint: 'none',
          top: 0,
          zIndex: 'appBar',
          display: 'flex',
          alignItems: 'center',
          gap: { xs: 1, md: 3 },
          minHeight: sizes.bar,
          px: { xs: 2, md: 3 },
          bgcolor: 'background.default',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box
          component="a"
          href="#content"
          onClick={(event) => {
            event.preventDefault();
            content.current?.focus();
          }}
          sx={{
            position: 'absolute',
            zIndex: 'tooltip',
            left: (theme) => theme.spacing(1),
            top: (theme) => theme.spacing(-10),
            px: 2,
            py: 1,
            borderRadius: 1,
            bgcolor: 'primary.main',
            color: 'primary.contrastText',
            '&:focus': { top: (theme) => theme.spacing(1) },
          }}
        >
          {texts.skip}
        </Box>
        <Box
          component="a"
          {...link(homeHref)}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            minHeight: sizes.touch,
            typography: 'h3',
            color: 'text.primary',
            textDecoration: 'none',
          }}
        >
          {logo}
          {name}
        </Box>
        {phone ? null : <BarNavigation items={navigation} current={current} label={texts.navigation} />}
        <Box sx={{ flex: 1 }} />
        {phone ? null : <OtherLanguage language={language} onLanguage={onLanguage} />}
        {notifications ? (
          <IconButton {...link(notifications.href)} sx={{ minWidth: sizes.touch, minHeight: sizes.touch }}>
            <Badge badgeContent={notifications.count} max={99} color="error" aria-hidden>
              <NotificationsNoneOutlined />
            </Badge>
            <Box component="span" sx={unseen}>
              {texts.notifications(notifications.count)}
            </Box>
          </IconButton>
        ) : null}
        <AccountMenu
          account={account}
          narrow={phone}
          language={language}
          onLanguage={onLanguage}
          scheme={props.scheme}
          onScheme={props.onScheme}
          texts={texts}
        />
      </Box>
      <Box
        component="main"
        id="content"
        ref={content}
        tabIndex={-1}
        sx={{
          flex: 1,
          minWidth: 0,
          width: '100%',
          boxSizing: 'border-box',
          px: { xs: 2, md: 3 },
          py: 3,
          '@media print': { p: 0 },
          '&:focus, &:focus-visible': { outline: 'none' },
        }}
      >
        {notice}
        {children}
      </Box>
      {phone ? <BottomNavigation items={navigation} current={current} label={texts.navigation} more={texts.more} /> : null}
    </Box>
  );
}
