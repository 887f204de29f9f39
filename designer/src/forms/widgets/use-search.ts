import { useCallback, useEffect, useRef, useState } from 'react';
import type { LookupItem, LookupPage } from '../contract.js';

/** What a search has found so far. */
export interface Found {
  readonly state: 'idle' | 'searching' | 'done' | 'failed';
  readonly items: readonly LookupItem[];
  readonly cursor: string | undefined;
}

type Ask = (search: string, cursor: string | undefined) => Promise<LookupPage>;

/** How long a person may pause between two keys of one search, in milliseconds. */
const pause = 200;
const nothing: Found = { state: 'idle', items: [], cursor: undefined };

/** Searches while somebody types: after a short pause, page by page; an answer to an older question is thrown away. */
export function useSearch(
  ask: Ask | undefined,
  open: boolean,
): { readonly found: Found; readonly search: (text: string) => void; readonly more: () => void; readonly again: () => void } {
  const [found, setFound] = useState<Found>(nothing);
  const [text, setText] = useState('');
  const [round, setRound] = useState(0);
  const question = useRef(0);

  const run = useCallback(
    (search: string, cursor: string | undefined, before: readonly LookupItem[]) => {
      if (!ask) return;
      question.current += 1;
      const mine = question.current;
      const answer = (next: Found): void => {
        if (question.current === mine) setFound(next);
      };
      setFound({ state: 'searching', items: before, cursor });
      // In a promise of its own, so that one that throws at once fails like the others.
      new Promise<LookupPage>((resolve) => resolve(ask(search, cursor))).then(
        (page) => answer({ state: 'done', items: [...before, ...page.items], cursor: page.cursor }),
        () => answer({ state: 'failed', items: before, cursor }),
      );
    },
    [ask],
  );

  useEffect(() => {
    if (!open) return undefined;
    const timer = setTimeout(() => run(text.slice(0, 200), undefined, []), text === '' ? 0 : pause);
    return () => {
      clearTimeout(timer);
      // An answer to this question comes too late from now on.
      question.current += 1;
    };
  }, [open, text, run, round]);

  const search = (next: string): void => {
    if (next === text) return;
    setText(next);
    // Nobody shall choose, with a quick Enter, from what was found for other words.
    setFound({ state: 'searching', items: [], cursor: undefined });
  };

  const more = (): void => {
    if (found.state !== 'searching') run(text.slice(0, 200), found.cursor, found.items);
  };
  const again = (): void => (found.items.length > 0 ? more() : setRound(round + 1));
  return { found, search, more, again };
}
