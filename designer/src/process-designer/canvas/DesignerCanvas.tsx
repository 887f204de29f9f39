import '@xyflow/react/dist/base.css';
import Box from '@mui/material/Box';
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Edge,
  type EdgeChange,
  type Node,
  type NodeChange,
  type NodePositionChange,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { carriedAlong, dropOnFlow, modelOf, moveLabel, moveShapes, placeAt, type Into, type Model } from '../../document/index.js';
import { fontFamily } from '../../drawing/index.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import { labelId, type LabelData, type ProjectedPlane, type ShapeData, type WayData } from './project-plane.js';
import { LabelNode, ShapeNode } from './ShapeNode.js';
import { Guides, type GuidesHandle } from './Guides.js';
import { snap } from './snapping.js';
import { useProjection } from './use-projection.js';
import { WayEdge } from './WayEdge.js';

const nodeTypes = { shape: ShapeNode, label: LabelNode };
const edgeTypes = { way: WayEdge };

type CanvasNode = Node<ShapeData, 'shape'> | Node<LabelData, 'label'>;
type CanvasEdge = Edge<WayData, 'way'>;

/** What `<DesignerCanvas>` takes. */
export interface DesignerCanvasProps {
  readonly language: string;
  readonly scheme: 'light' | 'dark';
  readonly isReadOnly: boolean;
  /** What lies over the canvas: pads, popups, the map. */
  readonly children?: ReactNode;
}

/** What is being dragged: what hangs on it follows by the same distance. */
interface Drag {
  readonly ids: ReadonlySet<string>;
  readonly carried: ReadonlySet<string>;
  /** Where the held one was, with its size. */
  readonly lead: { readonly id: string; readonly at: Bounds } | undefined;
  /** What it can line up with. */
  readonly others: readonly Bounds[];
  /** How far it has come, as shown. */
  by: readonly [number, number];
}

type Bounds = readonly [number, number, number, number];

/** So close, in pixels, a dragged shape lines up with a neighbour. */
const snapReach = 6;

const smallest = 0.1;
const largest = 3;
/** Smaller than this, words cannot be read and are not drawn. */
const far = 0.4;

