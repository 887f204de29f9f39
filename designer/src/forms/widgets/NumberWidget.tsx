import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { useReader } from '../form-context.js';
import { readNumber, writeNumber } from '../words/numbers.js';
import { wordsIn } from '../words/value-text.js';
import { controlOf } from './control.js';
import { TypedInput, type Typed } from './TypedInput.js';

/** A number, whole or decimal, as people write it in their language. Never rounded: one with too many decimals is told so. */
export function NumberWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { language, texts } = useReader();
  const unit = wordsIn(control.facts.options['unitLabel'], language);
  return (
    <TypedInput
      control={control}
      value={control.value}
      read={(text): Typed => readValue(text, language)}
      write={(value) =>
        typeof value === 'number' ? writeNumber(value, language, control.facts.scale) : value === undefined ? '' : String(value)
      }
      onRead={control.set}
      onUnreadable={() => control.unreadable(texts.notANumber)}
      inputMode={control.facts.type === 'integer' ? 'numeric' : 'decimal'}
      placeholder={control.placeholder}
      align="right"
      {...(unit === '' ? {} : { end: unit })}
    />
  );
}

/** A number as a value of a field. */
export function readValue(text: string, language: 'en' | 'ru'): Typed {
  const found = readNumber(text, language);
  if (found.kind === 'rubbish') return { ok: false };
  return { ok: true, value: found.kind === 'number' ? found.value : undefined };
}
