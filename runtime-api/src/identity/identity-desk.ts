import {
  isOfLogin,
  type Engine,
  type Login,
  type Person,
  type Sender,
  type Settled,
  type Store,
  type TimeSource,
  type Token,
} from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';
import type { SessionOwner } from '../http/call.js';
import type { TokenScope } from '../http/contract.js';
import type { ServiceLog } from '../service-log.js';
import type { IdentityEdge, KnownCaller } from '../service.js';
import type { Settings } from '../settings/index.js';
import { ADMINISTRATOR, Administrators } from './administrators.js';
import { checkPassword } from './password-rules.js';
import { Passwords } from './passwords.js';
import { personByLogin, personRow } from './people-rows.js';
import { hasHash, hashOf, newSecret } from './secrets.js';
import { SessionRows } from './session-rows.js';
import { UsedKeys } from './used-keys.js';

const DAY = 86_400_000;
/** How long links work. */
const INVITATION_FOR = 7 * DAY;
const RESET_FOR = DAY;
/** Of one person at a time. */
const mostTokens = 50;

/** Whether somebody may sign in: never invited, has a link, has a password, or is shut out. */
export type Access = 'none' | 'invited' | 'open' | 'closed';

/** A link to set a password by: shown once, only its hash is kept. `expiresAt` is milliseconds since 1970 UTC. */
export interface NewLink {
  readonly token: string;
  /** A page of the portal. The token stands behind the `#`, which browsers keep to themselves: no server, proxy or log sees it. */
  readonly link: string;
  readonly expiresAt: number;
}

/** What the desk is made of. */
export interface IdentityOptions {
  readonly engine: Engine;
  /** The engine's own store: sessions are rows of it. */
  readonly store: Store;
  readonly settings: Pick<Settings, 'publicUrl'>;
  readonly time: TimeSource;
  readonly log: ServiceLog;
  readonly passwords?: Passwords;
}

/** People signing in: passwords, links, sessions, tokens for programs. What is refused tells nobody which logins exist. */
export class IdentityDesk implements IdentityEdge {
  readonly administrators: Administrators;
  readonly sessions: SessionRows;
  readonly keys: UsedKeys;
  private readonly passwords: Passwords;

  private constructor(private readonly options: IdentityOptions) {
    const { engine, store, time, log } = options;
    this.passwords = options.passwords ?? new Passwords();
    this.administrators = new Administrators(engine, time);
    const rows = { store, tenant: engine.tenant, time, log };
    this.sessions = new SessionRows(rows);
    this.keys = new UsedKeys(rows);
  }

  /** Opens the rows of sessions and keys and begins to sweep them. */
  static async open(options: IdentityOptions): Promise<IdentityDesk> {
    const desk = new IdentityDesk(options);
    await desk.sessions.start();
    await desk.keys.start();
    return desk;
  }

  /** Stops sweeping. The store belongs to the engine. */
  close(): void {
    this.sessions.stop();
    this.keys.stop();
  }

  async sessionCaller({ person, generation }: SessionOwner): Promise<KnownCaller | null> {
    const [login, known] = await Promise.all([this.desk.login(person), this.person(person)]);
    return login !== null && !login.closed && login.generation === generation && known?.active === true ? callerOf(known) : null;
  }

  async tokenCaller(secret: string): Promise<(KnownCaller & { readonly scopes: readonly TokenScope[] }) | null> {
    const parts = /^mr_([0-9a-f]{32})_[A-Za-z0-9_-]{43}$/.exec(secret);
    if (parts?.[1] === undefined) return null;
    const token = await this.desk.token(uuidOf(parts[1]));
    if (token === null || !hasHash(secret, token.hash) || token.expiresAt <= this.options.time.now()) return null;
    const [login, known] = await Promise.all([this.desk.login(token.person), this.person(token.person)]);
    const works = login?.closed !== true && known?.active === true && isOfLogin(token, login);
    return works ? { ...callerOf(known), scopes: token.scopes } : null;
  }

