import type { Engine, Login, Person, TimeSource } from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';

/** The built-in role that may do everything. */
export const ADMINISTRATOR = 'administrator';

/** How things would be after a change that is not made yet. */
export interface After {
  /** Principals that have the role of administrator. */
  readonly holders?: readonly string[];
  /** A group with its members, or a position with its holders, by principal key. */
  readonly members?: { readonly of: string; readonly people: readonly string[] };
  /** Somebody who cannot sign in any more. */
  readonly without?: string;
}

const CHUNK = 200;

/**
 * Who can administer, and that somebody always can. Changes that could take the last one away run one after another in this process; two nodes that do it in the same
 * moment are not kept apart (docs/adr/0007-identity.md): `millrace` on the machine itself then helps.
 */
export class Administrators {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    private readonly time: TimeSource,
  ) {}

  /** Makes a change unless nobody were left who can administer: `LAST_ADMINISTRATOR`. Where nobody can already, nothing is lost. */
  keep<T>(after: After, change: () => Promise<T>): Promise<T> {
    const turn = this.last.then(async () => {
      if (!(await this.any(after)) && (await this.any())) throw new MillraceError('LAST_ADMINISTRATOR');
      return change();
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Whether somebody has the role and can sign in: by a password, or (unless told otherwise) by a link that still works. */
  async any(after: After = {}, by: 'password' | 'link' = 'link'): Promise<boolean> {
    const holders = after.holders ?? (await this.engine.identity.roleGrant(ADMINISTRATOR))?.holders ?? [];
    for (const holder of holders) {
      const people = await this.peopleBehind(holder, after);
      for (let from = 0; from < people.length; from += CHUNK) {
        if (await this.canAny(people.slice(from, from + CHUNK), by)) return true;
      }
    }
    return false;
  }

  private async peopleBehind(holder: string, { members, without }: After): Promise<readonly string[]> {
    const [kind, id] = [holder.slice(0, holder.indexOf(':')), holder.slice(holder.indexOf(':') + 1)];
    const found = members?.of === holder ? members.people : kind === 'user' ? [id] : await this.listed(kind, id);
    return found.filter((person) => person !== without);
  }

  private async listed(kind: string, id: string): Promise<readonly string[]> {
    const [collection, field] = kind === 'group' ? ['groups', 'members'] : ['positions', 'holders'];
    const where = { field: 'id', eq: id } as const;
    const { rows } = await this.engine.findRows({ collection, tenant: this.engine.tenant, where, limit: 1 });
    const list = rows[0]?.fields[field];
    return Array.isArray(list) ? (list as readonly string[]) : [];
  }

  private async canAny(people: readonly string[], by: 'password' | 'link'): Promise<boolean> {
    const query = { collection: 'people', tenant: this.engine.tenant, where: { field: 'id', in: people } as const, limit: CHUNK };
    const { rows } = await this.engine.findRows(query);
    const active = rows.map(({ body }) => JSON.parse(body) as Person).filter((person) => person.active);
    const logins = await this.engine.identity.logins(active.map(({ id }) => id));
    return [...logins.values()].some((login) => this.canSignIn(login, by));
  }

  private canSignIn({ closed, credential, link }: Login, by: 'password' | 'link'): boolean {
    if (closed) return false;
    return credential !== null || (by === 'link' && link !== null && link.expiresAt > this.time.now());
  }
}
