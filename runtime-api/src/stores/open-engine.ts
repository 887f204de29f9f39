import { existsSync } from 'node:fs';
import { createEngine, type Engine } from '@millrace/engine';
import { fileProblem, FileRefused } from '../files/problem.js';
import type { StoreAddress } from './store-address.js';

/** How an engine is opened for a command. */
export interface OpenOptions {
  /** Whether it runs jobs and timers; a tool beside a running server does not. */
  readonly work: boolean;
  readonly tenant?: string;
  /** How long instances are kept where their process says nothing. */
  readonly retention?: string;
  /** Refuse a file that is not there, instead of making one. */
  readonly mustExist?: boolean;
}

/** Opens an engine on a store. A store that cannot be used is closed again, or its thread would keep the process alive. */
export async function openEngine(address: StoreAddress, { work, tenant, retention, mustExist = false }: OpenOptions): Promise<Engine> {
  if (mustExist && address.file !== undefined && !existsSync(address.file)) {
    const en = 'Expected the file of a store, but there is none by that name. Check --store.';
    const ru = 'Ожидался файл хранилища, но такого файла нет. Проверьте --store.';
    throw new FileRefused([fileProblem(address.file, 'STORE_MISSING', en, ru)]);
  }
  const store = address.open();
  try {
    return await createEngine({
      store,
      work,
      ...(tenant === undefined ? {} : { tenant }),
      ...(retention === undefined ? {} : { retention }),
    });
  } catch (error) {
    await store.close().catch(() => undefined);
    throw error;
  }
}
