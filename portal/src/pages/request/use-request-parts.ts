import { useQuery } from '@tanstack/react-query';
import type { Choice, Incident, InstanceCard } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';

/** Who or what a step waits for that no person does. */
export type Waiting = 'stopped' | 'calledWorks' | 'waits' | 'machine';

/** What the page of a request shows beside its card. */
export interface RequestParts {
  readonly incidents: readonly Incident[];
  readonly choices: readonly Choice[];
  readonly called: readonly InstanceCard[];
  /** Of a step without people. */
  readonly waiting: (elementId: string) => Waiting;
}

/** What only some requests have: asked for where there may be any, so that most pages ask nothing more. */
export function useRequestParts(id: string, card: InstanceCard | undefined): RequestParts {
  const { ask } = useServices();
  const isActive = card?.status === 'active';
  // The route is read for the diagram anyway.
  const route = useQuery({ ...ask.route(id), enabled: card !== undefined });
  const types = typesOf(route.data?.definition['elements']);
  const has = (type: string): boolean => [...types.values()].includes(type);
  const hasIncidents = isActive && card.hasIncident;
  const hasChoices = isActive && card.suspended !== true && has('adHocSubProcess');
  const hasCalled = has('callActivity');
  const incidents = useQuery({ ...ask.incidents(id), enabled: hasIncidents });
  const choices = useQuery({ ...ask.choices(id), enabled: hasChoices });
  const called = useQuery({ ...ask.called(id), enabled: hasCalled });
  return {
    incidents: hasIncidents ? (incidents.data?.items ?? []) : [],
    choices: hasChoices ? (choices.data?.items ?? []) : [],
    called: hasCalled ? (called.data?.items ?? []) : [],
    waiting: (elementId) =>
      route.data?.elements[elementId]?.state === 'incident' ? 'stopped' : (waits.get(types.get(elementId)) ?? 'machine'),
  };
}

const waits: ReadonlyMap<unknown, Waiting> = new Map([
  ['callActivity', 'calledWorks'],
  ['intermediateCatchEvent', 'waits'],
  ['receiveTask', 'waits'],
  ['eventBasedGateway', 'waits'],
  ['adHocSubProcess', 'waits'],
  ['parallelGateway', 'waits'],
  ['inclusiveGateway', 'waits'],
  ['complexGateway', 'waits'],
]);

function typesOf(elements: unknown): ReadonlyMap<string, unknown> {
  if (typeof elements !== 'object' || elements === null) return new Map();
  return new Map(
    Object.entries(elements).map(([id, element]: [string, unknown]) => [id, (element as { readonly type?: unknown } | null)?.type]),
  );
}
