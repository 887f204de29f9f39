import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createEngine, httpConnector, type Store, systemTime, type TimeSource } from '@millrace/engine';
import { createApp } from './http/app.js';
import { listen, type Listening } from './http/listen.js';
import { jsonLog } from './http/log.js';
import { IdentityDesk } from './identity/index.js';
import { RightsDesk } from './rights/index.js';
import type { Service } from './service.js';
import type { ServiceLog } from './service-log.js';
import { demoSecret, type Settings } from './settings/index.js';
import { type StoreAddress, storeAddress } from './stores/store-address.js';
import type { DemoAccount } from './demo-data/index.js';

/** How long what is being answered may take while the server ends, in milliseconds. */
const lastAnswers = 10_000;
const sweepEvery = 100;

/** A server that answers. */
export interface RunningServer {
  readonly service: Service;
  readonly port: number;
  /** Whether the portal's pages are there. */
  readonly hasPortal: boolean;
  /** Ends in order: no more connections, no more streams, what is being answered is finished (bounded), the engine is closed. Twice is once. */
  close(): Promise<void>;
}

/** What may be given beside the settings. */
export interface ServerOptions {
  /** Done once the port is had and before the engine opens the store: plants demo data. Answers the accounts that people may try. A store in memory comes as itself. */
  readonly prepare?: (target: StoreAddress | Store) => Promise<readonly DemoAccount[]>;
  readonly log?: ServiceLog;
  readonly time?: TimeSource;
}

/** Starts a server. The only place where engine, identity, rights and HTTP are put together. Rejects when the port is taken or the store cannot be opened. */
export async function startServer(
  given: Settings,
  { prepare, log = jsonLog(given.log), time = systemTime() }: ServerOptions = {},
): Promise<RunningServer> {
  const address = storeAddress(given.store);
  // First the port: where it is taken, nothing has been written.
  const listening = await listen(given.host, given.port);
  try {
    const settings = {
      ...given,
      port: listening.port,
      secretKey: given.secretKey === '' ? await demoSecret(address.file) : given.secretKey,
    };
    const inMemory = address.shown === 'memory:' ? address.open() : undefined;
    const demoAccounts = await prepare?.(inMemory ?? address);
    return await open({ settings, listening, log, time, store: inMemory ?? address.open(), demoAccounts: demoAccounts ?? [] });
  } catch (error) {
    listening.server.close();
    listening.server.closeAllConnections();
    throw error;
  }
}

interface Parts {
  readonly settings: Settings;
  readonly listening: Listening;
  readonly log: ServiceLog;
  readonly time: TimeSource;
  readonly store: Store;
  readonly demoAccounts: readonly DemoAccount[];
}

async function open({ settings, listening, log, time, store, demoAccounts }: Parts): Promise<RunningServer> {
  const { http, tenant, messageTimeToLive, retention, cacheMegabytes } = settings;
  const engine = await createEngine({
    store,
    tenant,
    log,
    time,
    messageTimeToLive,
    cacheBytes: cacheMegabytes * 1024 * 1024,
    retention,
    handlers: {
      http: httpConnector({
        allowedHosts: http.allowedHosts,
        allowedPrivateHosts: http.privateHosts,
        secret: (name) => http.secrets[name],
      }),
    },
  }).catch(async (error: unknown) => {
    await store.close().catch(() => undefined);
    throw error;
  });
  try {
    const identity = await IdentityDesk.open({ engine, store, settings, time, log });
    const service: Service = { engine, settings, identity, rights: new RightsDesk(engine), log, time, demoAccounts };
    const portal = portalFolder();
    const closing = { isClosing: false };
    const { app, endStreams } = createApp(service, { closing, ...(portal === undefined ? {} : { portal }) });
    listening.answerWith(app);
    let ended: Promise<void> | undefined;
    const end = async (): Promise<void> => {
      closing.isClosing = true;
      endStreams();
      await finished(listening, time);
      identity.close();
      await engine.close();
    };
    return { service, port: listening.port, hasPortal: portal !== undefined, close: () => (ended ??= end()) };
  } catch (error) {
    await engine.close().catch(() => undefined);
    throw error;
  }
}

/** Takes no more connections and waits for what is being answered, but not for ever. */
function finished({ server }: Listening, time: TimeSource): Promise<void> {
  return new Promise((resolve) => {
    const cancel = time.after(lastAnswers, () => server.closeAllConnections());
    let cancelSweep = (): void => undefined;
    // A connection that is kept alive after its last answer would hold the end up until it times out.
    const sweep = (): void => {
      server.closeIdleConnections();
      cancelSweep = time.after(sweepEvery, sweep);
    };
    server.close(() => {
      cancel();
      cancelSweep();
      resolve();
    });
    sweep();
  });
}

/** The folder of the portal's build, found as the package it is; `undefined` where it is not built. */
function portalFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('@millrace/portal/dist/index.html'));
  } catch {
    return undefined;
  }
}
