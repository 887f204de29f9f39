import { asksForUnit, recordPart, type Engine, type Me, type Person, type ResourceType } from '@millrace/engine';
import type { JsonObject, RoleDefinition } from '@millrace/schemas';
import type { Call } from '../http/call.js';
import { ADMINISTRATOR, personRow } from '../identity/index.js';
import { AccessLog } from './access-log.js';
import { administrator, employee } from './built-in-roles.js';
import { PersonRights, type HeldRole, type RowFields } from './person-rights.js';

/** The most people of a unit whose things are found by scope `unit`: they all stand in one question to the store. Of larger units the first by id. */
export const mostUnitPeople = 500;

/** How long rights are believed without asking again, in milliseconds: for so long another node's change may go unseen. What this node changes counts at once. */
const keptFor = 1000;
/** People whose rights are kept. */
const mostKept = 2000;
/** What rights are made of. */
const sources: ReadonlySet<string> = new Set(['people', 'groups', 'positions', 'roleGrants', 'deployedItems']);

/** A role with who has it. */
export interface KnownRole {
  readonly definition: RoleDefinition;
  /** `null`: built in. */
  readonly application: string | null;
  /** Principal keys; `everyone` for the role that all have. */
  readonly holders: readonly string[];
}

/** Where the rows of a type of thing stand. */
const collections: Readonly<Partial<Record<ResourceType, string>>> = {
  instance: 'instances',
  history: 'instances',
  workItem: 'workItems',
  record: 'records',
  person: 'people',
  incident: 'incidents',
  job: 'jobs',
  notification: 'notifications',
  draft: 'drafts',
};

/** What people may do: loads their roles and puts them together. */
export class RightsDesk {
  /** What was read of others. */
  readonly accessLog: AccessLog;
  private readonly ofCalls = new WeakMap<object, Promise<PersonRights>>();
  private readonly kept = new Map<string, { readonly rights: PersonRights; readonly until: number }>();
  private changes = 0;

  /** `monotonic` tells milliseconds that only grow. */
  constructor(
    private readonly engine: Engine,
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.accessLog = new AccessLog(engine, monotonic);
    engine.onChange(({ collection }) => {
      if (!sources.has(collection)) return;
      this.changes += 1;
      this.kept.clear();
    });
  }

  /** The rights of the one who calls, within the scopes of their token. Loaded once a call. */
  of(call: Pick<Call, 'person' | 'scopes'>): Promise<PersonRights> {
    let rights = this.ofCalls.get(call);
    if (rights === undefined) {
      rights = this.known(call.person, call.scopes);
      this.ofCalls.set(call, rights);
    }
    return rights;
  }

  /** The rights of any person, for explaining them. */
  ofPerson(person: string): Promise<PersonRights> {
    return this.load(person, null);
  }

  /** Ids of the roles that were given to a person, by themself, their groups or positions; also of one that no application has now. */
  async rolesGiven(person: string): Promise<readonly string[]> {
    const grants = await this.engine.identity.roleGrants(await this.engine.principals(person));
    return grants.map(({ role }) => role);
  }

  /** The newest definition in use of a kind and id, as it was deployed; or `null`. */
  async definition(kind: string, id: string): Promise<JsonObject | null> {
    const and = [
      { field: 'kind', eq: kind },
      { field: 'id', eq: id },
      { field: 'latest', eq: true },
    ];
    const query = { collection: 'deployedItems', tenant: this.engine.tenant, where: { and }, limit: 1 };
    const [item] = (await this.engine.findRows(query)).rows;
    const content = item === undefined ? null : await this.engine.row('contents', String(item.fields['hash']));
    return content === null ? null : (JSON.parse(content.body) as JsonObject);
  }

  /** The fields of a thing's row, or `null` when there is none. The id of a record is `register/id`. */
  async fieldsOf(type: ResourceType, id: string): Promise<RowFields | null> {
    const collection = collections[type];
    const key = type === 'record' ? recordRow(id) : /^[\x21-\x7e]{1,200}$/.test(id) ? id : null;
    if (collection === undefined || key === null) return null;
    return (await this.engine.row(collection, key))?.fields ?? null;
  }

