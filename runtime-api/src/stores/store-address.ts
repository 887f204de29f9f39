import { mongoStore } from '@millrace/engine/mongodb';
import { memoryStore, sqliteStore, type Store } from '@millrace/engine';
import { UsageError } from '../command-line/usage-error.js';

/** Where data is kept, as the command line names it. */
export interface StoreAddress {
  /** Without passwords: for people. */
  readonly shown: string;
  /** The file, where it is one. */
  readonly file?: string;
  readonly open: () => Store;
}

/** Reads `sqlite:PATH`, `memory:` or `mongodb://…`. Throws `UsageError` for anything else; never repeats an address, for it may hold a password. */
export function storeAddress(text: string | undefined, command?: string): StoreAddress {
  if (text === undefined) {
    throw new UsageError(
      {
        en: 'Expected --store with the address of the data, for example --store sqlite:data/app.db.',
        ru: 'Ожидался --store с адресом данных, например --store sqlite:data/app.db.',
      },
      command,
    );
  }
  const [scheme = '', ...rest] = text.split(':');
  const path = rest.join(':');
  if (scheme === 'memory' && path === '') return { shown: 'memory:', open: () => memoryStore() };
  if (scheme === 'sqlite' && path !== '' && !path.startsWith('//'))
    return { shown: `sqlite:${path}`, file: path, open: () => sqliteStore(path) };
  if (/^mongodb(\+srv)?$/.test(scheme) && path.startsWith('//')) {
    const shown = `${scheme}://${path
      .slice(2)
      .replace(/^[^@/]*@/, '')
      .replace(/\?.*$/, '')}`;
    return { shown, open: () => mongoStore(text) };
  }
  throw new UsageError(
    {
      en: 'Expected a store address such as sqlite:data/app.db, memory: or mongodb://host/database, but found another text.',
      ru: 'Ожидался адрес хранилища вида sqlite:data/app.db, memory: или mongodb://host/database, а найдено другое.',
    },
    command,
  );
}
