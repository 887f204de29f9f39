import type { nodesOf as FeelNodes } from './feel.js';

/** Pages have no process expressions: FEEL is not brought to them (condition `@millrace/lean`). */
const refuse = (): never => {
  throw new Error('FEEL is not part of this page.');
};

export const evaluateSource: (source: string, names: object) => unknown = refuse;
export const nodesOf: typeof FeelNodes = refuse;
export const momentOf: (ms: number) => { readonly now: unknown; readonly today: unknown } = refuse;
