import type { JsonObject, JsonValue } from '@millrace/schemas';
import { Fails, holdsFor, valueOf } from './expressions.js';
import type { Instance } from './instance.js';
import { textOf, type Mapping, type Written } from './model.js';

/** The variables that are seen from a scope: inner ones hide outer ones of the same name. */
export function visible(on: Instance, scope: number): JsonObject {
  const here = on.scope(scope);
  if (!here) return {};
  return here.parent === null ? here.own : { ...visible(on, here.parent), ...here.own };
}

/** Writes each variable where it lives: the nearest scope that has it as its own, else the process. */
export function write(on: Instance, from: number, values: JsonObject): void {
  for (const name of Object.keys(values)) {
    let at = on.scope(from);
    while (at && at.parent !== null && !at.locals.includes(name)) at = on.scope(at.parent);
    if (at) at.own[name] = values[name] ?? null;
  }
}

/** An expression over the variables of a scope. */
export function ask(on: Instance, scope: number, written: Written, bindings: JsonObject = {}): JsonValue | undefined {
  return valueOf(textOf(written), visible(on, scope), bindings);
}

export function mapIn(on: Instance, scope: number, mapping: Mapping | undefined): Record<string, JsonValue> {
  return mapped(mapping, visible(on, scope), {});
}

/** Values for variables from a payload; `$variables` are those before, other bindings what the payload is of. */
export function mapOut(
  on: Instance,
  scope: number,
  mapping: Mapping | undefined,
  input: JsonObject,
  bindings: JsonObject = {},
): Record<string, JsonValue> {
  return mapped(mapping, input, { variables: visible(on, scope), ...bindings });
}

function mapped(mapping: Mapping | undefined, input: JsonObject, bindings: JsonObject): Record<string, JsonValue> {
  const values: Record<string, JsonValue> = {};
  for (const [name, written] of Object.entries(mapping ?? {})) {
    const value = valueOf(textOf(written), input, bindings);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/**
 * The flows that get a token when an activity, an event or an inclusive gateway is left: those without a condition and those whose condition holds, the default
 * one only when there is none of these. An exclusive gateway takes the first.
 */
export function outgoingOf(on: Instance, element: string, scope: number, bindings: JsonObject = {}): readonly string[] {
  const { default: fallback, type } = on.model.element(element);
  const flows = on.model.outgoing(element);
  const data = visible(on, scope);
  const conditional = flows.filter((flow) => flow.when !== undefined && flow.id !== fallback);
  if (type === 'exclusiveGateway') {
    if (flows.length === 0) return [];
    const first = flows.find((flow) => flow.id !== fallback && (flow.when === undefined || holdsFor(textOf(flow.when), data)));
    if (first) return [first.id];
    if (fallback !== undefined) return [fallback];
    throw new Fails('NO_FLOW_TAKEN');
  }
  if (flows.length === 0) return [];
  const holding = conditional.filter((flow) => holdsFor(textOf(flow.when ?? ''), data, bindings)).map(({ id }) => id);
  const taken = flows.filter(({ id, when }) => id !== fallback && (when === undefined || holding.includes(id))).map(({ id }) => id);
  if (taken.length > 0) return taken;
  if (fallback !== undefined) return [fallback];
  throw new Fails('NO_FLOW_TAKEN');
}
