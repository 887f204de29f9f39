import { ChoicesWidget } from './ChoicesWidget.js';
import { LookupWidget } from './LookupWidget.js';
import { ZoneWidget } from './ZoneWidget.js';

/** What draws the fields that are searched in. A chunk of its own: MUI's list with a search is as large as all other widgets together. */
export const searching = {
  choices: ChoicesWidget,
  lookup: LookupWidget,
  person: LookupWidget,
  unit: LookupWidget,
  organisation: LookupWidget,
  zone: ZoneWidget,
};
