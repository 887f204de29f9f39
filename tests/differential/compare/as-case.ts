import type { Difference } from './run.js';

/** A difference as a case for `tests/bpmn-semantics`, with what each side saw at its end. */
export function asCase({ definitions, moves, engine, naive }: Difference): string {
  const [process, ...called] = definitions;
  const steps = moves.map((move) => ('message' in move || 'signal' in move || 'failJob' in move ? move : dropped(move)));
  const shown = { name: 'found by the differential test', process, ...(called.length === 0 ? {} : { called }), steps };
  return `${JSON.stringify(shown, null, 1)}\nengine: ${JSON.stringify(engine, null, 1)}\nnaive: ${JSON.stringify(naive, null, 1)}`;
}

function dropped(move: Difference['moves'][number]): object {
  if (!('nth' in move)) return move;
  const { nth, ...rest } = move;
  return nth === 0 || nth === undefined ? rest : move;
}
