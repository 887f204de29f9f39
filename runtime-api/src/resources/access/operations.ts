import type { ResourceType } from '@millrace/engine';
import { MillraceError, type ServiceDefinition, type Text } from '@millrace/schemas';
import type { Static } from '@sinclair/typebox';
import type { Call } from '../../http/call.js';
import { operation, type Operation } from '../../http/operation.js';
import type { GrantedBy, PersonRights, RowFields } from '../../rights/index.js';
import { explainAccess } from './contract.js';

type Reason = Static<NonNullable<typeof explainAccess.answer>>['reasons'][number];
type Asked = Extract<ResourceType, 'instance' | 'workItem' | 'record' | 'service' | 'person' | 'draft'>;

/** What `of` of a permission is compared with. */
const ofFields: Readonly<Partial<Record<Asked, string>>> = {
  instance: 'definition',
  workItem: 'definition',
  record: 'register',
  service: 'id',
  draft: 'definition',
};

export const operations: readonly Operation[] = [
  operation(explainAccess, async (call, { query }) => {
    const { person = call.person, action = 'read', resource, id } = query;
    const own = await call.service.rights.of(call);
    if (person !== call.person && !own.administers) throw new MillraceError('NOT_ALLOWED', { action: 'administer', resource: 'person' });
    const rights = person === call.person ? own : await call.service.rights.ofPerson(person);
    const fields = await fieldsOf(call, resource, id, rights);
    // What is not there and what may not be seen are told alike.
    if (fields === null) return { allowed: false, reasons: [] };
    const field = ofFields[resource];
    const of = field === undefined ? undefined : String(fields[field]);
    const granted = rights.explain(action, resource, of, fields);
    const reasons = await Promise.all(granted.map((one) => reasonOf(call, one, rights, resource, id)));
    return { allowed: rights.may(action, resource, of, fields), reasons };
  }),
];

async function fieldsOf(call: Call, resource: Asked, id: string, rights: PersonRights): Promise<RowFields | null> {
  if (resource !== 'service') return call.service.rights.fieldsOf(resource, id);
  const definition = (await call.service.rights.definition('service', id)) as unknown as ServiceDefinition | null;
  return definition !== null && rights.seesService(definition) ? { id } : null;
}

async function reasonOf(call: Call, granted: GrantedBy, rights: PersonRights, resource: Asked, id: string): Promise<Reason> {
  const { role, permission, scope } = granted;
  const roleName = role.definition.name ?? role.definition.id;
  const isOwn = role.definition.id === 'employee' && role.application === null;
  const from = { role: role.definition.id, roleName, permission, scope, through: role.through };
  if (isOwn && resource === 'person' && scope === 'own') return { because: 'self', text: { en: 'It is you.', ru: 'Это вы.' } };
  if (isOwn && resource === 'instance' && scope === 'own')
    return { because: 'initiator', text: { en: 'It is your own request.', ru: 'Это ваша собственная заявка.' } };
  if (isOwn && (resource === 'workItem' || permission === 'readRequestsWorkedOn')) {
    const item = await workItemFor(call, rights, resource, id);
    if (item !== null)
      return {
        because: 'workItem',
        workItem: item.id,
        through: item.through,
        text: {
          en: `Work on it is or was yours to do (${item.through}).`,
          ru: `Работа по ней предложена или была предложена вам (${item.through}).`,
        },
      };
  }
  return { because: 'role', ...from, text: textOf(roleName, granted) };
}

async function workItemFor({ service: { engine } }: Call, { me }: PersonRights, resource: Asked, id: string) {
  const keys = [...me.principals, 'everyone'];
  const of = { collection: 'workItems', tenant: engine.tenant, limit: 1 };
  const where = {
    and: [
      { field: 'instance', eq: id },
      { field: 'visibleTo', anyOf: keys },
    ],
  } as const;
  const row = resource === 'workItem' ? await engine.row('workItems', id) : (await engine.findRows({ ...of, where })).rows[0];
  const visibleTo = row?.fields['visibleTo'];
  const through = Array.isArray(visibleTo) ? keys.find((key) => visibleTo.includes(key)) : undefined;
  if (row === undefined || row === null || through === undefined) return null;
  return { id: row.key.slice(engine.tenant.length + 1), through };
}

const scopes: Readonly<Record<GrantedBy['scope'], { readonly en: string; readonly ru: string }>> = {
  own: { en: 'what is their own', ru: 'своё' },
  unit: { en: 'what is of their unit', ru: 'своё подразделение' },
  organisation: { en: 'what is of their organisation', ru: 'своя организация' },
  all: { en: 'everything of the kind', ru: 'всё этого вида' },
};

function textOf(name: Text, { permission, scope, role }: GrantedBy): { en: string; ru: string } {
  const [en, ru] = typeof name === 'string' ? [name, name] : [name.en ?? name.ru ?? '', name.ru ?? name.en ?? ''];
  return {
    en: `The role “${en}” (by ${role.through}) allows it: permission ${permission}, ${scopes[scope].en}.`,
    ru: `Это разрешает роль «${ru}» (через ${role.through}): разрешение ${permission}, область — ${scopes[scope].ru}.`,
  };
}
