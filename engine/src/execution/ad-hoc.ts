import { MillraceError, type JsonValue, type Text } from '@millrace/schemas';
import { describeFound } from '../behaviors/command-input.js';
import { requirePart } from '../behaviors/require-part.js';
import type { DeployedProcess, ExecutableNode } from '../model/executable.js';
import type { ActivateElement } from './commands.js';
import { refuse } from './instance-commands.js';
import type { CommandRun } from './run-command.js';
import { isHeldUp } from './state-parts.js';
import type { Activity, ProcessState, Token } from './state.js';

type Instance = Pick<CommandRun, 'state' | 'deployed'>;

/** An activity that somebody may choose now. */
export interface EnabledElement {
  /** Id of the ad-hoc subprocess, and the number of its activity: it may be open more than once. */
  readonly scope: string;
  readonly scopeActivity: number;
  readonly element: string;
  readonly name?: Text;
}

/** The element a token is on its way to: the target of its flow, or the one that was chosen in an ad-hoc subprocess. */
export function targetOf({ process }: DeployedProcess, { flow }: Pick<Token, 'flow'>): ExecutableNode {
  return requirePart(process.nodes.get(process.flows.get(flow)?.to ?? flow), 'the target of', flow);
}

/** The oldest token that may arrive. In an ad-hoc subprocess whose activities are done in sequence, those that come to an activity wait while another is open. */
export function nextToken(run: CommandRun): Token | undefined {
  const { queue } = run.state;
  const first = queue.first()?.[1];
  if (first === undefined || !run.deployed.process.sequences || !isHeld(run, first)) return first;
  return queue.values().find((token) => !isHeld(run, token));
}

/** Somebody chooses an enabled activity of an ad-hoc subprocess to be done, once more or for the first time. */
export function activateElement(run: CommandRun, { element, scopeActivity }: ActivateElement): JsonValue {
  const node = typeof element === 'string' ? run.deployed.process.nodes.get(element) : undefined;
  if (node === undefined)
    refuse('INVALID_INPUT', { place: '/element', expected: 'an element of this process', found: describeFound(element) });
  const open = openAdHoc(run).filter((one) => one.element === node.scope && (scopeActivity === undefined || isMeant(one, scopeActivity)));
  const [container] = open;
  if (container === undefined || !enabledIn(run, container).includes(node.id)) {
    const enabled = [...new Set(openAdHoc(run).flatMap((one) => enabledIn(run, one)))].join(', ');
    throw new MillraceError('ELEMENT_NOT_ENABLED', { element: node.id, scope: node.scope, enabled });
  }
  if (open.length > 1)
    refuse('INVALID_INPUT', {
      place: '/scopeActivity',
      expected: `one of ${open.map(({ id }) => id).join(', ')}`,
      found: describeFound(scopeActivity),
    });
  if (isTaken(run, container)) throw new MillraceError('AD_HOC_BUSY', { element: node.id, scope: node.scope });
  run.emit({ type: 'elementActivated', facts: { element: node.id, scope: container.id } });
  run.finish(container.id);
  return { scopeActivity: container.id };
}

/** What may be chosen in an instance now. */
export function enabledElements(instance: Instance): readonly EnabledElement[] {
  if (instance.state.suspended === true) return [];
  return openAdHoc(instance).flatMap((container) => {
    const enabled = isTaken(instance, container) ? [] : enabledIn(instance, container);
    return enabled.map((element) => {
      const name = instance.deployed.process.nodes.get(element)?.name;
      return { scope: container.element, scopeActivity: container.id, element, ...(name === undefined ? {} : { name }) };
    });
  });
}

function openAdHoc({ state, deployed }: Instance): readonly Activity[] {
  const found: Activity[] = [];
  if (state.status !== 'active' || !deployed.process.isAdHoc) return found;
  state.activities.forEach((activity) => {
    const isContainer = deployed.process.scopes.get(activity.element)?.chosen !== undefined;
    const inside = isContainer && activity.restored !== true ? state.scopes.get(activity.id) : undefined;
    if (inside !== undefined && inside.loop !== true) found.push(activity);
  });
  return found;
}

function isMeant({ id, element }: Activity, meant: number | string): boolean {
  return meant === id || meant === element;
}

/** Activities that no flow leads to, until the completion condition holds or something else took over (BPMN 2.0.2 §13.3.5). */
function enabledIn({ state, deployed }: Instance, activity: Activity): readonly string[] {
  const inside = state.scopes.get(activity.id);
  // One whose beginning is an incident has not begun.
  if (inside === undefined || inside.enough === true || inside.handled === true || isHeldUp(state, activity)) return [];
  return deployed.process.scopes.get(activity.element)?.initial ?? [];
}

function isSequential({ deployed }: Instance, { element }: Activity): boolean {
  return deployed.process.scopes.get(element)?.chosen === 'sequential';
}

/** Whether nothing can be chosen for now: one is done after the other, and one is open or a token waits before it. */
function isTaken(instance: Instance, container: Activity): boolean {
  if (!isSequential(instance, container)) return false;
  return isBusy(instance, container.id) || (instance.state.scopes.get(container.id)?.tokens ?? 0) > 0;
}

function isHeld(run: CommandRun, token: Token): boolean {
  if (targetOf(run.deployed, token).adHoc !== 'activity') return false;
  const container = requirePart(run.state.activities.get(token.scope), 'activity', token.scope);
  return isSequential(run, container) && isBusy(run, token.scope);
}

/** Whether an activity is open that was chosen or that a flow led to: event subprocesses and what is undone run beside. */
function isBusy({ state, deployed }: { readonly state: ProcessState; readonly deployed: DeployedProcess }, scope: number): boolean {
  return (state.scopes.get(scope)?.activities.keys() ?? []).some((id) => {
    const activity = state.activities.get(id);
    return activity !== undefined && activity.undoes === undefined && deployed.process.nodes.get(activity.element)?.adHoc === 'activity';
  });
}
