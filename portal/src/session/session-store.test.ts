import { beforeEach, describe, expect, it } from 'vitest';
import type { Session, SignedIn } from '../api/shapes.js';
import { SessionStore, SignedOut, type TabMessage } from './session-store.js';

const person = (id: string): SignedIn => ({
  id,
  name: id,
  email: null,
  organisation: null,
  unit: null,
  language: null,
  zone: null,
  roles: [],
  studio: { read: false, create: false },
});

/** A browser with one session, and any number of tabs. */
class Browser {
  signedIn: string | null = null;
  away = false;
  #tabs: ((message: TabMessage) => void)[] = [];
  session(): Session {
    return { person: this.signedIn === null ? null : person(this.signedIn), csrfToken: `of ${this.signedIn ?? 'nobody'}` };
  }
  tab(): SessionStore {
    const heard: ((message: TabMessage) => void)[] = [];
    const own = (message: TabMessage) => heard.forEach((one) => one(message));
    this.#tabs.push(own);
    const read = (): Promise<Session> => (this.away ? Promise.reject(new Error('away')) : Promise.resolve(this.session()));
    return new SessionStore(
      {
        read,
        signIn: (login, password) => {
          if (password !== 'right') return Promise.reject(new Error('refused'));
          this.signedIn = login;
          return read();
        },
        signOut: () => {
          this.signedIn = null;
          return Promise.resolve();
        },
      },
      {
        post: (message) => this.#tabs.filter((one) => one !== own).forEach((one) => one(message)),
        listen: (listener) => void heard.push(listener),
      },
    );
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});

describe('who is signed in', () => {
  it('is nobody, then somebody, and a service that is away is told', async () => {
    const tab = browser.tab();
    await tab.load();
    expect(tab.snapshot()).toMatchObject({ kind: 'nobody', why: 'never' });
    await expect(tab.signIn('anna', 'wrong')).rejects.toThrow('refused');
    await tab.signIn('anna', 'right');
    expect(tab.person()).toBe('anna');
    expect(tab.csrfToken()).toBe('of anna');
    browser.away = true;
    await tab.load();
    expect(tab.snapshot().kind).toBe('unreachable');
  });

  it('shows in the other tabs at sign-in and at sign-out', async () => {
    const [one, other] = [browser.tab(), browser.tab()];
    await Promise.all([one.load(), other.load()]);
    await one.signIn('anna', 'right');
    await settled();
    expect(other.person()).toBe('anna');
    await one.signOut();
    await settled();
    expect(one.snapshot()).toMatchObject({ kind: 'nobody', why: 'left' });
    expect(other.snapshot()).toMatchObject({ kind: 'nobody', why: 'leftElsewhere' });
  });
});

describe('a session that has ended', () => {
  it('is asked for once, whatever number of calls found out, and they go on when the person is back', async () => {
    const tab = browser.tab();
    await tab.signIn('anna', 'right');
    const waits = [tab.signInAgain(), tab.signInAgain()];
    expect(tab.snapshot()).toMatchObject({ kind: 'somebody', expired: true });
    await tab.signIn('anna', 'right');
    await Promise.all(waits);
    expect(tab.snapshot()).toMatchObject({ kind: 'somebody', expired: false });
  });

  it('ends the wait of its calls when the person leaves, or somebody else signs in', async () => {
    const tab = browser.tab();
    await tab.signIn('anna', 'right');
    const first = tab.signInAgain();
    await Promise.all([expect(first).rejects.toBeInstanceOf(SignedOut), tab.leave()]);
    await tab.signIn('anna', 'right');
    const second = tab.signInAgain();
    await Promise.all([expect(second).rejects.toBeInstanceOf(SignedOut), tab.signIn('boris', 'right')]);
    expect(tab.person()).toBe('boris');
  });

  it('keeps the page under the dialog when a token is renewed, and goes on when another tab signs in', async () => {
    const [one, other] = [browser.tab(), browser.tab()];
    await one.signIn('anna', 'right');
    await settled();
    browser.signedIn = null;
    const wait = one.signInAgain();
    expect(await one.renew()).toBe(false);
    expect(one.snapshot()).toMatchObject({ kind: 'somebody', expired: true });
    await other.load();
    await other.signIn('anna', 'right');
    await wait;
    expect(one.snapshot()).toMatchObject({ kind: 'somebody', expired: false });
  });
});
