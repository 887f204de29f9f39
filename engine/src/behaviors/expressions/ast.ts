/**
 * JSONata's parsed expression, as far as we read it. Its own typings leave out half of the fields, so ours stand here and are narrowed from
 * `unknown` once, in `parse.ts`.
 */
export interface AstNode {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly steps?: readonly AstNode[];
  readonly expressions?: readonly AstNode[];
  readonly expression?: AstNode;
  readonly lhs?: AstNode | readonly AstPair[];
  readonly rhs?: AstNode;
  readonly condition?: AstNode;
  readonly then?: AstNode;
  readonly else?: AstNode;
  readonly procedure?: AstNode;
  readonly arguments?: readonly AstNode[];
  readonly terms?: readonly { readonly descending: boolean; readonly expression: AstNode }[];
  /** Filters of a node that is no step of a path. */
  readonly predicate?: readonly AstStage[];
  /** Filters of a step of a path. */
  readonly stages?: readonly AstStage[];
  readonly group?: { readonly lhs: readonly AstPair[]; readonly position?: number };
  readonly keepArray?: boolean;
  readonly keepSingletonArray?: boolean;
  readonly consarray?: boolean;
  readonly tuple?: boolean;
  readonly focus?: string;
  readonly index?: string;
  readonly ancestor?: unknown;
}

/** Key and value of an object constructor. */
export type AstPair = readonly [AstNode, AstNode];

/** What follows a step in brackets. */
export interface AstStage {
  readonly type: string;
  readonly expr: AstNode;
}

/** A node whose fields a rewrite may change. */
export type MutableNode = { -readonly [K in keyof AstNode]: AstNode[K] };
