import type { ServiceDefinition, Text } from '@millrace/schemas';
import { MillraceError } from '@millrace/schemas';
import type { Call } from '../http/operation.js';
import type { PersonRights } from '../rights/index.js';
import { shortened } from './asking.js';

/** A service of the catalogue, with the application it came with. */
export interface CatalogueEntry {
  readonly service: ServiceDefinition;
  readonly application: string;
}

/** A service that the caller is shown; otherwise it is not there. One that was retired is there no more. */
export async function shownService(call: Call, id: string, rights: PersonRights): Promise<CatalogueEntry> {
  const found = await serviceOf(call, id);
  if (found === null || !isShown(found.service, rights)) throw new MillraceError('NOT_FOUND', { entity: `service ${shortened(id)}` });
  return found;
}

/** Whether a person is shown a service. */
export function isShown(service: ServiceDefinition, rights: PersonRights): boolean {
  return service.availability !== 'retired' && rights.seesService(service);
}

/** Whether a service can be asked for now. */
export function isOpen({ availability }: ServiceDefinition): boolean {
  return availability === undefined || availability === 'available' || availability === 'limited';
}

/** The newest deployed version of a service, whoever is shown it; `null` where there is none. */
export async function serviceOf({ service: { engine } }: Call, id: string): Promise<CatalogueEntry | null> {
  const found = await engine.workplace.definition('service', id);
  return found && { service: found.definition as unknown as ServiceDefinition, application: found.application };
}

/** A text in the reader's language, or in the other one. */
export function inLanguage(text: Text, language: 'en' | 'ru'): string {
  return typeof text === 'string' ? text : (text[language] ?? text.en ?? text.ru ?? '');
}
