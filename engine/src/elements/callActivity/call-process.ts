import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Entered } from '../../behaviors/activities.js';
import { conformValue, declarationsOf } from '../../behaviors/declared-values.js';
import { isFeel } from '../../behaviors/expressions/index.js';
import { evaluate } from '../../behaviors/expressions-in-steps.js';
import { fail } from '../../behaviors/failed-step.js';
import { requirePart } from '../../behaviors/require-part.js';
import { mapIn } from '../../behaviors/mappings.js';
import type { Called, Run } from '../../behaviors/run.js';
import { visibleVariables } from '../../behaviors/variables.js';
import { definitionsAbove } from '../../execution/letters.js';
import type { DeployedProcess } from '../../model/executable.js';

/** What a call activity needs at run time. */
export interface CallPlan {
  /** Id of the called definition. */
  readonly ref: string;
  /** Which of its processes, where it has several. */
  readonly process?: string;
  readonly binding: 'latest' | 'version' | 'deployment';
  /** Of the binding `version`. */
  readonly version?: number;
  readonly in?: Readonly<Record<string, string>>;
  readonly out?: Readonly<Record<string, string>>;
  readonly businessKey?: string;
}

/** How many instances deep one may call another: whoever calls itself without end is stopped here. One that calls itself several times goes less deep. */
export const mostCallsDeep = 50;

const longestKey = 200;

/**
 * Calls the process of an activity. What the called instance would refuse at its start is found here, where a person can see it: as an incident of the
 * activity, which calls anew when it is retried.
 */
export function callProcess(run: Run, visit: Entered<CallPlan>): void {
  const plan = visit.node.config;
  const element = visit.node.id;
  if ((run.state.parent?.depth ?? 0) >= mostCallsDeep) fail('CALL_TOO_DEEP', { element, limit: mostCallsDeep });
  const definition = definitionOf(run, element, plan);
  const deployed = run.context.ask('definition', { hash: definition.hash }) as DeployedProcess;
  const process = processOf(deployed, element, plan);
  const variables = variablesOf(run, visit, deployed, process);
  const businessKey = plan.businessKey === undefined ? {} : keyOf(run, visit, plan.businessKey);
  const wants = wantedNames(run, plan.out);
  const told = wants === undefined ? {} : { wants };
  run.call(visit.activity, { definition, process, variables, ...businessKey, ...besideOf(run, visit, definition.id), ...told });
}

/**
 * How many calls of itself a process makes side by side: as often as the loop is done, or in as many places as it can. Calls of itself are what can become endlessly many, so
 * the depth at which they are stopped is smaller the more they are.
 */
function besideOf(run: Run, { activity }: Entered<CallPlan>, called: string): { readonly beside?: number } {
  const above = definitionsAbove(run.state);
  if (!above.includes(called)) return {};
  const { of } = requirePart(run.state.activities.get(activity), 'activity', activity);
  const times = of === undefined ? 1 : (run.state.activities.get(of)?.loop?.total ?? 1);
  const places = [...run.deployed.process.nodes.values()].filter(
    ({ type, config }) => type === 'callActivity' && above.includes((config as CallPlan).ref),
  );
  return { beside: Math.max(times, places.length) };
}

function definitionOf(run: Run, element: string, plan: CallPlan): Called['definition'] {
  const { ref: id, binding, version } = plan;
  if (binding === 'latest') {
    const found = run.context.ask('latest', { kind: 'process', id }) ?? fail('CALLED_PROCESS_MISSING', { element, id });
    return found.suspended === true ? fail('DEFINITION_SUSPENDED', { id }) : { id, version: found.version, hash: found.hash };
  }
  if (binding === 'version') {
    const wanted = version ?? 0;
    const found =
      run.context.ask('deployed', { kind: 'process', id, version: wanted }) ??
      fail('CALLED_VERSION_MISSING', { element, id, version: wanted });
    return { id, version: wanted, hash: found.hash };
  }
  // Whoever calls itself means itself as it is: its own content cannot name its own hash.
  if (id === run.state.definition) return { id, version: run.state.version, hash: run.state.hash };
  const hash = run.deployed.links.process?.[id] ?? fail('LINK_MISSING', { kind: 'process', id });
  return { id, version: run.context.ask('deployed', { kind: 'process', id, hash })?.version ?? 1, hash };
}

/** The process to begin: the one that is named, else the only one; it must begin by itself. */
function processOf({ process }: DeployedProcess, element: string, { ref: id, process: named }: CallPlan): string {
  const [only] = process.processes;
  const chosen = named ?? (process.processes.length === 1 ? only : undefined);
  if (chosen === undefined || !process.processes.includes(chosen))
    return fail('CALLED_PROCESS_UNCLEAR', { element, id, processes: process.processes.join(', ') });
  const scope = process.scopes.get(chosen);
  if (scope?.start === undefined && (scope?.initial.length ?? 0) === 0) fail('CALLED_PROCESS_WAITS', { element, id, process: chosen });
  return chosen;
}

/** What may read any of the variables without naming it: wildcards, and functions that take the whole for what they are not given. */
const readsWithoutNaming = /[*\\%|]|\$(?!variables\b)/;
/** Names as they may stand in a path: plain, or in quotes of any kind. */
const naming = /`([^`]*)`|"([^"]*)"|'([^']*)'|([\p{L}_][\p{L}\p{N}_]*)/gu;

/** Names of the variables that `out` may ask the called instance for, rather one too many; nothing where it may ask for any. */
function wantedNames(run: Run, out: CallPlan['out'] = {}): readonly string[] | undefined {
  const names = new Set<string>();
  for (const source of Object.values(out)) {
    if (isFeel(source, run.deployed.process.expressionLanguage) || readsWithoutNaming.test(source)) return undefined;
    for (const found of source.matchAll(naming)) names.add(found.slice(1).find((name) => name !== undefined) ?? '');
  }
  return [...names].sort();
}

/** The first variables of the called instance, as its declarations want them. */
function variablesOf(run: Run, visit: Entered<CallPlan>, { process: of }: DeployedProcess, process: string): JsonObject {
  const declared = declarationsOf(of, process);
  const variables: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(mapIn(run, visit, visit.node.config.in))) {
    const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined;
    variables[name] = declaration ? conformValue(declaration, value, name, 'computed', fail) : value;
  }
  return variables;
}

function keyOf(run: Run, visit: Entered<CallPlan>, source: string): { readonly businessKey?: string } {
  const element = visit.node.id;
  const value = evaluate(run, source, visibleVariables(run.state, visit.scope), `the business key of ${element}`);
  if (value === undefined || value === null) return {};
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const businessKey = isPlain ? String(value) : '';
  if (businessKey !== '' && businessKey.length <= longestKey) return { businessKey };
  return fail('BUSINESS_KEY_INVALID', { element, found: JSON.stringify(value).slice(0, 60) });
}