/** The surface that a process is drawn on. React Flow shows it and tells gestures; the document is changed by commands alone. */
export function DesignerCanvas({ language, scheme, isReadOnly, children }: DesignerCanvasProps) {
  const store = useDesignerStore();
  const plane = useDesigner((view) => view.plane);
  const selection = useDesigner((view) => view.selection);
  const projected = useProjection(language, scheme);
  const { nodes, setNodes } = useShownNodes(projected, selection);
  const edges = useMemo(() => chosenEdges(projected.edges, selection), [projected, selection]);
  const flow = useReactFlow();
  const drag = useRef<Drag | undefined>(undefined);
  const guides = useRef<GuidesHandle>(null);
  /** Alt keeps a dragged shape from snapping. */
  const isFree = useRef(false);
  const surface = useRef<HTMLDivElement>(null);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const moves = changes.filter((change): change is NodePositionChange => change.type === 'position' && change.position !== undefined);
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length > 0) {
        const chosen = new Set(store.view().selection);
        for (const { id, selected } of selects)
          if (selected) chosen.add(id);
          else chosen.delete(id);
        store.select(chosen);
      }
      if (moves.length === 0) return;
      const snapped = snappedMoves(moves, drag.current, isFree.current ? undefined : snapReach / flow.getZoom());
      guides.current?.show(snapped.guides, flow.getZoom());
      setNodes((shown) => applyNodeChanges([...snapped.moves, ...carriedMoves(shown, snapped.moves, drag.current)], shown));
    },
    [store, setNodes, flow],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => {
      const chosen = new Set(store.view().selection);
      for (const change of changes)
        if (change.type === 'select') {
          if (change.selected) chosen.add(change.id);
          else chosen.delete(change.id);
        }
      store.select(chosen);
    },
    [store],
  );
  const onDragStart = useCallback(
    (_event: unknown, node: CanvasNode, dragged: readonly CanvasNode[]) => {
      surface.current?.classList.add('drags');
      const ids = new Set((dragged.length > 0 ? dragged : [node]).map(({ id }) => id));
      const { document, plane: shown } = store.view();
      const carried = new Set([...carriedAlong(modelOf(document), shown, [...ids])].flatMap((id) => [id, labelId(id)]));
      for (const id of ids) carried.add(labelId(id));
      const shapes = modelOf(document).planes[shown]?.shapes ?? {};
      const at = shapes[node.id]?.at;
      const others = Object.entries(shapes).flatMap(([id, shape]) => (shape.at && !ids.has(id) && !carried.has(id) ? [shape.at] : []));
      drag.current = {
        ids,
        carried: new Set([...carried].filter((id) => !ids.has(id))),
        lead: at && { id: node.id, at },
        others,
        by: [0, 0],
      };
    },
    [store],
  );
  const onDragStop = useCallback(
    (_event: unknown, node: CanvasNode, dragged: readonly CanvasNode[]) => {
      const come = drag.current?.by ?? [0, 0];
      drag.current = undefined;
      guides.current?.show([], 1);
      surface.current?.classList.remove('drags');
      const { document, plane: shown } = store.view();
      const drawn = modelOf(document).planes[shown];
      if (node.type === 'label') {
        const { of } = node.data;
        store.run(moveLabel(shown, of, [node.position.x, node.position.y, node.width ?? 1, node.height ?? 1]));
        return;
      }
      const at = drawn?.shapes?.[node.id]?.at;
      if (!at) return;
      const by = [Math.round(come[0]), Math.round(come[1])] as const;
      const ids = (dragged.length > 0 ? dragged : [node]).filter(({ type }) => type === 'shape').map(({ id }) => id);
      if (by[0] !== 0 || by[1] !== 0) {
        const middle = [at[0] + at[2] / 2 + by[0], at[1] + at[3] / 2 + by[1]] as const;
        const model = modelOf(document);
        const flowUnder = ids.length === 1 && mayDropOnFlow(model, node.id) ? placeAt(model, shown, middle, ids).flow : undefined;
        const outcome =
          flowUnder === undefined
            ? store.run(moveShapes(shown, ids, by, cameTo(model, shown, node.id, middle, ids)))
            : store.run(dropOnFlow(shown, node.id, flowUnder));
        if (outcome.ok) return;
      }
      // Nothing was moved: what was dragged goes back to its place.
      setNodes(projected.nodes.map((one) => ({ ...one, selected: store.view().selection.has(one.id) })));
    },
    [store, projected, setNodes],
  );

  return (
    <Box
      ref={surface}
      onPointerMoveCapture={({ altKey }) => {
        isFree.current = altKey;
      }}
      sx={(theme) => ({
        width: 1,
        height: 1,
        fontFamily,
        bgcolor: 'background.paper',
        '& .react-flow__node': { cursor: isReadOnly ? 'default' : 'grab' },
        '& .react-flow__node.dragging': { cursor: 'grabbing' },
        '& .react-flow__node.frame': { pointerEvents: 'none !important' },
        '& .heart': { position: 'absolute', left: '50%', top: '50%', width: '1px', height: '1px', visibility: 'hidden' },
        '& .grip': { cursor: isReadOnly ? 'default' : 'move' },
        '& .react-flow__node-label': { cursor: 'grab' },
        '& .drawn': { display: 'block', overflow: 'visible', userSelect: 'none' },
        '& .chosen': {
          fill: 'none',
          stroke: (theme.vars ?? theme).palette.primary.main,
          strokeWidth: 2,
          strokeDasharray: '4 3',
          pointerEvents: 'none',
        },
        '& .react-flow__edge': { cursor: 'pointer', pointerEvents: 'visibleStroke' },
        '& .far text, & .far .react-flow__node-label': { display: 'none' },
        '& .react-flow__attribution': { bgcolor: 'transparent', '& a': { color: 'text.secondary' } },
        '& .react-flow__selection, & .react-flow__nodesselection-rect': {
          border: 1,
          borderStyle: 'dashed',
          borderColor: 'primary.main',
          bgcolor: 'transparent',
        },
      })}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        key={plane}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStart={onDragStart}
        onNodeDragStop={onDragStop}
        onSelectionDragStart={(event, dragged) => {
          if (dragged[0]) onDragStart(event, dragged[0], dragged);
        }}
        onSelectionDragStop={(event, dragged) => {
          const first = dragged.find(({ type }) => type === 'shape');
          if (first) onDragStop(event, first, dragged);
        }}
        onMove={(_event, { zoom }) => {
          surface.current?.classList.toggle('far', zoom < far);
        }}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
        minZoom={smallest}
        maxZoom={largest}
        selectionMode={SelectionMode.Partial}
        selectionOnDrag
        panOnDrag={[1, 2]}
        panOnScroll
        zoomOnDoubleClick={false}
        panActivationKeyCode="Space"
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
        nodesDraggable={!isReadOnly}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        disableKeyboardA11y
        nodeDragThreshold={3}
        proOptions={{ hideAttribution: false }}
      >
        <Guides ref={guides} />
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
        {children}
      </ReactFlow>
    </Box>
  );
}

