import type { JsonObject } from '@millrace/schemas';
import { Random } from '../../differential/generate/random.js';

interface Node {
  readonly type: string;
  readonly scope: string;
  attachedTo?: string;
  cancelActivity?: boolean;
  event?: JsonObject;
  outgoing: string[];
  default?: string;
}

/** A small process, and what decides in it which way it goes. */
export interface SmallModel {
  readonly definition: JsonObject;
  /** By user task: what may be answered there, because a gateway right behind it asks for it. */
  readonly answers: Readonly<Record<string, readonly JsonObject[]>>;
}

/**
 * A small process of user tasks, gateways, events attached to tasks, ends that terminate and subprocesses, joined any way: as often wrong as right. All that decides which way it goes is answered
 * at the task right before it, so that whoever completes the tasks chooses freely.
 */
export function smallModel(seed: number): SmallModel {
  const maker = new Maker(new Random(seed));
  maker.scope('main', maker.random.between(3, 7), 0);
  maker.decide();
  return maker.model();
}

class Maker {
  private readonly elements: Record<string, Node> = {};
  private readonly flows: Record<string, { readonly from: string; to: string; when?: string }> = {};
  private readonly answers: Record<string, readonly JsonObject[]> = {};
  private count = 0;

  constructor(readonly random: Random) {}

  /** Fills a scope: each node leads to one or two later ones, now and then back to an earlier one. */
  scope(scope: string, size: number, depth: number): void {
    const { random } = this;
    const start = this.add('start', 'startEvent', scope);
    // What stands in a subprocess takes its time: else nobody could see that it is done twice at once.
    const first = depth > 0 ? [this.add('u', 'userTask', scope)] : [];
    const nodes = [...first, ...Array.from({ length: size }, () => this.node(scope, depth))];
    const ends = Array.from({ length: random.between(1, 2) }, () => this.add('end', 'endEvent', scope));
    if (random.chance(0.12)) this.elements[ends[0] ?? '']!.event = { type: 'terminate' };
    const all = [...nodes, ...ends];
    this.lead(start, all[0] ?? '');
    all.slice(1).forEach((to, at) => {
      this.lead(random.one(nodes.slice(Math.max(0, at - 2), at + 1)), to);
    });
    nodes.forEach((from, at) => {
      const later = all.slice(at + 1);
      const isSplit = this.elements[from]?.type.endsWith('Gateway') === true;
      const isLeft = this.elements[from]?.outgoing.length === 0;
      if (isLeft && !isSplit && random.chance(0.2)) this.lead(from, random.one(nodes.slice(0, at + 1)));
      else if (isLeft || (isSplit && random.chance(0.6))) this.lead(from, random.one(later));
      if (this.elements[from]?.type === 'exclusiveGateway' && random.chance(0.2)) this.lead(from, random.one(nodes));
    });
    for (const [id, { type, attachedTo }] of Object.entries(this.elements))
      if (type === 'boundaryEvent' && attachedTo !== undefined && nodes.includes(attachedTo)) this.lead(id, random.one(all));
  }

  private node(scope: string, depth: number): string {
    const { random } = this;
    const kind = random.weighed({
      user: 5,
      exclusive: 3,
      parallel: 3,
      inclusive: 2,
      attached: 0.8,
      ...(depth === 0 ? { inner: 0.5 } : {}),
    });
    switch (kind) {
      case 'exclusive':
        return this.add('x', 'exclusiveGateway', scope);
      case 'parallel':
        return this.add('p', 'parallelGateway', scope);
      case 'inclusive':
        return this.add('i', 'inclusiveGateway', scope);
      case 'user':
        return this.add('u', 'userTask', scope);
      case 'attached':
        return this.withEvent(this.add('u', 'userTask', scope), scope);
      case 'inner': {
        const inner = this.add('s', 'subProcess', scope);
        this.scope(inner, random.between(1, 3), 1);
        return random.chance(0.3) ? this.withEvent(inner, scope) : inner;
      }
    }
  }

