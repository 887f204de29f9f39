import { createElement, memo, type ReactNode } from 'react';
import type { DrawingNode } from '../drawing/index.js';

const camel = (name: string): string => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function shown(node: DrawingNode | string, key: number): ReactNode {
  if (typeof node === 'string') return node;
  const attributes = Object.fromEntries(Object.entries(node.attributes).map(([name, value]) => [camel(name), value]));
  const children = node.children.map(shown);
  // Lines of one text are words apart for whoever reads it aloud or searches it; the blank takes no room.
  const apart = node.tag === 'text' ? children.flatMap((child, at) => (at === 0 ? [child] : [blank(at), child])) : children;
  return createElement(node.tag, { key, ...attributes }, ...apart);
}

const blank = (at: number): ReactNode => (
  <tspan key={`blank ${at}`} fontSize={0}>
    {' '}
  </tspan>
);

/** The nodes of a drawing as React's; drawn again only when they change. */
export const DrawnNodes = memo(function DrawnNodes({ nodes }: { readonly nodes: readonly DrawingNode[] }) {
  return <>{nodes.map(shown)}</>;
});
