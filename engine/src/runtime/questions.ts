import type { Questions } from '../execution/aggregate.js';

/** What a question may be about. */
export type QuestionKind = keyof Questions;

/** One question with its place among those of the same decision. */
export interface OpenQuestion<K extends QuestionKind = QuestionKind> {
  readonly kind: K;
  readonly ask: Questions[K]['ask'];
}

/** Answers at once where it can, otherwise later. */
export interface Answerer {
  /** `undefined` when the answer is not at hand. */
  now<K extends QuestionKind>(kind: K, ask: Questions[K]['ask'], tenant: string): Questions[K]['answer'] | undefined;
  later<K extends QuestionKind>(kind: K, ask: Questions[K]['ask'], tenant: string): Promise<Questions[K]['answer']>;
}

/** Thrown through `decide` when an answer is not at hand; nothing but the runtime may catch it. */
export class QuestionOpen {
  constructor(readonly question: OpenQuestion) {}
}

/**
 * The answers of one command's decision. A decision asks the same questions in the same order each time, so what had to be fetched is kept by its
 * place in that order.
 */
export class Interview {
  private fetched: Map<number, unknown> | undefined;
  private place = 0;

  constructor(
    private readonly answerer: Answerer,
    private readonly tenant: string,
  ) {}

  /** Starts the order of questions anew. */
  rewind(): void {
    this.place = 0;
  }

  ask<K extends QuestionKind>(kind: K, ask: Questions[K]['ask']): Questions[K]['answer'] {
    const place = this.place++;
    if (this.fetched?.has(place)) return this.fetched.get(place);
    const answer = this.answerer.now(kind, ask, this.tenant);
    if (answer === undefined) throw new QuestionOpen({ kind, ask });
    return answer;
  }

  /** Finds the answer to the question that stopped the decision. */
  async find(open: QuestionOpen): Promise<void> {
    const place = this.place - 1;
    const answer = await this.answerer.later(open.question.kind, open.question.ask, this.tenant);
    this.fetched ??= new Map();
    this.fetched.set(place, answer);
  }
}
