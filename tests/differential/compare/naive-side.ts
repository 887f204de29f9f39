import type { JsonObject } from '@millrace/schemas';
import { Naive } from '../naive/naive.js';
import { ChosenOrder } from './chosen-order.js';
import type { Move, Side } from './moves.js';

/** The naive interpreter as a side of the comparison. */
export class NaiveSide implements Side {
  readonly naive: Naive;

  constructor(
    definitions: readonly JsonObject[],
    /** What was open between instances, and how it was chosen. */
    readonly order: ChosenOrder = new ChosenOrder(),
  ) {
    this.naive = new Naive(definitions, order);
  }

  apply(move: Move): void {
    const { naive } = this;
    const nth = 'nth' in move ? { nth: move.nth ?? 0 } : {};
    if ('start' in move) naive.start(move.start);
    else if ('complete' in move) naive.complete(move.complete, { data: move.data, ...nth });
    else if ('completeJob' in move) naive.completeJob(move.completeJob, { output: move.output, ...nth });
    else if ('failJob' in move) naive.failJob(move.failJob, { ...nth, ...(move.error === undefined ? {} : { error: move.error }) });
    else if ('message' in move) naive.message(move.message, move.key, move.data, move.keep);
    else if ('signal' in move) naive.signal(move.signal, move.data);
    else if ('pass' in move) naive.pass(move.pass);
    else if ('retry' in move) naive.retry(move.retry, move.nth);
    else if ('set' in move) naive.set(move.set);
    else if ('activate' in move) naive.activateElement(move.in, move.activate, move.nth);
    else naive.cancel();
  }

  observe(): readonly JsonObject[] {
    return this.naive.observe() as unknown as readonly JsonObject[];
  }
}
