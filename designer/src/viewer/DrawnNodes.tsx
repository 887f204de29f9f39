import { createElement, memo, type ReactNode } from 'react';
import type { DrawingNode } from '../drawing/index.js';

const camel = (name: string): string => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function shown(node: DrawingNode | string, key: number): ReactNode {
  if (typeof node === 'string') return node;
  const attributes = Object.fromEntries(Object.entries(node.attributes).map(([name, value]) => [camel(name), value]));
  return createElement(node.tag, { key, ...attributes }, ...node.children.map(shown));
}

/** The nodes of a drawing as React's; drawn again only when they change. */
export const DrawnNodes = memo(function DrawnNodes({ nodes }: { readonly nodes: readonly DrawingNode[] }) {
  return <>{nodes.map(shown)}</>;
});
