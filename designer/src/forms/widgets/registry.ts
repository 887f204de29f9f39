import type { Registry, RegistryWidgetsType } from '@rjsf/utils';
import { ChoicesWidget } from './ChoicesWidget.js';
import { ChoiceWidget } from './ChoiceWidget.js';
import { DateWidget } from './DateWidget.js';
import { DurationWidget } from './DurationWidget.js';
import { InstantWidget } from './InstantWidget.js';
import { LookupWidget } from './LookupWidget.js';
import { MoneyWidget } from './MoneyWidget.js';
import { MultilineWidget } from './MultilineWidget.js';
import { NumberWidget } from './NumberWidget.js';
import { TextWidget } from './TextWidget.js';
import { TimeWidget } from './TimeWidget.js';
import { UnknownWidget } from './UnknownWidget.js';
import { YesNoWidget } from './YesNoWidget.js';
import { ZoneWidget } from './ZoneWidget.js';

/** Our own widgets, under rjsf's names where they stand in for one of rjsf's: a plain rjsf form draws with them too. */
export const formWidgets: RegistryWidgetsType = {
  TextareaWidget: MultilineWidget,
  UpDownWidget: NumberWidget,
  DateWidget,
  TimeWidget,
};

/**
 * What our widgets are told of rjsf inside a generated form: their own kind, and nothing to run. The whole registry, for rjsf's own `<Form>`, is in
 * `@millrace/designer/rjsf`: nobody who does not use that loads rjsf.
 */
export const formRegistry = { widgets: formWidgets, fields: {}, rootSchema: {}, formContext: {} } as Partial<Registry> as Registry;

/** What draws the fields of each node type. */
export const widgetsByType = {
  text: TextWidget,
  multiline: MultilineWidget,
  richText: MultilineWidget,
  integer: NumberWidget,
  decimal: NumberWidget,
  money: MoneyWidget,
  boolean: YesNoWidget,
  date: DateWidget,
  time: TimeWidget,
  instant: InstantWidget,
  duration: DurationWidget,
  period: DurationWidget,
  zone: ZoneWidget,
  choice: ChoiceWidget,
  choices: ChoicesWidget,
  lookup: LookupWidget,
  person: LookupWidget,
  unit: LookupWidget,
  organisation: LookupWidget,
  file: UnknownWidget,
  signature: UnknownWidget,
};
