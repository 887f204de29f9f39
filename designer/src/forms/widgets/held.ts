import type { Registry, WidgetProps } from '@rjsf/utils';
import type { ComponentType } from 'react';

type Widget = ComponentType<WidgetProps>;

/** The widgets that have been loaded, by node type. */
const held = new Map<string, Widget>();
const searched = new Set(['choices', 'lookup', 'person', 'unit', 'organisation', 'zone']);

/** Loads what draws the fields of some node types, to be filled in; null if all of it is here. */
export function loadWidgets(types: readonly string[]): Promise<void> | null {
  const missing = [
    ...(held.has('text') ? [] : [import('./editing.js').then(({ editing }) => hold(editing))]),
    ...(held.has('lookup') || !types.some((type) => searched.has(type))
      ? []
      : [import('./searching.js').then(({ searching }) => hold(searching))]),
  ];
  return missing.length === 0 ? null : Promise.all(missing).then(() => undefined);
}

function hold(widgets: Readonly<Record<string, Widget>>): void {
  for (const [type, widget] of Object.entries(widgets)) held.set(type, widget);
}

/** What draws the fields of a node type; a line of text for one that is not known. */
export function widgetOf(type: string): Widget {
  const widget = held.get(type) ?? held.get('text');
  if (!widget) throw new Error('The widgets are not loaded. Await loadWidgets(types) first.');
  return widget;
}

/**
 * What our widgets are told of rjsf inside a generated form: nothing to run. The whole registry, for rjsf's own `<Form>`, is in `@millrace/designer/rjsf`:
 * nobody who does not use that loads rjsf.
 */
export const formRegistry = { widgets: {}, fields: {}, rootSchema: {}, formContext: {} } as Partial<Registry> as Registry;
