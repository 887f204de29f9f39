import type { Meta, StoryObj } from '@storybook/react-vite';
import Box from '@mui/material/Box';
import { Suspense, use } from 'react';
import { layoutProcess } from '../../layout/index.js';
import { useReader } from '../../patterns/index.js';
import { large, purchase } from '../../viewer/stories/definitions.fixture.js';
import { ExportMenu } from './ExportMenu.js';

const shown = {
  purchase: purchase.then(layoutProcess),
  large: layoutProcess(large),
} as const;

function Opened({ of, language }: { readonly of: keyof typeof shown; readonly language: 'en' | 'ru' }) {
  return <ExportMenu definition={use(shown[of])} language={language} passport={() => ({ version: '3' })} />;
}

function Page({ of }: { readonly of: keyof typeof shown }) {
  const { language } = useReader();
  return (
    <Box sx={{ p: 2 }}>
      <Suspense fallback={null}>
        <Opened of={of} language={language === 'ru' ? 'ru' : 'en'} />
      </Suspense>
    </Box>
  );
}

export default { title: 'Process designer/Export', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;

export const Purchase: Story = { args: { of: 'purchase' } };
export const TooLargeForAPicture: Story = { args: { of: 'large' } };
