import CalendarIcon from '@mui/icons-material/CalendarTodayOutlined';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Skeleton from '@mui/material/Skeleton';
import type { WidgetProps } from '@rjsf/utils';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { FieldValue, FormWords } from '../contract.js';
import { useReader } from '../form-context.js';
import { dateShape, readDate, writeDate } from '../words/dates.js';
import { type Control, controlOf } from './control.js';
import { TypedInput } from './TypedInput.js';

const Calendar = lazy(() => import('./Calendar.js'));

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
  /** What was typed is no date; the control is told when absent. */
  readonly onUnreadable?: (words: FormWords) => void;
}): ReactElement {
  const { control, value, onRead, onUnreadable = control.unreadable } = props;
  const { language, texts } = useReader();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <TypedInput
        control={control}
        value={value}
        read={(text) => {
          if (text.trim() === '') return { ok: true, value: undefined };
          const date = readDate(text);
          return date === null ? { ok: false } : { ok: true, value: date };
        }}
        write={(date) => (typeof date === 'string' ? writeDate(date, language) : '')}
        onRead={onRead}
        onUnreadable={() => onUnreadable(texts.notADate)}
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
        <Suspense
          fallback={<Skeleton variant="rectangular" sx={{ width: (theme) => theme.spacing(40), height: (theme) => theme.spacing(42) }} />}
        >
          <Calendar
            value={value}
            language={language}
            onChoose={(date, done) => {
              onRead(date);
              if (done) setAnchor(null);
            }}
          />
        </Suspense>
      </Popover>
    </>
  );
}
