import { evaluateUnbounded, loadExpressions } from '@millrace/engine/expressions';
import type { TryRequest } from './try-expression.js';

// What may take longer than anybody waits runs here, where the page can end it.
addEventListener('message', ({ data }: MessageEvent<TryRequest>) => {
  void loadExpressions()
    .then(() => evaluateUnbounded(data.source, data.input, { now: data.now, random: 1 }))
    .then((result) => postMessage({ id: data.id, result }));
});
