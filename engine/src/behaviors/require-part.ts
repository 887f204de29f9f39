/** A part that must be there whatever happened before; its absence is damage or a fault of ours, so it stops the command loudly. */
export function requirePart<T>(part: T | undefined, what: string): T {
  if (part === undefined) throw new Error(`${what} is missing`);
  return part;
}
