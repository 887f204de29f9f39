import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type FileProblem, FileRefused, fileProblem } from './problem.js';
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

/** A file to be written. */
export interface NewFile {
  readonly file: string;
  readonly text: string;
}

/** Writes files that belong together, all of them or none. Without `over`, one that is there already stays, nothing is written, and `FileRefused` says so. */
export async function writeTogether(files: readonly NewFile[], over: boolean): Promise<void> {
  const written: string[] = [];
  const parts: string[] = [];
  let at = files[0]?.file ?? '';
  try {
    for (const { file, text } of files) {
      at = file;
      await mkdir(dirname(file), { recursive: true });
      const part = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
      parts.push(part);
      const handle = await open(part, 'wx');
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if ((await isFolder(file)) === true) throw new Error('a folder has this name');
    }
    for (const [index, { file }] of files.entries()) {
      at = file;
      const part = parts[index] ?? '';
      // A link is refused where the name is taken, also by somebody who took it just now.
      if (over) await rename(part, file);
      else {
        await link(part, file);
        written.push(file);
      }
    }
  } catch (error) {
    for (const file of written) await rm(file, { force: true }).catch(() => undefined);
    if ((error as { readonly code?: unknown }).code === 'EEXIST') {
      throw new FileRefused([
        fileProblem(
          at,
          'FILE_EXISTS',
          'Expected not to write over a file, but it is there already. Give another folder with --out, or --force to replace it.',
          'Файл уже существует и не будет перезаписан. Укажите другую папку в --out или --force, чтобы заменить его.',
        ),
      ]);
    }
    throw unwritable(at, error);
  } finally {
    for (const part of parts) await rm(part, { force: true }).catch(() => undefined);
  }
}

function isFolder(path: string): Promise<boolean | undefined> {
  return stat(path).then(
    (one) => one.isDirectory(),
    () => undefined,
  );
}

/**
 * The files of one call with what is to be made of each, every file once. Two files that would be written to one place are told in `same`, by file, because one of them would be lost
 * whatever happens with those that are there already.
 */
export function sortedOut(
  files: readonly FoundFile[],
  target: (file: FoundFile) => string,
): { readonly files: readonly FoundFile[]; readonly same: ReadonlyMap<string, FileProblem> } {
  const once = new Map(files.map((each) => [`${resolve(each.file)}\n${resolve(target(each))}`, each]));
  const byTarget = new Map<string, FoundFile[]>();
  for (const each of once.values()) {
    const to = resolve(target(each));
    byTarget.set(to, [...(byTarget.get(to) ?? []), each]);
  }
  const same = new Map<string, FileProblem>();
  for (const sharing of byTarget.values()) {
    for (const each of sharing.length > 1 ? sharing : []) {
      const other = sharing.find((one) => one !== each)?.file ?? '';
      const to = target(each);
      const en = `Expected every file to give a file of its own, but ${other} would be written to ${to} as well. Rename one of them, or do them one after the other with another --out.`;
      const ru = `Каждый файл должен давать свой файл, но ${other} тоже был бы записан в ${to}. Переименуйте один из них или обработайте их по очереди с разными --out.`;
      same.set(each.file, fileProblem(each.file, 'FILE_SAME_OUTPUT', en, ru));
    }
  }
  return { files: [...once.values()], same };
}

function unwritable(file: string, error: unknown): FileRefused {
  const reason = error instanceof Error ? error.message.replace(/,.*$/, '') : String(error);
  return new FileRefused([
    fileProblem(file, 'FILE_NOT_WRITTEN', `The file could not be written: ${reason}.`, `Файл не удалось записать: ${reason}.`),
  ]);
}
