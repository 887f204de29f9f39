import HomeOutlined from '@mui/icons-material/HomeOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import WidgetsOutlined from '@mui/icons-material/WidgetsOutlined';
import { useState, type ReactNode } from 'react';
import type { SchemeChoice } from '../../theme/index.js';
import { AppFrame, useReader } from '../index.js';
import { nothing, useSay } from './words.fixture.js';

/** The frame of the workplace around a story's page. */
export function InFrame({
  current,
  notice,
  children,
  count = 3,
}: {
  readonly current: string;
  readonly notice?: ReactNode;
  readonly children: ReactNode;
  readonly count?: number;
}) {
  const say = useSay();
  const { language } = useReader();
  const [scheme, setScheme] = useState<SchemeChoice>('system');
  return (
    <AppFrame
      name="Millrace"
      homeHref="/"
      navigation={[
        { id: 'home', label: say('Home', 'Главная'), href: '/', icon: <HomeOutlined /> },
        { id: 'inbox', label: say('Inbox', 'Входящие'), href: '/inbox', count: 12, icon: <InboxOutlined /> },
        { id: 'requests', label: say('My requests', 'Мои заявки'), href: '/requests', icon: <ListAltOutlined /> },
        { id: 'services', label: say('Services', 'Услуги'), href: '/services', icon: <WidgetsOutlined /> },
      ]}
      current={current}
      language={language}
      onLanguage={nothing}
      scheme={scheme}
      onScheme={setScheme}
      account={{
        name: say('Anna Petrova', 'Анна Петрова'),
        detail: say('Analyst, Finance', 'Аналитик, финансовая служба'),
        actions: [{ id: 'out', label: say('Sign out', 'Выйти'), onSelect: nothing }],
      }}
      notifications={{ count, href: '/notifications' }}
      texts={{
        skip: say('Skip to content', 'Перейти к содержанию'),
        navigation: say('Main navigation', 'Главное меню'),
        more: say('More', 'Ещё'),
        language: say('Language', 'Язык'),
        scheme: {
          label: say('Appearance', 'Оформление'),
          light: say('Light', 'Светлое'),
          dark: say('Dark', 'Тёмное'),
          system: say('System', 'Как в системе'),
        },
        account: (name) => say(`Account of ${name}`, `Учётная запись: ${name}`),
        notifications: (unread) => say(`Notifications: ${unread} unread`, `Уведомления: непрочитанных ${unread}`),
      }}
      {...(notice === undefined ? {} : { notice })}
    >
      {children}
    </AppFrame>
  );
}
