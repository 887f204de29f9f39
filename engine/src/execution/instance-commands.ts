import { MillraceError, type ErrorCode, type ErrorParams, type JsonObject, type JsonValue } from '@millrace/schemas';
import { chainOf } from '../behaviors/causal-chain.js';
import { describeFound } from '../behaviors/command-input.js';
import { conformValue, declarationsOf, initialVariables } from '../behaviors/declared-values.js';
import { mapOut } from '../behaviors/mappings.js';
import { requirePart } from '../behaviors/require-part.js';
import { refuseTooMany, setVariables } from '../behaviors/variables.js';
import { parsePath } from '../behaviors/variable-paths.js';
import { armScope, startScope } from '../behaviors/activities.js';
import type { DeployedProcess, ExecutableNode, ExecutableScope } from '../model/executable.js';
import type { StartEventConfig } from '../elements/startEvent/start-event.js';
import type { CancelInstance, ContinueInstance, SetVariables, StartInstance } from './commands.js';
import { checkForm, checkFormOf } from './check-form.js';
import { askNumber } from './number-commands.js';
import { refuseGrowth } from './room.js';
import type { CommandRun } from './run-command.js';
import { renewRefused } from './suspension-commands.js';
import { giveTitle } from './titles.js';

/** Refuses with a code of the catalogue. */
export function refuse(code: ErrorCode, params: ErrorParams): never {
  throw new MillraceError(code, params);
}

