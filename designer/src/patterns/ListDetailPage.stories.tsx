import Box from '@mui/material/Box';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useMemo, useState } from 'react';
import { DueChip, ListDetailPage, Moment, Reader, RecordPage, StatusWord, useReader, type Loading } from './index.js';
import { InFrame } from './stories/InFrame.fixture.js';
import { requestRecord } from './stories/record.fixture.js';
import { filters, requests, views } from './stories/requests.fixture.js';
import { dueTexts, failed, listTexts, loading, nothing, ready, useSay } from './stories/words.fixture.js';

type Show = 'list' | 'open' | 'empty' | 'loading' | 'failed' | 'fresh';

function Page({ show }: { readonly show: Show }) {
  const say = useSay();
  const reader = useReader();
  const [current, setCurrent] = useState<string | null>(show === 'open' || show === 'fresh' ? '2' : null);
  const onNavigate = useMemo(() => (href: string) => setCurrent(href.split('/')[2] ?? null), []);
  const items = show === 'empty' || show === 'loading' ? [] : requests(say);
  const state: Loading = show === 'loading' ? loading : show === 'failed' ? failed(say) : ready;
  return (
    <Reader {...reader} onNavigate={onNavigate}>
      <InFrame current="inbox">
        <ListDetailPage
          title={say('Inbox', 'Входящие')}
          views={views(say)}
          view="open"
          filters={filters(say).slice(0, 2)}
          items={items}
          itemKey={({ id }) => id}
          itemHref={({ id }) => `/inbox/${id}`}
          listHref="/inbox"
          renderItem={({ number, title, who, at, dueAt, status }) => (
            <>
              <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, typography: 'caption', color: 'text.secondary' }}>
                <span>{number}</span>
                <Moment at={at} style="short" />
              </Box>
              <Box sx={{ fontWeight: 'fontWeightMedium', my: 0.25 }}>{title}</Box>
              <Box
                sx={{
                  display: 'flex',
                  flexWrap: 'wrap',
                  alignItems: 'center',
                  columnGap: 1,
                  rowGap: 0.5,
                  typography: 'caption',
                  color: 'text.secondary',
                }}
              >
                {who}
                {dueAt === undefined ? <StatusWord status={status} /> : <DueChip dueAt={dueAt} texts={dueTexts(say)} />}
              </Box>
            </>
          )}
          current={current}
          detail={<RecordPage {...requestRecord(say)} embedded />}
          nothingOpen={{
            title: say('Choose a task in the list', 'Выберите задачу в списке'),
            text: say(
              'Arrow keys move, Enter opens, Esc returns to the list.',
              'Стрелки – выбор, Enter – открыть, Esc – вернуться к списку.',
            ),
          }}
          loading={state}
          empty={{
            title: say('Nothing waits for you', 'Для вас ничего нет'),
            text: say('New tasks appear here by themselves.', 'Новые задачи появятся здесь сами.'),
          }}
          {...(show === 'fresh' ? { fresh: { count: 3, onShow: nothing } } : {})}
          {...(items.length > 0 ? { more: { onMore: nothing, busy: false } } : {})}
          texts={listTexts(say)}
        />
      </InFrame>
    </Reader>
  );
}

export default { title: 'Patterns/List and detail', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;
export const Open: Story = { args: { show: 'open' } };
export const NothingOpen: Story = { args: { show: 'list' } };
export const NewOnes: Story = { args: { show: 'fresh' } };
export const Empty: Story = { args: { show: 'empty' } };
export const Loading_: Story = { name: 'Loading', args: { show: 'loading' } };
export const Failed: Story = { args: { show: 'failed' } };
