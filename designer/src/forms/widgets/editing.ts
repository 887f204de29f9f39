import { ChoiceWidget } from './ChoiceWidget.js';
import { DateWidget } from './DateWidget.js';
import { DurationWidget } from './DurationWidget.js';
import { InstantWidget } from './InstantWidget.js';
import { MoneyWidget } from './MoneyWidget.js';
import { MultilineWidget } from './MultilineWidget.js';
import { NumberWidget } from './NumberWidget.js';
import { TextWidget } from './TextWidget.js';
import { TimeWidget } from './TimeWidget.js';
import { UnknownWidget } from './UnknownWidget.js';
import { YesNoWidget } from './YesNoWidget.js';

/** What draws the fields of most node types. A chunk of its own: whoever only reads a form loads none of it. */
export const editing = {
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
  choice: ChoiceWidget,
  file: UnknownWidget,
  signature: UnknownWidget,
};
