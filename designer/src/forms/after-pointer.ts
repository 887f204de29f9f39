/** Runs tasks when no pointer is down. */
export interface AfterPointer {
  /** Runs at once, or after the click that is under way. */
  readonly run: (task: () => void) => void;
  /** Begins to listen; answers how to stop. */
  readonly listen: (page: Document) => () => void;
}

/**
 * Pressing a button takes the focus from the field before: what is then said below that field would move the button away from under the pointer, and the
 * click would be lost. So it is said after the click.
 */
export function makeAfterPointer(): AfterPointer {
  let isDown = false;
  let waiting: (() => void)[] = [];
  const down = (): void => {
    isDown = true;
  };
  const up = (): void => {
    isDown = false;
    const tasks = waiting;
    waiting = [];
    // The click itself comes after the pointer went up.
    if (tasks.length > 0) setTimeout(() => tasks.forEach((task) => task()), 0);
  };
  return {
    run: (task) => {
      if (isDown) waiting.push(task);
      else task();
    },
    listen: (page) => {
      page.addEventListener('pointerdown', down, true);
      for (const name of ['pointerup', 'pointercancel', 'dragend']) page.addEventListener(name, up, true);
      return () => {
        page.removeEventListener('pointerdown', down, true);
        for (const name of ['pointerup', 'pointercancel', 'dragend']) page.removeEventListener(name, up, true);
      };
    },
  };
}
