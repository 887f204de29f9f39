import type { Meta, StoryObj } from '@storybook/react-vite';
import { PageHead, ProblemNotice } from './index.js';
import { InFrame } from './stories/InFrame.fixture.js';
import { problem, problemTexts, useSay } from './stories/words.fixture.js';

function Page({ lost }: { readonly lost: boolean }) {
  const say = useSay();
  const title = say('Services', 'Услуги');
  return (
    <InFrame
      current="services"
      count={lost ? 0 : 128}
      {...(lost ? { notice: <ProblemNotice problem={problem(say)} texts={problemTexts(say)} /> } : {})}
    >
      <PageHead title={title} text={say('What you can ask for.', 'Всё, что можно заказать.')} />
    </InFrame>
  );
}

export default { title: 'Patterns/Frame', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;
export const Usual: Story = { args: { lost: false } };
export const ConnectionLost: Story = { args: { lost: true } };
