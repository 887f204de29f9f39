import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { ListPage, useReader, type ListPageProps } from './index.js';
import { columns, filters, requests, views, type Request } from './stories/requests.fixture.js';
import { failed, listTexts, loading, nothing, ready, useSay } from './stories/words.fixture.js';
import { InFrame } from './stories/InFrame.fixture.js';

type Show = 'rows' | 'empty' | 'loading' | 'failed' | 'selected' | 'fresh';

function Page({ show }: { readonly show: Show }) {
  const say = useSay();
  const { language } = useReader();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(show === 'selected' ? ['1', '3'] : []));
  const rows = show === 'empty' || show === 'loading' ? [] : requests(say);
  const props: ListPageProps<Request> = {
    title: say('My requests', 'Мои заявки'),
    primaryAction: { id: 'new', label: say('New request', 'Новая заявка'), href: '/services' },
    views: views(say),
    view: 'open',
    filters: filters(say),
    columns: columns(say, language),
    rows,
    rowKey: ({ id }) => id,
    rowLabel: ({ number, title }) => `${number} ${title}`,
    rowHref: ({ id }) => `/requests/${id}`,
    loading: show === 'loading' ? loading : show === 'failed' ? failed(say) : ready,
    empty: {
      title: say('You have asked for nothing yet', 'Заявок пока нет'),
      text: say(
        'Choose a service: the request appears here as soon as it is sent.',
        'Выберите услугу: заявка появится здесь сразу после отправки.',
      ),
      action: { id: 'services', label: say('See services', 'Перейти к услугам'), href: '/services' },
    },
    texts: listTexts(say),
    ...(show === 'rows' || show === 'fresh' ? { more: { onMore: nothing, busy: false }, onClearFilters: nothing } : {}),
    ...(show === 'fresh' ? { fresh: { count: 3, onShow: nothing } } : {}),
    ...(show === 'selected'
      ? {
          selection: {
            selected,
            onChange: setSelected,
            actions: [
              { id: 'remind', label: say('Remind', 'Напомнить'), onSelect: nothing },
              { id: 'withdraw', label: say('Withdraw', 'Отозвать'), onSelect: nothing, danger: true },
            ],
          },
        }
      : {}),
  };
  return (
    <InFrame current="requests">
      <ListPage {...props} />
    </InFrame>
  );
}

export default { title: 'Patterns/List page', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;
export const Rows: Story = { args: { show: 'rows' } };
export const Selected: Story = { args: { show: 'selected' } };
export const NewOnes: Story = { args: { show: 'fresh' } };
export const Empty: Story = { args: { show: 'empty' } };
export const Loading: Story = { args: { show: 'loading' } };
export const Failed: Story = { args: { show: 'failed' } };
