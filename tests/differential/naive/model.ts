import type { JsonObject, JsonValue } from '@millrace/schemas';

/** An expression as a definition writes it. */
export type Written = string | { readonly language?: string; readonly source: string } | { readonly expression: string };
export type Mapping = Readonly<Record<string, Written>>;

/** An event definition, all kinds in one. */
export interface EventPart {
  readonly type: string;
  readonly ref?: string;
  readonly key?: Written;
  readonly out?: Mapping;
  readonly data?: Mapping;
  readonly timeToLive?: string;
  readonly duration?: Written;
  readonly date?: Written;
  readonly cycle?: Written;
  readonly condition?: Written;
  readonly link?: string;
  readonly activity?: string;
  readonly waitForCompletion?: boolean;
  readonly parallel?: boolean;
  readonly events?: Readonly<Record<string, EventPart>>;
}

export interface LoopPart {
  readonly type: 'standardLoopCharacteristics' | 'multiInstanceLoopCharacteristics';
  readonly condition?: Written;
  readonly testBefore?: boolean;
  readonly maximum?: number;
  readonly sequential?: boolean;
  readonly collection?: Written;
  readonly cardinality?: Written;
  readonly item?: string;
  readonly until?: Written;
  readonly output?: { readonly path: string; readonly value: Written };
}

interface MessagePart {
  readonly ref: string;
  readonly key?: Written;
  readonly out?: Mapping;
  readonly data?: Mapping;
  readonly timeToLive?: string;
}

/** An element of a process definition with everything that any type may say. */
export interface Element {
  readonly type: string;
  readonly scope: string;
  readonly outgoing?: readonly string[];
  readonly default?: string;
  readonly attachedTo?: string;
  readonly cancelActivity?: boolean;
  readonly isInterrupting?: boolean;
  readonly triggeredByEvent?: boolean;
  readonly isForCompensation?: boolean;
  readonly instantiate?: boolean;
  readonly event?: EventPart;
  readonly message?: MessagePart;
  readonly service?: { readonly type: string; readonly in?: Mapping; readonly out?: Mapping };
  readonly script?: { readonly language?: string; readonly set: Mapping };
  readonly variables?: Readonly<Record<string, { readonly type: string; readonly initial?: JsonValue }>>;
  readonly in?: Mapping;
  readonly out?: Mapping;
  readonly call?: { readonly ref: string; readonly in?: Mapping; readonly out?: Mapping };
  readonly ordering?: 'parallel' | 'sequential';
  readonly completionCondition?: Written;
  readonly cancelRemaining?: boolean;
  readonly activate?: Written;
  readonly activationCondition?: Written;
  readonly loopCharacteristics?: LoopPart;
}

export interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly when?: Written;
}

/** The text of an expression. */
export function textOf(written: Written): string {
  if (typeof written === 'string') return written;
  return 'source' in written ? written.source : written.expression;
}

/** Answers questions about a definition by looking through all of it; an answer is kept for the next time it is asked for. */
export class Model {
  private readonly elements: Readonly<Record<string, Element>>;
  private readonly flows: readonly Flow[];
  private readonly answers = new Map<string, unknown>();
  readonly process: string;
  readonly id: string;

  constructor(private readonly definition: JsonObject) {
    const { elements, flows } = definition as unknown as {
      elements: Record<string, Element>;
      flows?: Record<string, Omit<Flow, 'id'>>;
    };
    this.elements = elements;
    this.flows = Object.entries(flows ?? {}).map(([id, flow]) => ({ ...flow, id }));
    this.process = Object.keys(definition['processes'] as object)[0] ?? '';
    this.id = String(definition['id']);
  }

  private once<T>(question: string, answer: () => T): T {
    if (!this.answers.has(question)) this.answers.set(question, answer());
    return this.answers.get(question) as T;
  }

  /** Names of bindings are written as they are, not after a `$`. */
  get isFeel(): boolean {
    return this.definition['expressionLanguage'] === 'feel';
  }

  has(id: string): boolean {
    return Object.hasOwn(this.elements, id);
  }

  element(id: string): Element {
    const found = this.elements[id];
    if (!found) throw new Error(`no element ${id}`);
    return found;
  }

