import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Words } from '../../../document/index.js';
import { useSection } from './panel-context.js';
import type { Writing } from './use-put.js';

/** What a typed text means, or why it means nothing. */
export type Reading = { readonly value: unknown } | { readonly wrong: Words };

/** What a text field of a property needs. */
export interface TypedParts {
  readonly value: unknown;
  /** The value as it is shown while nobody types. */
  readonly write: (value: unknown) => string;
  readonly read: (text: string) => Reading;
  /** Puts what was read; absent: the property's own value. */
  readonly put?: ((value: unknown) => boolean) | undefined;
  readonly writing: Writing;
}

/** Keys reach the document when this long no other came: a key is painted before the canvas follows. */
const calm = 120;
/** A burst ends with a pause. */
const pause = 1000;

/**
 * A text field keeps what is typed as it is typed; the document follows in bursts, each one step of undo: until blur, Enter or a second's pause. What
 * cannot be read or is refused stays in the field, with the reason beside it.
 */
export function useTyped({ value, write, read, put, writing }: TypedParts) {
  const { pending } = useSection();
  const [text, setText] = useState(() => write(value));
  const known = useRef(value);
  const typed = useRef<string>(undefined);
  const timers = useRef<{ calm?: ReturnType<typeof setTimeout>; pause?: ReturnType<typeof setTimeout> }>({});
  const latest = useRef({ read, write, put, writing });
  latest.current = { read, write, put, writing };

  // What comes from elsewhere (undo, the canvas) replaces what stands here; what we wrote ourselves does not.
  if (JSON.stringify(known.current) !== JSON.stringify(value)) {
    known.current = value;
    if (typed.current === undefined) {
      const now = read(text);
      if ('wrong' in now || JSON.stringify(now.value) !== JSON.stringify(value)) {
        setText(write(value));
        if (writing.problem) writing.tell(undefined);
      }
    }
  }

  const flush = useCallback((): void => {
    clearTimeout(timers.current.calm);
    pending.delete(flush);
    const now = typed.current;
    if (now === undefined) return;
    typed.current = undefined;
    const { read: reading, writing: into, put: own } = latest.current;
    const answer = reading(now);
    if ('wrong' in answer) into.tell(answer.wrong);
    else (own ?? ((next: unknown) => into.put(next, true)))(answer.value);
  }, [pending]);

  const change = useCallback(
    (next: string): void => {
      setText(next);
      typed.current = next;
      pending.add(flush);
      clearTimeout(timers.current.calm);
      clearTimeout(timers.current.pause);
      timers.current.calm = setTimeout(flush, calm);
      timers.current.pause = setTimeout(() => {
        flush();
        latest.current.writing.settle();
      }, pause);
    },
    [flush, pending],
  );

  const leave = useCallback((): void => {
    flush();
    clearTimeout(timers.current.pause);
    latest.current.writing.settle();
    setText((now) => {
      const answer = latest.current.read(now);
      return 'wrong' in answer ? now : latest.current.write(answer.value);
    });
  }, [flush]);

  const keyDown = useCallback(
    (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && !event.shiftKey) {
        flush();
        latest.current.writing.settle();
      }
    },
    [flush],
  );

  // A field that goes away while somebody types (another thing was chosen) has written it all the same.
  useEffect(
    () => () => {
      clearTimeout(timers.current.pause);
      flush();
    },
    [flush],
  );
  return { text, change, leave, keyDown };
}