/** Starts an instance: checks what was handed in, keeps it, and lets the first token go. */
export function startInstance(run: CommandRun, command: StartInstance): JsonValue {
  const deployed = run.deploy(command.definition.hash);
  const process = processToStart(deployed, command);
  const scope = requirePart(deployed.process.scopes.get(process), 'process', process);
  const node = beginningOf(deployed, scope, command);
  // A form is for people: whoever calls a process gives it variables.
  const { form } = node?.type === 'startEvent' && command.parent === undefined ? (node.config as StartEventConfig) : {};

  const given = requireObject(command.data, '/data');
  const unchecked = { data: given, warnings: [] };
  const { data: submitted, warnings } = form
    ? checkForm(run, form, given, {})
    : command.form
      ? checkFormOf(run, command.form, given)
      : unchecked;
  const merged = { ...requireObject(command.variables, '/variables'), ...(form?.out ? {} : submitted) };
  refuseTooMany(merged, refuse);
  const declared = declarationsOf(deployed.process, process);
  const variables: Record<string, JsonValue> = { ...initialVariables(deployed.process, process) };
  for (const [name, value] of Object.entries(merged)) {
    if (name === '__proto__') refuse('VARIABLE_INVALID', { name, expected: 'called otherwise', found: 'a value' });
    const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined;
    variables[name] = declaration ? conformValue(declaration, value, name, 'entered', refuse) : value;
  }
  const mapped = form?.out && Object.keys(submitted).length > 0 ? { submitted } : {};
  const said = {
    ...(Object.keys(variables).length === 0 && !mapped.submitted ? {} : { variables, ...mapped }),
    ...(command.reason === undefined ? {} : { reason: requireReason(command.reason) }),
  };
  run.emit({
    type: 'instanceStarted',
    facts: {
      definition: command.definition.id,
      version: command.definition.version ?? 1,
      hash: command.definition.hash,
      process,
      initiator: command.initiator ?? run.context.onBehalfOf ?? run.context.actor,
      ...(command.parent === undefined ? {} : { parent: command.parent }),
      ...(command.organisation === undefined ? {} : { organisation: requireText(command.organisation, '/organisation') }),
      ...(command.businessKey === undefined ? {} : { businessKey: requireText(command.businessKey, '/businessKey') }),
      ...(command.service === undefined ? {} : { service: requireText(command.service, '/service') }),
      ...(command.at === undefined ? {} : { at: command.at }),
      ...(command.trigger === undefined ? {} : { trigger: command.trigger.element }),
      ...chainOf(command.chain),
    },
    ...(Object.keys(said).length === 0 ? {} : { data: said }),
  });
  refuseGrowth(run, 0);
  // A start that cannot take over what was handed in is refused: its starter is there and nothing has happened yet.
  if (form?.out && node) setVariables(run, 0, mapOut(run, { node, scope: 0 }, form.out, submitted), { unfit: refuse });
  giveTitle(run, scope.title);
  askNumber(run, scope.number);
  begin(run, scope, node, command);
  run.finish(0);
  // Whoever waits for the answer may wait for the number too.
  return {
    ...(scope.number === undefined ? {} : { numbered: true }),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

/** Where an instance begins: at the chosen element, at the event that happened, or at the start event; nowhere where everything begins that no flow leads to. */
function beginningOf(deployed: DeployedProcess, scope: ExecutableScope, { at, trigger }: StartInstance): ExecutableNode | undefined {
  const { nodes } = deployed.process;
  const id = trigger?.element ?? at ?? scope.start;
  if (id === undefined && scope.initial.length > 0) return undefined;
  const node = id === undefined ? undefined : nodes.get(id);
  const may = node?.scope === scope.id && (trigger === undefined ? mayBegin(node, nodes) : scope.starts.includes(node.id));
  if (node && may) return node;
  const expected =
    trigger !== undefined
      ? `one of ${scope.starts.join(', ')}`
      : at === undefined
        ? `the element to begin at, because this process ${hasPlainStarts(scope, nodes) ? 'has several start events' : 'begins only by events'}`
        : 'an element of the process that a flow can lead to';
  return refuse('INVALID_INPUT', { place: trigger === undefined ? '/at' : '/trigger/element', expected, found: describeFound(id) });
}

function hasPlainStarts(scope: ExecutableScope, nodes: ReadonlyMap<string, ExecutableNode>): boolean {
  return [...nodes.values()].some(
    ({ type, catches, scope: around }) => type === 'startEvent' && catches === undefined && around === scope.id,
  );
}

/** A token may be put before it: it is no event that waits for something of its own to begin with, and no handler of compensation. */
function mayBegin({ id, type, triggered, catches }: ExecutableNode, nodes: ReadonlyMap<string, ExecutableNode>): boolean {
  if (type === 'boundaryEvent' || triggered || (type === 'startEvent' && catches !== undefined)) return false;
  return ![...nodes.values()].some(({ undoneBy }) => undoneBy === id);
}

function begin(run: CommandRun, scope: ExecutableScope, node: ExecutableNode | undefined, { trigger, parent }: StartInstance): void {
  if (node === undefined) return startScope(run, 0, scope.id);
  // Nobody is there to hear that a called instance could not begin: that is an incident of it.
  if (trigger === undefined && parent !== undefined && node.type === 'startEvent')
    return run.occur({ activity: 0, inScope: true }, { element: node.id, data: {} });
  if (trigger === undefined) {
    armScope(run, 0, scope.id);
    return run.activate({ node, scope: 0 });
  }
  const { element, event, data } = trigger;
  run.occur(
    { activity: 0, inScope: true },
    { element, ...(event === undefined ? {} : { trigger: event }), data: requireObject(data, '/trigger/data') },
  );
}

/** Goes on with the queue after a limit of steps. An instance that ended meanwhile has nothing to go on with. */
export function continueInstance(run: CommandRun, _command: ContinueInstance): JsonValue {
  renewRefused(run);
  if (run.state.status === 'active') run.goOn();
  return null;
}

/** Ends the instance with everything open in it. */
export function cancelInstance(run: CommandRun, command: CancelInstance): JsonValue {
  run.emit({ type: 'instanceCancelled', facts: {}, data: { reason: requireReason(command.reason) } });
  return null;
}

/** Corrects variables by hand. */
export function changeVariables(run: CommandRun, command: SetVariables): JsonValue {
  const scope = command.scope ?? 0;
  if (!run.state.scopes.has(scope)) refuse('INVALID_INPUT', { place: '/scope', expected: 'an open scope', found: describeFound(scope) });
  const { weight } = run.state;
  correctVariables(run, scope, command.set, command.reason);
  refuseGrowth(run, weight);
  // Somebody may wait for a condition over them.
  run.finish(scope);
  return null;
}

/** How much a correction may add to an instance that holds more than it may. */
const smallCorrection = 65_536;

/** Sets variables that a scope sees, for a reason that somebody gives. */
export function correctVariables(run: CommandRun, scope: number, given: unknown, reason: unknown): void {
  const set = requireObject(given, '/set');
  for (const path of Object.keys(set)) {
    if (parsePath(path).some((name) => name === ''))
      refuse('INVALID_INPUT', { place: '/set', expected: 'paths such as order.amount', found: path });
  }
  const { weight } = run.state;
  setVariables(run, scope, set, { refuse, reason: requireReason(reason) });
  // What an incident needs to be retried is let in where there is no room any more; megabytes are not.
  refuseGrowth(run, weight + smallCorrection);
}

/** An object of a command; nothing is an empty one. */
export function requireObject(value: unknown, place: string): JsonObject {
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  return refuse('INVALID_INPUT', { place, expected: 'an object', found: describeFound(value) });
}

function requireText(value: unknown, place: string): string {
  if (typeof value === 'string' && value !== '' && value.length <= 200) return value;
  return refuse('INVALID_INPUT', { place, expected: 'a text of 1 to 200 characters', found: describeFound(value) });
}

/** What somebody gives as a reason, trimmed. */
export function requireReason(reason: unknown): string {
  if (typeof reason === 'string' && reason.trim() !== '') return reason.trim();
  return refuse('INVALID_INPUT', { place: '/reason', expected: 'a reason', found: describeFound(reason) });
}

function processToStart(deployed: DeployedProcess, command: StartInstance): string {
  const { processes } = deployed.process;
  const [only] = processes;
  if (command.process === undefined && only !== undefined && processes.length === 1) return only;
  if (command.process !== undefined && processes.includes(command.process)) return command.process;
  return refuse('INVALID_INPUT', { place: '/process', expected: `one of ${processes.join(', ')}`, found: describeFound(command.process) });
}
