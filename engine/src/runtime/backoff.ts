/** Milliseconds to wait before try `attempt` (1, 2, 3 …): 20, 40, 80 … up to two seconds. */
export function backoff(attempt: number): number {
  return Math.min(2000, 10 * 2 ** attempt);
}