  private withEvent(host: string, scope: string): string {
    const event = this.elements[this.add('b', 'boundaryEvent', scope)];
    if (event) Object.assign(event, { attachedTo: host, event: { type: 'timer', duration: 'PT1H' } });
    if (event && this.random.chance(0.5)) event.cancelActivity = false;
    return host;
  }

  /** Gives each split something to ask for, and a task before it that answers it. */
  decide(): void {
    // Else the engine would be there at once, and nothing beside it would ever happen.
    for (const [id, { event, scope }] of Object.entries(this.elements))
      if (event?.['type'] === 'terminate')
        for (const [flow, { to }] of Object.entries(this.flows)) if (to === id) this.taskOn(flow, id, scope);
    for (const [id, node] of Object.entries(this.elements)) {
      if (node.outgoing.length < 2 || (node.type !== 'exclusiveGateway' && node.type !== 'inclusiveGateway')) continue;
      const incoming = Object.entries(this.flows).filter(([, { to }]) => to === id);
      let split = id;
      if (node.type === 'inclusiveGateway' && incoming.length > 1) {
        // It joins first, and splits behind the task.
        split = this.add('i', 'inclusiveGateway', node.scope);
        const last = this.elements[split];
        if (last) last.outgoing = node.outgoing;
        for (const flow of node.outgoing) this.flows[flow] = { ...this.flows[flow], from: split, to: this.flows[flow]?.to ?? '' };
        node.outgoing = [];
        this.lead(id, split);
      }
      for (const [flow, { to }] of Object.entries(this.flows)) if (to === split) this.taskOn(flow, split, node.scope);
      this.conditions(split);
    }
  }

  /** Puts a task on a flow, which answers what the split behind it asks. */
  private taskOn(flow: string, split: string, scope: string): void {
    const task = this.add('d', 'userTask', scope);
    const known = this.flows[flow];
    if (known) known.to = task;
    this.lead(task, split);
    const { type, outgoing } = this.elements[split] ?? { type: '', outgoing: [] };
    const ways = outgoing.length;
    if (ways < 2) return;
    this.answers[task] =
      type === 'exclusiveGateway'
        ? outgoing.map((_flow, at) => ({ [`v_${split}`]: at }))
        : Array.from({ length: 2 ** ways - 1 }, (_one, bits) =>
            Object.fromEntries(outgoing.map((_flow, at) => [`v_${split}_${at}`, ((bits + 1) & (1 << at)) !== 0])),
          );
  }

  private conditions(split: string): void {
    const { type, outgoing } = this.elements[split] ?? { type: '', outgoing: [] };
    outgoing.forEach((id, at) => {
      const flow = this.flows[id];
      if (flow) flow.when = type === 'exclusiveGateway' ? `v_${split} = ${at}` : `v_${split}_${at}`;
    });
  }

  private add(prefix: string, type: string, scope: string): string {
    const id = `${prefix}${++this.count}`;
    this.elements[id] = { type, scope, outgoing: [] };
    return id;
  }

  private lead(from: string, to: string): void {
    if (Object.values(this.flows).some((flow) => flow.from === from && flow.to === to)) return;
    const id = `f${++this.count}`;
    this.flows[id] = { from, to };
    this.elements[from]?.outgoing.push(id);
  }

  model(): SmallModel {
    const elements = Object.fromEntries(
      Object.entries(this.elements).map(([id, { outgoing, ...element }]) => [
        id,
        outgoing.length === 0 ? element : { ...element, outgoing },
      ]),
    );
    const processes = { main: { executable: true } };
    const definition = {
      kind: 'process',
      format: 1,
      id: 'small',
      defaultLanguage: 'en',
      name: 'small',
      processes,
      elements,
      flows: this.flows,
    };
    return { definition: JSON.parse(JSON.stringify(definition)) as JsonObject, answers: this.answers };
  }
}
