import type { Engine, TimeSource } from '@millrace/engine';
import type { Store as SessionStore } from 'express-session';
import type { DemoAccount } from './demo-data/index.js';
import type { Language, SessionOwner } from './http/call.js';
import type { TokenScope } from './http/contract.js';
import type { IdentityDesk, UsedKeys } from './identity/index.js';
import type { RightsDesk } from './rights/index.js';
import type { ServiceLog } from './service-log.js';
import type { Settings } from './settings/index.js';

/** Who a session or a token is of, as the edge needs it. */
export interface KnownCaller {
  readonly person: string;
  /** The person's own; `null` where they chose none. */
  readonly language: Language | null;
}

/** What the HTTP edge asks of identity. `IdentityDesk` has these, and what the operations of people and sessions need beside. */
export interface IdentityEdge {
  /** Where express-session keeps its rows. */
  readonly sessions: SessionStore;
  /** What idempotency keys were used for. */
  readonly keys: Pick<UsedKeys, 'once'>;
  /** Who a session is of; `null` when it has ended: another generation, access closed, the person disabled or gone. */
  sessionCaller(owner: SessionOwner): Promise<KnownCaller | null>;
  /** Who the secret of a bearer token is of; `null` for one that is unknown, expired or revoked, or whose person may not sign in. Compares in constant time. */
  tokenCaller(secret: string): Promise<(KnownCaller & { readonly scopes: readonly TokenScope[] }) | null>;
}

/** Everything an operation works with: made once, in `server.ts`. */
export interface Service {
  readonly engine: Engine;
  readonly settings: Settings;
  readonly rights: RightsDesk;
  readonly identity: IdentityDesk & IdentityEdge;
  readonly log: ServiceLog;
  readonly time: TimeSource;
  /** Accounts that everybody may try: of an installation with demo data only. */
  readonly demoAccounts?: readonly DemoAccount[];
}
