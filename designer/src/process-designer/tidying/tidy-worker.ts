import './a-page-for-elk.js';
import { answerTidy, type TidyAnswer, type TidyAsk } from './tidy-side.js';

/** As much of a worker's own world as is used here: this package is compiled with a page's types. */
const inside = globalThis as unknown as {
  onmessage: (event: { readonly data: TidyAsk }) => void;
  postMessage: (answer: TidyAnswer) => void;
};

inside.onmessage = ({ data }) => void answerTidy(data).then((answer) => inside.postMessage(answer));
