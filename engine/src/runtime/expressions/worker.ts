import { parentPort } from 'node:worker_threads';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import { evaluateFeel, FEEL } from '../../behaviors/expressions/feel.js';
import { evaluateWithJsonata } from '../../behaviors/expressions/jsonata-program.js';
import type { Reply, Request } from './messages.js';

// The thread's own setter of prototypes: without it, a member named __proto__ is a member like any other, whoever assigns it.
Reflect.deleteProperty(Object.prototype, '__proto__');

const port = parentPort;
if (!port) throw new Error('Expected to run as a worker thread.');

const send = (reply: Reply): void => port.postMessage(reply);

const evaluate: typeof evaluateWithJsonata = (source, input, bindings) =>
  source.startsWith(FEEL)
    ? Promise.resolve(evaluateFeel(source.slice(FEEL.length), input, bindings))
    : evaluateWithJsonata(source, input, bindings);

port.on('message', (request: Request) => {
  const input = request.input === undefined ? undefined : (JSON.parse(request.input) as JsonValue);
  void evaluate(request.source, input, JSON.parse(request.bindings) as JsonObject).then((result) => {
    send({ type: 'result', id: request.id, result: JSON.stringify(result) });
    // Only reached when no promise is left that could go on at once.
    setImmediate(() => send({ type: 'ready' }));
  });
});

send({ type: 'ready' });
