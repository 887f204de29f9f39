/** Diagrams for the bench, made by counting: so many nodes on a grid, 1.2 flows for each. */

const step = [200, 130];
const sizes = { userTask: [136, 80], exclusiveGateway: [50, 50], intermediateThrowEvent: [36, 36] };
/** How many cells of a row stand in its subprocess, and where the first is. */
const boxed = { from: 2, count: 3, every: 3 };

const typeAt = (index) => (index % 9 === 4 ? 'intermediateThrowEvent' : index % 5 === 3 ? 'exclusiveGateway' : 'userTask');

/**
 * A process of so many nodes with a layout.
 *
 * @param {number} nodes
 * @param {boolean} framed In a pool of four lanes, with an open subprocess in every third row.
 */
export function benchDiagram(nodes, framed) {
  const columns = Math.ceil(Math.sqrt(nodes * 1.1));
  const rows = Math.ceil(nodes / columns);
  const [elements, flows, shapes, edges, lanes] = [{}, {}, {}, {}, {}];
  const middle = (index) => [(index % columns) * step[0], Math.floor(index / columns) * step[1]];
  const boxOf = (index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const isIn = framed && row % boxed.every === 1 && column >= boxed.from && column < boxed.from + boxed.count;
    return isIn && (row + 1) * columns <= nodes ? `box${row}` : undefined;
  };
  const laneOf = (row) => `lane${Math.min(3, Math.floor((row * 4) / rows))}`;
  const boxes = new Set(Array.from({ length: nodes }, (_, index) => boxOf(index)).filter(Boolean));
  const count = nodes - boxes.size;
  for (let index = 0; index < count; index += 1) {
    const type = typeAt(index);
    const [x, y] = middle(index);
    const [width, height] = sizes[type];
    const scope = boxOf(index) ?? 'main';
    const lane = framed && scope === 'main' ? { lane: laneOf(Math.floor(index / columns)) } : {};
    elements[`n${index}`] = { type, scope, name: { en: `Step ${index + 1}`, ru: `Шаг ${index + 1}` }, ...lane };
    shapes[`n${index}`] = { at: [x - width / 2, y - height / 2, width, height] };
  }
  for (const box of boxes) {
    const row = Number(box.slice(3));
    const [left, right] = [middle(row * columns + boxed.from), middle(row * columns + boxed.from + boxed.count - 1)];
    elements[box] = { type: 'subProcess', scope: 'main', name: `Part ${row}`, lane: laneOf(row) };
    shapes[box] = { at: [left[0] - 88, left[1] - 60, right[0] - left[0] + 176, 120], expanded: true };
  }
  const flow = (from, to, via) => {
    const id = `f${Object.keys(flows).length}`;
    flows[id] = { from, to };
    edges[id] = { via, auto: true };
  };
  const side = (id, [x, y]) =>
    shapes[id].at[{ left: 0, right: 0, top: 1, bottom: 1 }[x]] +
    (x === 'right' ? shapes[id].at[2] : x === 'bottom' ? shapes[id].at[3] : 0) +
    y;
  for (let index = 0; index + 1 < count; index += 1) {
    const [from, to] = [boxOf(index), boxOf(index + 1)];
    const [source, target] = from === to ? [`n${index}`, `n${index + 1}`] : [from ?? `n${index}`, to ?? `n${index + 1}`];
    const [, y] = middle(index);
    const [, below] = middle(index + 1);
    const [start, end] = [side(source, ['right', 0]), side(target, ['left', 0])];
    if (y === below)
      flow(source, target, [
        [start, y],
        [end, y],
      ]);
    else {
      const turn = y + step[1] / 2;
      flow(source, target, [
        [start, y],
        [start + 24, y],
        [start + 24, turn],
        [end - 24, turn],
        [end - 24, below],
        [end, below],
      ]);
    }
  }
  // What is left of 1.2 flows a node goes down, from node to node outside of subprocesses.
  for (let index = 0; index + columns < count && Object.keys(flows).length < nodes * 1.2; index += 3) {
    if (boxOf(index) ?? boxOf(index + columns)) continue;
    const [x] = middle(index);
    flow(`n${index}`, `n${index + columns}`, [
      [x, side(`n${index}`, ['bottom', 0])],
      [x, side(`n${index + columns}`, ['top', 0])],
    ]);
  }
  if (framed) {
    const [left, right] = [-160, columns * step[0] - 20];
    for (let lane = 0; lane < 4; lane += 1) {
      const within = Array.from({ length: rows }, (_, row) => row).filter((row) => laneOf(row) === `lane${lane}`);
      const [first = 0, last = first] = [within[0], within.at(-1)];
      lanes[`lane${lane}`] = { parent: null, scope: 'main', name: `Lane ${lane + 1}` };
      shapes[`lane${lane}`] = { at: [left + 30, (first - 0.5) * step[1], right - left - 30, (last - first + 1) * step[1]] };
    }
    shapes.pool = { at: [left, -step[1] / 2, right - left, rows * step[1]] };
  }
  return {
    kind: 'process',
    format: 1,
    id: 'bench',
    defaultLanguage: 'en',
    name: 'Bench',
    ...(framed ? { participants: { pool: { process: 'main', name: 'Pool' } }, lanes } : {}),
    processes: { main: { executable: true } },
    elements,
    flows,
    layout: { planes: { plane: { of: 'bench', order: [], shapes, edges } } },
  };
}
