import { rawOf, textOf, type Raw } from '../../drawing/read/values.js';
import { describeTiming } from '../../elements/times/describe-timing.js';
import { sayRoot } from './events.js';
import type { Passport, PassportConnector, PassportMessage, PassportRole, PassportStep, PassportVariable } from './model.js';
import { orderOf } from './order.js';
import { sayAssignment } from './people.js';
import { distinct, readerOf, type PassportWishes, type Reader } from './reader.js';
import { stepsOf } from './steps.js';
import type { PassportLanguage } from './words.js';

const throwing = new Set(['endEvent', 'intermediateThrowEvent', 'implicitThrowEvent', 'sendTask']);

function variableOf([name, value]: readonly [string, unknown], { told, words, nameOf }: Reader): PassportVariable {
  const said = rawOf(value);
  const type = textOf(said['type']);
  const values = Array.isArray(said['values'])
    ? (said['values'] as unknown[]).filter((one) => ['string', 'number'].includes(typeof one))
    : [];
  const sensitivity = said['sensitivity'] === 'personal' || said['sensitivity'] === 'secret' ? words.sensitivity[said['sensitivity']] : '';
  const register = textOf(said['register']);
  return {
    name,
    label: told(said['label']),
    type: `${words.types[type] ?? type}${register === '' ? '' : ` (${nameOf('register', register)})`}`,
    notes: distinct([values.length > 0 ? words.values(values.map(String).join(', ')) : '', sensitivity]),
  };
}

/** Lanes with what is done in them; steps of people that stand in no lane, by whom they are for. */
function rolesOf(steps: readonly PassportStep[], lanes: readonly (readonly [string, Raw])[], reader: Reader): readonly PassportRole[] {
  const roles = new Map<string, { who: string[]; does: { number: string; name: string }[] }>();
  const role = (name: string) => {
    const known = roles.get(name) ?? { who: [], does: [] };
    roles.set(name, known);
    return known;
  };
  for (const [, lane] of lanes) {
    const name = reader.told(lane['name']);
    if (name !== '') role(name).who.push(...sayAssignment(lane['assignment'], reader));
  }
  for (const { lane, who, isHuman, number, name } of steps) {
    const own = lane.at(-1);
    if (own === undefined && !isHuman) continue;
    const found = role(own ?? (who.join(', ') || reader.words.anybody));
    found.who.push(...who);
    found.does.push({ number, name });
  }
  return [...roles].map(([name, { who, does }]) => ({ name, who: distinct(who), does }));
}

/**
 * The passport of a process: its purpose, roles, steps in the order in which they are come to, deadlines and conditions in words, forms, results,
 * messages, work of programs and variables, in one language. Pure; the definition is untrusted, and what cannot be read is left out.
 *
 * @example passportOf(definition, 'ru', { version: '7', forms: { purchaseRequest: form } })
 */
export function passportOf(definition: unknown, language: PassportLanguage, wishes: PassportWishes = {}): Passport {
  const reader = readerOf(definition, language, wishes);
  const { told, entries, words } = reader;
  const order = orderOf(reader);
  const made = stepsOf(reader, order);
  const processes = entries('processes');
  let count = 0;
  for (const [id] of processes) count = made.number(id, count);
  const parts = processes.map(([id, process]) => ({
    id,
    name: told(process['name']),
    about: told(process['documentation']),
    starts: made.starts(id),
    steps: made.steps(id),
    results: made.results(id),
    variables: Object.entries(rawOf(process['variables'])).map((entry) => variableOf(entry, reader)),
  }));
  const messages: PassportMessage[] = [];
  const connectors: PassportConnector[] = [];
  for (const [id, element] of entries('elements')) {
    const at = made.called(id);
    const event = rawOf(element['event']);
    const used = [rawOf(element['message']), ...(event['type'] === 'message' ? [event] : [])].filter(({ ref }) => typeof ref === 'string');
    for (const { ref } of used) messages.push({ name: sayRoot(ref, reader), isSent: throwing.has(textOf(element['type'])), at });
    const service = rawOf(element['service']);
    if (typeof service['type'] !== 'string') continue;
    const attempts = rawOf(service['retry'])['attempts'];
    connectors.push({
      name: words.services[service['type']] ?? service['type'],
      at,
      data: Object.keys(rawOf(service['in'])),
      attempts: typeof attempts === 'number' ? String(attempts) : '',
      timeout: describeTiming(service['timeout'], language) ?? '',
    });
  }
  return {
    language,
    id: textOf(reader.definition['id']),
    name: told(reader.definition['name']) || (parts[0]?.name ?? '') || textOf(reader.definition['id']),
    version: wishes.version ?? '',
    purpose: told(reader.definition['documentation']) || (parts[0]?.about ?? ''),
    outside: distinct(entries('participants').flatMap(([, pool]) => (pool['process'] === undefined ? [told(pool['name'])] : []))),
    roles: rolesOf(
      parts.flatMap(({ steps }) => steps),
      entries('lanes'),
      reader,
    ),
    parts,
    messages,
    connectors,
  };
}
