/** What is told of a pointer that was pressed on something. */
export interface Followed {
  /** Told of every move beyond the first few pixels. */
  readonly move: (event: PointerEvent) => void;
  /** Let go after it has moved. */
  readonly drop: (event: PointerEvent) => void;
  /** Always told last: dropped, let go where it was pressed, or left by Escape. */
  readonly end?: () => void;
}

const still = 3;

/** Follows a pressed pointer wherever it goes until it is let go; Escape leaves everything as it was. */
export function followPointer(pressed: { readonly clientX: number; readonly clientY: number }, { move, drop, end }: Followed): void {
  let hasMoved = false;
  const stop = (): void => {
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', stop);
    window.removeEventListener('keydown', onKey, true);
    end?.();
  };
  const onMove = (event: PointerEvent): void => {
    hasMoved ||= Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > still;
    if (hasMoved) move(event);
  };
  const onUp = (event: PointerEvent): void => {
    if (hasMoved) drop(event);
    stop();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    stop();
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', stop);
  window.addEventListener('keydown', onKey, true);
}
