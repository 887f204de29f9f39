import type { DomainEvent } from '../execution/aggregate.js';

/** What one element of an ended instance took. `wait`: offered until somebody began; `work`: from then until it was done, without what was set aside. Milliseconds. */
export interface ElementFigures {
  readonly count: number;
  readonly wait: number;
  readonly work: number;
  /** From the beginning of each time until its end, also where no person worked. */
  readonly total: number;
}

interface Item {
  readonly element: string;
  readonly createdAt: number;
  begunAt?: number;
  asideAt?: number;
  aside: number;
}

/** Adds up the figures of an instance over its history, event by event: what a facts row keeps when the history goes (rule 20). */
export class Figures {
  readonly #elements = new Map<string, { count: number; wait: number; work: number; total: number }>();
  readonly #activities = new Map<unknown, { readonly element: string; readonly at: number }>();
  readonly #items = new Map<unknown, Item>();

  /** Takes the next event, at the time of its commit. */
  add({ type, facts }: Pick<DomainEvent, 'type' | 'facts'>, at: number): void {
    switch (type) {
      case 'elementEntered':
        this.#activities.set(facts['activity'], { element: String(facts['element']), at });
        this.#of(String(facts['element'])).count++;
        break;
      case 'elementPassed':
        this.#of(String(facts['element'])).count++;
        break;
      case 'elementLeft':
        this.#left(facts['activity'], at);
        break;
      case 'activitiesTerminated':
        for (const activity of Array.isArray(facts['activities']) ? facts['activities'] : []) this.#left(activity, at);
        break;
      case 'workItemCreated': {
        const element = this.#activities.get(facts['activity'])?.element;
        if (element !== undefined) this.#items.set(facts['item'], { element, createdAt: at, aside: 0 });
        break;
      }
      default:
        this.#ofItem(type, this.#items.get(facts['item']), facts['item'], at);
    }
  }

  /** By element. */
  get elements(): Readonly<Record<string, ElementFigures>> {
    return Object.fromEntries([...this.#elements].map(([element, figures]) => [element, { ...figures }]));
  }

  #ofItem(type: string, item: Item | undefined, id: unknown, at: number): void {
    if (item === undefined) return;
    if (type === 'workItemStarted' || type === 'workItemClaimed') item.begunAt ??= at;
    else if (type === 'workItemSuspended') item.asideAt ??= at;
    else if (type === 'workItemResumed') resume(item, at);
    else if (type === 'workItemCompleted') {
      resume(item, at);
      const begun = item.begunAt ?? at;
      const of = this.#of(item.element);
      of.wait += begun - item.createdAt;
      of.work += Math.max(0, at - begun - item.aside);
      this.#items.delete(id);
    }
  }

  #left(activity: unknown, at: number): void {
    const entered = this.#activities.get(activity);
    if (entered === undefined) return;
    this.#of(entered.element).total += at - entered.at;
    this.#activities.delete(activity);
  }

  #of(element: string): { count: number; wait: number; work: number; total: number } {
    let figures = this.#elements.get(element);
    if (figures === undefined) this.#elements.set(element, (figures = { count: 0, wait: 0, work: 0, total: 0 }));
    return figures;
  }
}

function resume(item: Item, at: number): void {
  if (item.asideAt === undefined) return;
  item.aside += at - item.asideAt;
  delete item.asideAt;
}
