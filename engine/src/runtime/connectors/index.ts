import type { JobHandlers } from '../../ports/index.js';
import type { Runtime } from '../runtime.js';
import { httpConnector, type HttpConnectorOptions } from './http.js';
import { registerConnectors } from './registers.js';

/** The handlers every engine has: `http`, `record.*`, `ledger.*`, `notify`. */
export function builtInHandlers(runtime: Runtime, http: HttpConnectorOptions = { allowedHosts: [] }): JobHandlers {
  return { http: httpConnector(http), ...registerConnectors(runtime) };
}
