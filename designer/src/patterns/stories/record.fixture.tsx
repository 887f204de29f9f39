import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { DueChip, Facts, Timeline, Who, type RecordPageProps, type TimelineEntry } from '../index.js';
import { dueTexts, nothing, type Say } from './words.fixture.js';

export const history = (say: Say): readonly TimelineEntry[] => [
  {
    id: '3',
    at: '2026-03-10T14:20:00Z',
    tone: 'warn',
    title: say('Maria Orlova returned it for correction', 'Мария Орлова вернула на доработку'),
    text: say(
      'Please attach the second quotation.',
      'Приложите, пожалуйста, второе коммерческое предложение: без него закупочная комиссия не рассмотрит заявку.',
    ),
  },
  { id: '2', at: '2026-03-10T09:01:00Z', tone: 'ok', title: say('Ilya Smirnov approved', 'Илья Смирнов согласовал') },
  { id: '1', at: '2026-03-06T11:40:00Z', title: say('Anna Petrova sent the request', 'Анна Петрова отправила заявку') },
];

/** A purchase request as a record page. */
export const requestRecord = (say: Say): RecordPageProps => ({
  number: 'PR-000041',
  title: say('Repair of the ventilation in the north building', 'Капитальный ремонт приточно-вытяжной вентиляции в северном корпусе'),
  status: { text: say('Returned for correction', 'Возвращено на доработку'), tone: 'warn' },
  clock: <DueChip dueAt="2026-03-11T14:00:00Z" texts={dueTexts(say)} />,
  nextStep: say('Next: you correct and send again', 'Дальше: исправьте и отправьте снова'),
  primaryActions: [
    { id: 'correct', label: say('Correct', 'Исправить'), href: '/requests/2/correct' },
    { id: 'withdraw', label: say('Withdraw…', 'Отозвать…'), onSelect: nothing },
  ],
  moreActions: [{ id: 'repeat', label: say('Repeat', 'Повторить'), onSelect: nothing }],
  main: [
    {
      id: 'data',
      title: say('What was asked for', 'Что запрошено'),
      content: (
        <Facts
          facts={[
            {
              id: 'what',
              label: say('What for', 'Для чего'),
              value: say(
                'The inspection of 1 April needs a working ventilation.',
                'К 1 апреля, к приезду комиссии, вентиляция должна работать.',
              ),
            },
            { id: 'sum', label: say('Amount', 'Сумма'), value: say('RUB 1,945,000.50', '1 945 000,50 ₽') },
            { id: 'who', label: say('Supplier', 'Поставщик'), value: say('Vozdukh-Servis Ltd', 'ООО «Воздух-Сервис»') },
          ]}
        />
      ),
    },
    {
      id: 'talk',
      title: say('Conversation', 'Обсуждение'),
      content: <Timeline label={say('Conversation', 'Обсуждение')} entries={history(say).slice(0, 1)} />,
    },
  ],
  side: [
    {
      id: 'people',
      title: say('People', 'Участники'),
      content: (
        <Stack spacing={1.5}>
          <Who name={say('Anna Petrova', 'Анна Петрова')} detail={say('Asked for it', 'Заявитель')} />
          <Who
            name={say('Purchasing committee', 'Закупочная комиссия предприятия')}
            detail={say('Decides next', 'Рассмотрит следующей')}
            several
          />
        </Stack>
      ),
    },
    {
      id: 'facts',
      title: say('Facts', 'Сведения'),
      content: (
        <Facts facts={[{ id: 'service', label: say('Service', 'Услуга'), value: say('Purchase', 'Закупка товаров, работ и услуг') }]} />
      ),
    },
    {
      id: 'route',
      title: say('Route', 'Маршрут'),
      content: (
        <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 2, px: 2, py: 4, color: 'text.secondary', textAlign: 'center' }}>
          {say('Diagram', 'Схема')}
        </Box>
      ),
    },
  ],
  history: {
    id: 'history',
    title: say('History', 'История'),
    content: <Timeline label={say('History', 'История')} entries={history(say)} />,
  },
});
