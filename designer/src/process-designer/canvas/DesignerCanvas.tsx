import '@xyflow/react/dist/base.css';
import Box from '@mui/material/Box';
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useStoreApi,
  type Edge,
  type EdgeChange,
  type Node,
  type NodeChange,
} from '@xyflow/react';
import { useCallback, useMemo, useRef, type ReactNode } from 'react';
import { fontFamily } from '../../drawing/index.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import { useDragging } from './dragging/use-dragging.js';
import { StretchedWaysContext } from './dragging/stretched-ways.js';
import { type LabelData, type ShapeData, type WayData } from './project-plane.js';
import { LabelNode, ShapeNode } from './ShapeNode.js';
import { Guides, type GuidesHandle } from './Guides.js';
import { isTakenByLasso } from './lasso.js';
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

const smallest = 0.1;
const largest = 3;
/** Smaller than this, words cannot be read and are not drawn. */
const far = 0.4;

/** The surface that a process is drawn on. React Flow shows it and tells gestures; the document is changed by commands alone. */
export function DesignerCanvas({ language, scheme, isReadOnly, children }: DesignerCanvasProps) {
  const store = useDesignerStore();
  const flow = useStoreApi<CanvasNode, CanvasEdge>();
  const plane = useDesigner((view) => view.plane);
  const selection = useDesigner((view) => view.selection);
  const projected = useProjection(language, scheme);
  const nodes = useMemo(() => withChosen(projected.nodes, selection, chosenNode), [projected, selection]);
  const edges = useMemo(() => withChosen(projected.edges, selection, chosenEdge), [projected, selection]);
  const guides = useRef<GuidesHandle>(null);
  const surface = useRef<HTMLDivElement>(null);
  const dragging = useDragging(store, surface, guides);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length === 0) return;
      const chosen = new Set(store.view().selection);
      for (const { id, selected } of selects)
        if (!selected) chosen.delete(id);
        else if (isTakenByLasso(flow.getState(), id)) chosen.add(id);
      store.select(chosen);
    },
    [store, flow],
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
  return (
    <Box
      ref={surface}
      onPointerDown={isReadOnly ? undefined : dragging.onPointerDown}
      sx={(theme) => ({
        width: 1,
        height: 1,
        fontFamily,
        bgcolor: 'background.paper',
        '& .react-flow__node': { cursor: isReadOnly ? 'default' : 'grab' },
        '&.drags, &.drags *': { cursor: 'grabbing !important' },
        '& .react-flow__node.held': { touchAction: 'none' },
        // What is chosen moves away from under it.
        '&.drags .react-flow__nodesselection': { visibility: 'hidden' },
        '& .react-flow__edge.takes .way-reach': { stroke: (theme.vars ?? theme).palette.primary.main, strokeOpacity: 0.3 },
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
      <StretchedWaysContext value={dragging.ways}>
        <ReactFlow<CanvasNode, CanvasEdge>
          key={plane}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
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
          nodesDraggable={false}
          noPanClassName={isReadOnly ? 'nopan' : 'held'}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elevateNodesOnSelect={false}
          elevateEdgesOnSelect={false}
          disableKeyboardA11y
          proOptions={{ hideAttribution: false }}
        >
          <Guides ref={guides} />
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
          {children}
        </ReactFlow>
      </StretchedWaysContext>
    </Box>
  );
}

const chosenOnes = new WeakMap<object, object>();

/** What is chosen is marked so. The same thing chosen is the same object each time: it is not drawn again. */
function withChosen<T extends CanvasNode | CanvasEdge>(all: readonly T[], selection: ReadonlySet<string>, chosen: (one: T) => T): T[] {
  return all.map((one) => {
    if (!selection.has(one.id)) return one;
    const known = chosenOnes.get(one) as T | undefined;
    if (known) return known;
    const made = chosen(one);
    chosenOnes.set(one, made);
    return made;
  });
}

const chosenNode = (node: CanvasNode): CanvasNode => ({ ...node, selected: true });
/** Over other lines. */
const chosenEdge = (edge: CanvasEdge): CanvasEdge => ({ ...edge, selected: true, zIndex: 60 });
