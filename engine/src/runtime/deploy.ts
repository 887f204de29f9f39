import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import {
  applicationKey,
  contentRows,
  deploymentCommand,
  latestItem,
  prepareDeployment,
  waitingStarts,
  type DeploymentProblem,
  type PreparedItem,
} from '../deployments/index.js';
import { problem } from '../model/problem.js';
import { deploymentChecks } from './deployment-checks.js';
import type { Sender, Settled } from './engine-options.js';
import type { EngineParts } from './engine-parts.js';
import { startKeptMessages } from './kept-messages.js';

/** How an application is deployed. */
export interface DeployOptions extends Sender {
  /** For the list of versions. */
  readonly note?: string;
  /** Refuses with `REVISION_CHANGED` when somebody else deployed meanwhile; 0 expects the first deployment. */
  readonly expectedVersion?: number;
}

/** What a deployment did. */
export interface Deployment extends Settled {
  readonly application: string;
  readonly version: number;
  /** Whether anything is new. */
  readonly changed: boolean;
  readonly items: readonly {
    readonly kind: string;
    readonly id: string;
    readonly version: number;
    readonly layoutRevision: number;
    readonly hash: string;
    readonly outcome: string;
  }[];
  readonly retired: readonly { readonly kind: string; readonly id: string }[];
  /** Warnings; errors would have refused it. */
  readonly problems: readonly DeploymentProblem[];
}

/** A refused deployment: nothing was changed, and `problems` says why, errors first. */
export class DeploymentRefused extends MillraceError {
  constructor(readonly problems: readonly DeploymentProblem[]) {
    const errors = problems.filter((problem) => problem.severity === 'error');
    const [first] = errors;
    super('DEPLOYMENT_REFUSED', { count: errors.length, first: first ? `${first.pointer} ${first.message.en}` : 'it is empty.' });
  }
}

/** Checks, stores the contents, and then names them in one small commit (rule 17). */
export async function deploy(parts: EngineParts, tenant: string, document: unknown, options: DeployOptions): Promise<Deployment> {
  const { runtime } = parts;
  const given = asDocument(document);
  const prepared = await preparedOf(parts, tenant, given);
  if (!prepared.ok) throw new DeploymentRefused(prepared.problems);
  await parts.available(() => runtime.store.project(contentRows(tenant, prepared.items, runtime.time.now())));
  const { note, expectedVersion } = options;
  const command = deploymentCommand(prepared, {
    ...(note === undefined ? {} : { note }),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
  const behalf = options.onBehalfOf === undefined ? {} : { onBehalfOf: options.onBehalfOf };
  const done = await runtime.execute(applicationKey(tenant, prepared.application), command, {
    id: options.commandId ?? runtime.ids.next(runtime.time.now()),
    actor: options.actor ?? 'system',
    ...behalf,
  });
  const processes = prepared.items.flatMap(({ kind, id, starts = [] }) => (kind === 'process' && starts.length > 0 ? [id] : []));
  await startKeptMessages(parts, tenant, processes);
  return {
    ...(structuredClone(done.answer) as unknown as Omit<Deployment, 'settled' | 'problems'>),
    settled: done.settled,
    problems: [...prepared.problems, ...withoutHandler(parts, prepared.items, (given as JsonObject)['kind'] === 'bundle')],
  };
}

/** What a deployment would find, errors first; without errors it would be done. Nothing is stored. */
export async function checkDeployment(parts: EngineParts, tenant: string, document: unknown): Promise<readonly DeploymentProblem[]> {
  const given = asDocument(document);
  const prepared = await preparedOf(parts, tenant, given);
  if (!prepared.ok) return prepared.problems;
  return [...prepared.problems, ...withoutHandler(parts, prepared.items, (given as JsonObject)['kind'] === 'bundle')];
}

function preparedOf(parts: EngineParts, tenant: string, document: JsonValue) {
  const { runtime } = parts;
  return prepareDeployment(document, {
    ...deploymentChecks,
    hash: (text) => runtime.ids.hash(text),
    latest: (kind, id) => parts.available(() => latestItem(runtime.store, tenant, kind, id)),
    starters: (message) => parts.available(() => waitingStarts(runtime.store, tenant, 'message', message)),
  });
}

/** Services that nobody here runs: their jobs wait for an outside worker, which may be what was meant. */
function withoutHandler(parts: EngineParts, items: readonly PreparedItem[], bundled: boolean): readonly DeploymentProblem[] {
  return items.flatMap(({ kind, id, definition }, index) => {
    const elements = kind === 'process' ? Object.entries((definition['elements'] ?? {}) as JsonObject) : [];
    return elements.flatMap(([elementId, element]) => {
      const { type, service } = element as { readonly type?: string; readonly service?: { readonly type?: string } };
      if (type !== 'serviceTask' || service?.type === undefined || parts.runsInside(service.type)) return [];
      const place = {
        path: [...(bundled ? ['items', index] : []), 'elements', elementId, 'service', 'type'],
        elementId,
        severity: 'warning' as const,
        params: { type: service.type },
      };
      return [{ ...problem('SERVICE_WITHOUT_HANDLER', place), item: { kind, id } }];
    });
  });
}

/** Several definitions are an application with the first one's id. */
function asDocument(document: unknown): JsonValue {
  if (!Array.isArray(document)) return plainJson(document);
  const items = document.map(plainJson);
  const first = items[0] as JsonObject | undefined;
  return { kind: 'bundle', format: 1, id: first?.['id'] ?? '', name: first?.['name'] ?? '', items };
}

function plainJson(value: unknown): JsonValue {
  try {
    const text = JSON.stringify(value) as string | undefined;
    if (text !== undefined) return JSON.parse(text) as JsonValue;
  } catch {
    // A cycle, a BigInt or a nesting too deep: nothing that a definition can hold.
  }
  throw new MillraceError('INVALID_INPUT', { place: 'the definition', expected: 'plain JSON', found: typeof value });
}
