import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { FileRefused, fileProblem } from './problem.js';
import { unreadable } from './read-json.js';

/** A file to be read, and the folder under the given one that it was found in. */
export interface FoundFile {
  readonly file: string;
  readonly below: string;
}

const passedOver = new Set(['node_modules', 'dist', 'data', 'coverage']);
const mostFiles = 20_000;
const mostBytes = 128 * 1024 * 1024;

/** Files as they are given, and those below folders whose names fit. Throws `FileRefused` for a path that leads nowhere and a folder without any. */
export async function findNamed(
  paths: readonly string[],
  fits: RegExp,
  what: { readonly en: string; readonly ru: string },
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (one) => one.isDirectory(),
      (error: unknown) => {
        throw unreadable(path, error);
      },
    );
    if (!isFolder) {
      found.push({ file: path, below: '' });
      continue;
    }
    const before = found.length;
    const waiting = [path];
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
      const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) {
        if (entry.name.startsWith('.') || passedOver.has(entry.name)) continue;
        if (entry.isDirectory()) waiting.push(join(folder, entry.name));
        else if (entry.isFile() && fits.test(entry.name)) found.push({ file: join(folder, entry.name), below: relative(path, folder) });
      }
      if (found.length > mostFiles) {
        throw refusedFolder(
          path,
          'FOLDER_TOO_LARGE',
          `at most ${mostFiles} files, but found more`,
          `не больше ${mostFiles} файлов, но их больше`,
        );
      }
    }
    if (found.length === before) throw refusedFolder(path, 'FOLDER_EMPTY', `${what.en}, but found none`, `${what.ru}, но их нет`);
  }
  return found;
}

function refusedFolder(path: string, code: string, en: string, ru: string): FileRefused {
  return new FileRefused([fileProblem(path, code, `Expected ${en} in this folder.`, `В этой папке ожидалось: ${ru}.`)]);
}

/** The bytes of a file. Throws `FileRefused` for one that cannot be read, and for one so large that nobody drew it. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > mostBytes) {
      const most = mostBytes / 1024 / 1024;
      throw new FileRefused([
        fileProblem(
          file,
          'FILE_TOO_LARGE',
          `Expected a file of at most ${most} MB. Split it.`,
          `Ожидался файл не больше ${most} МБ. Разделите его.`,
        ),
      ]);
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw unreadable(file, error);
  }
}

/** Writes a file whole or not at all. Without `over`, one that is there already stays, and `FileRefused` says so. */
export async function writeWhole(file: string, text: string, over: boolean): Promise<void> {
  const part = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(part, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A link is refused where the name is taken, also by somebody who took it just now.
    if (over) await rename(part, file);
    else await link(part, file);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'EEXIST') {
      throw new FileRefused([
        fileProblem(
          file,
          'FILE_EXISTS',
          'Expected not to write over a file, but it is there already. Give another folder with --out, or --force to replace it.',
          'Файл уже существует и не будет перезаписан. Укажите другую папку в --out или --force, чтобы заменить его.',
        ),
      ]);
    }
    throw unwritable(file, error);
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

function unwritable(file: string, error: unknown): FileRefused {
  const reason = error instanceof Error ? error.message.replace(/,.*$/, '') : String(error);
  return new FileRefused([
    fileProblem(file, 'FILE_NOT_WRITTEN', `The file could not be written: ${reason}.`, `Файл не удалось записать: ${reason}.`),
  ]);
}
