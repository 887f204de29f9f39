import { appendFile, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MillraceError } from '@millrace/schemas';
import { syncPath } from '../sync-files.js';
import type { ErasureList } from '../../ports/index.js';

/** The file beside a database that erasures are written to as well: a backup that is put in the database's place does not replace it (rule 23). */
export function erasuresFileOf(path: string): string {
  return `${path}.erasures.jsonl`;
}

/** The list in that file, a line an entry. A line that a power cut tore was never answered, so it is left out. */
export function fileErasures(path: string, guard: () => void): ErasureList {
  const file = erasuresFileOf(path);
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const now = last.then(work);
    last = now.catch(() => undefined);
    return now;
  };
  return {
    async note(entry) {
      guard();
      await inOrder(() =>
        onDisk(async () => {
          // Behind a torn line, which has no end.
          const before = await textOf(file);
          await appendFile(file, `${before === '' || before.endsWith('\n') ? '' : '\n'}${entry}\n`);
          await syncPath(file);
          if (before === '') await syncPath(dirname(file));
        }),
      );
    },
    async all() {
      guard();
      const text = await inOrder(() => onDisk(() => textOf(file)));
      return text.split('\n').filter(isJson);
    },
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function isJson(line: string): boolean {
  try {
    return line !== '' && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = 'failed' } = error as NodeJS.ErrnoException;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new MillraceError(full ? 'STORE_FULL' : 'STORE_UNAVAILABLE', { reason: `the list of erasures: ${code}` }, { cause: error });
  }
}
