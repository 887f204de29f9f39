import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { GuidedFormPage, ProblemNotice, Receipt, Summary, Who, type Fact } from './index.js';
import { InFrame } from './stories/InFrame.fixture.js';
import { nothing, problem, problemTexts, useSay } from './stories/words.fixture.js';

type Show = 'fill' | 'wrong' | 'sending' | 'summary' | 'sent';

function Fields({ wrong }: { readonly wrong: boolean }) {
  const say = useSay();
  return (
    <Stack spacing={4}>
      <Stack component="section" spacing={2.5} aria-labelledby="what">
        <Typography variant="h2" id="what">
          {say('What you need', 'Что нужно')}
        </Typography>
        <TextField
          id="title"
          required
          label={say('Name', 'Наименование')}
          helperText={say('As it should stand in the order.', 'Так, как должно быть указано в заказе.')}
          defaultValue={say('Laptop', 'Ноутбук')}
        />
        <TextField
          id="reason"
          required
          multiline
          minRows={3}
          error={wrong}
          label={say(
            'Why it is needed and what happens if it is not bought this quarter',
            'Обоснование необходимости закупки с указанием последствий, которые наступят, если она не состоится в текущем квартале',
          )}
          helperText={
            wrong
              ? say('Say in a few words why it is needed.', 'Напишите в нескольких словах, зачем это нужно.')
              : say('Two or three sentences are enough.', 'Достаточно двух-трёх предложений.')
          }
        />
      </Stack>
      <Stack component="section" spacing={2.5} aria-labelledby="money">
        <Typography variant="h2" id="money">
          {say('Money', 'Деньги')}
        </Typography>
        <TextField
          id="sum"
          label={say('Amount, RUB', 'Сумма, ₽')}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          defaultValue="128 400,00"
        />
        <TextField id="centre" select label={say('Cost centre', 'Место возникновения затрат')} defaultValue="fin">
          <MenuItem value="fin">{say('Finance', 'Финансовая служба')}</MenuItem>
          <MenuItem value="it">{say('IT', 'Информационные технологии')}</MenuItem>
        </TextField>
      </Stack>
    </Stack>
  );
}

function Page({ show }: { readonly show: Show }) {
  const say = useSay();
  const facts: readonly Fact[] = [
    { id: 'name', label: say('Name', 'Наименование'), value: say('Laptop', 'Ноутбук') },
    { id: 'sum', label: say('Amount', 'Сумма'), value: say('RUB 128,400.00', '128 400,00 ₽') },
  ];
  const phase = show === 'summary' || show === 'sent' ? show : 'fill';
  const title = {
    fill: say('Purchase request', 'Заявка на закупку'),
    summary: say('Check before sending', 'Проверьте перед отправкой'),
    sent: say('Purchase request', 'Заявка на закупку'),
  }[phase];
  const primary = {
    fill: say('Continue', 'Продолжить'),
    summary: say('Send', 'Отправить'),
    sent: say('Open the request', 'Открыть заявку'),
  }[phase];
  return (
    <InFrame current="services">
      <GuidedFormPage
        back={{ label: say('Services', 'Услуги'), href: '/services' }}
        title={title}
        phase={phase}
        {...(phase === 'fill'
          ? {
              text: say(
                'For goods and work up to RUB 2 million. Takes about five minutes.',
                'Товары и работы до 2 млн ₽. Займёт около пяти минут.',
              ),
            }
          : {})}
        {...(show === 'wrong' ? { notice: <ProblemNotice problem={problem(say)} texts={problemTexts(say)} /> } : {})}
        primaryAction={{ id: 'go', label: primary, onSelect: nothing, busy: show === 'sending' }}
        otherActions={
          phase === 'fill'
            ? [{ id: 'draft', label: say('Save as draft', 'Сохранить черновик'), onSelect: nothing }]
            : phase === 'summary'
              ? [{ id: 'back', label: say('Back', 'Назад'), onSelect: nothing }]
              : []
        }
        {...(phase === 'fill' ? { note: say('Draft saved at 12:00', 'Черновик сохранён в 12:00') } : {})}
        next={{
          title: say('What happens next', 'Что будет дальше'),
          steps: [
            say('Your manager decides within two working days.', 'Руководитель рассмотрит заявку в течение двух рабочих дней.'),
            say('Above RUB 1 million the purchasing committee votes.', 'Свыше 1 млн ₽ голосует закупочная комиссия.'),
            say('You are told of every decision.', 'О каждом решении придёт уведомление.'),
          ],
        }}
      >
        {phase === 'fill' ? <Fields wrong={show === 'wrong'} /> : null}
        {phase === 'summary' ? (
          <Summary
            sections={[
              {
                id: 'a',
                title: say('What you need', 'Что нужно'),
                facts,
                change: { id: 'a', label: say('Change', 'Изменить'), onSelect: nothing },
              },
              {
                id: 'b',
                title: say('Delivery', 'Доставка'),
                facts: facts.slice(0, 1),
                change: { id: 'b', label: say('Change', 'Изменить'), onSelect: nothing },
              },
            ]}
          />
        ) : null}
        {phase === 'sent' ? (
          <Receipt
            title={say('Your request PR-000042 has been sent', 'Заявка PR-000042 отправлена')}
            facts={[
              {
                id: 'who',
                label: say('Decides next', 'Рассмотрит'),
                value: <Who name={say('Ilya Smirnov', 'Илья Смирнов')} detail={say('Head of Finance', 'Начальник финансовой службы')} />,
              },
              { id: 'when', label: say('Answer expected by', 'Ответ ожидается до'), value: say('13 March 2026', '13 марта 2026 г.') },
            ]}
          />
        ) : null}
      </GuidedFormPage>
    </InFrame>
  );
}

export default { title: 'Patterns/Guided form', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;
export const Filling: Story = { args: { show: 'fill' } };
export const WithProblems: Story = { args: { show: 'wrong' } };
export const Sending: Story = { args: { show: 'sending' } };
export const BeforeSending: Story = { args: { show: 'summary' } };
export const Sent: Story = { args: { show: 'sent' } };
