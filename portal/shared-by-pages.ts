/** What the graph of modules says of one. */
interface Imports {
  readonly isEntry: boolean;
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
}

/** The graph that the bundler hands to the naming of chunks. */
export interface Graph {
  getModuleInfo(id: string): Imports | null;
}

const isStudio = (id: string) => /[\\/]pages[\\/]studio[\\/]/.test(id);

/**
 * Names the chunk of what several loads of the portal share: the entry, a page and a part that comes later are a load each. The studio counts as none: what it
 * has in common with one page (expressions, the drawing, every definition's schema) would else come with the inbox too (docs/adr/0009).
 *
 * @param name of the chunk
 * @param least loads that have to share a module for it to be in the chunk
 */
export function sharedByPages(name: string, least: number) {
  let shares: ReadonlyMap<string, number> | undefined;
  return (id: string, graph: Graph): string | null => {
    shares ??= countShares(graph, entryOf(graph, id));
    return (shares.get(id) ?? 0) >= least ? name : null;
  };
}

/** The entry from which a module is reached. */
function entryOf(graph: Graph, id: string): string {
  const visited = new Set<string>([id]);
  for (const one of visited) {
    const info = graph.getModuleInfo(one);
    if (info?.isEntry === true) return one;
    for (const importer of [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]) visited.add(importer);
  }
  throw new Error(`No entry of the portal reaches ${id}.`);
}

function countShares(graph: Graph, entry: string): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  const loads = new Set([entry]);
  for (const load of loads) {
    const files = new Set([load]);
    for (const file of files) {
      shares.set(file, (shares.get(file) ?? 0) + 1);
      const info = graph.getModuleInfo(file);
      for (const one of info?.importedIds ?? []) if (!isStudio(one)) files.add(one);
      for (const one of info?.dynamicallyImportedIds ?? []) if (!isStudio(one)) loads.add(one);
    }
  }
  return shares;
}
