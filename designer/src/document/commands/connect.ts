import type { Command } from '../command.js';
import type { Spot } from '../process-document.js';
import { isLine, modelOf } from '../read/model.js';
import { refuse } from '../refusals.js';
import { isRefused, mayConnect } from '../rules/may-connect.js';
import { arePlaces, edgesIn, writeLine } from './parts.js';

/** Joins two things by the line that the rules say. */
export function connect(plane: string, from: string, to: string): Command {
  return {
    name: 'connect',
    label: { en: 'Connect', ru: 'Соединить' },
    change: (document, context) => {
      const model = modelOf(context.before);
      if (!Object.hasOwn(model.planes, plane)) return refuse('NO_PLACE', plane);
      const joint = mayConnect(model, from, to);
      if (isRefused(joint)) return joint;
      const { shapes = {}, edges = {} } = model.planes[plane] ?? {};
      const hidden = [from, to].find((id) => !Object.hasOwn(shapes, id) && !Object.hasOwn(edges, id));
      if (hidden !== undefined) return refuse('NO_PLACE', hidden);
      const [source, target] = [model.all.get(from), model.all.get(to)];
      const scope = source?.entry.scope ?? target?.entry.scope;
      if (joint.line === 'association' && source?.entry.type === 'boundaryEvent') {
        const handler = document.elements?.[to];
        if (handler) handler['isForCompensation'] = true;
      }
      return { select: [writeLine(document, context, { type: joint.line, from, to, scope }, plane)] };
    },
  };
}

/** Takes an end of a line to something else; the kind of the line stays. */
export function reconnect(line: string, end: 'from' | 'to', to: string): Command {
  return {
    name: 'reconnect',
    label: { en: 'Reconnect', ru: 'Переподключить' },
    change: (document, { before }) => {
      const model = modelOf(before);
      const found = model.all.get(line);
      if (!found || !isLine(found)) return refuse('UNKNOWN', line);
      const { from: oldFrom, to: oldTo } = found.entry;
      const [source, target] = end === 'from' ? [to, oldTo] : [oldFrom, to];
      if (source === undefined || target === undefined) return refuse('UNKNOWN', line);
      if (found.entry[end] === to) return {};
      const joint = mayConnect(model, source, target);
      if (isRefused(joint)) return joint;
      const entry = document[found.map]?.[line];
      if (!entry) return refuse('UNKNOWN', line);
      const type = found.kind === 'flow' ? 'sequenceFlow' : found.entry.type;
      if (joint.line !== type) return refuse('NOT_TO_CHANGE', line);
      entry[end] = to;
      return { select: [line] };
    },
  };
}

/** Draws the way of a line by hand: it stays so until a person hands it back. */
export function setWay(plane: string, line: string, via: readonly (readonly [number, number])[]): Command {
  return {
    name: 'setWay',
    label: { en: 'Bend a line', ru: 'Изменить путь линии' },
    change: (document) => {
      const edge = edgesIn(document, plane)?.[line];
      if (!edge) return refuse('UNKNOWN', line);
      if (via.length < 2 || via.length > 1000 || !via.every(arePlaces)) return refuse('NO_NUMBER');
      edge.via = via.map(([x, y]): Spot => [x, y]);
      edge.auto = false;
      return { select: [line] };
    },
  };
}

/** Hands lines back to the machine, which finds them a way. */
export function freeWays(plane: string, lines: readonly string[]): Command {
  return {
    name: 'freeWays',
    label: { en: 'Route again', ru: 'Проложить заново' },
    change: (document) => {
      const edges = edgesIn(document, plane) ?? {};
      const known = lines.filter((line) => Object.hasOwn(edges, line));
      if (known.length === 0) return refuse('UNKNOWN', lines[0]);
      for (const line of known) {
        const edge = edges[line];
        if (!edge) continue;
        const { via: _way, label: _place, ...rest } = edge;
        // A new entry: also a line that has no way yet is given one.
        edges[line] = { ...rest, auto: true };
      }
      return { select: known };
    },
  };
}

/** Moves the label of a shape or of a line; without a place it goes back to where the drawing puts it. */
export function moveLabel(plane: string, id: string, at: readonly [number, number, number, number] | undefined): Command {
  return {
    name: 'moveLabel',
    label: { en: 'Move a label', ru: 'Переместить подпись' },
    change: (document, { before }) => {
      const drawn = modelOf(before).planes[plane];
      const isShape = Object.hasOwn(drawn?.shapes ?? {}, id);
      if (!isShape && !Object.hasOwn(drawn?.edges ?? {}, id)) return refuse('UNKNOWN', id);
      if (at && !arePlaces(at)) return refuse('NO_NUMBER');
      const place = document.layout?.planes?.[plane];
      const target = isShape ? place?.shapes?.[id] : place?.edges?.[id];
      if (!target) return refuse('UNKNOWN', id);
      if (at) target.label = [...at];
      else delete target.label;
      return { select: [id] };
    },
  };
}
