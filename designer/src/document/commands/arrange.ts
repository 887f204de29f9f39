import type { Command } from '../command.js';
import { modelOf, type Model } from '../read/model.js';
import { refuse } from '../refusals.js';
import { endAlong, sizeAlong, startAlong, vectorAlong, type Axis } from '../read/axis.js';
import { shiftShapes } from './move.js';

/** An edge or a middle by which shapes are lined up. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

type Bounds = readonly [number, number, number, number];

/** What can be lined up: things with places of their own, not what hangs on others or is drawn around them. */
function movable(model: Model, plane: string, ids: readonly string[]): readonly (readonly [id: string, at: Bounds])[] {
  const chosen = new Set(ids);
  return [...chosen].flatMap((id): (readonly [string, Bounds])[] => {
    const found = model.all.get(id);
    const at = model.planes[plane]?.shapes?.[id]?.at;
    if (!found || !at || found.kind === 'lane' || found.entry.type === 'boundaryEvent') return [];
    return found.entry.scope !== undefined && chosen.has(found.entry.scope) ? [] : [[id, at]];
  });
}

/** Lines shapes up by an edge or by their middles; events on borders go along. */
export function alignShapes(plane: string, ids: readonly string[], by: Alignment): Command {
  return {
    name: 'alignShapes',
    label: { en: 'Align', ru: 'Выровнять' },
    change: (document, { before }) => {
      const model = modelOf(before);
      const things = movable(model, plane, ids);
      if (things.length < 2) return refuse('NOTHING');
      const axis: Axis = by === 'left' || by === 'centre' || by === 'right' ? 'x' : 'y';
      const low = Math.min(...things.map(([, at]) => startAlong(at, axis)));
      const high = Math.max(...things.map(([, at]) => endAlong(at, axis)));
      const isLow = by === 'left' || by === 'top';
      const isHigh = by === 'right' || by === 'bottom';
      for (const [id, at] of things) {
        const size = sizeAlong(at, axis);
        const to = isLow ? low : isHigh ? high - size : Math.round((low + high - size) / 2);
        const far = to - startAlong(at, axis);
        if (far !== 0) shiftShapes(document, model, plane, [id], vectorAlong(axis, far));
      }
      return { select: ids };
    },
  };
}

/** Gives shapes the same distance from one another along an axis; the outermost stay. */
export function distributeShapes(plane: string, ids: readonly string[], along: Axis): Command {
  return {
    name: 'distributeShapes',
    label: { en: 'Distribute', ru: 'Распределить' },
    change: (document, { before }) => {
      const model = modelOf(before);
      const middle = (at: Bounds): number => startAlong(at, along) + sizeAlong(at, along) / 2;
      const things = [...movable(model, plane, ids)].sort(([, one], [, other]) => middle(one) - middle(other));
      const [first, last] = [things[0], things.at(-1)];
      if (!first || !last || things.length < 3) return refuse('NOTHING');
      const sizes = things.reduce((sum, [, at]) => sum + sizeAlong(at, along), 0);
      const gap = (endAlong(last[1], along) - startAlong(first[1], along) - sizes) / (things.length - 1);
      let next = startAlong(first[1], along);
      for (const [id, at] of things) {
        const far = Math.round(next) - startAlong(at, along);
        if (far !== 0 && id !== last[0]) shiftShapes(document, model, plane, [id], vectorAlong(along, far));
        next += sizeAlong(at, along) + gap;
      }
      return { select: ids };
    },
  };
}

/** Paints shapes and lines; without a colour they look as usual again. */
export function paint(
  plane: string,
  ids: readonly string[],
  colours: { readonly fill?: string | undefined; readonly stroke?: string | undefined },
): Command {
  return {
    name: 'paint',
    label: { en: 'Colour', ru: 'Изменить цвет' },
    change: (document) => {
      const place = document.layout?.planes?.[plane];
      let count = 0;
      for (const id of ids) {
        const shape = place?.shapes && Object.hasOwn(place.shapes, id) ? place.shapes[id] : undefined;
        const edge = place?.edges && Object.hasOwn(place.edges, id) ? place.edges[id] : undefined;
        for (const target of [shape, edge]) {
          if (!target) continue;
          count += 1;
          if (colours.stroke === undefined) delete target.stroke;
          else target.stroke = colours.stroke;
        }
        if (!shape) continue;
        if (colours.fill === undefined) delete shape.fill;
        else shape.fill = colours.fill;
      }
      return count === 0 ? refuse('UNKNOWN', ids[0]) : { select: ids };
    },
  };
}
