import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { useReader } from '../form-context.js';
import { makeInstant, readInstant } from '../words/dates.js';
import { controlOf } from './control.js';
import { DateInput } from './DateWidget.js';
import { TimeInput } from './TimeWidget.js';
import { useParts } from './use-parts.js';

/** A moment: its date and time in the reader's zone, kept in UTC. Midnight where no time is given. */
export function InstantWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { zone, texts } = useReader();
  const { parts, put } = useParts(
    control,
    (value) => (typeof value === 'string' ? { ...readInstant(value, zone) } : {}),
    ({ date, time }) => {
      if (typeof date !== 'string') return time === undefined ? { value: undefined } : { wrong: texts.notADate };
      return { value: makeInstant(date, typeof time === 'string' ? time : '00:00', zone) ?? undefined };
    },
  );
  return (
    <Stack direction="row" spacing={1}>
      <Box sx={{ flex: 3 }}>
        <DateInput
          control={control}
          value={parts['date']}
          onRead={(date) => put('date', date)}
          onUnreadable={(words) => put('date', undefined, words)}
        />
      </Box>
      <Box sx={{ flex: 2 }}>
        <TimeInput
          control={control}
          value={parts['time']}
          onRead={(time) => put('time', time)}
          onUnreadable={(words) => put('time', undefined, words)}
          id={`${control.id}-time`}
          label={`${control.label}: ${texts.time}`}
        />
      </Box>
    </Stack>
  );
}
