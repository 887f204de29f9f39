import CalendarIcon from '@mui/icons-material/CalendarTodayOutlined';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { AdapterLuxon } from '@mui/x-date-pickers/AdapterLuxon';
import { DateCalendar } from '@mui/x-date-pickers/DateCalendar';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import { enUS, ruRU } from '@mui/x-date-pickers/locales';
import type { WidgetProps } from '@rjsf/utils';
import { DateTime } from 'luxon';
import { type ReactElement, useState } from 'react';
import type { FieldValue } from '../contract.js';
import { useReader } from '../form-context.js';
import { dateShape, readDate, writeDate } from '../words/dates.js';
import { localeOf } from '../words/numbers.js';
import { type Control, controlOf } from './control.js';
import { TypedInput } from './TypedInput.js';

/** A date: typed as people write dates, or chosen in a calendar. */
export function DateWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  return <DateInput control={control} value={control.value} onRead={control.set} />;
}

/** The date part of a control. */
export function DateInput(props: {
  readonly control: Control;
  readonly value: FieldValue;
  readonly onRead: (value: FieldValue) => void;
}): ReactElement {
  const { control, value, onRead } = props;
  const { language, texts } = useReader();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const localeText = (language === 'ru' ? ruRU : enUS).components.MuiLocalizationProvider.defaultProps.localeText;
  const chosen = typeof value === 'string' ? DateTime.fromISO(value) : null;
  return (
    <>
      <TypedInput
        control={control}
        value={value}
        read={(text) => {
          if (text.trim() === '') return { ok: true, value: undefined };
          const date = readDate(text, language);
          return date === null ? { ok: false } : { ok: true, value: date };
        }}
        write={(date) => (typeof date === 'string' ? writeDate(date, language) : '')}
        onRead={onRead}
        onUnreadable={() => control.unreadable(texts.notADate)}
        placeholder={dateShape[language].hint}
        end={
          <IconButton
            edge="end"
            disabled={control.disabled}
            aria-label={`${control.label}: ${texts.openCalendar}`}
            aria-haspopup="dialog"
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            <CalendarIcon fontSize="small" />
          </IconButton>
        }
      />
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': control.label } }}
      >
        <LocalizationProvider dateAdapter={AdapterLuxon} adapterLocale={localeOf(language)} localeText={localeText}>
          <DateCalendar
            autoFocus
            value={chosen?.isValid === true ? chosen : null}
            onChange={(date, state) => {
              if (date === null || !date.isValid) return;
              onRead(date.toISODate() ?? undefined);
              if (state === 'finish') setAnchor(null);
            }}
          />
        </LocalizationProvider>
      </Popover>
    </>
  );
}
