import type { Command } from '../command.js';
import { bandHeader } from '../../drawing/things/band.js';
import { prefixOf } from '../ids.js';
import { mapIn, type Box, type Told } from '../process-document.js';
import { unionOf } from '../read/frames.js';
import { contentOf, modelOf, type Model } from '../read/model.js';
import { refuse } from '../refusals.js';
import { arePlaces, boxAround, shapesIn } from './parts.js';

/** What a new pool is like. */
export interface NewPool {
  /** Somebody whose process is not shown. */
  readonly blackBox?: boolean;
  readonly name?: Told;
  readonly size?: readonly [width: number, height: number];
  /** Level, the usual way, or upright. */
  readonly horizontal?: boolean;
}

const padding = 36;
const least = [600, 180] as const;
const usual = { shown: [700, 240], blackBox: [700, 60] } as const;

/**
 * Makes a pool. The first one goes around what is drawn of the process already; a further one brings a process of its own, which is not executed, or is
 * a black box.
 *
 * @param at The middle of the pool, where it does not go around something.
 */
export function addPool(
  plane: string,
  at: readonly [number, number],
  { blackBox = false, name, size, horizontal = true }: NewPool = {},
): Command {
  return {
    name: 'addPool',
    label: { en: 'Add a pool', ru: 'Добавить пул' },
    change: (document, { before, newId }) => {
      const model = modelOf(before);
      const shown = model.planes[plane];
      if (!shown) return refuse('NO_PLACE', plane);
      if (model.all.get(shown.of ?? '')?.kind === 'element') return refuse('NOT_THERE', shown.of);
      if (!arePlaces([...at, ...(size ?? [])]) || size?.some((side) => side < 40)) return refuse('NO_NUMBER');
      const id = newId(prefixOf('participant'));
      const process = blackBox ? undefined : (withoutPool(model) ?? newId(prefixOf('process')));
      if (process !== undefined && !model.all.has(process)) mapIn(document, 'processes')[process] = {};
      const collaboration = model.all.get(shown.of ?? '');
      mapIn(document, 'participants')[id] = {
        ...(name === undefined ? {} : { name }),
        ...(process === undefined ? { blackBox: true } : { process }),
        ...(collaboration?.kind === 'root' ? { scope: collaboration.id } : {}),
      };
      const [width, height] = size ?? usual[blackBox ? 'blackBox' : 'shown'];
      const around = process === undefined ? undefined : aroundContent(model, plane, process, horizontal);
      const free = boxAround(at, horizontal ? [width, height] : [height, width]);
      const shapes = shapesIn(document, plane);
      if (shapes) shapes[id] = { at: around ?? free, horizontal };
      return { select: [id] };
    },
  };
}

/** The process that no pool shows yet, an executable one first. */
function withoutPool(model: Model): string | undefined {
  const free = [...model.all.values()].filter(({ kind, id }) => kind === 'process' && !model.poolOf(id));
  return (free.find(({ entry }) => entry['executable'] === true) ?? free[0])?.id;
}

/** The box around what a plane shows of a process: close around its lanes, else with room at all sides. */
function aroundContent(model: Model, plane: string, process: string, horizontal: boolean): Box | undefined {
  const { shapes = {}, edges = {} } = model.planes[plane] ?? {};
  const lanes = model.lanesOf(process).flatMap(({ id }) => (shapes[id]?.at ? [shapes[id].at] : []));
  const content = contentOf(model, process).filter(({ id }) => shapes[id]?.at);
  const boxes = content.flatMap(({ id }) => [shapes[id]?.at, shapes[id]?.label].flatMap((box) => (box ? [box] : [])));
  const ways = content
    .flatMap(({ id }) => model.linesAt(id).filter(({ kind }) => kind !== 'message'))
    .flatMap(({ id }) => (edges[id]?.via ?? []).map(([x, y]) => [x, y, 0, 0] as const));
  if (lanes.length > 0) {
    const [x, y, width, height] = unionOf(lanes);
    return horizontal ? [x - bandHeader, y, width + bandHeader, height] : [x, y - bandHeader, width, height + bandHeader];
  }
  if (boxes.length === 0) return undefined;
  const [x, y, width, height] = unionOf([...boxes, ...ways]);
  const [left, top] = horizontal ? [padding + bandHeader, padding] : [padding, padding + bandHeader];
  const [wide, high] = [Math.ceil(width + left + padding), Math.ceil(height + top + padding)];
  const [leastWide, leastHigh] = horizontal ? least : [least[1], least[0]];
  // Room to go on: along the pool behind what is there, across on both sides of it.
  const [moreWide, moreHigh] = [Math.max(0, leastWide - wide), Math.max(0, leastHigh - high)];
  const corner = [Math.floor(x - left - (horizontal ? 0 : moreWide / 2)), Math.floor(y - top - (horizontal ? moreHigh / 2 : 0))] as const;
  return [...corner, wide + moreWide, high + moreHigh];
}
