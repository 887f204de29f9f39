/**
 * A part that must be there whatever happened before; its absence is damage or a fault of ours, so it stops the command loudly. `which` of them is told apart from `what`, so
 * that no text is put together for what is there, many times an event.
 */
export function requirePart<T>(part: T | undefined, what: string, which?: string | number): T {
  if (part === undefined) throw new Error(`${what}${which === undefined ? '' : ` ${which}`} is missing`);
  return part;
}
