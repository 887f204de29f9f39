import { describe, expect, it } from 'vitest';
import { killLoop } from './kill-loop.js';

describe('an engine killed under load and started again on the same file', () => {
  it(
    'rules 3, 5, 6, 8, 11, 13, 15 and 16: keeps all that it acknowledged, does nothing twice, and every instance goes on',
    { timeout: 60_000 },
    async () => {
      const done = await killLoop({ lives: 4, killAfter: (life) => [400, 30, 500, 200][life] ?? 200 });
      expect(done.started).toBeGreaterThan(20);
      expect(done.completed).toBeGreaterThan(5);
    },
  );
});
