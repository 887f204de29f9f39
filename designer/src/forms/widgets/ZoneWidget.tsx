import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { useReader } from '../form-context.js';
import { controlOf } from './control.js';

/** A time zone, chosen from those the browser knows. */
export function ZoneWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { texts } = useReader();
  const chosen = typeof control.value === 'string' ? control.value : null;
  const known = Intl.supportedValuesOf('timeZone');
  return (
    <Autocomplete
      id={control.id}
      options={chosen === null || known.includes(chosen) ? known : [chosen, ...known]}
      value={chosen}
      disabled={control.disabled}
      size={control.size}
      noOptionsText={texts.nothingFound}
      clearText={texts.clear}
      openText={texts.choose}
      closeText={texts.choose}
      onChange={(_event, zone) => control.set(zone ?? undefined)}
      onBlur={control.leave}
      renderInput={(params) => (
        <TextField
          {...params}
          error={control.invalid}
          placeholder={control.placeholder ?? texts.search}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, ...control.aria } }}
        />
      )}
    />
  );
}
