import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { useReader } from '../form-context.js';
import { type DurationPart, durationParts, makeDuration, readDuration } from '../words/dates.js';
import { readNumber, writeNumber } from '../words/numbers.js';
import { controlOf } from './control.js';
import { TypedInput, type Typed } from './TypedInput.js';
import { type Parts, useParts } from './use-parts.js';

/** A length of time, asked by its parts: days, hours and minutes, or years, months and days. */
export function DurationWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { language, texts } = useReader();
  const names: readonly DurationPart[] = durationParts[control.facts.type === 'period' ? 'period' : 'duration'];
  const { parts, put } = useParts(
    control,
    (value) => (typeof value === 'string' ? { ...readDuration(value) } : {}),
    (all) => ({ value: makeDuration(numbersIn(all)) ?? undefined }),
  );
  const read = (text: string): Typed => {
    const found = readNumber(text, language);
    if (found.kind === 'empty') return { ok: true, value: undefined };
    return found.kind === 'number' && Number.isInteger(found.value) && found.value >= 0 ? { ok: true, value: found.value } : { ok: false };
  };
  return (
    <Stack direction="row" spacing={1} role="group" aria-labelledby={control.labelId}>
      {names.map((part, index) => {
        const id = index === 0 ? control.id : `${control.id}-${part}`;
        return (
          <div key={part}>
            <TypedInput
              id={id}
              control={control}
              value={parts[part]}
              read={read}
              write={(value) => (typeof value === 'number' ? writeNumber(value, language) : '')}
              onRead={(value) => put(part, value)}
              onUnreadable={() => put(part, undefined, texts.notANumber)}
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

function numbersIn(parts: Parts): Partial<Record<DurationPart, number>> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => typeof part === 'number'));
}
