import { problemOf, Unreachable } from './problem.js';

/** What the door needs to know of the session. */
export interface DoorKeeper {
  /** The token that writes carry; null before the session was read. */
  csrfToken(): string | null;
  /** The language answers should be in. */
  language(): string;
  /** Reads the session again, for a fresh token. Tells whether the same person is still signed in. */
  renew(): Promise<boolean>;
  /** Asks the person to sign in again over the page. Resolves when they have; rejects when they leave instead. */
  signInAgain(): Promise<void>;
}

/** The longest wait for an answer, in milliseconds: a connection that hangs is a lost one. */
const patience = 30_000;

/**
 * Every call to the HTTP interface goes through it. It adds the token and the language, gives up on silence, and repeats a call once the person has signed in
 * again or a fresh token was fetched, so that no page has to know of either. Rejects with `Unreachable` when no answer comes; refusals are left to the caller.
 */
export function createDoor(send: (request: Request) => Promise<Response>, keeper: DoorKeeper): (request: Request) => Promise<Response> {
  const once = async (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    headers.set('Accept-Language', keeper.language());
    const token = keeper.csrfToken();
    if (request.method !== 'GET' && token !== null) headers.set('X-CSRF-Token', token);
    const signal = request.keepalive ? request.signal : AbortSignal.any([request.signal, AbortSignal.timeout(patience)]);
    try {
      return await send(new Request(request.clone(), { headers, signal, credentials: 'same-origin' }));
    } catch (cause) {
      // The page no longer wants the answer: that is nobody's failure.
      if (request.signal.aborted) throw cause;
      throw new Unreachable(cause);
    }
  };
  return async (request) => {
    const aboutSession = new URL(request.url).pathname.endsWith('/session');
    let renewed = false;
    for (;;) {
      const response = await once(request);
      // A wrong password is answered with 401 too: only a session that is not there is mended by signing in.
      if (response.status === 401 && !aboutSession && (await codeOf(response)) === 'SIGN_IN_NEEDED') {
        await keeper.signInAgain();
        continue;
      }
      if (response.status === 403 && !renewed && request.method !== 'GET') {
        if ((await codeOf(response)) !== 'CSRF_TOKEN_INVALID') return response;
        renewed = true;
        // Somebody else is signed in now, or nobody: the call was meant for this person.
        if (!(await keeper.renew()) && !aboutSession) await keeper.signInAgain();
        continue;
      }
      return response;
    }
  };
}

/** The code of a refusal, leaving its body to the caller. */
async function codeOf(response: Response): Promise<string | null> {
  const problem = await problemOf(response.clone());
  return problem instanceof Unreachable ? null : problem.code;
}
