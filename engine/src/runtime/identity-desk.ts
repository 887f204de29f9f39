import { MillraceError, type RoleDefinition } from '@millrace/schemas';
import { deployedItemsCollection, readContent } from '../deployments/index.js';
import type { Command } from '../execution/aggregate.js';
import {
  credentialsCollection,
  isOfLogin,
  loginKey,
  loginsCollection,
  roleGrantKey,
  roleGrantsCollection,
  tokenKey,
  tokensCollection,
  type Login,
  type LoginAnswer,
  type LoginCommand,
  type RoleGrant,
  type RoleGrantCommand,
  type Token,
  type TokenCommand,
} from '../identity/index.js';
import { relationOf } from '../people/index.js';
import type { AggregateKey, Filter, Row } from '../ports/index.js';
import { AccessLogDesk } from './access-log-desk.js';
import { checkSender, optionsOf, refuse, textGiven } from './call-input.js';
import type { Sender, Settled } from './engine-options.js';
import type { EngineParts } from './engine-parts.js';

/** A hash of a password that no commit ever named belongs to a change that was refused or died: after an hour nobody will name it any more. */
const STRAY_AFTER = 3_600_000;
/** Roles whose contents are kept in memory. They are addressed by hash, so none is ever out of date. */
const ROLES_KEPT = 500;
/** Of lists that a filter asks for. */
const CHUNK = 500;

/** A link to set a password by: SHA-256 of its secret, and until when it works, milliseconds since 1970 UTC. */
export interface Link {
  readonly hash: string;
  readonly expiresAt: number;
}

/** A role of a deployed application. */
export interface DeployedRole {
  readonly id: string;
  readonly application: string;
  readonly definition: RoleDefinition;
}

/** The engine's own way to what identity is made of: logins, tokens, who has which role. Passwords are hashed, and secrets made, by the caller. */
export class IdentityDesk {
  /** The log of reads of personal data. */
  readonly accessLog: AccessLogDesk;

  constructor(
    private readonly parts: EngineParts,
    private readonly tenant: string,
    private readonly execute: (key: AggregateKey, command: Command, sender: Sender) => Promise<{ readonly answer: unknown } & Settled>,
  ) {
    this.accessLog = new AccessLogDesk(parts, tenant);
  }

  /** A person's login, or `null` for somebody who was never given access. */
  async login(person: string): Promise<Login | null> {
    return bodyOf<Login>(await this.get(loginsCollection.name, idOf('person', person)));
  }

  /** Logins of some people, by person. */
  async logins(people: readonly string[]): Promise<ReadonlyMap<string, Login>> {
    const found = new Map<string, Login>();
    for (let from = 0; from < people.length; from += CHUNK) {
      const where: Filter = { field: 'person', in: people.slice(from, from + CHUNK) };
      for (const login of await this.bodies<Login>(loginsCollection.name, where)) found.set(login.person, login);
    }
    return found;
  }

  /**
   * The hash of the person's password with its id, or `null` while there is none. It reads as much for somebody who has none or is not there at all, so that the time
   * it takes tells nobody which logins exist.
   */
  async credential(person: string): Promise<{ readonly id: string; readonly hash: string } | null> {
    // A password that is replaced between the two reads is looked for once more.
    for (let attempt = 0; attempt < 2; attempt++) {
      const id = (await this.login(person))?.credential ?? null;
      const kept = bodyOf<{ readonly hash: string }>(await this.get(credentialsCollection.name, id ?? 'none'));
      if (id === null) return null;
      if (kept !== null) return { id, hash: kept.hash };
    }
    return null;
  }

  /**
   * Sets the password by its hash: `link` is the hash of the link it is set by, `replaces` the id of the credential that was shown to be right; with neither the
   * service itself sets it. The hash is written first and named by the commit that counts; of two at once one wins, the other is refused.
   */
  async setCredential(
    person: string,
    given: { readonly hash: string; readonly link?: string; readonly replaces?: string },
    sender: Sender = {},
  ): Promise<LoginAnswer> {
    const { ids, time, store } = this.parts.runtime;
    const key = loginKey(this.tenant, idOf('person', person));
    const { hash, ...by } = optionsOf(given);
    const credential = ids.next(time.now());
    const at = time.now();
    const row = { collection: credentialsCollection.name, key: `${this.tenant}/${credential}`, rank: 1, at };
    const body = JSON.stringify({ hash: textGiven('hash', hash) });
    await this.parts.available(() => store.project([{ ...row, fields: { person, at }, body }]));
    const answer = await this.toLogin(key, { type: 'setCredential', credential, ...by }, sender);
    await this.forget(person, answer.previous, credential);
    return answer;
  }

