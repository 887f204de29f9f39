import { useCallback, useId, useRef, useState } from 'react';
import type { Command, Words } from '../../../document/index.js';
import type { PropertyField } from '../../../elements/index.js';
import { useDesignerStore } from '../../state/use-designer.js';
import { changeProperty } from './change-property.js';
import { useSection } from './panel-context.js';

/** Writes into the document; answers whether it was taken. What was refused is told at the field. */
export interface Writing {
  /** @param isTyped One of a burst of keys: together they are one step of undo. */
  readonly put: (value: unknown, isTyped?: boolean) => boolean;
  /** The same of any command. */
  readonly run: (command: Command, isTyped?: boolean) => boolean;
  /** Says why what stands in the field is not in the document; `undefined` when it is. */
  readonly tell: (words: Words | undefined) => void;
  /** Ends a burst. */
  readonly settle: () => void;
  readonly problem: Words | undefined;
}

/** How a field writes. */
export function useWriting(field: PropertyField): Writing {
  const store = useDesignerStore();
  const { ids } = useSection();
  const [problem, tell] = useState<Words>();
  const burst = useId();
  const latest = useRef({ field, ids });
  latest.current = { field, ids };
  const run = useCallback(
    (command: Command, isTyped = false): boolean => {
      const outcome = store.run(command, isTyped ? burst : undefined);
      // It is told here, at the field, and not once more on the canvas.
      store.forgetRefusal();
      tell(outcome.ok ? undefined : outcome.refusal.words);
      return outcome.ok;
    },
    [store, burst],
  );
  const put = useCallback(
    (value: unknown, isTyped = false): boolean =>
      run(changeProperty(store.view().document, latest.current.ids, latest.current.field, value), isTyped),
    [store, run],
  );
  const settle = useCallback(() => store.editor.endBurst(), [store]);
  return { put, run, tell, settle, problem };
}
