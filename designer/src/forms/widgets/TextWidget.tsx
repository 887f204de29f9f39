import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { controlOf } from './control.js';

/** A line of text: rjsf's own MUI input, with its description on the element that takes the focus. */
export function TextWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { BaseInputTemplate } = props.registry.templates;
  const { options: _options, ...others } = props;
  return (
    <BaseInputTemplate
      {...others}
      options={{ mui: { size: control.size } }}
      type={inputType(props.schema.format)}
      value={typeof control.value === 'string' ? control.value : ''}
      onChange={(value: unknown) => control.set(typeof value === 'string' && value !== '' ? value : undefined)}
      onBlur={() => control.leave()}
      onFocus={() => undefined}
      hideLabel
      // The word beside the label says so, and our own check; the browser's would speak its own language.
      required={false}
      slotProps={{ htmlInput: { ...control.aria, maxLength: undefined } }}
    />
  );
}

function inputType(format: string | undefined): string {
  return format === 'email' ? 'email' : format === 'uri' ? 'url' : 'text';
}
