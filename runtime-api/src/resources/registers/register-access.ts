import type { RegisterDefinition } from '@millrace/schemas';
import { MillraceError } from '@millrace/schemas';
import type { Call } from '../../http/operation.js';
import type { AttributeAccess, PersonRights } from '../../rights/index.js';
import { shortened } from '../asking.js';

/** A register as one person may use it. */
export interface RegisterAccess {
  readonly definition: RegisterDefinition;
  readonly application: string;
  readonly rights: PersonRights;
  /** Names of attributes that the person may see, in the order in which they are shown. */
  readonly visible: readonly string[];
  /** Names that must not be seen, searched, filtered or sorted by: those that a role hides, and secrets, which nobody reads. */
  readonly hidden: readonly string[];
  /** Whether the title tells something of a hidden attribute; the record is then called by its id. */
  readonly hidesTitle: boolean;
  accessOf(attribute: string): AttributeAccess;
}

/** A register that the caller may read; for others it is not there. */
export async function registerAccess(call: Call, id: string): Promise<RegisterAccess> {
  const [rights, found] = await Promise.all([call.service.rights.of(call), call.service.engine.workplace.definition('register', id)]);
  if (found === null || rights.filter('read', 'record', id) === 'none')
    throw new MillraceError('NOT_FOUND', { entity: `register ${shortened(id)}` });
  return accessTo(found.definition as unknown as RegisterDefinition, found.application, rights);
}

/** Every register that the caller may read, by id. */
export async function readableRegisters(call: Call): Promise<readonly RegisterAccess[]> {
  const [rights, found] = await Promise.all([call.service.rights.of(call), call.service.engine.workplace.definitions('register')]);
  return found
    .map(({ definition, application }) => accessTo(definition as unknown as RegisterDefinition, application, rights))
    .filter(({ definition }) => rights.filter('read', 'record', definition.id) !== 'none')
    .sort((one, other) => (one.definition.id < other.definition.id ? -1 : 1));
}

function accessTo(definition: RegisterDefinition, application: string, rights: PersonRights): RegisterAccess {
  const given = new Map(Object.entries(rights.attributes(definition.id)));
  const accessOf = (name: string): AttributeAccess =>
    definition.attributes[name]?.sensitivity === 'secret' ? 'hidden' : (given.get(name) ?? 'editable');
  const order = definition.attributeOrder ?? [];
  const names = [...new Set([...order, ...Object.keys(definition.attributes)])].filter((name) =>
    Object.hasOwn(definition.attributes, name),
  );
  const hidden = names.filter((name) => accessOf(name) === 'hidden');
  return {
    definition,
    application,
    rights,
    visible: names.filter((name) => !hidden.includes(name)),
    hidden,
    hidesTitle: mentions(definition.title, hidden),
    accessOf,
  };
}

/** Whether an expression names one of these; one name too many is no harm. */
function mentions(expression: string | undefined, names: readonly string[]): boolean {
  const words: readonly string[] = expression?.match(/[\p{L}\p{N}_$]+/gu) ?? [];
  return names.some((name) => words.includes(name));
}
