import { type ComponentType, memo, type ReactElement } from 'react';
import { FieldNode } from '../fields/FieldNode.js';
import { rowsIn } from '../store/address.js';
import { useForm, useNode } from '../form-context.js';
import { pagesView } from '../widgets/held.js';
import { GroupNode } from './GroupNode.js';
import { RepeatNode } from './RepeatNode.js';
import { StaticNode } from './StaticNode.js';
import { TableNode } from './TableNode.js';

/** What draws a node that is no field. */
export interface NodeProps {
  readonly nodeId: string;
  /** The key of the row around; `''` outside of tables. */
  readonly row: string;
  /** How deep the headings around are: 2 at the top. */
  readonly level: number;
}

/** What draws each node type that is no field; the rest are fields. A new type is a new line here. */
const views: Readonly<Record<string, ComponentType<NodeProps>>> = {
  page: GroupNode,
  group: GroupNode,
  columns: GroupNode,
  tab: GroupNode,
  step: GroupNode,
  tabs: Pages,
  wizard: Pages,
  table: TableNode,
  repeat: RepeatNode,
  heading: StaticNode,
  paragraph: StaticNode,
  divider: StaticNode,
};

/** Draws any node of a form with all inside it; nothing while it is hidden. */
export const NodeView = memo(function NodeView({ nodeId, row, level }: NodeProps): ReactElement | null {
  const { store } = useForm();
  const type = store.form.nodes.get(nodeId)?.type ?? '';
  const View = Object.hasOwn(views, type) ? views[type] : undefined;
  return View ? <Visible {...{ nodeId, row, level, View }} /> : <FieldNode nodeId={nodeId} row={row} />;
});

function Visible({ View, ...props }: NodeProps & { readonly View: ComponentType<NodeProps> }): ReactElement | null {
  const { state } = useNode({ nodeId: props.nodeId, rows: rowsIn(props.row) });
  return state.visible ? <View {...props} /> : null;
}

/** Tabs and steps, which few forms have; the form has awaited what draws them. */
function Pages(props: NodeProps): ReactElement {
  const View = pagesView();
  return <View {...props} />;
}
