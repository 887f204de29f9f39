import type { Session, SignedIn } from '../api/shapes.js';

/** How it stands with who is signed in. */
export type SessionState =
  /** Not read yet. */
  | { readonly kind: 'unknown' }
  /** The service could not be asked. */
  | { readonly kind: 'unreachable'; readonly error: unknown }
  /** Nobody. `why` tells what happened in this page before. */
  | { readonly kind: 'nobody'; readonly session: Session; readonly why: 'never' | 'left' | 'leftElsewhere' }
  /** Somebody; `expired`: their session has ended, and a dialog asks for the password over the page. */
  | { readonly kind: 'somebody'; readonly session: Session; readonly person: SignedIn; readonly expired: boolean };

/** How tabs of one browser tell each other of sign-ins and sign-outs. A `BroadcastChannel` is one. */
export interface TabChannel {
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
}

/** What one tab tells the others. */
export type TabMessage = { readonly type: 'signedIn'; readonly person: string } | { readonly type: 'signedOut' };

/** What the store asks the service. */
export interface SessionCalls {
  read(): Promise<Session>;
  signIn(login: string, password: string): Promise<Session>;
  signOut(): Promise<void>;
}

/**
 * Who is signed in, in this tab and in the others. Calls that find the session expired wait on `signInAgain` until the person has given the password over the page,
 * or leave it: then the wait is rejected and the page goes to the sign-in page.
 */
export class SessionStore {
  #state: SessionState = { kind: 'unknown' };
  readonly #listeners = new Set<() => void>();
  #waiting: { resolve: () => void; reject: (error: Error) => void; promise: Promise<void> } | null = null;

  constructor(
    readonly calls: SessionCalls,
    readonly tabs: TabChannel,
  ) {
    tabs.listen((message) => this.#heard(message));
  }

  /** For React's `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): SessionState => this.#state;

  /** The token that writes carry. */
  csrfToken(): string | null {
    return this.#state.kind === 'nobody' || this.#state.kind === 'somebody' ? this.#state.session.csrfToken : null;
  }

  /** The id of who is signed in, or was until the session expired. */
  person(): string | null {
    return this.#state.kind === 'somebody' ? this.#state.person.id : null;
  }

  /** Reads who is signed in. Never rejects: a service that is away is a state. */
  async load(): Promise<void> {
    try {
      this.#take(await this.calls.read(), 'never');
    } catch (error) {
      this.#set({ kind: 'unreachable', error });
    }
  }

  /** Reads the session again, for a fresh token. Tells whether the same person is still signed in; somebody else's session is taken over at once. */
  async renew(): Promise<boolean> {
    const before = this.person();
    const session = await this.calls.read();
    if (session.person === null && before !== null && this.#state.kind === 'somebody') {
      // The page stays as it is under the dialog; only the token for signing in is new.
      this.#set({ ...this.#state, session: { ...this.#state.session, csrfToken: session.csrfToken } });
      return false;
    }
    this.#take(session, 'never');
    return before === (session.person?.id ?? null);
  }

  /** Signs in. Rejects as the service refuses. */
  async signIn(login: string, password: string): Promise<void> {
    const session = await this.calls.signIn(login, password);
    this.adopt(session);
  }

  /** Takes over a session that the service gave for something else than signing in: an accepted invitation, a changed password, changed details. */
  adopt(session: Session): void {
    const before = this.person();
    this.#take(session, 'never');
    const person = session.person?.id;
    if (person === undefined) return;
    if (person !== before) this.tabs.post({ type: 'signedIn', person });
    const waiting = this.#waiting;
    this.#waiting = null;
    if (before === null || before === person) waiting?.resolve();
    else waiting?.reject(new SignedOut());
  }

  /** Signs out here and in the other tabs. */
  async signOut(): Promise<void> {
    await this.calls.signOut();
    this.tabs.post({ type: 'signedOut' });
    await this.#leave('left');
  }

  /** Leaves a page whose session has expired, to sign in as somebody else. */
  async leave(): Promise<void> {
    await this.#leave('left');
  }

  /** Waits until the person has signed in again. All calls that found the session expired wait for one dialog. */
  signInAgain(): Promise<void> {
    if (this.#state.kind !== 'somebody') {
      return Promise.reject(new SignedOut());
    }
    if (this.#waiting === null) {
      let resolve = (): void => {};
      let reject = (_error: Error): void => {};
      const promise = new Promise<void>((onDone, onLeft) => {
        resolve = onDone;
        reject = onLeft;
      });
      this.#waiting = { resolve, reject, promise };
      this.#set({ ...this.#state, expired: true });
    }
    return this.#waiting.promise;
  }

  async #leave(why: 'left' | 'leftElsewhere'): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(new SignedOut());
    try {
      this.#take({ ...(await this.calls.read()), person: null }, why);
    } catch (error) {
      this.#set({ kind: 'unreachable', error });
    }
  }

  #heard(message: TabMessage): void {
    if (message.type === 'signedOut') {
      if (this.#state.kind === 'somebody') void this.#leave('leftElsewhere');
      return;
    }
    // Another tab signed in: the same person ends the dialog here, another one takes over.
    void this.calls.read().then(
      (session) => this.adopt(session),
      () => undefined,
    );
  }

  #take(session: Session, why: 'never' | 'left' | 'leftElsewhere'): void {
    this.#set(
      session.person === null ? { kind: 'nobody', session, why } : { kind: 'somebody', session, person: session.person, expired: false },
    );
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** The person left instead of signing in again; what was asked was not done. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';

  constructor() {
    super('The person signed out.');
  }
}
