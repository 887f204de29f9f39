import type { Meta, StoryObj } from '@storybook/react-vite';
import { DueChip, HomePage, StatusWord } from './index.js';
import { InFrame } from './stories/InFrame.fixture.js';
import { requests } from './stories/requests.fixture.js';
import { dueTexts, failed, listTexts, loading, ready, useSay } from './stories/words.fixture.js';

type Show = 'full' | 'empty' | 'loading' | 'failed';

function Page({ show }: { readonly show: Show }) {
  const say = useSay();
  const state = show === 'loading' ? loading : show === 'failed' ? failed(say) : ready;
  const all = show === 'full' ? requests(say) : [];
  const services = [
    ['purchase', say('Buy something', 'Купить что-либо'), say('Goods and work up to RUB 2 million.', 'Товары и работы до 2 млн ₽.')],
    ['leave', say('Take a leave', 'Взять отпуск'), say('Yearly, unpaid, for study.', 'Ежегодный, без содержания, учебный.')],
    [
      'trip',
      say('Go on a business trip', 'Поехать в командировку'),
      say('Tickets, hotel, daily allowance.', 'Билеты, гостиница, суточные.'),
    ],
    ['access', say('Get access to a system', 'Получить доступ к информационной системе предприятия')],
  ] as const;
  return (
    <InFrame current="home">
      <HomePage
        title={say('Good morning, Anna', 'Доброе утро, Анна')}
        waiting={{
          title: say('Waiting for you', 'Ждут вашего решения'),
          items: all.slice(0, 3).map(({ id, title, number, who, dueAt }) => ({
            id,
            title,
            href: `/inbox/${id}`,
            detail: `${number} · ${who}`,
            ...(dueAt === undefined ? {} : { aside: <DueChip dueAt={dueAt} texts={dueTexts(say)} /> }),
          })),
          loading: state,
          empty: {
            title: say('Nothing waits for you', 'Для вас ничего нет'),
            text: say('New tasks appear here by themselves.', 'Новые задачи появятся здесь сами.'),
          },
          all: { label: say('Whole inbox', 'Все входящие'), href: '/inbox' },
        }}
        requests={{
          title: say('Your requests', 'Ваши заявки'),
          items: all.slice(1).map(({ id, title, number, status }) => ({
            id,
            title,
            href: `/requests/${id}`,
            detail: number,
            aside: <StatusWord status={status} />,
          })),
          loading: state,
          empty: {
            title: say('You have asked for nothing yet', 'Заявок пока нет'),
            text: say('Choose a service below.', 'Выберите услугу ниже.'),
          },
          all: { label: say('All requests', 'Все заявки'), href: '/requests' },
        }}
        services={{
          title: say('What you can ask for', 'Что можно заказать'),
          items:
            show === 'full'
              ? services.map(([id, title, text]) => ({ id, title, href: `/services/${id}`, ...(text === undefined ? {} : { text }) }))
              : [],
          loading: state,
          empty: {
            title: say('No services yet', 'Услуг пока нет'),
            text: say('An administrator deploys the first application.', 'Первое приложение устанавливает администратор.'),
          },
        }}
        texts={listTexts(say)}
      />
    </InFrame>
  );
}

export default { title: 'Patterns/Home page', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;
export const Full: Story = { args: { show: 'full' } };
export const Empty: Story = { args: { show: 'empty' } };
export const Loading: Story = { args: { show: 'loading' } };
export const Failed: Story = { args: { show: 'failed' } };