  /** Ids of what stands in a process or subprocess, sorted. */
  inside(scope: string): readonly string[] {
    return this.once(`inside ${scope}`, () =>
      Object.keys(this.elements)
        .filter((id) => this.element(id).scope === scope)
        .sort(),
    );
  }

  flow(id: string): Flow {
    const found = this.flows.find((flow) => flow.id === id);
    if (!found) throw new Error(`no flow ${id}`);
    return found;
  }

  incoming(id: string): readonly Flow[] {
    return this.once(`incoming ${id}`, () => this.flows.filter((flow) => flow.to === id));
  }

  /** In the order of `outgoing`; those it does not list by id. */
  outgoing(id: string): readonly Flow[] {
    return this.once(`outgoing ${id}`, () => {
      const listed = this.element(id).outgoing ?? [];
      const rest = this.flows.filter((flow) => flow.from === id && !listed.includes(flow.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
      return [...listed.map((flow) => this.flow(flow)), ...rest];
    });
  }

  boundaries(id: string): readonly string[] {
    return this.once(`boundaries ${id}`, () =>
      Object.keys(this.elements)
        .filter((other) => this.element(other).type === 'boundaryEvent' && this.element(other).attachedTo === id)
        .sort(),
    );
  }

  eventSubprocesses(scope: string): readonly string[] {
    return this.once(`event subprocesses ${scope}`, () => this.inside(scope).filter((id) => this.element(id).triggeredByEvent === true));
  }

  /** Whether other elements stand in it. */
  declaredContainer(id: string): boolean {
    return ['subProcess', 'transaction', 'adHocSubProcess'].includes(this.has(id) ? this.element(id).type : '');
  }

  /** The start event of a scope; for the process, the none start event. */
  startOf(scope: string): string | undefined {
    const starts = this.inside(scope).filter((id) => this.element(id).type === 'startEvent');
    return starts.find((id) => this.element(id).event === undefined) ?? starts[0];
  }

  /** What begins by itself in a scope without a start event (BPMN 2.0.2 §13.3.4): all that nothing leads to. */
  withoutIncoming(scope: string): readonly string[] {
    return this.inside(scope).filter((id) => {
      const { type, triggeredByEvent, isForCompensation, event } = this.element(id);
      const isLink = type === 'intermediateCatchEvent' && event?.type === 'link';
      return (
        this.incoming(id).length === 0 && type !== 'boundaryEvent' && triggeredByEvent !== true && isForCompensation !== true && !isLink
      );
    });
  }

  /** Where a throwing link goes on. */
  linkTarget(id: string): string {
    const { scope, event } = this.element(id);
    const found = this.inside(scope).find((other) => {
      const element = this.element(other);
      return element.type === 'intermediateCatchEvent' && element.event?.type === 'link' && element.event.link === event?.link;
    });
    if (found === undefined) throw new Error(`the link ${id} leads nowhere`);
    return found;
  }

  /** The handler that an association binds to a compensation boundary event of an activity. */
  handlerOf(activity: string): string | undefined {
    const artifacts = (this.definition['artifacts'] ?? {}) as Record<string, { type: string; from: string; to: string }>;
    const event = this.boundaries(activity).find((id) => this.element(id).event?.type === 'compensation');
    return Object.values(artifacts).find(({ type, from }) => type === 'association' && from === event)?.to;
  }

  /** The compensation event subprocess in a subprocess. */
  compensationInside(scope: string): string | undefined {
    return this.eventSubprocesses(scope).find((id) => this.element(this.startOf(id) ?? '').event?.type === 'compensation');
  }

  /** What a root element (message, signal, error, escalation) is called between processes. */
  nameOf(ref: string): string {
    const roots = (this.definition['rootElements'] ?? {}) as Record<string, { code?: string }>;
    return roots[ref]?.code ?? ref;
  }

  /** Variables that live in a process or subprocess. */
  declared(scope: string): Readonly<Record<string, { readonly initial?: JsonValue }>> {
    const processes = this.definition['processes'] as Record<string, { variables?: Record<string, { initial?: JsonValue }> }>;
    return (Object.hasOwn(this.elements, scope) ? this.element(scope).variables : processes[scope]?.variables) ?? {};
  }
}
