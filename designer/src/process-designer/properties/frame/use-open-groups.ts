import { useCallback, useState } from 'react';

const KEY = 'millrace.designer.groups';
/** What most people never need is closed until somebody opens it. */
const closedAtFirst: ReadonlySet<string> = new Set(['technical', 'notes', 'order']);

type Groups = Readonly<Record<string, boolean>>;

function remembered(): Groups {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, isOpen]) => typeof isOpen === 'boolean'));
  } catch {
    // Nothing was kept, or it may not be read: a browser can forbid its storage.
    return {};
  }
}

/** Which groups of properties are open, remembered in this browser for all elements. */
export function useOpenGroups(): readonly [(id: string) => boolean, (id: string) => void] {
  const [groups, setGroups] = useState(remembered);
  const isOpen = useCallback((id: string) => groups[id] ?? !closedAtFirst.has(id), [groups]);
  const toggle = useCallback((id: string) => {
    setGroups((now) => {
      const next = { ...now, [id]: !(now[id] ?? !closedAtFirst.has(id)) };
      try {
        localStorage.setItem(KEY, JSON.stringify(next));
      } catch {
        // It is so now all the same; only the next visit does not know.
      }
      return next;
    });
  }, []);
  return [isOpen, toggle];
}
