import type { JsonValue, Text } from '@millrace/schemas';
import type { Group, Person, PersonInput, PositionInput } from '../people/index.js';
import { optionsOf, refuse } from './call-input.js';
import type { Sender, Settled } from './engine-options.js';
import type { Engine } from './engine.js';
import { plainInput } from './plain-input.js';

/** People, groups and positions of a tenant: whom work is offered to. */
export class PeopleDesk {
  constructor(private readonly engine: Engine) {}

  /** Creates a person or changes their details; what is not named stays. */
  save(id: string, details: PersonInput & { readonly name: string }, sender: Sender = {}): Promise<Settled> {
    return this.saveOne('person', id, details, ['createPerson', 'changePerson'], sender);
  }

  /** Their groups' work is not offered to them any more; what they did stays. */
  async deactivate(id: string, reason: string, sender: Sender = {}): Promise<Settled> {
    return this.engine.execute(this.key('person', id), { type: 'deactivatePerson', reason } as never, sender);
  }

  /** Creates a group with this name and these members, or makes them its own. */
  async saveGroup(id: string, name: Text, members: readonly string[], sender: Sender = {}): Promise<Settled> {
    if (!Array.isArray(plainInput(members, 'members'))) refuse('members', 'a list of person ids', members);
    const known = (await this.engine.look(this.key('group', id))) as Pick<Group, 'name' | 'members'> | null;
    if (!known) return this.engine.execute(this.key('group', id), { type: 'createGroup', name, members } as never, sender);
    // A repeated command id belongs to the change of members; the new name is a command of its own and changes nothing when it is the same.
    const { commandId: _ofMembers, ...renamer } = sender;
    await this.engine.execute(this.key('group', id), { type: 'renameGroup', name } as never, renamer);
    const add = members.filter((member) => !known.members.includes(member));
    const remove = known.members.filter((member) => !members.includes(member));
    return this.engine.execute(this.key('group', id), { type: 'changeGroupMembers', add, remove } as never, sender);
  }

  /** Creates a position or changes it; its holders are the managers of the holders of positions that report to it. */
  savePosition(id: string, details: PositionInput & { readonly name: Text }, sender: Sender = {}): Promise<Settled> {
    return this.saveOne('position', id, details, ['createPosition', 'changePosition'], sender);
  }

  /** Says what an organisation is called. */
  async nameOrganisation(id: string, name: Text, sender: Sender = {}): Promise<Settled> {
    return this.engine.execute(this.key('organisation', id), { type: 'namePlace', name } as never, sender);
  }

  /** Says what a unit is called. */
  async nameUnit(id: string, name: Text, sender: Sender = {}): Promise<Settled> {
    return this.engine.execute(this.key('unit', id), { type: 'namePlace', name } as never, sender);
  }

  /** A person, or `null`. */
  async person(id: string): Promise<Person | null> {
    return (await this.engine.look(this.key('person', id))) as Person | null;
  }

  /** The keys that work is offered to this person under: `user:…`, `group:…`, `position:…`. */
  principals(id: string): Promise<readonly string[]> {
    return this.engine.principals(id);
  }

  private key(type: string, id: string): string {
    if (typeof id !== 'string' || !/^[0-9a-z][0-9a-z._-]{0,63}$/.test(id)) {
      refuse('id', 'up to 64 letters a-z, digits, dots, _ or -', id);
    }
    return `${this.engine.tenant}/${type}/${id}`;
  }

  private async saveOne(
    type: string,
    id: string,
    given: object,
    [create, change]: readonly [string, string],
    sender: Sender,
  ): Promise<Settled> {
    const details = plainInput(optionsOf(given, 'the details'), 'the details');
    const key = this.key(type, id);
    const known: JsonValue | unknown = await this.engine.look(key);
    return this.engine.execute(key, (known === null ? { ...details, type: create } : { type: change, changes: details }) as never, sender);
  }
}