  /** Every role: built in, and of deployed applications, by id. */
  async roles(): Promise<readonly KnownRole[]> {
    const [deployed, grants] = await Promise.all([this.engine.identity.roles(), this.engine.identity.roleGrants()]);
    const holders = new Map(grants.map((grant) => [grant.role, grant.holders]));
    const builtIn = [
      { definition: administrator, application: null, holders: holders.get(ADMINISTRATOR) ?? [] },
      { definition: employee, application: null, holders: ['everyone'] },
    ];
    const others = deployed
      .filter(({ id }) => id !== administrator.id && id !== employee.id)
      .map(({ id, definition, application }) => ({ definition, application, holders: holders.get(id) ?? [] }));
    return [...builtIn, ...others.sort((a, b) => (a.definition.id < b.definition.id ? -1 : 1))];
  }

  private async known(person: string, scopes: Call['scopes']): Promise<PersonRights> {
    const key = `${person} ${scopes === null ? '' : [...scopes].sort().join()}`;
    const found = this.kept.get(key);
    if (found !== undefined && found.until > this.monotonic()) return found.rights;
    const before = this.changes;
    const rights = await this.load(person, scopes);
    // What changed while it was read may be half in it.
    if (before === this.changes) {
      if (this.kept.size >= mostKept) this.kept.clear();
      this.kept.set(key, { rights, until: this.monotonic() + keptFor });
    }
    return rights;
  }

  private async load(person: string, scopes: Call['scopes']): Promise<PersonRights> {
    const { engine } = this;
    const known = person === '' ? null : await personRow(engine, person);
    // Somebody who is not there, or not any more, has no rights at all, not even to what is their own.
    if (known?.active !== true) return new PersonRights(unknown(person), [], scopes);
    const principals = await engine.principals(person);
    const grants = await engine.identity.roleGrants(principals);
    const granted = grants.filter(({ role }) => role !== employee.id);
    const deployed = await engine.identity.roles(granted.map(({ role }) => role).filter((role) => role !== ADMINISTRATOR));
    const roles: HeldRole[] = [{ definition: employee, application: null, through: 'everyone' }];
    for (const { role, holders } of granted) {
      const through = principals.find((principal) => holders.includes(principal)) ?? `user:${person}`;
      if (role === ADMINISTRATOR) roles.push({ definition: administrator, application: null, through });
      for (const { id, definition, application } of deployed) if (id === role) roles.push({ definition, application, through });
    }
    return new PersonRights(await this.me(known, principals, roles), roles, scopes);
  }

  private async me(person: Person, principals: readonly string[], roles: readonly HeldRole[]): Promise<Me> {
    const { id, organisation, unit } = person;
    const permissions = roles.flatMap(({ definition }) => Object.values(definition.permissions));
    const asksForManager = permissions.some(({ where }) => where !== undefined && JSON.stringify(where).includes('"$me.manager"'));
    return {
      id,
      organisation,
      unit,
      principals,
      managers: asksForManager ? await this.engine.identity.managers(id) : [],
      unitPeople: unit !== null && permissions.some(asksForUnit) ? await this.peopleOf(unit) : [],
    };
  }

  private async peopleOf(unit: string): Promise<readonly string[]> {
    const query = { collection: 'people', tenant: this.engine.tenant, where: { field: 'unit', eq: unit } as const, limit: mostUnitPeople };
    return (await this.engine.findRows(query)).rows.map(({ fields }) => String(fields['id']));
  }
}

const unknown = (id: string): Me => ({ id, organisation: null, unit: null, managers: [], principals: [], unitPeople: [] });

function recordRow(id: string): string | null {
  const slash = id.indexOf('/');
  return slash < 1 || slash === id.length - 1 ? null : recordPart(id.slice(0, slash), id.slice(slash + 1));
}