  /** Checks a person's id or e-mail address and password. `SIGN_IN_REFUSED` says the same, and comes as late, whatever was wrong. */
  async signIn(login: string, password: string): Promise<SessionOwner> {
    const person = await personByLogin(this.options.engine, login);
    const known = await this.desk.credential(person?.id ?? 'nobody');
    const right = await this.passwords.check(known?.hash ?? null, password);
    // What was disabled or reset while the password was checked counts.
    const now = right && person !== null ? await this.desk.login(person.id) : null;
    const active = right && person !== null && (await this.person(person.id))?.active === true;
    if (now === null || !active || now.closed || now.credential !== known?.id) throw new MillraceError('SIGN_IN_REFUSED');
    return { person: person.id, generation: now.generation };
  }

  /** Changes one's own password; every session that was open ends. Answers whom the caller's next session is of. */
  async changePassword(personId: string, current: string, next: string): Promise<SessionOwner> {
    const [person, known] = await Promise.all([this.person(personId), this.desk.credential(personId)]);
    const right = await this.passwords.check(known?.hash ?? null, current);
    if (!right || known === null || person === null) throw new MillraceError('SIGN_IN_REFUSED');
    checkPassword(next, person);
    const hash = await this.passwords.hash(next);
    const { generation } = await this.desk.setCredential(personId, { hash, replaces: known.id }, { actor: personId });
    return { person: personId, generation };
  }

  /** Sets a password for somebody, as whoever runs the service: demo accounts. */
  async setPassword(personId: string, password: string, sender: Sender = {}): Promise<void> {
    checkPassword(password, await this.existing(personId));
    await this.desk.setCredential(personId, { hash: await this.passwords.hash(password) }, sender);
  }

  /** Makes a link by which somebody without a password sets one, for seven days. An earlier link stops working. */
  invite(personId: string, sender: Sender = {}): Promise<NewLink> {
    return this.link(personId, INVITATION_FOR, async (link) => {
      await this.existing(personId);
      await this.desk.invite(personId, link, sender);
    });
  }

  /** Takes the password away, ends the sessions, and makes a link to set a new one, for a day. Somebody who never had a login is invited. */
  reset(personId: string, sender: Sender = {}): Promise<NewLink> {
    return this.link(personId, RESET_FOR, async (link) => {
      await this.existing(personId);
      const login = await this.desk.login(personId);
      await (login === null ? this.desk.invite(personId, link, sender) : this.desk.reset(personId, link, sender));
    });
  }

  /** Whom a link is for, while it works; else `INVITATION_INVALID`. */
  async lookAtLink(token: string): Promise<{ readonly person: Person; readonly expiresAt: number }> {
    const personId = token.slice(0, Math.max(token.lastIndexOf('.'), 0));
    const known = /^[0-9a-z][0-9a-z._-]{0,63}$/.test(personId);
    const [login, person] = known ? await Promise.all([this.desk.login(personId), this.person(personId)]) : [null, null];
    const link = login?.link ?? null;
    const works = link !== null && hasHash(token, link.hash) && link.expiresAt > this.options.time.now();
    if (!works || login?.closed !== false || person?.active !== true) throw new MillraceError('INVITATION_INVALID');
    return { person, expiresAt: link.expiresAt };
  }

  /** Sets a password by a link, which is used up. Answers whom the caller's session is of. */
  async acceptLink(token: string, password: string): Promise<SessionOwner> {
    const { person } = await this.lookAtLink(token);
    checkPassword(password, person);
    const hash = await this.passwords.hash(password);
    const { generation } = await this.desk.setCredential(person.id, { hash, link: hashOf(token) }, { actor: person.id });
    return { person: person.id, generation };
  }

  /** Ends the person's sessions, lets them in no more, and stops offering them work. Refuses for the last administrator. */
  disable(personId: string, reason: string, sender: Sender = {}): Promise<Settled> {
    return this.administrators.keep({ without: personId }, async () => {
      await this.existing(personId);
      // First the way in: should the rest not come to be, the person is shut out, and asking again finishes it.
      const { commandId: _ofPerson, ...closing } = sender;
      await this.desk.close(personId, closing);
      return this.options.engine.people.deactivate(personId, reason, sender);
    });
  }

