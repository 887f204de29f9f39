import type { ExecutableNode, ExecutableProcess } from '../model/executable.js';
import type { Marking } from './marking.js';

/** The places of a net, numbered as they are come to: flows by their ids, and `start`, `in` and `armed` with an element. What each is of is looked up once; thousands of states ask. */
export class Places {
  /** What a place is, for those who want to name it: the last flow of the row, or the element in which the token is. */
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly owners: (ExecutableNode | undefined)[] = [];
  private readonly arming: boolean[] = [];

  constructor(private readonly process: ExecutableProcess) {}

  numberOf(place: string): number {
    let number = this.numbers.get(place);
    if (number === undefined) {
      number = this.names.push(place) - 1;
      this.numbers.set(place, number);
      const element = this.process.flows.get(place)?.to ?? place.slice(place.indexOf(' ') + 1);
      this.owners.push(this.process.nodes.get(element));
      this.arming.push(place.startsWith('armed '));
    }
    return number;
  }

  /** The element that a place is of: the one that a flow leads to, or that a token is in. */
  ownerOf(place: number): ExecutableNode | undefined {
    return this.owners[place];
  }

  /** Whether a place only says that an event may still happen. */
  isArming(place: number): boolean {
    return this.arming[place] === true;
  }

  tokensAt(place: string, marking: Marking): number {
    const number = this.numbers.get(place);
    return number === undefined ? 0 : (marking[number] ?? 0);
  }

  /** Elements that have tokens before or in them: nothing happens at others. */
  atTokens(marking: Marking): readonly ExecutableNode[] {
    const nodes = new Set<ExecutableNode>();
    for (let place = 0; place < marking.length; place++) {
      const owner = marking[place] === 0 ? undefined : this.owners[place];
      if (owner !== undefined) nodes.add(owner);
    }
    return [...nodes];
  }

  /** Whether no token is left. */
  isEmpty(marking: Marking): boolean {
    for (let place = 0; place < marking.length; place++) if (marking[place] !== 0 && !this.isArming(place)) return false;
    return true;
  }
}
