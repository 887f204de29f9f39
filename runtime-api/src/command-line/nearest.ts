/** The known word that is nearest to a mistyped one, or `undefined` when none is near. */
export function nearest(found: string, known: readonly string[]): string | undefined {
  const reach = Math.max(1, Math.floor(found.length / 3));
  return known
    .map((word) => ({ word, distance: found.length > 60 ? Infinity : distanceBetween(found, word) }))
    .filter(({ word, distance }) => distance <= reach || (found.length > 2 && word.startsWith(found)))
    .sort((one, other) => one.distance - other.distance)[0]?.word;
}

/** How many letters must be changed, added or removed to get from one word to the other. */
function distanceBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
