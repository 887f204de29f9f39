import type { Words } from './words.js';

/** What to say of a name or word nobody knows: the nearest known one, or the known ones. */
export function suggest(found: unknown, known: readonly string[]): Words {
  const nearest = typeof found === 'string' ? nearestOf(found, known) : null;
  if (nearest !== null) return { en: `Did you mean ${nearest}?`, ru: `Может быть, ${nearest}?` };
  const shown = known.slice(0, 20).join(', ') + (known.length > 20 ? ' …' : '');
  return { en: `Known here: ${shown}.`, ru: `Здесь известны: ${shown}.` };
}

function nearestOf(found: string, known: readonly string[]): string | null {
  if (found.length > 60) return null;
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(found.length / 3)) + 1;
  for (const name of known) {
    const distance = distanceBetween(found.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
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
