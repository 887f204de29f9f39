import { setTimeout as wait } from 'node:timers/promises';

const beat = 1000 / 60;

/**
 * A hand on mouse and keys: real input events of the browser, sixty a second whatever the page does, as a mouse sends them.
 *
 * @param {import('playwright-core').Page} page
 */
export async function makeHand(page) {
  const session = await page.context().newCDPSession(page);
  const sent = new Set();
  const send = (event) => {
    const answer = session.send('Input.dispatchMouseEvent', event).finally(() => sent.delete(answer));
    sent.add(answer);
  };
  const settled = async () => void (await Promise.all(sent));
  const spots = { left: 1, middle: 4 };
  return {
    settled,
    /** Follows a path of so many beats with a button held; `then` is done just before it is let go. */
    async drag([x, y], path, beats, { button = 'left', then = async () => {}, modifiers = 0 } = {}) {
      const at = (type, [px, py], held) =>
        send({ type, x: px, y: py, button, buttons: held ? spots[button] : 0, clickCount: type === 'mouseMoved' ? 0 : 1, modifiers });
      at('mouseMoved', [x, y], false);
      at('mousePressed', [x, y], true);
      let last = [x, y];
      const from = performance.now();
      for (let step = 1; step <= beats; step += 1) {
        const [dx, dy] = path(step / beats, step);
        last = [x + dx, y + dy];
        at('mouseMoved', last, true);
        await wait(Math.max(0, from + step * beat - performance.now()));
      }
      await settled();
      await then();
      at('mouseReleased', last, false);
      await settled();
    },
    /** Turns the wheel with Ctrl held, so many beats; `delta` tells how far at each. Answers the moment of the last event, ms since 1970. */
    async wheel([x, y], delta, beats) {
      const from = performance.now();
      let last = 0;
      for (let step = 1; step <= beats; step += 1) {
        send({ type: 'mouseWheel', x, y, deltaX: 0, deltaY: delta(step), modifiers: 2 });
        last = Date.now();
        await wait(Math.max(0, from + step * beat - performance.now()));
      }
      return last;
    },
    click: async ([x, y], modifiers = 0) => {
      for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased']) send({ type, x, y, button: 'left', clickCount: 1, modifiers });
      await settled();
    },
    key: (keys) => page.keyboard.press(keys),
  };
}
