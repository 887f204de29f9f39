import type { BundleDefinition, ItemDefinition } from '../generated/definitions.js';

/** Any definition: what an analyst makes, or a whole application. */
export type Definition = ItemDefinition | BundleDefinition;

/** What a draft may lack: everything but what tells it from others. References may lead nowhere. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? readonly Draft<Item>[]
  : T extends object
    ? { readonly [K in keyof T as K extends Identity ? K : never]: T[K] } & {
        readonly [K in keyof T as K extends Identity ? never : K]?: Draft<T[K]>;
      }
    : T;

/** Properties that a draft has from its first moment. */
type Identity = 'kind' | 'format' | 'id';
