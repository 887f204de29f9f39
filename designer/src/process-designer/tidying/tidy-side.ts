import type { ProcessDraft } from '../../document/process-document.js';
import type { Block } from '../../layout/block.js';
import { placesOf, type TidyWish } from '../../layout/places-of.js';

/** What the page asks: new places in a document, given as JSON text. */
export interface TidyAsk {
  readonly id: number;
  readonly text: string;
  readonly wish: TidyWish;
}

/** What it is answered. */
export type TidyAnswer = { readonly id: number; readonly block: Block } | { readonly id: number; readonly failed: string };

/** Answers a question; whatever goes wrong is an answer too. */
export async function answerTidy({ id, text, wish }: TidyAsk): Promise<TidyAnswer> {
  try {
    return { id, block: await placesOf(JSON.parse(text) as ProcessDraft, wish) };
  } catch (error) {
    return { id, failed: String(error) };
  }
}
