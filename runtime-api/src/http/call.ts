import type { Service } from '../service.js';
import type { TokenScope } from './contract.js';

/** A language that the product speaks. */
export type Language = 'en' | 'ru';

/** Who calls an operation, and what they said beside its input. */
export interface Call {
  readonly service: Service;
  /** The person's id; `''` for somebody who is not signed in (only operations that anybody may call see that). */
  readonly person: string;
  readonly tenant: string;
  readonly language: Language;
  /** Of a token; `null` for a session, which may do everything its person may. */
  readonly scopes: readonly TokenScope[] | null;
  /** `Idempotency-Key`: the engine's command id. */
  readonly commandId?: string;
  /** The revision that the caller has seen (`If-Match`); there wherever the contract requires it. */
  readonly ifMatch?: number;
  /** Says the revision of what is answered (`ETag`). */
  revise(revision: number): void;
  readonly session: SessionDoor;
}

/** Who a browser's session is of. */
export interface SessionOwner {
  readonly person: string;
  /** Of the login when the session began: a password change, a reset or a closed access makes another, and the session ends. */
  readonly generation: number;
}

/** The session of the browser that asks, for the few operations that are about it. A program with a token has none: opening one is refused. */
export interface SessionDoor {
  /** The id under which the session is kept, hashed; `undefined` where nobody is signed in. */
  readonly id: string | undefined;
  readonly owner: SessionOwner | undefined;
  /** Milliseconds since 1970 UTC; `undefined` where nobody is signed in. */
  readonly expiresAt: number | undefined;
  /** The network address that asks, for limits and records. */
  readonly address: string;
  /** The token that writes of this session must carry in `X-CSRF-Token`. Makes a session if there is none. */
  csrfToken(): string;
  /** Signs the person in: a fresh session id and a fresh CSRF token, so that what was known before is worth nothing. */
  open(owner: SessionOwner): Promise<void>;
  /** Ends the session and takes its cookie away. */
  close(): Promise<void>;
}
