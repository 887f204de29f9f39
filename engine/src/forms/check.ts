import { problem, type Problem, type ProblemPlace } from '../model/problem.js';
import type { CompiledNode } from './compiled-form.js';
import { checkData } from './check-data.js';
import { checkRules } from './check-rules.js';
import { type FormDefinition, type FormNode, nodesOf } from './definition.js';
import { bindingsOf, containerTypes, nodeOf, readPage, rowsTypes, staticTypes } from './page.js';
import { readRules } from './read-rules.js';
import { parseBind, pathKey, type Shape, shapeAt, shapeOf } from './shape.js';

/**
 * Tells everything that would keep a form from working as drawn: fields bound to nothing or twice, nodes that are no tree, rules without target, sources
 * that do not parse, unknown fields in them, circles among rules (with the chain). The shape itself (required parts, types) is the schema's business and
 * must have been checked before.
 *
 * @example checkForm(form).map((one) => `${one.pointer}: ${one.message.en}`)
 */
export function checkForm(definition: FormDefinition): readonly Problem[] {
  const tree = checkTree(definition);
  const nodes = readPage(definition);
  const data = shapeOf(definition.data, definition.root, bindingsOf(nodes));
  return [
    ...checkData(definition.data),
    ...tree,
    ...checkBinds(definition, nodes, data),
    ...checkRules(readRules(definition), nodes, data, new Set(Object.keys(definition.sources ?? {}))),
  ];
}

function at(id: string, path: readonly (string | number)[], params: ProblemPlace['params'] = {}): ProblemPlace {
  return { path: ['nodes', id, ...path], elementId: id, params };
}

/** Every child exists, and every node but the root has one parent. */
function checkTree(definition: FormDefinition): Problem[] {
  const problems: Problem[] = [];
  if (!nodeOf(definition, definition.root))
    problems.push(problem('FORM_NODE_UNKNOWN', { path: ['root'], params: { id: definition.root } }));
  const parents = new Map<string, string>();
  for (const [id, node] of Object.entries(nodesOf(definition))) {
    node.children?.forEach((child, index) => {
      const place = at(id, ['children', index], { id: child, parent: id, other: parents.get(child) ?? '' });
      if (!nodeOf(definition, child)) problems.push(problem('FORM_NODE_UNKNOWN', place));
      else if (parents.has(child)) problems.push(problem('FORM_NODE_TWICE', place));
      else if (child === definition.root)
        problems.push(problem('FORM_NODE_CYCLE', at(id, ['children', index], { chain: `${child} → … → ${child}` })));
      else parents.set(child, id);
    });
  }
  const reached = readPage(definition);
  for (const id of Object.keys(definition.nodes)) {
    if (reached.has(id)) continue;
    const circle = circleAbove(id, parents);
    if (circle === null) problems.push(problem('FORM_NODE_UNREACHED', { ...at(id, [], { id }), severity: 'warning' }));
    else if (circle[0] === id) problems.push(problem('FORM_NODE_CYCLE', at(id, [], { chain: [...circle, id].join(' → ') })));
  }
  return problems;
}

/** The circle of parents a node hangs on, beginning with its least id, so that each circle is told once; null if it hangs on none. */
function circleAbove(id: string, parents: ReadonlyMap<string, string>): readonly string[] | null {
  const seen: string[] = [];
  for (let here: string | undefined = id; here !== undefined; here = parents.get(here)) {
    const start = seen.indexOf(here);
    if (start >= 0) {
      const circle = seen.slice(start);
      const least = circle.indexOf([...circle].sort()[0] ?? '');
      return [...circle.slice(least), ...circle.slice(0, least)];
    }
    seen.push(here);
  }
  return null;
}

function checkBinds(definition: FormDefinition, nodes: ReadonlyMap<string, CompiledNode>, data: Shape): Problem[] {
  const problems: Problem[] = [];
  const bound = new Map<string, string>();
  for (const node of nodes.values()) {
    const source = nodeOf(definition, node.id) as FormNode;
    if (source.bind === undefined) {
      if (!containerTypes.has(node.type) && !staticTypes.has(node.type))
        problems.push(problem('FORM_BIND_MISSING', at(node.id, [], { type: node.type })));
      continue;
    }
    const { path } = parseBind(source.bind);
    const earlier = bound.get(pathKey(path));
    if (earlier !== undefined) problems.push(problem('FORM_BIND_TWICE', at(node.id, ['bind'], { bind: source.bind, other: earlier })));
    bound.set(pathKey(path), node.id);
    problems.push(...checkBind(node, source.bind, data));
  }
  return problems;
}

function checkBind(node: CompiledNode, bind: string, data: Shape): Problem[] {
  const { path, tables } = parseBind(bind);
  const shape = shapeAt(data, path);
  if (shape === null || shape.path.length !== path.length) return [problem('FORM_BIND_UNKNOWN', at(node.id, ['bind'], { bind }))];
  if (rowsTypes.has(node.type) !== (shape.kind === 'rows') || shape.kind === 'object') {
    return [problem('FORM_BIND_TYPE', at(node.id, ['bind'], { bind, type: node.type, found: shape.kind }))];
  }
  // Exactly the lists of rows on the way are marked, and the innermost is the table the node stands in.
  const crossed = path
    .slice(0, -1)
    .flatMap((_, index) => (shapeAt(data, path.slice(0, index + 1))?.kind === 'rows' ? [pathKey(path.slice(0, index + 1))] : []));
  if (crossed.join() !== tables.join())
    return [problem('FORM_BIND_MARKS', at(node.id, ['bind'], { bind, table: crossed.at(-1) ?? tables.at(-1) ?? '' }))];
  const innermost = crossed.at(-1) ?? null;
  if (innermost !== node.table)
    return [problem('FORM_COLUMN_OUTSIDE_TABLE', at(node.id, ['bind'], { bind, table: innermost ?? node.table ?? '' }))];
  return [];
}
