/** A part of a JUEL expression, with its place in the source. */
export type JuelNode = { readonly from: number; readonly to: number } & JuelPart;

type JuelPart =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'property'; readonly of: JuelNode; readonly name: string }
  | { readonly kind: 'index'; readonly of: JuelNode; readonly index: JuelNode }
  | { readonly kind: 'call'; readonly of: JuelNode | undefined; readonly name: string; readonly args: readonly JuelNode[] }
  | { readonly kind: 'unary'; readonly operator: 'not' | 'empty' | '-'; readonly of: JuelNode }
  | { readonly kind: 'binary'; readonly operator: JuelOperator; readonly left: JuelNode; readonly right: JuelNode }
  | { readonly kind: 'choice'; readonly test: JuelNode; readonly yes: JuelNode; readonly no: JuelNode };

/** The operators between two values, words and signs made one. */
export type JuelOperator = 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

/** A text with expressions in it: plain pieces and expressions in their order. */
export type JuelText = readonly (string | JuelNode)[];
