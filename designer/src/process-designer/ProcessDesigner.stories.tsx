import type { Meta, StoryObj } from '@storybook/react-vite';
import Box from '@mui/material/Box';
import { Suspense, use } from 'react';
import { emptyProcess, type ProcessDraft } from '../document/index.js';
import { layoutProcess } from '../layout/index.js';
import { useReader } from '../patterns/index.js';
import type { SchemeName } from '../theme/index.js';
import { everyMark, everyType, large, nested, purchase } from '../viewer/stories/definitions.fixture.js';
import { ProcessDesigner } from './index.js';

const laidOut = (definition: object | Promise<object>): Promise<ProcessDraft> =>
  Promise.resolve(definition).then(async (read) => (await layoutProcess(read)) as ProcessDraft);

const definitions = {
  empty: Promise.resolve(emptyProcess('empty')),
  purchase: laidOut(purchase),
  everyType: laidOut(everyType),
  everyMark: laidOut(everyMark),
  nested: laidOut(nested),
  large: laidOut(large),
} as const;

interface Shown {
  readonly shown: keyof typeof definitions;
  readonly scheme?: SchemeName;
  readonly readOnly?: boolean;
}

function Opened({ shown, ...props }: Shown & { readonly language: 'en' | 'ru' }) {
  return <ProcessDesigner definition={use(definitions[shown])} {...props} />;
}

function Page(props: Shown) {
  const { language } = useReader();
  return (
    <Box sx={{ height: '100vh' }}>
      <Suspense fallback={null}>
        <Opened {...props} language={language === 'ru' ? 'ru' : 'en'} />
      </Suspense>
    </Box>
  );
}

export default { title: 'Process designer/Canvas', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;

export const Empty: Story = { args: { shown: 'empty' } };
export const Purchase: Story = { args: { shown: 'purchase' } };
export const PurchaseInTheDark: Story = { args: { shown: 'purchase', scheme: 'dark' }, globals: { scheme: 'dark' } };
export const ReadOnly: Story = { args: { shown: 'purchase', readOnly: true } };
export const EveryType: Story = { args: { shown: 'everyType' } };
export const EveryMark: Story = { args: { shown: 'everyMark' } };
export const Subprocesses: Story = { args: { shown: 'nested' } };
export const ThreeHundredSteps: Story = { args: { shown: 'large' } };
