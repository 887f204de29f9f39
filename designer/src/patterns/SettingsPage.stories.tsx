import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { ActionButton, Facts, SettingsPage } from './index.js';
import { InFrame } from './stories/InFrame.fixture.js';
import { nothing, useSay } from './stories/words.fixture.js';

function Page() {
  const say = useSay();
  return (
    <InFrame current="settings">
      <SettingsPage
        title={say('Settings', 'Настройки')}
        sections={[
          { id: 'look', label: say('Name and colours', 'Название и цвета'), href: '/settings/look' },
          { id: 'calendar', label: say('Working calendar', 'Производственный календарь'), href: '/settings/calendar' },
          { id: 'levels', label: say('Service levels', 'Сроки оказания услуг и предупреждения'), href: '/settings/levels' },
        ]}
        current="calendar"
        preview={
          <Facts
            facts={[
              {
                id: 'effect',
                label: say('A request sent on Friday at 16:30', 'Заявка, отправленная в пятницу в 16:30'),
                value: say('is due on Tuesday at 16:30', 'должна быть рассмотрена во вторник до 16:30'),
              },
            ]}
          />
        }
        texts={{ sections: say('Sections', 'Разделы'), preview: say('Effect', 'Что получится') }}
      >
        <Stack spacing={2.5} sx={{ alignItems: 'flex-start' }}>
          <Typography variant="h2">{say('Working calendar', 'Производственный календарь')}</Typography>
          <TextField id="from" label={say('Day begins at', 'Начало рабочего дня')} defaultValue="09:00" />
          <TextField id="to" label={say('Day ends at', 'Конец рабочего дня')} defaultValue="18:00" />
          <ActionButton action={{ id: 'save', label: say('Save', 'Сохранить'), onSelect: nothing }} weight="primary" size="large" />
        </Stack>
      </SettingsPage>
    </InFrame>
  );
}

export default { title: 'Patterns/Settings page', component: Page } satisfies Meta<typeof Page>;

export const Calendar: StoryObj<typeof Page> = {};