/** The nodes as they are shown: those of the document, moved while they are dragged. */
function useShownNodes(projected: ProjectedPlane, selection: ReadonlySet<string>) {
  const [nodes, setNodes] = useState<CanvasNode[]>(() => chosenNodes(projected.nodes, selection));
  useEffect(() => {
    setNodes((shown) => {
      const known = new Map(shown.map((node) => [node.id, node]));
      return projected.nodes.map((node) => {
        const old = known.get(node.id);
        const selected = selection.has(node.id);
        const isSame =
          old !== undefined &&
          old.data === node.data &&
          (old.selected ?? false) === selected &&
          old.position.x === node.position.x &&
          old.position.y === node.position.y &&
          old.zIndex === node.zIndex;
        return isSame ? old : { ...node, selected };
      });
    });
  }, [projected, selection]);
  return { nodes, setNodes };
}

function chosenNodes(nodes: readonly CanvasNode[], selection: ReadonlySet<string>): CanvasNode[] {
  return nodes.map((node) => (selection.has(node.id) ? { ...node, selected: true } : node));
}

function chosenEdges(edges: readonly CanvasEdge[], selection: ReadonlySet<string>): CanvasEdge[] {
  return edges.map((edge) => (selection.has(edge.id) ? { ...edge, selected: true, zIndex: 60 } : edge));
}

/** A step that nothing joins yet can be dropped into a flow. */
function mayDropOnFlow(model: Model, id: string): boolean {
  const found = model.all.get(id);
  const type = found?.entry.type;
  const isFit = found?.kind === 'element' && type !== 'startEvent' && type !== 'endEvent' && type !== 'boundaryEvent';
  return isFit && !model.linesAt(id).some(({ kind }) => kind === 'flow');
}

/** Where dragged things come to stand: in what lies under the middle of the one that was held. */
function cameTo(model: Model, plane: string, id: string, middle: readonly [number, number], ids: readonly string[]): Into {
  const found = model.all.get(id);
  const under = placeAt(model, plane, middle, ids);
  if (found?.entry.type === 'boundaryEvent') {
    // Off its border it goes along with what it sits on; near another one it changes to that.
    return ids.length === 1 && under.host !== undefined ? { attachedTo: under.host } : {};
  }
  if (!found || found.kind === 'pool' || found.kind === 'lane' || under.scope === undefined) return {};
  return { scope: under.scope, lane: under.lane ?? null };
}

/** The moves with the held shape lined up; the others move as far as it does. @param reach Absent: it goes where the pointer goes. */
function snappedMoves(moves: readonly NodePositionChange[], drag: Drag | undefined, reach: number | undefined) {
  const lead = drag?.lead;
  const position = moves.find(({ id }) => id === lead?.id)?.position;
  if (!drag || !lead || !position) return { moves, guides: [] };
  const [, , width, height] = lead.at;
  const snapped = reach === undefined ? { ...position, guides: [] } : snap([position.x, position.y, width, height], drag.others, reach);
  drag.by = [snapped.x - lead.at[0], snapped.y - lead.at[1]];
  const [dx, dy] = [snapped.x - position.x, snapped.y - position.y];
  return {
    guides: snapped.guides,
    moves: moves.map((move) => (move.position ? { ...move, position: { x: move.position.x + dx, y: move.position.y + dy } } : move)),
  };
}

/** What hangs on dragged things moves as far as they do. */
function carriedMoves(shown: readonly CanvasNode[], moves: readonly NodePositionChange[], drag: Drag | undefined): NodePositionChange[] {
  const [lead] = moves;
  if (!drag || drag.carried.size === 0 || !lead?.position) return [];
  const before = shown.find(({ id }) => id === lead.id);
  if (!before) return [];
  const [dx, dy] = [lead.position.x - before.position.x, lead.position.y - before.position.y];
  if (dx === 0 && dy === 0) return [];
  return shown.flatMap((node): NodePositionChange[] =>
    drag.carried.has(node.id) ? [{ type: 'position', id: node.id, position: { x: node.position.x + dx, y: node.position.y + dy } }] : [],
  );
}
