import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { WidgetProps } from '@rjsf/utils';
import { type ReactElement, useState } from 'react';
import { useReader } from '../form-context.js';
import { type DurationPart, durationParts, makeDuration, readDuration } from '../words/dates.js';
import { readNumber, writeNumber } from '../words/numbers.js';
import { controlOf } from './control.js';
import { TypedInput, type Typed } from './TypedInput.js';

/** A length of time, asked by its parts: days, hours and minutes, or years, months and days. */
export function DurationWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { language, texts } = useReader();
  const parts: readonly DurationPart[] = durationParts[control.facts.type === 'period' ? 'period' : 'duration'];
  const [typed, setTyped] = useState<Partial<Record<DurationPart, number>>>(() => partsOf(control.value));
  const known = makeDuration(typed) === (control.value ?? null) ? typed : partsOf(control.value);
  const read = (text: string): Typed => {
    const found = readNumber(text, language);
    if (found.kind === 'empty') return { ok: true, value: undefined };
    return found.kind === 'number' && Number.isInteger(found.value) && found.value >= 0 ? { ok: true, value: found.value } : { ok: false };
  };
  return (
    <Stack direction="row" spacing={1} role="group" aria-labelledby={control.labelId}>
      {parts.map((part, index) => {
        const id = index === 0 ? control.id : `${control.id}-${part}`;
        return (
          <div key={part}>
            <TypedInput
              id={id}
              control={control}
              value={known[part]}
              read={read}
              write={(value) => (typeof value === 'number' ? writeNumber(value, language) : '')}
              onRead={(value) => {
                const { [part]: _old, ...others } = known;
                const next = typeof value === 'number' ? { ...others, [part]: value } : others;
                setTyped(next);
                control.set(makeDuration(next) ?? undefined);
              }}
              onUnreadable={() => control.unreadable(texts.notANumber)}
              inputMode="numeric"
              align="right"
              label={`${control.label}: ${texts[part]}`}
            />
            <Typography component="span" variant="body2" color="textSecondary" aria-hidden>
              {texts[part]}
            </Typography>
          </div>
        );
      })}
    </Stack>
  );
}

function partsOf(value: unknown): Partial<Record<DurationPart, number>> {
  return typeof value === 'string' ? (readDuration(value) ?? {}) : {};
}
