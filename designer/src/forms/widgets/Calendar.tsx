import { AdapterLuxon } from '@mui/x-date-pickers/AdapterLuxon';
import { DateCalendar } from '@mui/x-date-pickers/DateCalendar';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import { enUS, ruRU } from '@mui/x-date-pickers/locales';
import { DateTime } from 'luxon';
import type { ReactElement } from 'react';
import type { FieldValue, FormLanguage } from '../contract.js';
import { localeOf } from '../words/numbers.js';

/** A month to choose a day from. A file of its own: it is loaded when somebody first opens a calendar. */
export default function Calendar(props: {
  readonly value: FieldValue;
  readonly language: FormLanguage;
  /** Called with each choice (`2026-03-31`); `done` when it is a day, not only a month or a year. */
  readonly onChoose: (date: string, done: boolean) => void;
}): ReactElement {
  const { value, language, onChoose } = props;
  const localeText = (language === 'ru' ? ruRU : enUS).components.MuiLocalizationProvider.defaultProps.localeText;
  const chosen = typeof value === 'string' ? DateTime.fromISO(value) : null;
  return (
    <LocalizationProvider dateAdapter={AdapterLuxon} adapterLocale={localeOf(language)} localeText={localeText}>
      <DateCalendar
        autoFocus
        value={chosen?.isValid === true ? chosen : null}
        onChange={(date, state) => {
          const iso = date?.isValid === true ? date.toISODate() : null;
          if (iso !== null) onChoose(iso, state === 'finish');
        }}
      />
    </LocalizationProvider>
  );
}
