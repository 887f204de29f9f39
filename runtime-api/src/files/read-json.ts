import { readFile, stat } from 'node:fs/promises';
import type { JsonValue } from '@millrace/schemas';
import { jsonFault, placeAt } from './json-places.js';
import { fileProblem, FileRefused } from './problem.js';

/** The largest file that is read: ten times what a definition may hold. */
const largest = 20_000_000;

/** A file of JSON, with its text so that places in it can be told. */
export interface JsonFile {
  readonly file: string;
  readonly source: string;
  readonly value: JsonValue;
}

/** Reads a file of JSON. Throws `FileRefused` for one that is missing, too large, not text or not JSON, with line and column. */
export async function readJson(file: string): Promise<JsonFile> {
  const bytes = await bytesOf(file);
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    source = '\0';
  }
  if (source.includes('\0')) {
    throw refused(
      file,
      'FILE_BINARY',
      'Expected JSON text in UTF-8, but this is another kind of file. Give a .json file.',
      'Ожидался текст JSON в UTF-8, а это файл другого рода. Укажите файл .json.',
    );
  }
  const fault = jsonFault(source);
  if (fault) {
    const en = `This is not JSON: ${fault.en}. Correct it there.`;
    const ru = `Это не JSON: ${fault.ru}. Исправьте в этом месте.`;
    throw new FileRefused([fileProblem(file, 'FILE_NOT_JSON', en, ru, placeAt(source, fault.offset))]);
  }
  return { file, source, value: JSON.parse(source) as JsonValue };
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > largest) {
      const found = Math.round(size / 1_000_000);
      const limit = largest / 1_000_000;
      throw refused(
        file,
        'FILE_TOO_LARGE',
        `Expected at most ${limit} MB, but found ${found} MB. No definition is that large; is it the right file?`,
        `Ожидалось не больше ${limit} МБ, найдено ${found} МБ. Таких больших определений не бывает; тот ли это файл?`,
      );
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw unreadable(file, error);
  }
}

/** Says in plain words why the system does not let a file or folder be read. */
export function unreadable(file: string, error: unknown): FileRefused {
  const code = (error as { readonly code?: string }).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refused(
      file,
      'FILE_MISSING',
      'Expected a file or a folder, but there is nothing by that name. Check the path.',
      'Ожидался файл или папка, но по этому пути ничего нет. Проверьте путь.',
    );
  }
  if (code === 'ELOOP') {
    return refused(
      file,
      'FILE_LINK_CIRCLE',
      'Expected a link that leads to a file, but it leads in a circle. Remove the link.',
      'Ожидалась ссылка на файл, но она ведёт по кругу. Удалите ссылку.',
    );
  }
  return refused(
    file,
    'FILE_UNREADABLE',
    `Expected to be able to read it, but the system says ${code ?? 'no'}. Check who may read it.`,
    `Не удалось прочитать: система отвечает ${code ?? 'отказом'}. Проверьте права на чтение.`,
  );
}

function refused(file: string, code: string, en: string, ru: string): FileRefused {
  return new FileRefused([fileProblem(file, code, en, ru)]);
}
