import type { Meta, StoryObj } from '@storybook/react-vite';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { Suspense, use, useState } from 'react';
import { useReader } from '../patterns/index.js';
import type { SchemeName } from '../theme/index.js';
import { ProcessViewer, type ProcessViewerProps } from './index.js';
import { broken, everyMark, everyState, everyType, large, largeTaken, nested, purchase, reworked } from './stories/definitions.fixture.js';

type Shown = Omit<ProcessViewerProps, 'language' | 'definition'> & { readonly definition: object | 'purchase' | 'purchase without layout' };

function useDefinition(definition: Shown['definition']): object {
  const fetched = use(purchase);
  if (definition === 'purchase') return fetched;
  return definition === 'purchase without layout' ? { ...fetched, layout: undefined } : definition;
}

function One({ definition, ...props }: Shown & { readonly language: string }) {
  return <ProcessViewer definition={useDefinition(definition)} {...props} />;
}

function Page({ shown, both = false }: { readonly shown: readonly Shown[]; readonly both?: boolean }) {
  const { language } = useReader();
  const [selected, setSelected] = useState<string>();
  const schemes: readonly (SchemeName | undefined)[] = both ? ['light', 'dark'] : [undefined];
  return (
    <Stack spacing={3} sx={{ p: 3 }}>
      {schemes.map((scheme) =>
        shown.map((props, index) => (
          <Box key={`${scheme ?? ''} ${index}`}>
            <Suspense fallback={null}>
              <One
                language={language}
                onSelect={setSelected}
                {...(selected === undefined ? {} : { selected })}
                {...(scheme === undefined ? {} : { scheme })}
                {...props}
              />
            </Suspense>
          </Box>
        )),
      )}
    </Stack>
  );
}

export default { title: 'Viewer/Process viewer', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;

export const PurchaseAsDefined: Story = { args: { shown: [{ definition: 'purchase' }] } };
export const PurchaseWithRework: Story = { args: { shown: [{ definition: 'purchase', ...reworked }] } };
export const PurchaseWithoutLayout: Story = {
  args: { shown: [{ definition: 'purchase without layout', ...reworked }] },
};
export const EveryTypeInEveryState: Story = {
  args: { shown: [{ definition: everyType, elements: everyState ?? {}, selected: 'userTask_done', height: 4100 }] },
};
export const EveryTypeInTheDark: Story = {
  args: EveryTypeInEveryState.args ?? {},
  globals: { scheme: 'dark' },
};
export const EveryMark: Story = { args: { shown: [{ definition: everyMark, height: 1100 }] } };
export const ThreeHundredSteps: Story = { args: { shown: [{ definition: large, ...largeTaken }] } };
export const Subprocesses: Story = {
  args: {
    shown: [
      { definition: nested, elements: { start: { state: 'done', count: 1 }, papers: { state: 'present', count: 1 } }, flows: { a: 1 } },
    ],
  },
};
export const EmptyAndBroken: Story = {
  args: { shown: [{ definition: {} }, { definition: { elements: 'none', layout: 3 } }, { definition: broken }] },
};
export const OnAPhone: Story = {
  args: { shown: [{ definition: 'purchase', ...reworked }] },
  globals: { viewport: { value: 'phone' } },
};
