import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileRefused, fileProblem } from './problem.js';
import { unreadable } from './read-json.js';

/** The file that says what an application in a folder consists of. */
export const manifestName = 'application.json';

/** What paths on a command line lead to. */
export interface FoundFiles {
  /** Folders with a manifest: each is one application. */
  readonly applications: readonly string[];
  /** Files of JSON outside of them. */
  readonly files: readonly string[];
}

const passedOver = new Set(['node_modules', 'dist', 'data', 'coverage']);
const mostFiles = 20_000;

/**
 * Finds what to work on: a file is taken as it is; in a folder every `.json` below it, and every folder with a manifest as an application. Folders reached
 * twice, by links too, are looked into once. Throws `FileRefused` for a path that leads nowhere and for a folder without any JSON.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const found = { applications: [] as string[], files: [] as string[], seen: new Set<string>() };
  for (const path of paths) {
    const before = found.applications.length + found.files.length;
    const isFolder = await look(path);
    if (!isFolder) found.files.push(path);
    else await walk(path, found);
    if (isFolder && found.applications.length + found.files.length === before) {
      throw new FileRefused([
        fileProblem(
          path,
          'FOLDER_EMPTY',
          'Expected definitions (.json) in this folder, but found none. Is it the right folder?',
          'В этой папке ожидались определения (.json), но их нет. Та ли это папка?',
        ),
      ]);
    }
  }
  return { applications: found.applications, files: found.files };
}

async function look(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function walk(
  folder: string,
  found: { readonly applications: string[]; readonly files: string[]; readonly seen: Set<string> },
): Promise<void> {
  const real = await realpath(folder);
  if (found.seen.has(real)) return;
  found.seen.add(real);
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (entries.some(({ name }) => name === manifestName)) {
    found.applications.push(folder);
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || passedOver.has(entry.name)) continue;
    // A link that leads nowhere or in a circle is nobody's definition.
    const isFolder =
      entry.isDirectory() ||
      (entry.isSymbolicLink() &&
        (await stat(path).then(
          (one) => one.isDirectory(),
          () => undefined,
        )));
    if (isFolder === undefined) continue;
    if (isFolder) await walk(path, found);
    else if (/\.json$/.test(entry.name) && !/^(?:package(?:-lock)?|tsconfig.*)\.json$/.test(entry.name)) found.files.push(path);
    if (found.files.length > mostFiles) {
      throw new FileRefused([
        fileProblem(
          folder,
          'FOLDER_TOO_LARGE',
          `Expected at most ${mostFiles} files, but found more. Give a smaller folder.`,
          `Ожидалось не больше ${mostFiles} файлов, но их больше. Укажите папку поменьше.`,
        ),
      ]);
    }
  }
}
