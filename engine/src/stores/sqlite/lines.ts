import { GatheringLine } from './gathering-line.js';
import { WorkerLine } from './line.js';
import { OpenHere } from './open-here.js';
import type { CollectionSpec } from '../../ports/index.js';

/** One that writes; readers by key, of lists, and of what passes over more rows than it answers; and one that folds the log into the file. */
export type LineName = 'writer' | 'points' | 'lists' | 'walks' | 'folds';
export type Lines = Readonly<Record<LineName, WorkerLine>>;

/** A store's lines, and how to close them; each begins with the first thing asked of it. `specs` answers the collections to be known by a writer that begins anew. */
export function linesOf(
  file: { readonly path: string; readonly busyTimeout: number; readonly synced: boolean },
  specs: () => readonly CollectionSpec[],
): { readonly lines: Lines; readonly close: () => Promise<void> } {
  const here = new OpenHere(file.path);
  const reader = (Line = WorkerLine) => new Line(async (line) => void (await line.send('open', { ...file, role: 'reader', alone: false })));
  const writer = new WorkerLine(async (line) => {
    await here.opened((alone) => line.send('open', { ...file, role: 'writer', alone }));
    await line.send('collections', specs());
  });
  const lines = { writer, points: reader(GatheringLine), lists: reader(), walks: reader(), folds: reader() };
  return { lines, close: () => closeLines(lines).finally(() => here.closed()) };
}

/** The writer goes last: the last connection folds the log beside the file into it. One whose thread ended meanwhile keeps no other open. */
async function closeLines({ writer, ...readers }: Lines): Promise<void> {
  const failed: unknown[] = [];
  for (const line of [...Object.values(readers), writer]) await line.close().catch((error: unknown) => failed.push(error));
  if (failed.length) throw failed[0];
}
