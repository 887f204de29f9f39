import type { CompiledForm } from '@millrace/engine/forms';
import type { OpenPages } from './form-context.js';

/** Which tabs and steps of a form are open. */
export function makePages(): OpenPages {
  const open = new Map<string, string>();
  const listeners = new Set<() => void>();
  return {
    read: (containerId) => open.get(containerId),
    open(containerId, childId) {
      open.set(containerId, childId);
      for (const listener of [...listeners]) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Opens every tab and step around a node, so that it can be seen. */
export function revealPages(form: CompiledForm, pages: OpenPages, nodeId: string): void {
  for (let node = form.nodes.get(nodeId); node; node = form.nodes.get(node.parent ?? '')) {
    const parent = form.nodes.get(node.parent ?? '');
    if (parent?.type === 'tabs' || parent?.type === 'wizard') pages.open(parent.id, node.id);
  }
}
