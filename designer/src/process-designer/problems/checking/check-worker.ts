import { createCheckSide, type Answer, type Ask } from './check-side.js';

/** As much of a worker's own world as is used here: this package is compiled with a page's types. */
const inside = globalThis as unknown as {
  onmessage: (event: { readonly data: Ask }) => void;
  postMessage: (answer: Answer) => void;
};

const answerTo = createCheckSide();

inside.onmessage = ({ data }) => inside.postMessage(answerTo(data));
