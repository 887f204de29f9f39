import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '@millrace/schemas';
import { refusals, type Features } from '../generate/features.js';
import { nextMove } from '../generate/interleave.js';
import { calledProcess, randomProcess } from '../generate/process.js';
import { Random } from '../generate/random.js';
import { startData } from '../generate/sketch.js';
import { Beyond } from '../naive/expressions.js';
import { EngineSide } from './engine-side.js';
import type { Move } from './moves.js';
import { NaiveSide } from './naive-side.js';

/** Where the two sides differ. */
export interface Difference {
  readonly definitions: readonly JsonObject[];
  /** The last one is that after which they differ. */
  readonly moves: readonly Move[];
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
  /** How often each element was activated. */
  readonly activations?: Readonly<Record<string, number>>;
}

const mostMoves = 25;

/** Makes up a process and a legal interleaving from a seed, plays both sides, compares after every move. */
export function tryOne(seed: number, features: Features): Outcome {
  const random = new Random(seed);
  const root = randomProcess(random, features);
  const calls = JSON.stringify(root).includes('"callActivity"');
  const definitions = calls ? [root, calledProcess(random, features)] : [root];
  const elements = Object.keys(definitions[0]?.['elements'] as object).length;
  const refused = definitions.flatMap((definition) => refusals(definition));
  if (refused.length > 0) return { refused, moves: 0, elements, status: 'refused' };
  const naive = new NaiveSide(definitions);
  const engine = new EngineSide(definitions);
  const moves: Move[] = [];
  let next: Move | undefined = { start: { data: startData(random) } };
  while (next && moves.length < mostMoves) {
    moves.push(next);
    const found = differenceAfter(engine, naive, next);
    if (found) return { difference: { definitions, moves, ...found }, moves: moves.length, elements, status: 'different' };
    next = isGrown(naive) ? undefined : nextMove(naive.naive, random, features);
  }
  const { status, activations } = naive.naive.root.s;
  return { moves: moves.length, elements, status, activations };
}

/** What throws to itself may grow without end; enough was seen of it then. */
function isGrown({ naive }: NaiveSide): boolean {
  return naive.instances.length > 20 || naive.instances.reduce((sum, { s }) => sum + s.activities.length, 0) > 100;
}

/** Plays moves on new sides; the first difference, if there is one. */
export function replay(definitions: readonly JsonObject[], moves: readonly Move[]): Difference | undefined {
  const naive = new NaiveSide(definitions);
  const engine = new EngineSide(definitions);
  for (const [index, move] of moves.entries()) {
    const found = differenceAfter(engine, naive, move);
    if (found) return { definitions, moves: moves.slice(0, index + 1), ...found };
  }
  return undefined;
}

function differenceAfter(
  engine: EngineSide,
  naive: NaiveSide,
  move: Move,
): { readonly engine: unknown; readonly naive: unknown } | undefined {
  const seen = { engine: done(engine, move), naive: done(naive, move) };
  return isDeepStrictEqual(seen.engine, seen.naive) ? undefined : onlyDifferent(seen.engine, seen.naive);
}

/** What is seen after a move; an error that should not be is seen too. */
function done(side: EngineSide | NaiveSide, move: Move): unknown {
  try {
    side.apply(move);
    return JSON.parse(JSON.stringify(side.observe())) as unknown;
  } catch (error) {
    if (error instanceof Beyond) throw error;
    return {
      thrown: error instanceof Error ? `${error.message}` : String(error),
      stack: error instanceof Error ? error.stack?.split('\n').slice(1, 6) : [],
    };
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
