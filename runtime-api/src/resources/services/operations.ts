import { MillraceError, type JsonObject, type ServiceDefinition, type Text } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { senderOf } from '../asking.js';
import { inLanguage, isOpen, isShown, shownService } from '../catalogue.js';
import { instanceCard } from '../instances/cards.js';
import { lookUp } from '../lookups.js';
import { requireOffered } from '../offered.js';
import { formSheet } from '../sheets.js';
import { requireSources } from '../sources.js';
import * as contracts from './contract.js';

/** Applications whose names are read; the catalogue of an installation has a few dozen. */
const mostApplications = 1000;

const list = operation(contracts.listServices, async (call, { query }) => {
  const [rights, found] = await Promise.all([call.service.rights.of(call), call.service.engine.workplace.definitions('service')]);
  const words = wordsOf(query.search ?? '');
  const shown = found
    .map(({ application, definition }) => ({ application, service: definition as unknown as ServiceDefinition }))
    .filter(({ service }) => isShown(service, rights) && holds(service, words));
  const byName = new Intl.Collator(call.language);
  shown.sort((a, b) => byName.compare(inLanguage(a.service.name, call.language), inLanguage(b.service.name, call.language)));
  const applications = await applicationNames(call);
  return { items: await Promise.all(shown.map(({ service, application }) => cardOf(call, service, application, applications))) };
});

const read = operation(contracts.readService, async (call, { params: { id } }) => {
  const rights = await call.service.rights.of(call);
  const { service, application } = await shownService(call, id, rights);
  const sheet = await call.service.engine.workplace.startSheet(service.process, service.form);
  return { service: await cardOf(call, service, application, await applicationNames(call)), sheet: await formSheet(call, sheet) };
});

const look = operation(contracts.lookUpForService, async (call, { params: { id, nodeId }, query }) => {
  const { service } = await shownService(call, id, await call.service.rights.of(call));
  return lookUp(call, await call.service.engine.workplace.startSheet(service.process, service.form), nodeId, query);
});

const request = operation(contracts.makeRequest, async (call, { params: { id }, body }) => {
  const { engine } = call.service;
  const rights = await call.service.rights.of(call);
  const { service } = await shownService(call, id, rights);
  if (!rights.seesService(service, 'start')) throw new MillraceError('NOT_ALLOWED', { action: 'start', resource: 'service' });
  if (!isOpen(service)) throw new MillraceError('SERVICE_PAUSED', { service: inLanguage(service.name, call.language) });
  const data = body.data as JsonObject;
  const { commandId } = call;
  const isRepeated = async (): Promise<boolean> => commandId !== undefined && (await engine.startedBy(commandId, call.person)) !== null;
  const sheet = await engine.workplace.startSheet(service.process, service.form);
  // Without a form nothing would check what is sent.
  if (sheet === null && Object.keys(data).length > 0)
    throw new MillraceError('INVALID_INPUT', {
      place: '/data',
      expected: 'an empty object',
      found: Object.keys(data).join(', ').slice(0, 80),
    });
  await requireOffered(call, sheet, data, isRepeated);
  await requireSources(call, sheet, data, isRepeated);
  const { organisation } = rights.me;
  const {
    instanceId,
    warnings = [],
    settled,
  } = await engine.start(service.process, {
    ...senderOf(call),
    data,
    service: id,
    ...(service.form === undefined ? {} : { form: service.form }),
    ...(organisation === null ? {} : { organisation }),
  });
  const view = await engine.instance(instanceId);
  if (view === null) throw new MillraceError('INSTANCE_NOT_FOUND', { id: instanceId });
  const card = await instanceCard(call, view);
  return { card, warnings: [...warnings], ...(card.expectedAt === undefined ? {} : { expectedAt: card.expectedAt }), settled };
});

async function cardOf(
  { service: { engine } }: Call,
  service: ServiceDefinition,
  application: string,
  names: ReadonlyMap<string, Text>,
): Promise<contracts.ServiceCard> {
  const { id, name, description, category, availability = 'available', notice, serviceLevel } = service;
  const duration = serviceLevel === undefined ? null : await engine.workplace.expectedDuration({ serviceLevel });
  return {
    id,
    name,
    ...(description === undefined ? {} : { description }),
    ...(category === undefined ? {} : { category }),
    application: { id: application, name: names.get(application) ?? application },
    availability,
    ...(notice === undefined ? {} : { notice }),
    ...(duration === null ? {} : { expectedDuration: duration }),
  };
}

async function applicationNames({ service: { engine } }: Call): Promise<ReadonlyMap<string, Text>> {
  const { rows } = await engine.findRows({ collection: 'applications', tenant: engine.tenant, limit: mostApplications });
  const found = rows.map((row) => JSON.parse(row.body) as { readonly id: string; readonly name: Text | null });
  return new Map(found.flatMap(({ id, name }): [string, Text][] => (name === null ? [] : [[id, name]])));
}

/** Words as search compares them: case, ё and compatibility forms folded away. */
function wordsOf(text: string): readonly string[] {
  const folded = text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Whether every word begins one of the service's own, in whatever language it is given. */
function holds({ name, description, keywords = [] }: ServiceDefinition, words: readonly string[]): boolean {
  const own = [name, description ?? '', ...keywords]
    .flatMap((text) => (typeof text === 'string' ? [text] : [text.en ?? '', text.ru ?? '']))
    .flatMap(wordsOf);
  return words.every((word) => own.some((one) => one.startsWith(word)));
}

export const operations: readonly Operation[] = [list, read, look, request];
