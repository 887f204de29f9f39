import type { Registry, WidgetProps } from '@rjsf/utils';
import type { ComponentType } from 'react';
import type { NodeProps } from '../nodes/NodeView.js';

type Widget = ComponentType<WidgetProps>;

/** The widgets that have been loaded, by node type. */
const held = new Map<string, Widget>();
const searched = new Set(['choices', 'lookup', 'person', 'unit', 'organisation', 'zone']);
const paged = new Set(['tabs', 'wizard']);
/** What draws tabs and steps, once it has been loaded. */
const pages: { view: ComponentType<NodeProps> | null } = { view: null };

/** Loads what draws some node types, beyond what every form is drawn with; null if all of it is here. `filled`: those of them that the reader may fill in. */
export function loadWidgets(
  types: readonly string[],
  mode: 'edit' | 'read',
  filled: ReadonlySet<string> = new Set(types),
): Promise<void> | null {
  const missing: Promise<void>[] = [];
  const needs = (isHere: boolean, load: () => Promise<void>): void => void (isHere || missing.push(load()));
  if (mode === 'edit') {
    needs(held.has('text'), async () => hold((await import('./editing.js')).editing));
    if ([...filled].some((type) => searched.has(type))) {
      needs(held.has('lookup'), async () => hold((await import('./searching.js')).searching));
    }
  }
  if (types.some((type) => paged.has(type))) {
    needs(pages.view !== null, async () => {
      pages.view = (await import('../nodes/PagesNode.js')).PagesNode;
    });
  }
  return missing.length === 0 ? null : Promise.all(missing).then(() => undefined);
}

function hold(widgets: Readonly<Record<string, Widget>>): void {
  for (const [type, widget] of Object.entries(widgets)) held.set(type, widget);
}

/** What draws the fields of a node type; a line of text for one that is not known. */
export function widgetOf(type: string): Widget {
  const widget = held.get(type) ?? held.get('text');
  if (!widget) throw new Error('The widgets are not loaded. Await loadWidgets(types, mode) first.');
  return widget;
}

/** What draws tabs and steps. */
export function pagesView(): ComponentType<NodeProps> {
  if (!pages.view) throw new Error('The view of tabs is not loaded. Await loadWidgets(types, mode) first.');
  return pages.view;
}

/**
 * What our widgets are told of rjsf inside a generated form: nothing to run. The whole registry, for rjsf's own `<Form>`, is in `@millrace/designer/rjsf`:
 * nobody who does not use that loads rjsf.
 */
export const formRegistry = { widgets: {}, fields: {}, rootSchema: {}, formContext: {} } as Partial<Registry> as Registry;
