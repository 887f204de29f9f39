import { getDefaultRegistry } from '@rjsf/core';
import { Templates, Widgets } from '@rjsf/mui';
import type { Registry, RegistryWidgetsType } from '@rjsf/utils';
import { editing } from '../forms/widgets/editing.js';

/** Our own widgets, under rjsf's names where they stand in for one of rjsf's: a plain rjsf form draws with them too. */
export const formWidgets: RegistryWidgetsType = {
  TextareaWidget: editing.multiline,
  UpDownWidget: editing.integer,
  DateWidget: editing.date,
  TimeWidget: editing.time,
};

/** rjsf's registry with MUI's templates and our widgets: one for all forms. It has no `schemaUtils`, which only rjsf's own `<Form>` adds. */
export const rjsfRegistry: Registry = {
  ...getDefaultRegistry(),
  templates: { ...getDefaultRegistry().templates, ...Templates } as Registry['templates'],
  widgets: { ...getDefaultRegistry().widgets, ...Widgets, ...formWidgets },
} as Registry;
