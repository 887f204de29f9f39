// elkjs takes any world without a `document` for its own worker and then offers nothing to call. What is imported after this sees one.
const world = globalThis as { document?: unknown };
world.document ??= {};

export {};
