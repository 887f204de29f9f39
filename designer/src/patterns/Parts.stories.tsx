import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import type { SchemeChoice } from '../theme/index.js';
import {
  ActionButton,
  DueChip,
  Empty as EmptyPlace,
  Facts,
  formatDate,
  formatMoney,
  formatNumber,
  formatRelative,
  LanguageSwitch,
  ProblemNotice,
  ProgressLine,
  SchemeSwitch,
  Skeletons as Rows,
  StatusWord,
  Timeline as Happened,
  useNow,
  useReader,
  Who as Somebody,
} from './index.js';
import { history } from './stories/record.fixture.js';
import { dueTexts, nothing, problem, problemTexts, useSay } from './stories/words.fixture.js';

export default {
  title: 'Patterns/Parts',
  decorators: [
    (Story) => (
      <Box component="main" sx={{ p: 3, maxWidth: (theme) => theme.spacing(80) }}>
        <Story />
      </Box>
    ),
  ],
} satisfies Meta;

type Story = StoryObj;

function StatusWordsPart() {
  const say = useSay();
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      <StatusWord status={{ text: say('Draft', 'Черновик'), tone: 'neutral' }} />
      <StatusWord status={{ text: say('With the manager', 'У руководителя'), tone: 'accent' }} />
      <StatusWord status={{ text: say('Approved', 'Согласовано'), tone: 'ok' }} />
      <StatusWord status={{ text: say('Returned for correction', 'Возвращено на доработку'), tone: 'warn' }} />
      <StatusWord status={{ text: say('Refused', 'Отклонено'), tone: 'bad' }} />
    </Stack>
  );
}
export const StatusWords: Story = { render: () => <StatusWordsPart /> };

function DueChipsPart() {
  const texts = dueTexts(useSay());
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      {[
        '2026-04-20T09:00:00Z',
        '2026-03-14T09:00:00Z',
        '2026-03-12T06:00:00Z',
        '2026-03-11T09:40:00Z',
        '2026-03-11T08:00:00Z',
        '2026-03-01T09:00:00Z',
      ].map((dueAt) => (
        <DueChip key={dueAt} dueAt={dueAt} texts={texts} />
      ))}
    </Stack>
  );
}
export const DueChips: Story = { render: () => <DueChipsPart /> };

function ButtonsPart() {
  const say = useSay();
  const label = say('Approve', 'Согласовать');
  return (
    <Stack spacing={2}>
      {(['small', 'medium', 'large'] as const).map((size) => (
        <Stack key={size} direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
          <ActionButton size={size} weight="primary" action={{ id: 'a', label, onSelect: nothing }} />
          <ActionButton size={size} action={{ id: 'b', label: say('Return', 'Вернуть на доработку'), onSelect: nothing }} />
          <ActionButton size={size} weight="quiet" action={{ id: 'c', label: say('Later', 'Позже'), href: '/later' }} />
          <ActionButton size={size} action={{ id: 'd', label: say('Refuse', 'Отклонить'), onSelect: nothing, danger: true }} />
          <ActionButton
            size={size}
            weight="primary"
            action={{ id: 'e', label: say('Sending', 'Отправляется'), onSelect: nothing, busy: true }}
          />
          <ActionButton size={size} action={{ id: 'f', label: say('Not now', 'Недоступно'), disabled: true }} />
        </Stack>
      ))}
    </Stack>
  );
}
export const Buttons: Story = { render: () => <ButtonsPart /> };

function NoticesPart() {
  const say = useSay();
  return (
    <Stack spacing={2}>
      <ProblemNotice problem={problem(say)} onRetry={nothing} texts={problemTexts(say)} />
      <ProblemNotice
        problem={{ code: 'NOT_ALLOWED', title: say('You may not do this.', 'У вас нет прав на это действие.') }}
        texts={problemTexts(say)}
      />
    </Stack>
  );
}
export const Problems: Story = { render: () => <NoticesPart /> };

function EmptyPart() {
  const say = useSay();
  return (
    <EmptyPlace
      content={{
        title: say('You have asked for nothing yet', 'Заявок пока нет'),
        text: say(
          'Choose a service: the request appears here as soon as it is sent.',
          'Выберите услугу: заявка появится здесь сразу после отправки.',
        ),
        action: { id: 'go', label: say('See services', 'Перейти к услугам'), href: '/services' },
      }}
    />
  );
}
export const Empty: Story = { render: () => <EmptyPart /> };

function WaitingPart() {
  const label = useSay()('Loading', 'Загрузка');
  return (
    <>
      <ProgressLine active delay={0} label={label} />
      <Rows label={label} />
    </>
  );
}
export const Waiting: Story = { render: () => <WaitingPart /> };

function PeoplePart() {
  const say = useSay();
  return (
    <Stack spacing={2}>
      <Somebody name={say('Anna Petrova', 'Анна Петрова')} />
      <Somebody
        name={say('Anna Petrova', 'Анна Петрова')}
        detail={say('Head of Finance', 'Заместитель начальника управления по финансово-экономической работе')}
      />
      <Somebody name={say('Purchasing committee', 'Закупочная комиссия')} several size="small" />
    </Stack>
  );
}
export const People: Story = { render: () => <PeoplePart /> };

function TimelinePart() {
  const say = useSay();
  return <Happened label={say('History', 'История')} entries={history(say)} />;
}
export const Timeline: Story = { render: () => <TimelinePart /> };

function SwitchesPart() {
  const say = useSay();
  const { language } = useReader();
  const [scheme, setScheme] = useState<SchemeChoice>('light');
  return (
    <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
      <LanguageSwitch language={language} onLanguage={nothing} label={say('Language', 'Язык')} />
      <SchemeSwitch
        scheme={scheme}
        onScheme={setScheme}
        texts={{
          label: say('Appearance', 'Оформление'),
          light: say('Light', 'Светлое'),
          dark: say('Dark', 'Тёмное'),
          system: say('System', 'Как в системе'),
        }}
      />
    </Stack>
  );
}
export const Switches: Story = { render: () => <SwitchesPart /> };

function NumbersPart() {
  const say = useSay();
  const { language, zone } = useReader();
  const now = useNow();
  const at = '2026-03-10T21:30:00Z';
  return (
    <Facts
      facts={[
        { id: 'date', label: say('Date', 'Дата'), value: formatDate(at, { language, zone }) },
        { id: 'time', label: say('Date and time', 'Дата и время'), value: formatDate(at, { language, zone, style: 'dateTime' }) },
        { id: 'short', label: say('Short', 'Кратко'), value: formatDate(at, { language, zone, style: 'short', now }) },
        { id: 'relative', label: say('From now', 'Относительно сейчас'), value: formatRelative(at, { language, zone, now }) },
        { id: 'number', label: say('Number', 'Число'), value: formatNumber(1_234_567.5, { language }) },
        { id: 'money', label: say('Money', 'Деньги'), value: formatMoney('1945000.50', 'RUB', { language }) },
      ]}
    />
  );
}
export const DatesAndNumbers: Story = { render: () => <NumbersPart /> };
