import { useCallback, useState } from 'react';
import type { OpenPanels, PanelSide } from './panel.js';

const KEY = 'millrace.designer.panels';
const atFirst: OpenPanels = { right: 'properties' };

function remembered(): OpenPanels {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '');
    if (typeof kept !== 'object' || kept === null) return atFirst;
    return Object.fromEntries(Object.entries(kept).filter(([, id]) => typeof id === 'string'));
  } catch {
    // Nothing was kept, or it may not be read: a browser can forbid its storage.
    return atFirst;
  }
}

/** Which panels are open, remembered in this browser; opening the one that is open closes it, unless it `stays`. */
export function useOpenPanels(): readonly [OpenPanels, (side: PanelSide, id: string, stays?: boolean) => void] {
  const [open, setOpen] = useState(remembered);
  const toggle = useCallback((side: PanelSide, id: string, stays = false) => {
    setOpen((now) => {
      const { [side]: shown, ...others } = now;
      const next: OpenPanels = shown === id && !stays ? others : { ...others, [side]: id };
      try {
        localStorage.setItem(KEY, JSON.stringify(next));
      } catch {
        // It is open now all the same; only the next visit does not know.
      }
      return next;
    });
  }, []);
  return [open, toggle];
}
