import type { Fields } from './bpmn/context.js';
import { isContainer, mapFor } from './bpmn/types.js';
import { type Entry, isWritten } from './entries.js';
import { isMap } from './patch.js';
import { listIn } from './references.js';

type Entries = ReadonlyMap<string, Entry>;

/** Which entries stand in which, by id; `undefined` is the top. What says no place, or one that is not there, goes where BPMN lets it. */
export function nested(entries: Entries): ReadonlyMap<string | undefined, readonly string[]> {
  return new Nesting(entries).inside;
}

class Nesting {
  readonly inside = new Map<string | undefined, string[]>();
  readonly #entries: Entries;
  readonly #firstProcess: Entry | undefined;

  constructor(entries: Entries) {
    this.#entries = entries;
    const all = [...entries.values()];
    this.#firstProcess = all.find(({ map }) => map === 'processes');
    const process = this.#firstProcess?.id;
    const collaboration = all.find(({ type }) => type === 'collaboration' || type === 'choreography')?.id;
    for (const { id, map, type, fields } of all.filter(isWritten)) {
      if (map === 'processes' || type === 'dataStore' || (map === 'rootElements' && type !== 'categoryValue')) this.#put(undefined, id);
      else if (type === 'categoryValue')
        this.#under(id, isMap(fields['attributes']) ? fields['attributes']['category'] : undefined, undefined, type);
      else if (map === 'participants' || map === 'messageFlows') this.#under(id, fields['scope'], collaboration, type);
      else if (map === 'lanes') this.#lane(id, fields);
      else if (map === 'dataAssociations')
        this.#under(id, type === 'dataInputAssociation' ? fields['to'] : fields['from'], undefined, type);
      else if (map === 'flows') this.#under(id, this.#scopeOf(fields['from']) ?? this.#scopeOf(fields['to']), process, type);
      else this.#under(id, fields['scope'], process, type);
    }
  }

  #put(owner: string | undefined, id: string): void {
    listIn(this.inside, owner).push(id);
  }

  #scopeOf(element: unknown): unknown {
    return typeof element === 'string' ? this.#entries.get(element)?.fields['scope'] : undefined;
  }

  #under(id: string, owner: unknown, otherwise: string | undefined, type: string): void {
    for (const each of [owner, otherwise]) {
      const entry = typeof each === 'string' ? this.#entries.get(each) : undefined;
      if (entry === undefined || mapFor(entry.type, type) === undefined || (isContainer(type) && this.#isInside(entry.id, id))) continue;
      this.#put(entry.id, id);
      return;
    }
  }

  /** Whether one entry stands in another, however deep: definitions with circles must not make endless files. */
  #isInside(id: string, around: string): boolean {
    const seen = new Set<string>();
    for (let at: unknown = id; typeof at === 'string' && !seen.has(at); at = this.#entries.get(at)?.fields['scope']) {
      if (at === around) return true;
      seen.add(at);
    }
    return false;
  }

  #lane(id: string, fields: Fields): void {
    const seen = new Set([id]);
    let { parent } = fields;
    const own = parent;
    while (typeof parent === 'string' && this.#entries.get(parent)?.map === 'lanes' && !seen.has(parent)) {
      seen.add(parent);
      parent = this.#entries.get(parent)?.fields['parent'];
    }
    const isCircle = typeof parent === 'string' && seen.has(parent);
    if (typeof own === 'string' && this.#entries.get(own)?.map === 'lanes' && !isCircle) this.#put(own, id);
    else {
      const scope = typeof fields['scope'] === 'string' ? this.#entries.get(fields['scope']) : undefined;
      const owner = scope !== undefined && isContainer(scope.type) ? scope : this.#firstProcess;
      if (owner !== undefined) this.#put(owner.id, id);
    }
  }
}