  /** Makes a link work by which somebody without a password sets one. */
  invite(person: string, link: Link, sender: Sender = {}): Promise<LoginAnswer> {
    return this.toLogin(loginKey(this.tenant, idOf('person', person)), { type: 'inviteLogin', ...link }, sender);
  }

  /** Takes the password away, ends the sessions, and makes a link work to set a new one. */
  async reset(person: string, link: Link, sender: Sender = {}): Promise<LoginAnswer> {
    const answer = await this.toLogin(loginKey(this.tenant, idOf('person', person)), { type: 'resetLogin', ...link }, sender);
    await this.forget(person, answer.previous, null);
    return answer;
  }

  /** Ends the person's sessions and lets them in no more. */
  close(person: string, sender: Sender = {}): Promise<LoginAnswer> {
    return this.toLogin(loginKey(this.tenant, idOf('person', person)), { type: 'closeLogin' }, sender);
  }

  /** Lets them in again, with the password they had. */
  open(person: string, sender: Sender = {}): Promise<LoginAnswer> {
    return this.toLogin(loginKey(this.tenant, idOf('person', person)), { type: 'openLogin' }, sender);
  }

  /** Issues a token under an id of the caller's, made with `engine.newCommandId()`. */
  async issueToken(
    id: string,
    given: Pick<Token, 'person' | 'name' | 'scopes' | 'hash' | 'expiresAt' | 'generation'>,
    sender: Sender = {},
  ): Promise<Token> {
    await this.send(tokenKey(this.tenant, idOf('id', id)), { type: 'issueToken', ...optionsOf(given) }, sender);
    const token = await this.token(id);
    if (token === null) throw new MillraceError('NOT_FOUND', { entity: `token ${id}` });
    return token;
  }

  /** Makes a token useless. */
  async revokeToken(id: string, sender: Sender = {}): Promise<Settled> {
    return this.send(tokenKey(this.tenant, idOf('id', id)), { type: 'revokeToken' }, sender);
  }

  /** A token that was not revoked, also one that has expired; or `null`. */
  async token(id: string): Promise<Token | null> {
    return bodyOf<Token>(await this.get(tokensCollection.name, idOf('id', id)));
  }

  /** A person's tokens that work, the first to expire first. */
  async tokens(person: string): Promise<readonly Token[]> {
    const now = this.parts.runtime.time.now();
    const where: Filter = {
      and: [
        { field: 'person', eq: person },
        { field: 'expiresAt', gt: now },
      ],
    };
    const found = await this.bodies<Token>(tokensCollection.name, where, 'expiresAt');
    const login = found.length === 0 ? null : await this.login(person);
    return found.filter((token) => isOfLogin(token, login));
  }

  /** Says who has a role; with `expectedRevision` it refuses when somebody said so meanwhile. */
  async setRoleHolders(
    role: string,
    holders: readonly string[],
    options: Sender & { readonly expectedRevision?: number } = {},
  ): Promise<Settled> {
    const { expectedRevision, ...sender } = optionsOf(options);
    const expected = expectedRevision === undefined ? {} : { expectedRevision };
    return this.send(roleGrantKey(this.tenant, textGiven('role', role)), { type: 'setRoleHolders', role, holders, ...expected }, sender);
  }

  /** Who has a role; `null` when it was never said. */
  async roleGrant(role: string): Promise<RoleGrant | null> {
    const [grant] = await this.bodies<RoleGrant>(roleGrantsCollection.name, { field: 'role', eq: textGiven('role', role) });
    return grant ?? null;
  }

  /** Grants that name one of the principals; without principals, all. */
  async roleGrants(principals?: readonly string[]): Promise<readonly RoleGrant[]> {
    if (principals === undefined) return this.bodies<RoleGrant>(roleGrantsCollection.name);
    const found = new Map<string, RoleGrant>();
    for (let from = 0; from < principals.length; from += CHUNK) {
      const where: Filter = { field: 'holders', anyOf: principals.slice(from, from + CHUNK) };
      for (const grant of await this.bodies<RoleGrant>(roleGrantsCollection.name, where)) found.set(grant.role, grant);
    }
    return [...found.values()];
  }

