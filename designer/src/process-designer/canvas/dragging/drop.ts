import {
  dropOnFlow,
  modelOf,
  moveShapes,
  placeAt,
  type Command,
  type Into,
  type Model,
  type ProcessDraft,
} from '../../../document/index.js';
import type { Point } from '../../../drawing/nodes.js';
import type { Drag } from './drag.js';

/** The flow that the dragged step would be put into if it were let go now. */
export function flowUnder(document: ProcessDraft, { plane, ids, lead }: Drag, by: Point): string | undefined {
  const model = modelOf(document);
  if (ids.length !== 1 || !mayDropOnFlow(model, lead.id)) return undefined;
  return placeAt(model, plane, middleAfter(lead.at, by), ids).flow;
}

/** What letting go does. */
export function dropOf(document: ProcessDraft, drag: Drag, by: Point): Command {
  const { plane, ids, lead } = drag;
  const flow = flowUnder(document, drag, by);
  if (flow !== undefined) return dropOnFlow(plane, lead.id, flow);
  return moveShapes(plane, ids, by, cameTo(modelOf(document), plane, lead.id, middleAfter(lead.at, by), ids));
}

const middleAfter = ([x, y, width, height]: Drag['lead']['at'], by: Point): Point => [x + width / 2 + by[0], y + height / 2 + by[1]];

/** A step that nothing joins yet can be dropped into a flow. */
function mayDropOnFlow(model: Model, id: string): boolean {
  const found = model.all.get(id);
  const type = found?.entry.type;
  const isFit = found?.kind === 'element' && type !== 'startEvent' && type !== 'endEvent' && type !== 'boundaryEvent';
  return isFit && !model.linesAt(id).some(({ kind }) => kind === 'flow');
}

/** Where dragged things come to stand: in what lies under the middle of the one that was held. */
function cameTo(model: Model, plane: string, id: string, middle: Point, ids: readonly string[]): Into {
  const found = model.all.get(id);
  const under = placeAt(model, plane, middle, ids);
  if (found?.entry.type === 'boundaryEvent') {
    // Off its border it goes along with what it sits on; near another one it changes to that.
    return ids.length === 1 && under.host !== undefined ? { attachedTo: under.host } : {};
  }
  if (!found || found.kind === 'pool' || found.kind === 'lane' || under.scope === undefined) return {};
  return { scope: under.scope, lane: under.lane ?? null };
}
