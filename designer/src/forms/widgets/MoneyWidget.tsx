import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { WidgetProps } from '@rjsf/utils';
import { type ReactElement, useState } from 'react';
import { useReader } from '../form-context.js';
import { isPlain } from '../store/address.js';
import { filled } from '../texts.js';
import { currencySign, otherCurrency, writeNumber } from '../words/numbers.js';
import { controlOf } from './control.js';
import { readValue } from './NumberWidget.js';
import { TypedInput, type Typed } from './TypedInput.js';

/** The currencies that are offered where neither the data nor the field says which. */
const offered = ['RUB', 'USD', 'EUR', 'CNY', 'KZT', 'BYN', 'GBP'];

/** A sum of money: the amount, and the currency where it is not fixed. */
export function MoneyWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { language, texts } = useReader();
  const schema = props.schema as Readonly<Record<string, unknown>>;
  const fixed = schema['x-currency'] ?? control.facts.options['currency'];
  const value = isPlain(control.value) ? control.value : undefined;
  const [chosen, setChosen] = useState(offered[0] ?? 'RUB');
  // Where a plain number is kept, the currency is only shown.
  const isNumber = schema['x-type'] !== 'money';
  const given = value?.['currency'];
  const currency = typeof given === 'string' ? given : typeof fixed === 'string' ? fixed : chosen;
  const amount = isNumber ? control.value : value?.['amount'];
  const readSum = (text: string): Typed => (otherCurrency(text, currency) === null ? readValue(text, language) : { ok: false });
  const why = (text: string): string => {
    const other = otherCurrency(text, currency);
    const isSum = other !== null && readValue(text, language).ok;
    return isSum ? filled(texts.otherCurrency, { found: other, expected: currencySign(currency, language) }) : texts.notANumber;
  };
  const input = (
    <TypedInput
      control={control}
      value={amount}
      read={readSum}
      write={(found) => (typeof found === 'number' ? writeNumber(found, language, control.facts.scale ?? 2) : '')}
      onRead={(found) => control.set(isNumber || found === undefined ? found : { amount: found, currency })}
      onUnreadable={(text) => control.unreadable(why(text))}
      inputMode="decimal"
      placeholder={control.placeholder}
      align="right"
      {...(isNumber || typeof fixed === 'string' ? { end: currencySign(currency, language) } : {})}
    />
  );
  if (isNumber || typeof fixed === 'string') return input;
  const change = (next: string): void => {
    setChosen(next);
    if (typeof amount === 'number') control.set({ amount, currency: next });
  };
  return (
    <Stack direction="row" spacing={1}>
      {input}
      <TextField
        select
        value={currency}
        size={control.size}
        disabled={control.disabled}
        onChange={(event) => change(event.target.value)}
        sx={{ width: 'auto', flex: 'none' }}
        slotProps={{ select: { SelectDisplayProps: { 'aria-label': `${control.label}: ${texts.currency}` } } }}
      >
        {[...new Set([currency, ...offered])].map((one) => (
          <MenuItem key={one} value={one}>
            {one}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
}
