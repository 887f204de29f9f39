import type { Meta, StoryObj } from '@storybook/react-vite';
import { ProblemNotice, RecordPage } from './index.js';
import { InFrame } from './stories/InFrame.fixture.js';
import { requestRecord } from './stories/record.fixture.js';
import { problem, problemTexts, useSay } from './stories/words.fixture.js';

function Page({ troubled }: { readonly troubled: boolean }) {
  const say = useSay();
  return (
    <InFrame current="requests">
      <RecordPage
        {...requestRecord(say)}
        back={{ label: say('My requests', 'Мои заявки'), href: '/requests' }}
        {...(troubled ? { notice: <ProblemNotice problem={problem(say)} texts={problemTexts(say)} /> } : {})}
      />
    </InFrame>
  );
}

export default { title: 'Patterns/Record page', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;
export const Request: Story = { args: { troubled: false } };
export const WithProblem: Story = { args: { troubled: true } };
