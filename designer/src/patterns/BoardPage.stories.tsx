import Box from '@mui/material/Box';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { BoardPage, TextLink } from './index.js';
import { InFrame } from './stories/InFrame.fixture.js';
import { filters, requests } from './stories/requests.fixture.js';
import { useSay } from './stories/words.fixture.js';

function Page() {
  const say = useSay();
  const all = requests(say);
  const lane = (id: string, title: string, from: number, to: number) => ({
    id,
    title,
    count: to - from,
    href: `/requests?status=${id}`,
    content: (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {all.slice(from, to).map((request) => (
          <Box
            component="li"
            key={request.id}
            sx={{ p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.default' }}
          >
            <TextLink href={`/requests/${request.id}`}>{request.title}</TextLink>
            <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
              {request.number} · {request.who}
            </Box>
          </Box>
        ))}
      </Box>
    ),
  });
  return (
    <InFrame current="board">
      <BoardPage
        title={say('Requests of the department', 'Заявки отдела')}
        filters={filters(say).slice(0, 2)}
        lanes={[
          lane('new', say('With the manager', 'У руководителя'), 0, 2),
          lane('work', say('Being bought', 'Закупаются'), 2, 3),
          lane('done', say('Finished', 'Завершённые'), 3, 5),
        ]}
        texts={{ filters: say('Filters', 'Отбор') }}
      />
    </InFrame>
  );
}

export default { title: 'Patterns/Board page', component: Page } satisfies Meta<typeof Page>;

export const Lanes: StoryObj<typeof Page> = {};
