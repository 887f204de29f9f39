import {
  anyRestriction,
  permissionFilter,
  rowMatches,
  type Filter,
  type Me,
  type ResourceType,
  type Restriction,
  type Row,
} from '@millrace/engine';
import { MillraceError, type Permission, type RoleDefinition, type ServiceDefinition } from '@millrace/schemas';
import type { TokenScope } from '../http/contract.js';
import { administrator } from './built-in-roles.js';

/** Something that is done. */
export type Action = Permission['action'];
/** What a person may do with an attribute of a record. */
export type AttributeAccess = 'hidden' | 'readOnly' | 'editable';
/** The values of a row that filters ask for: of `engine.row(collection, id)`. */
export type RowFields = Row['fields'];

/** A role that somebody has. */
export interface HeldRole {
  readonly definition: RoleDefinition;
  /** `null`: built in. */
  readonly application: string | null;
  /** The principal key by which it is theirs; `everyone` for what all have. */
  readonly through: string;
}

/** A permission that allows something, and where it comes from. */
export interface GrantedBy {
  readonly role: HeldRole;
  readonly permission: string;
  readonly scope: Permission['scope'];
}

/** What a token must have to do something; reading is part of each, and which operations it may call at all the edge has checked. */
const scopesFor: Readonly<Record<Action, readonly TokenScope[]>> = {
  read: ['read', 'work', 'deploy', 'administer'],
  export: ['read'],
  create: ['work', 'administer'],
  update: ['work', 'administer'],
  archive: ['work', 'administer'],
  start: ['work'],
  cancel: ['work', 'administer'],
  claim: ['work'],
  complete: ['work'],
  reassign: ['work', 'administer'],
  retry: ['work', 'administer'],
  deploy: ['deploy'],
  administer: ['administer'],
};

/**
 * What one person may do, as known at the beginning of a call. Everything that no permission names is denied. Lists take `filter` into their query; a single thing is
 * judged by the same filter on its row, so the two cannot differ.
 */
export class PersonRights {
  private readonly filters = new Map<string, Restriction>();

  constructor(
    readonly me: Me,
    readonly roles: readonly HeldRole[],
    /** Of a token; `null` for a session. */
    private readonly scopes: readonly TokenScope[] | null,
  ) {}

  /** Which rows: all, none, or those that a filter finds. `of` is the process, register or service; without it those of all of them. */
  filter(action: Action, type: ResourceType, of?: string): Restriction {
    const key = JSON.stringify([action, type, of]);
    let found = this.filters.get(key);
    if (found === undefined) {
      found = anyRestriction(this.permissions(action, type, of).map(({ permission }) => restriction(permission, this.me)));
      this.filters.set(key, found);
    }
    return found;
  }

  /** The filter as the engine's lists take it: spread it into their options. `null`: nothing may be seen, so nothing need be asked. */
  where(action: Action, type: ResourceType, of?: string): { readonly where?: Filter } | null {
    const found = this.filter(action, type, of);
    if (found === 'none') return null;
    return found === 'all' ? {} : { where: found };
  }

  /** Whether it may be done with the thing whose row has these fields; `{}` for what has no row. */
  may(action: Action, type: ResourceType, of: string | undefined, fields: RowFields): boolean {
    return allows(this.filter(action, type, of), fields);
  }

  /** Refuses with `NOT_ALLOWED` what may not be done. Whoever may not even read it should hear `NOT_FOUND` before. */
  require(action: Action, type: ResourceType, of: string | undefined, fields: RowFields): void {
    if (!this.may(action, type, of, fields)) throw new MillraceError('NOT_ALLOWED', { action, resource: type });
  }

  /** Whether they are an administrator, within the token's scopes. */
  get administers(): boolean {
    const within = this.scopes === null || this.scopes.includes('administer');
    return within && this.roles.some(({ definition }) => definition === administrator);
  }

  /**
   * Access to the attributes of a register's records; what is not named is editable where the record is. Where several roles name an attribute, the one that allows
   * most counts; a role that does not name it says nothing of it.
   */
  attributes(register: string): Readonly<Record<string, AttributeAccess>> {
    if (this.roles.some(({ definition }) => definition === administrator)) return {};
    const found = new Map<string, AttributeAccess>();
    for (const { definition } of this.roles) {
      const named = own(definition.attributes ?? {}, register) ?? {};
      for (const [name, access] of Object.entries(named)) found.set(name, most(found.get(name), access));
    }
    return Object.fromEntries(found);
  }

  /** Whether a service of the catalogue is shown to them: the permission to, and whom its definition names. */
  seesService(definition: Pick<ServiceDefinition, 'id' | 'visibleTo'>, action: 'read' | 'start' = 'read'): boolean {
    if (!this.may(action, 'service', definition.id, { id: definition.id })) return false;
    const { roles, organisations } = definition.visibleTo ?? {};
    if (this.roles.some((role) => role.definition === administrator)) return true;
    const hasRole = roles === undefined || this.roles.some((role) => roles.includes(role.definition.id));
    return hasRole && (organisations === undefined || (this.me.organisation !== null && organisations.includes(this.me.organisation)));
  }

  /** The permissions that allow it. */
  explain(action: Action, type: ResourceType, of: string | undefined, fields: RowFields): readonly GrantedBy[] {
    return this.permissions(action, type, of)
      .filter(({ permission }) => allows(restriction(permission, this.me), fields))
      .map(({ role, id, permission }) => ({ role, permission: id, scope: permission.scope }));
  }

  private permissions(
    action: Action,
    type: ResourceType,
    of: string | undefined,
  ): readonly { readonly role: HeldRole; readonly id: string; readonly permission: Permission }[] {
    if (this.scopes !== null && !this.scopes.some((scope) => scopesFor[action].includes(scope))) return [];
    return this.roles.flatMap((role) =>
      Object.entries(role.definition.permissions)
        .filter(([, { action: does, resource }]) => does === action && resource.type === type)
        .filter(([, { resource }]) => of === undefined || resource.of === undefined || resource.of === of)
        .map(([id, permission]) => ({ role, id, permission })),
    );
  }
}

/** What deployment would refuse today, but a release before it let pass, allows nothing: a role that cannot be read must open no list and break none. */
function restriction(permission: Permission, me: Me): Restriction {
  try {
    return permissionFilter(permission, me);
  } catch (error) {
    if (error instanceof MillraceError) return 'none';
    throw error;
  }
}

function allows(restriction: Restriction, fields: RowFields): boolean {
  return restriction === 'all' || (restriction !== 'none' && rowMatches(fields, restriction));
}

const order: readonly AttributeAccess[] = ['hidden', 'readOnly', 'editable'];
const most = (one: AttributeAccess | undefined, other: AttributeAccess): AttributeAccess =>
  one !== undefined && order.indexOf(one) > order.indexOf(other) ? one : other;

const own = <T>(map: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(map, name) ? map[name] : undefined);
