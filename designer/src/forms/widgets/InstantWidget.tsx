import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { WidgetProps } from '@rjsf/utils';
import { type ReactElement, useState } from 'react';
import type { FieldValue } from '../contract.js';
import { useReader } from '../form-context.js';
import { makeInstant, readInstant } from '../words/dates.js';
import { controlOf } from './control.js';
import { DateInput } from './DateWidget.js';
import { TimeInput } from './TimeWidget.js';

/** A moment: its date and time in the reader's zone, kept in UTC. Midnight where no time is given. */
export function InstantWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { zone, texts } = useReader();
  const known = typeof control.value === 'string' ? readInstant(control.value, zone) : null;
  const [time, setTime] = useState<FieldValue>(known?.time);
  const put = (date: FieldValue, at: FieldValue): void => {
    setTime(at);
    if (typeof date !== 'string') control.set(undefined);
    else control.set(makeInstant(date, typeof at === 'string' ? at : '00:00', zone) ?? undefined);
  };
  return (
    <Stack direction="row" spacing={1}>
      <Box sx={{ flex: 3 }}>
        <DateInput control={control} value={known?.date} onRead={(date) => put(date, time)} />
      </Box>
      <Box sx={{ flex: 2 }}>
        <TimeInput
          control={control}
          value={time}
          onRead={(at) => put(known?.date, at)}
          id={`${control.id}-time`}
          label={`${control.label}: ${texts.time}`}
        />
      </Box>
    </Stack>
  );
}
