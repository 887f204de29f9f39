import '@xyflow/react/dist/base.css';
import Box from '@mui/material/Box';
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  type Edge,
  type EdgeChange,
  type Node,
  type NodeChange,
  type NodePositionChange,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { carriedAlong, modelOf, moveLabel, moveShapes, placeAt, type Into, type Model } from '../../document/index.js';
import { fontFamily } from '../../drawing/index.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import { labelId, type LabelData, type ProjectedPlane, type ShapeData, type WayData } from './project-plane.js';
import { LabelNode, ShapeNode } from './ShapeNode.js';
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
}

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
  const drag = useRef<Drag | undefined>(undefined);
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
      setNodes((shown) => applyNodeChanges([...moves, ...carriedMoves(shown, moves, drag.current)], shown));
    },
    [store, setNodes],
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
      const ids = new Set((dragged.length > 0 ? dragged : [node]).map(({ id }) => id));
      const { document, plane: shown } = store.view();
      const carried = new Set([...carriedAlong(modelOf(document), shown, [...ids])].flatMap((id) => [id, labelId(id)]));
      for (const id of ids) carried.add(labelId(id));
      drag.current = { ids, carried: new Set([...carried].filter((id) => !ids.has(id))) };
    },
    [store],
  );
  const onDragStop = useCallback(
    (_event: unknown, node: CanvasNode, dragged: readonly CanvasNode[]) => {
      drag.current = undefined;
      const { document, plane: shown } = store.view();
      const drawn = modelOf(document).planes[shown];
      if (node.type === 'label') {
        const { of } = node.data;
        store.run(moveLabel(shown, of, [node.position.x, node.position.y, node.width ?? 1, node.height ?? 1]));
        return;
      }
      const at = drawn?.shapes?.[node.id]?.at;
      if (!at) return;
      const by = [Math.round(node.position.x - at[0]), Math.round(node.position.y - at[1])] as const;
      const ids = (dragged.length > 0 ? dragged : [node]).filter(({ type }) => type === 'shape').map(({ id }) => id);
      if (by[0] !== 0 || by[1] !== 0) {
        const outcome = store.run(moveShapes(shown, ids, by, cameTo(modelOf(document), shown, node, ids)));
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

/** Where dragged things come to stand: in what lies under the middle of the one that was held. */
function cameTo(model: Model, plane: string, node: CanvasNode, ids: readonly string[]): Into {
  const found = model.all.get(node.id);
  const middle = [node.position.x + (node.width ?? 0) / 2, node.position.y + (node.height ?? 0) / 2] as const;
  const under = placeAt(model, plane, middle, ids);
  if (found?.entry.type === 'boundaryEvent') {
    // Off its border it goes along with what it sits on; near another one it changes to that.
    return ids.length === 1 && under.host !== undefined ? { attachedTo: under.host } : {};
  }
  if (!found || found.kind === 'pool' || found.kind === 'lane' || under.scope === undefined) return {};
  return { scope: under.scope, lane: under.lane ?? null };
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
