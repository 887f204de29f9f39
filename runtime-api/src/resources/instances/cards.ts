import type { InstanceView } from '@millrace/engine';
import { EVERYONE } from '@millrace/engine/execution';
import type { Text } from '@millrace/schemas';
import type { Call } from '../../http/operation.js';
import { serviceOf } from '../catalogue.js';
import { titleIn } from '../titles.js';
import { Names } from '../names.js';
import type { InstanceCard, Step } from './shapes.js';

/** A service as cards name it, and how long it usually takes. */
interface KnownService {
  readonly name: Text;
  readonly duration: string | null;
}

/** Instances as lists show them, with the names of everybody in them read at once. */
export async function instanceCards(call: Call, views: readonly InstanceView[]): Promise<readonly InstanceCard[]> {
  const { service } = call;
  const keys = views.flatMap((view) => [`user:${view.initiator}`, ...view.steps.flatMap((step) => step.items.flatMap(({ to }) => to))]);
  const [names, services, rights] = await Promise.all([Names.read(call, keys), servicesOf(call, views), service.rights.of(call)]);
  const own = new Set([...rights.me.principals, EVERYONE]);
  return views.map((view) => {
    const known = view.service === undefined ? undefined : services.get(view.service);
    const expectedAt =
      view.status === 'active' && known?.duration ? service.engine.workplace.expectedAt(view.startedAt, known.duration) : null;
    return {
      id: view.id,
      ...(view.number === undefined ? {} : { number: view.number }),
      ...(view.title === undefined ? {} : { title: titleIn(view.title, call.language) }),
      process: { id: view.definition, name: view.name ?? view.definition, version: view.version },
      ...(view.service === undefined ? {} : { service: { id: view.service, name: known?.name ?? view.service } }),
      status: view.withdrawn ? 'withdrawn' : view.status,
      ...(view.outcome === undefined ? {} : { outcome: view.outcome }),
      initiator: names.person(view.initiator),
      ...(view.organisation === undefined ? {} : { organisation: view.organisation }),
      startedAt: view.startedAt,
      updatedAt: view.updatedAt,
      ...(view.endedAt === undefined ? {} : { endedAt: view.endedAt }),
      ...(expectedAt === null ? {} : { expectedAt }),
      steps: view.steps.map((step) => stepOf(step, names, own)),
      hasIncident: view.openIncidents > 0,
      ...(view.suspended ? { suspended: true } : {}),
      ...(view.parent === undefined ? {} : { parent: view.parent }),
    };
  });
}

/** One instance as lists show it. */
export async function instanceCard(call: Call, view: InstanceView): Promise<InstanceCard> {
  const [card] = await instanceCards(call, [view]);
  if (card === undefined) throw new Error('a card was made of nothing');
  return card;
}

function stepOf({ elementId, name, since, items }: InstanceView['steps'][number], names: Names, own: ReadonlySet<string>): Step {
  const who = [...new Set(items.flatMap(({ to }) => to))].map((key) => names.who(key));
  const mine = items.find(({ to }) => to.some((key) => own.has(key)));
  const due = items.flatMap(({ dueAt }) => dueAt ?? []).sort()[0];
  return {
    elementId,
    name: name ?? elementId,
    who,
    ...(mine === undefined ? {} : { workItem: mine.id }),
    since,
    ...(due === undefined ? {} : { dueAt: due }),
  };
}

async function servicesOf(call: Call, views: readonly InstanceView[]): Promise<ReadonlyMap<string, KnownService>> {
  const ids = [...new Set(views.flatMap(({ service }) => service ?? []))];
  const found = await Promise.all(
    ids.map(async (id): Promise<[string, KnownService] | null> => {
      const entry = await serviceOf(call, id);
      if (entry === null) return null;
      const { serviceLevel, name } = entry.service;
      const duration = serviceLevel === undefined ? null : await call.service.engine.workplace.expectedDuration({ serviceLevel });
      return [id, { name, duration }];
    }),
  );
  return new Map(found.filter((one) => one !== null));
}