  /** The newest definitions of roles in use; only some, where ids are given. */
  async roles(ids?: readonly string[]): Promise<readonly DeployedRole[]> {
    if (ids?.length === 0) return [];
    const parts: Filter[] = [
      { field: 'kind', eq: 'role' },
      { field: 'latest', eq: true },
    ];
    const rows = await this.rows(deployedItemsCollection.name, { and: ids === undefined ? parts : [...parts, { field: 'id', in: ids }] });
    const roles = await Promise.all(
      rows.map(async ({ fields }) => {
        const definition = await this.roleContent(String(fields['hash']));
        return { id: String(fields['id']), application: String(fields['application']), definition };
      }),
    );
    return roles.flatMap(({ definition, ...role }) => (definition === null ? [] : [{ ...role, definition }]));
  }

  /** Who the person's managers are now, by the person or by positions; person ids. */
  managers(person: string): Promise<readonly string[]> {
    const { store } = this.parts.runtime;
    return this.parts.available(() => relationOf(store, this.tenant, 'manager', textGiven('person', person)));
  }

  private async roleContent(hash: string): Promise<RoleDefinition | null> {
    const key = `${this.tenant}/${hash}`;
    const known = rolesByHash.get(key);
    if (known !== undefined) return known;
    const content = await this.parts.available(() => readContent(this.parts.runtime.store, this.tenant, hash));
    if (content === null) return null;
    if (rolesByHash.size >= ROLES_KEPT) rolesByHash.clear();
    const definition = content as unknown as RoleDefinition;
    rolesByHash.set(key, definition);
    return definition;
  }

  /** What has been changed is changed: a hash that could not be taken away opens nothing, and goes with the next change. */
  private async forget(person: string, previous: string | null, current: string | null): Promise<void> {
    try {
      await this.forgetCredentials(person, previous, current);
    } catch (cause) {
      this.parts.runtime.log('warning', 'an old hash of a password could not be removed; the next change removes it', { person, cause });
    }
  }

  /** Takes hashes away that count no more, and strays of an hour ago: a change that died before it was named. Younger ones may still be named by another node. */
  private async forgetCredentials(person: string, previous: string | null, current: string | null): Promise<void> {
    const { store, time } = this.parts.runtime;
    const at = time.now();
    const old: Filter = {
      and: [
        { field: 'person', eq: person },
        { field: 'at', lt: at - STRAY_AFTER },
      ],
    };
    const named = new Set([current, (await this.login(person))?.credential]);
    const strays = (await this.rows(credentialsCollection.name, old)).map(({ key }) => key.slice(this.tenant.length + 1));
    const gone = [...new Set(previous === null ? strays : [previous, ...strays])].filter((id) => !named.has(id));
    if (gone.length === 0) return;
    const row = { collection: credentialsCollection.name, rank: 2, at, fields: null, body: '' };
    await this.parts.available(() => store.project(gone.map((id) => ({ ...row, key: `${this.tenant}/${id}` }))));
  }

  private async toLogin(key: AggregateKey, command: LoginCommand, sender: Sender): Promise<LoginAnswer> {
    return (await this.send(key, command, sender)).answer as LoginAnswer;
  }

  private send(
    key: AggregateKey,
    command: LoginCommand | TokenCommand | RoleGrantCommand,
    sender: Sender,
  ): Promise<{ readonly answer: unknown } & Settled> {
    checkSender(sender);
    return this.execute(key, command, sender);
  }

  private get(collection: string, id: string): Promise<Row | null> {
    return this.parts.available(() => this.parts.runtime.store.get(collection, `${this.tenant}/${id}`));
  }

  private async bodies<T>(collection: string, where?: Filter, sort?: string): Promise<readonly T[]> {
    return (await this.rows(collection, where, sort)).map((row) => JSON.parse(row.body) as T);
  }

  private async rows(collection: string, where?: Filter, sort?: string): Promise<readonly Row[]> {
    const found: Row[] = [];
    const query = {
      collection,
      tenant: this.tenant,
      limit: 1000,
      ...(where ? { where } : {}),
      ...(sort ? { sort: [{ field: sort }] } : {}),
    };
    for (let cursor: string | undefined; ;) {
      const page = await this.parts.available(() => this.parts.runtime.store.find(cursor === undefined ? query : { ...query, cursor }));
      found.push(...page.rows);
      if (page.cursor === undefined) return found;
      cursor = page.cursor;
    }
  }
}

const rolesByHash = new Map<string, RoleDefinition>();

const bodyOf = <T>(row: Row | null): T | null => (row === null ? null : (JSON.parse(row.body) as T));

function idOf(place: string, id: string): string {
  if (typeof id === 'string' && /^[0-9a-z][0-9a-z._-]{0,63}$/.test(id)) return id;
  return refuse(place, 'up to 64 letters a-z, digits, dots, _ or -', id);
}
