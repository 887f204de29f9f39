import { GatheringLine } from './gathering-line.js';
import { WorkerLine } from './line.js';
import type { CollectionSpec } from '../../ports/index.js';

/** One that writes; readers by key, of lists, and of what passes over more rows than it answers; and one that folds the log into the file. */
export type LineName = 'writer' | 'points' | 'lists' | 'walks' | 'folds';
export type Lines = Readonly<Record<LineName, WorkerLine>>;

/** A store's lines; each begins with the first thing asked of it. `specs` answers the collections to be known by a writer that begins anew. */
export function linesOf(
  file: { readonly path: string; readonly busyTimeout: number; readonly synced: boolean },
  specs: () => readonly CollectionSpec[],
): Lines {
  const reader = (Line = WorkerLine) => new Line(async (line) => void (await line.send('open', { ...file, role: 'reader' })));
  const writer = new WorkerLine(async (line) => {
    await line.send('open', { ...file, role: 'writer' });
    await line.send('collections', specs());
  });
  return { writer, points: reader(GatheringLine), lists: reader(), walks: reader(), folds: reader() };
}

/** The writer goes last: the last connection folds the log beside the file into it. */
export async function closeLines({ writer, ...readers }: Lines): Promise<void> {
  for (const line of [...Object.values(readers), writer]) await line.close();
}
