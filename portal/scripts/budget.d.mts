/** Bytes of JavaScript, gzipped, that the inbox and the request page may load until they can be used. */
export const budget: number;
/** What each page loads beside the entry. */
export const pages: Readonly<Record<string, readonly string[]>>;
/** A chunk of the build's manifest. */
export interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
/** The files that chunks import, directly or not. */
export function filesOf(manifest: Readonly<Record<string, Chunk>>, from: readonly string[]): ReadonlySet<string>;
/** Bytes of the gzipped files together. */
export function gzipped(dist: string, files: Iterable<string>): number;
/** Prints a table and tells whether every page is within the budget. */
export function measure(dist: string): boolean;
