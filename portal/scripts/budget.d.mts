/** Bytes of JavaScript, gzipped, that the inbox and the request page may load in all: with an opened work item and its form, with the form and the route. */
export const budget: number;
/** Each page: its chunk, the parts it shows in all cases, and those that only some forms add. */
export const pages: Readonly<
  Record<string, { readonly chunk: string; readonly with: readonly string[]; readonly some: readonly string[] }>
>;
/** A chunk of the build's manifest. */
export interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
/** The chunks of a build by their source. */
export type Manifest = Readonly<Record<string, Chunk>>;
/** The files that chunks import, directly or not. */
export function filesOf(manifest: Manifest, from: readonly string[]): ReadonlySet<string>;
/** The names in a manifest of the chunks that parts of a page are. */
export function chunksOf(manifest: Manifest, names: readonly string[]): readonly string[];
/** The chunks that one of the pages' parts would load later and that no list names. */
export function uncounted(manifest: Manifest): readonly string[];
/** Bytes of the gzipped files together. */
export function gzipped(dist: string, files: Iterable<string>): number;
/** Prints a table and tells whether the promised pages are within the budget, and nothing is loaded uncounted. */
export function measure(dist: string): boolean;
