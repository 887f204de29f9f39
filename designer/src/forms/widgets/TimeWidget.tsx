import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import type { FieldValue, FormWords } from '../contract.js';
import { useReader } from '../form-context.js';
import { readTime } from '../words/dates.js';
import { type Control, controlOf } from './control.js';
import { TypedInput } from './TypedInput.js';

/** A time of the day, typed. */
export function TimeWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  return <TimeInput control={control} value={control.value} onRead={control.set} />;
}

/** The time part of a control. */
export function TimeInput(props: {
  readonly control: Control;
  readonly value: FieldValue;
  readonly onRead: (value: FieldValue) => void;
  /** What was typed is no time; the control is told when absent. */
  readonly onUnreadable?: (words: FormWords) => void;
  readonly id?: string;
  readonly label?: string;
}): ReactElement {
  const { control, value, onRead, onUnreadable = control.unreadable, ...named } = props;
  const { texts } = useReader();
  return (
    <TypedInput
      control={control}
      value={value}
      read={(text) => {
        if (text.trim() === '') return { ok: true, value: undefined };
        const time = readTime(text);
        return time === null ? { ok: false } : { ok: true, value: time };
      }}
      write={(time) => (typeof time === 'string' ? time : '')}
      onRead={onRead}
      onUnreadable={() => onUnreadable(texts.notATime)}
      placeholder={texts.timeHint}
      inputMode="text"
      {...named}
    />
  );
}