  /** Opens a disabled person's access again; their sessions and tokens stay ended. */
  async enable(personId: string, sender: Sender = {}): Promise<Settled> {
    const { engine } = this.options;
    const { commandId: _ofPerson, ...opening } = sender;
    // Tokens of an earlier release know no generation that could have ended them.
    for (const token of await this.desk.tokens(personId))
      if (token.generation === undefined) await this.desk.revokeToken(token.id, opening);
    const done = await engine.execute(`${engine.tenant}/person/${(await this.existing(personId)).id}`, { type: 'activatePerson' }, sender);
    await this.desk.open(personId, opening);
    return done;
  }

  /** How each of some people may sign in. */
  async accessOf(people: readonly Pick<Person, 'id' | 'active'>[]): Promise<ReadonlyMap<string, Access>> {
    const logins = await this.desk.logins(people.map(({ id }) => id));
    return new Map(people.map(({ id, active }) => [id, accessBy(active, logins.get(id))]));
  }

  /** Makes a token; `secret` is told this once. */
  async createToken(
    given: { readonly person: string; readonly name: string; readonly scopes: readonly TokenScope[]; readonly days: number },
    sender: Sender = {},
  ): Promise<{ readonly token: Token; readonly secret: string }> {
    const { person, name, scopes, days } = given;
    const { generation = 0 } = (await this.desk.login(person)) ?? {};
    const found = (await this.desk.tokens(person)).length + 1;
    if (found > mostTokens) throw new MillraceError('LIMIT_EXCEEDED', { limit: mostTokens, what: 'tokens', found });
    const id = this.options.engine.newCommandId();
    const secret = `mr_${id.replaceAll('-', '')}_${newSecret()}`;
    const expiresAt = this.options.time.now() + days * DAY;
    return { token: await this.desk.issueToken(id, { person, name, scopes, hash: hashOf(secret), expiresAt, generation }, sender), secret };
  }

  /**
   * For a service that nobody can administer yet: makes the person `admin` an administrator and a link for them to set a password, to be told on the machine itself.
   * `null` where an administrator has a password.
   */
  async firstAdministrator(): Promise<NewLink | null> {
    const { engine } = this.options;
    if (await this.administrators.any({}, 'password')) return null;
    const id = 'admin';
    const known = await this.person(id);
    if (known === null) await engine.people.save(id, { name: 'Administrator' });
    else if (!known.active) await this.enable(id);
    const holders = (await this.desk.roleGrant(ADMINISTRATOR))?.holders ?? [];
    await this.desk.setRoleHolders(ADMINISTRATOR, [...holders, `user:${id}`]);
    return this.reset(id);
  }

  private async link(
    personId: string,
    lasts: number,
    make: (link: { hash: string; expiresAt: number }) => Promise<void>,
  ): Promise<NewLink> {
    const token = `${personId}.${newSecret()}`;
    const expiresAt = this.options.time.now() + lasts;
    await make({ hash: hashOf(token), expiresAt });
    return { token, link: `${this.options.settings.publicUrl}/invitation#${token}`, expiresAt };
  }

  private async existing(personId: string): Promise<Person> {
    const person = await this.person(personId);
    if (person === null) throw new MillraceError('NOT_FOUND', { entity: `person ${personId.slice(0, 64)}` });
    return person;
  }

  private person(id: string): Promise<Person | null> {
    return personRow(this.options.engine, id);
  }

  private get desk(): Engine['identity'] {
    return this.options.engine.identity;
  }
}

function accessBy(active: boolean, login: Login | undefined): Access {
  if (!active || login?.closed === true) return 'closed';
  if (login === undefined) return 'none';
  return login.credential !== null ? 'open' : login.link === null ? 'none' : 'invited';
}

const callerOf = ({ id, language }: Person): KnownCaller => ({ person: id, language });

const uuidOf = (hex: string): string => [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
