import { setTimeout as wait } from 'node:timers/promises';

/** A round of so many pixels, walked twice. */
const circle = (radius) => (share) => [Math.sin(share * 4 * Math.PI) * radius, (1 - Math.cos(share * 4 * Math.PI)) * radius * 0.7];
const seconds = 2;
const beats = seconds * 60;

const recorded = async ({ page }, act) => {
  await page.evaluate(() => window.recorder.start());
  await act();
  return page.evaluate(() => window.recorder.frames());
};
/** From the next event of a kind to the paint after it. */
const toPaint = async ({ page }, kind, act) => {
  await page.evaluate((event) => void (window.painting = window.recorder.toPaint(event)), kind);
  await act();
  return page.evaluate(() => window.painting);
};
const place = ({ page }, id) => page.evaluate((wanted) => window.surface.place(wanted), id);
const middle = async (scene, id) => {
  const [x, y, width, height] = (await place(scene, id)) ?? [0, 0, 0, 0];
  return [x + width / 2, y + height / 2];
};
/** The border of a small thing is inside of it at any scale; its name, where it has one, is not grabbed. */
const grip = async (scene, id) => {
  const [x, y, width, height] = (await place(scene, id)) ?? [0, 0, 0, 0];
  return [x + width * 0.2, y + height * 0.5];
};
const at100 = async ({ page, spot }) => {
  await page.evaluate(([x, y]) => window.surface.look(x - 800, y - 500, 1), spot);
  await wait(300);
};
const all = async ({ page }) => {
  await page.evaluate(() => window.surface.lookAtAll());
  await wait(400);
};
const focus = ({ page }) => page.evaluate(() => window.surface.focus());
const chosen = ({ page }) => page.evaluate(() => window.surface.chosen());
/** What did not happen must not count as fast. */
const expectThat = (isSo, what, { tool }) => {
  if (!isSo) throw new Error(`Expected ${what} (${tool}): the figure would say nothing.`);
};
const undo = async (scene) => {
  await focus(scene);
  const before = await middle(scene, scene.node);
  const took = await toPaint(scene, 'keydown', () => scene.hand.key('Control+z'));
  await wait(100);
  const after = await middle(scene, scene.node);
  expectThat(before[0] !== after[0] || before[1] !== after[1], 'undo to move the node back', scene);
  return took;
};
const dragged = async (scene) => {
  let drop = 0;
  const spot = await grip(scene, scene.node);
  const [, , width] = await place(scene, scene.node);
  // It is let go a little beside its old place: on no other node, where it might be refused.
  const path = (share) => (share < 0.96 ? circle(60)(share) : [-0.22 * width, 0.15 * width]);
  const frames = await recorded(scene, async () => {
    await scene.hand.drag(spot, path, beats, {
      then: () => scene.page.evaluate(() => void (window.painting = window.recorder.toPaint('pointerup'))),
    });
    drop = await scene.page.evaluate(() => window.painting);
  });
  await wait(200);
  return { frames, drop, undone: await undo(scene) };
};

/**
 * The rows of the table of issue 9: what each is called, its limits at 500 and 1 000 nodes, and how it is measured. A row answers samples by name of a
 * row, since one gesture measures several.
 */
export const rows = {
  open: { label: 'open, to painted', limits: [550, 900] },
  drag: { label: 'frame, dragging one node at 100 %', limits: [20, 25] },
  dragAll: { label: 'the same, whole diagram in view', limits: [30, 45] },
  dragMany: { label: 'frame, dragging what is in view (about 50) at 100 %', limits: [33, 40] },
  drop: { label: 'drop to painted', limits: [50, 80] },
  pan: { label: 'frame, panning, all in view', limits: [40, 50] },
  zoom: { label: 'frame, zooming by wheel, 25-230 %', limits: [40, 70] },
  still: { label: 'view still moving after the wheel', limits: [100, 250] },
  selectAll: { label: 'select all', limits: [100, 200] },
  undo: { label: 'undo of a move', limits: [60, 100] },
  typing: { label: 'typing a name, to paint', limits: [32, 32] },
};

/** Gestures, each with the rows that it measures. */
export const gestures = [
  {
    of: ['drag', 'drop', 'undo'],
    async run(scene) {
      await at100(scene);
      const { frames, drop, undone } = await dragged(scene);
      return { drag: frames, drop: [drop], undo: [undone] };
    },
  },
  {
    of: ['dragAll', 'drop', 'undo'],
    async run(scene) {
      await all(scene);
      const { frames, drop, undone } = await dragged(scene);
      return { dragAll: frames, drop: [drop], undo: [undone] };
    },
  },
  {
    of: ['dragMany', 'undo'],
    async run(scene) {
      await at100(scene);
      // From a gap between nodes and lines, with Shift held: what a frame touches is chosen.
      const [x, y] = await middle(scene, scene.node);
      await scene.page.keyboard.down('Shift');
      await scene.hand.drag([x - 700, y - 360], (share) => [share * 1400, share * 780], 20, { modifiers: 8 });
      await scene.page.keyboard.up('Shift');
      await wait(300);
      expectThat((await chosen(scene)) >= 20, 'many things to be chosen', scene);
      const spot = await middle(scene, scene.node);
      const frames = await recorded(scene, () => scene.hand.drag(spot, (share) => (share < 0.96 ? circle(40)(share) : [-30, 20]), beats));
      await wait(200);
      const undone = await undo(scene);
      await scene.hand.key('Escape');
      return { dragMany: frames, undo: [undone] };
    },
  },
  {
    of: ['pan'],
    async run(scene) {
      await all(scene);
      const button = scene.tool === 'ours' ? 'middle' : 'left';
      return { pan: await recorded(scene, () => scene.hand.drag([1560, 960], (share) => circle(-150)(share), beats, { button })) };
    },
  },
  {
    of: ['zoom', 'still'],
    async run(scene) {
      await at100(scene);
      let last = 0;
      // In to about 230 % and out to about 25 %, and again.
      const turn = (step) => ((step + 15) % 60 < 30 ? -8 : 8);
      const zoom = await recorded(scene, async () => {
        last = await scene.hand.wheel([800, 500], turn, beats);
      });
      const still = await scene.page.evaluate(() => window.recorder.still());
      await scene.hand.settled();
      return { zoom, still: [Math.max(0, still - last)] };
    },
  },
  {
    of: ['selectAll'],
    async run(scene) {
      await all(scene);
      await scene.hand.click(await grip(scene, scene.node));
      await wait(200);
      await focus(scene);
      const took = await toPaint(scene, 'keydown', () => scene.hand.key('Control+a'));
      expectThat((await chosen(scene)) > 100, 'everything to be chosen', scene);
      await scene.hand.key('Escape');
      return { selectAll: [took] };
    },
  },
  {
    of: ['typing'],
    async run(scene) {
      await at100(scene);
      const spot = await middle(scene, scene.task);
      await scene.page.mouse.dblclick(spot[0], spot[1]);
      await wait(300);
      const typing = [];
      for (const letter of 'approval of the plan') {
        typing.push(await toPaint(scene, 'keydown', () => scene.page.keyboard.press(letter === ' ' ? 'Space' : letter)));
        await wait(20);
      }
      await scene.hand.key('Escape');
      return { typing };
    },
  },
];
