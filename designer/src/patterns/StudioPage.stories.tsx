import Typography from '@mui/material/Typography';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { Facts, StudioPage, type StudioPanelName } from './index.js';
import { nothing, useSay } from './stories/words.fixture.js';

function Page({ closed }: { readonly closed: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState<Readonly<Record<StudioPanelName, boolean>>>({ left: !closed, right: !closed, bottom: !closed });
  return (
    <StudioPage
      name={say('Purchase request', 'Заявка на закупку')}
      version={say('Version 4', 'Версия 4')}
      status={{ text: say('Draft', 'Черновик'), tone: 'neutral' }}
      actions={[
        { id: 'save', label: say('Save', 'Сохранить'), onSelect: nothing },
        { id: 'check', label: say('Check', 'Проверить'), onSelect: nothing },
        { id: 'publish', label: say('Publish', 'Опубликовать'), onSelect: nothing },
      ]}
      left={{
        title: say('Elements', 'Элементы'),
        content: <Typography color="textSecondary">{say('Task, event, gateway', 'Задача, событие, шлюз')}</Typography>,
      }}
      canvas={<Typography sx={{ p: 4, color: 'text.secondary' }}>{say('Canvas', 'Холст')}</Typography>}
      right={{
        title: say('Properties', 'Свойства'),
        content: <Facts facts={[{ id: 'name', label: say('Name', 'Название'), value: say('Manager decides', 'Решение руководителя') }]} />,
      }}
      bottom={{ title: say('Problems', 'Замечания'), content: <Typography>{say('Nothing to correct.', 'Исправлять нечего.')}</Typography> }}
      open={open}
      onOpen={(panel, shown) => setOpen((now) => ({ ...now, [panel]: shown }))}
      texts={{
        hide: (panel) => say(`Hide ${panel}`, `Скрыть: ${panel}`),
        show: (panel) => say(`Show ${panel}`, `Показать: ${panel}`),
        canvas: say('Canvas', 'Холст'),
      }}
    />
  );
}

export default { title: 'Patterns/Studio page', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;
export const Open: Story = { args: { closed: false } };
export const PanelsClosed: Story = { args: { closed: true } };
