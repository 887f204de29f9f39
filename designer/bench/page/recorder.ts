import { painted, type Recorder } from './surface.js';

/** Makes the recorder of a page. */
export function makeRecorder(): Recorder {
  let times: number[] = [];
  let running = 0;
  const loop = (mine: number) => (time: number) => {
    if (mine !== running) return;
    times.push(time);
    requestAnimationFrame(loop(mine));
  };
  return {
    start: () => {
      times = [];
      running += 1;
      requestAnimationFrame(loop(running));
    },
    frames: () => {
      running += 1;
      return times.slice(1).map((time, index) => time - (times[index] ?? time));
    },
    toPaint: (kind) =>
      new Promise((done) => {
        const seen = (event: Event): void => {
          // Ctrl goes down before the key that it changes.
          if (event instanceof KeyboardEvent && ['Control', 'Shift', 'Meta'].includes(event.key)) return;
          window.removeEventListener(kind, seen, true);
          const from = event.timeStamp;
          void painted().then((to) => done(to - from));
        };
        window.addEventListener(kind, seen, true);
      }),
    still: () =>
      new Promise((done) => {
        let [seen, last] = [window.surface?.view(), performance.now()];
        const look = (): void => {
          const now = window.surface?.view();
          if (now !== seen) [seen, last] = [now, performance.now()];
          if (performance.now() - last > 500) done(performance.timeOrigin + last);
          else requestAnimationFrame(look);
        };
        look();
      }),
  };
}
