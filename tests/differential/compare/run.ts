import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '@millrace/schemas';
import { refusals, type Features } from '../generate/features.js';
import { nextMove } from '../generate/interleave.js';
import { calledProcess, randomProcess } from '../generate/process.js';
import { Random } from '../generate/random.js';
import { startData } from '../generate/sketch.js';
import { Beyond } from '../naive/expressions.js';
import type { Naive } from '../naive/naive.js';
import { EngineSide } from './engine-side.js';
import type { Move, Side } from './moves.js';
import { NaiveSide } from './naive-side.js';
import { inAnotherOrder } from './other-orders.js';
import { seenAfter } from './seen.js';

/** Where the two sides differ. */
export interface Difference {
  readonly definitions: readonly JsonObject[];
  /** The last one is that after which they differ. */
  readonly moves: readonly Move[];
  /** Under which the engine's commands stop and go on. */
  readonly limits: Limits;
  readonly engine: unknown;
  readonly naive: unknown;
}

/** What came of one random process. */
export interface Outcome {
  readonly refused?: readonly string[];
  readonly difference?: Difference;
  readonly moves: number;
  readonly elements: number;
  readonly status: string;
  /** Whether another order of what travels between instances was needed. */
  readonly isReordered?: boolean;
  /** How often each element was activated. */
  readonly activations?: Readonly<Record<string, number>>;
}

/** What is compared instead of the engine as it is, or how: for tests of the comparison. */
export interface Options {
  readonly engine?: Side;
  readonly limits?: Limits;
  readonly mayReorder?: boolean;
}

const mostMoves = 25;

type Limits = NonNullable<ConstructorParameters<typeof EngineSide>[1]>;

/** Half of the processes run under the product's limits, the others under small ones: how work is cut into commits decides nothing. */
function limitsOf(seed: number): Limits {
  const small: readonly Limits[] = [
    { stepsPerCommand: 1 },
    { stepsPerCommand: 2 },
    { stepsPerCommand: 3 },
    { expressionsPerCommand: 1, effectsPerCommand: 2, bytesPerCommand: 1 },
  ];
  return small[seed % (2 * small.length)] ?? {};
}

/** Makes up a process and a legal interleaving from a seed, plays both sides, compares after every move. */
export function tryOne(seed: number, features: Features, options: (definitions: readonly JsonObject[]) => Options = () => ({})): Outcome {
  const random = new Random(seed);
  const root = randomProcess(random, features);
  const calls = JSON.stringify(root).includes('"callActivity"');
  const definitions = calls ? [root, calledProcess(random, features)] : [root];
  const elements = Object.keys(definitions[0]?.['elements'] as object).length;
  const refused = definitions.flatMap((definition) => refusals(definition));
  if (refused.length > 0) return { refused, moves: 0, elements, status: 'refused' };
  const both = new Both(definitions, { limits: limitsOf(seed), ...options(definitions) });
  let next: Move | undefined = { start: { data: startData(random) } };
  while (next && both.moves.length < mostMoves) {
    let difference: Difference | undefined;
    try {
      difference = both.apply(next);
    } catch (error) {
      if (!(error instanceof Beyond)) throw error;
      return { moves: both.moves.length, elements, status: 'beyond' };
    }
    const { isReordered, moves } = both;
    if (difference) return { difference, moves: moves.length, elements, status: 'different', isReordered };
    next = isGrown(both.world) ? undefined : nextMove(both.world, random, features);
  }
  const { status, activations } = both.world.root.s;
  return { moves: both.moves.length, elements, status, activations, isReordered: both.isReordered };
}

/** What throws to itself may grow without end; enough was seen of it then. */
function isGrown({ instances }: Naive): boolean {
  return instances.length > 20 || instances.reduce((sum, { s }) => sum + s.activities.length, 0) > 100;
}

/** Plays moves on new sides; the first difference, if there is one. */
export function replay(definitions: readonly JsonObject[], moves: readonly Move[], limits: Limits = {}): Difference | undefined {
  const both = new Both(definitions, { limits });
  try {
    for (const move of moves) {
      const difference = both.apply(move);
      if (difference) return difference;
    }
  } catch (error) {
    // What is made smaller may lose what ended a loop: then there is nothing to compare.
    if (!(error instanceof Beyond)) throw error;
  }
  return undefined;
}

/** Both sides. Where they differ, other legal orders of what travels between instances are tried on the naive one: only what none of them shows is a difference. */
export class Both {
  readonly moves: Move[] = [];
  /** Whether the naive side had to take another order than its own. */
  isReordered = false;
  private naive: NaiveSide;
  private readonly engine: Side;
  private readonly limits: Limits;
  private readonly mayReorder: boolean;
  private readonly seen: unknown[] = [];

  constructor(
    private readonly definitions: readonly JsonObject[],
    { limits = {}, engine = new EngineSide(definitions, limits), mayReorder = true }: Options = {},
  ) {
    this.naive = new NaiveSide(definitions);
    this.engine = engine;
    this.limits = limits;
    this.mayReorder = mayReorder;
  }

  get world(): Naive {
    return this.naive.naive;
  }

  apply(move: Move): Difference | undefined {
    const { definitions, moves, limits } = this;
    moves.push(move);
    // The naive side first: it tells at once of what runs in circles, which the engine takes a long time to be stopped at.
    const naive = seenAfter(this.naive, move);
    const engine = seenAfter(this.engine, move);
    this.seen.push(engine);
    if (isDeepStrictEqual(engine, naive)) return undefined;
    const other = this.mayReorder ? inAnotherOrder(definitions, moves, this.seen) : undefined;
    if (!other) return { definitions, moves, limits, ...onlyDifferent(engine, naive) };
    this.naive = other;
    this.isReordered = true;
    return undefined;
  }
}

/** Of two observations of one instance, only the parts that differ. */
function onlyDifferent(engine: unknown, naive: unknown): { readonly engine: unknown; readonly naive: unknown } {
  if (!Array.isArray(engine) || !Array.isArray(naive) || engine.length !== 1 || naive.length !== 1) return { engine, naive };
  const [one, other] = [engine[0] as JsonObject, naive[0] as JsonObject];
  const parts = Object.keys(one).filter((name) => !isDeepStrictEqual(one[name], other[name]));
  const pick = (from: JsonObject): JsonObject => Object.fromEntries(parts.map((name) => [name, from[name] ?? null]));
  return { engine: pick(one), naive: pick(other) };
}
