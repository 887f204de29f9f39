import type { JsonObject } from '@millrace/schemas';
import type { Element, EventPart, Written } from '../naive/model.js';
import type { Features } from './features.js';
import type { Random } from './random.js';

/** A piece of a process: where tokens come in, and where they come out, if they do. */
export interface Piece {
  readonly entry: string;
  readonly exit: string | null;
}

type Loose<T> = { -readonly [K in keyof T]?: T[K] };

/** Where something is put: its scope, and what may stand there. */
export interface Place {
  readonly scope: string;
  /** Subprocesses around it. */
  readonly depth: number;
  /** Error and escalation codes that are caught somewhere around. */
  readonly caught: readonly string[];
  /** It comes after an event: nothing is thrown that could bring the same event again. */
  readonly handler?: boolean;
  /** In a process that is called: it calls no other. */
  readonly called?: boolean;
}

/** A process definition while it is made up. */
export class Sketch {
  readonly elements: Record<string, Loose<Element>> = {};
  readonly flows: Record<string, { from: string; to: string; when?: Written }> = {};
  readonly artifacts: Record<string, JsonObject> = {};
  /** Names of variables that completions set. */
  readonly answers: string[] = [];
  readonly messages = new Set<string>();
  readonly signals = new Set<string>();
  private readonly counts: Record<string, number> = {};

  constructor(
    readonly random: Random,
    readonly features: Features,
    /** Elements that may still be made. */
    public budget: number,
    readonly id = 'drawn',
  ) {}

  has(feature: string): boolean {
    return this.features.has(feature);
  }

  /** A new id. */
  id_(prefix: string): string {
    this.counts[prefix] = (this.counts[prefix] ?? 0) + 1;
    return `${prefix}${this.counts[prefix]}`;
  }

  add(prefix: string, scope: string, element: Loose<Element>): string {
    const id = this.id_(prefix);
    this.elements[id] = { scope, ...element };
    this.budget--;
    return id;
  }

  join(from: string, to: string, when?: Written): string {
    const id = this.id_('f');
    this.flows[id] = { from, to, ...(when === undefined ? {} : { when }) };
    const element = this.elements[from];
    if (element) element.outgoing = [...(element.outgoing ?? []), id];
    return id;
  }

  /** Joins a piece's end to an element, if it has one. */
  lead(from: Piece, to: string): void {
    if (from.exit !== null) this.join(from.exit, to);
  }

  /** A condition over what is set at the start or by completions. */
  condition(): string {
    const { random } = this;
    const flag = (): string => `b${random.between(1, 5)}`;
    const number = (): string => `n${random.between(1, 4)} ${random.one(['>', '<', '>=', '<='])} ${random.between(1, 4)}`;
    const answer = (): string => (this.answers.length === 0 ? flag() : `${random.one(this.answers)} > ${random.between(0, 3)}`);
    const simple = (): string => random.one([flag, number, answer])();
    return random.chance(0.2) ? `${simple()} ${random.one(['and', 'or'])} ${simple()}` : simple();
  }

  /** An end event; now and then it throws something. */
  end(scope: string, isHandler = false): string {
    const { random } = this;
    const offered = ['endMessage', 'endSignal', 'compensation'].filter((kind) => this.has(kind) && !isHandler);
    const kind = offered.length > 0 && random.chance(0.12) ? random.one(offered) : 'none';
    const events: Readonly<Record<string, EventPart>> = {
      endMessage: { type: 'message', ref: 'm1', data: { v: 'n1' } },
      endSignal: { type: 'signal', ref: 'sg2', data: { v: 'n1' } },
      compensation: { type: 'compensation' },
    };
    const event = events[kind];
    return this.add('end', scope, { type: 'endEvent', ...(event === undefined ? {} : { event }) });
  }

  /** A condition of a flow: in FEEL now and then, which reads the same. */
  when(): Written {
    const source = this.condition();
    return this.has('feel') && this.random.chance(0.2) ? { language: 'feel', source } : source;
  }

  duration(): string {
    return `PT${this.random.between(1, 5)}H${this.random.between(0, 59)}M`;
  }

  definition(): JsonObject {
    const roots = {
      m1: 'message',
      m2: 'message',
      sg1: 'signal',
      sg2: 'signal',
      e1: 'error',
      e2: 'error',
      x1: 'escalation',
      x2: 'escalation',
    };
    const used = JSON.stringify(this.elements);
    const rootElements = Object.fromEntries(
      Object.entries(roots)
        .filter(([id]) => used.includes(`"ref":"${id}"`))
        .map(([id, type]) => [id, { type, code: id.toUpperCase() }]),
    );
    return JSON.parse(
      JSON.stringify({
        kind: 'process',
        format: 1,
        id: this.id,
        defaultLanguage: 'en',
        name: this.id,
        processes: { main: { executable: true } },
        elements: this.elements,
        flows: this.flows,
        ...(Object.keys(rootElements).length === 0 ? {} : { rootElements }),
        ...(Object.keys(this.artifacts).length === 0 ? {} : { artifacts: this.artifacts }),
      }),
    ) as JsonObject;
  }
}

/** What an instance is started with. */
export function startData(random: Random): JsonObject {
  const data: Record<string, boolean | number | number[]> = {};
  for (let index = 1; index <= 5; index++) data[`b${index}`] = random.chance(0.5);
  for (let index = 1; index <= 4; index++) data[`n${index}`] = random.between(0, 5);
  data['l1'] = Array.from({ length: random.between(2, 3) }, () => random.between(0, 4));
  return data;
}
