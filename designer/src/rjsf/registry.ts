import { getDefaultRegistry } from '@rjsf/core';
import { Templates, Widgets } from '@rjsf/mui';
import type { Registry } from '@rjsf/utils';
import { formWidgets } from '../forms/widgets/registry.js';

/** rjsf's registry with MUI's templates and our widgets: one for all forms. It has no `schemaUtils`, which only rjsf's own `<Form>` adds. */
export const rjsfRegistry: Registry = {
  ...getDefaultRegistry(),
  templates: { ...getDefaultRegistry().templates, ...Templates } as Registry['templates'],
  widgets: { ...getDefaultRegistry().widgets, ...Widgets, ...formWidgets },
} as Registry;
