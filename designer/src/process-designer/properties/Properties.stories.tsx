import type { Meta, StoryObj } from '@storybook/react-vite';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { idsFrom } from '../../document/index.js';
import { useReader } from '../../patterns/index.js';
import { sizes, type SchemeName } from '../../theme/index.js';
import { createDesignerStore } from '../state/designer-store.js';
import { DesignerContext } from '../state/use-designer.js';
import { PropertiesPanel } from './PropertiesPanel.js';
import { route } from './purchase.fixture.js';

interface Shown {
  /** Ids of what is chosen. */
  readonly chosen: readonly string[];
  readonly scheme?: SchemeName;
  readonly isReadOnly?: boolean;
}

function counting(): (below: number) => number {
  let next = 7;
  return (below) => (next = (next * 16_807) % 2_147_483_647) % below;
}

function Page({ chosen, scheme = 'light', isReadOnly = false }: Shown) {
  const { language } = useReader();
  const [store] = useState(() => {
    const made = createDesignerStore({ document: route, newId: idsFrom(counting()) });
    made.select(chosen);
    return made;
  });
  return (
    <DesignerContext value={store}>
      <Box component="main" sx={{ width: sizes.properties, maxWidth: 1, p: 2, boxSizing: 'border-box' }}>
        <PropertiesPanel language={language} scheme={scheme} isReadOnly={isReadOnly} />
      </Box>
    </DesignerContext>
  );
}

export default { title: 'Process designer/Properties', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;

export const UserTask: Story = { args: { chosen: ['check'] } };
export const GatewaysFlow: Story = { args: { chosen: ['yes'] } };
export const Gateway: Story = { args: { chosen: ['gateway'] } };
export const Timer: Story = { args: { chosen: ['late'] } };
export const ServiceTask: Story = { args: { chosen: ['pay'] } };
export const MessageEvent: Story = { args: { chosen: ['wait'] } };
export const Process: Story = { args: { chosen: [] } };
export const Several: Story = { args: { chosen: ['check', 'pay'] } };
export const ReadOnly: Story = { args: { chosen: ['check'], isReadOnly: true } };
export const UserTaskInTheDark: Story = { args: { chosen: ['check'], scheme: 'dark' }, globals: { scheme: 'dark' } };
