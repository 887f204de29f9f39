import { describe, expect, it } from 'vitest';
import { killLoop } from './kill-loop.js';

describe('an engine killed two dozen times under load', () => {
  it('rules 3, 5, 6, 8, 11, 13, 15 and 16: keeps all that it acknowledged, does nothing twice, and every instance goes on', async () => {
    // Spread over start-up, first commands and full load; the same in every run, the moment within a write is chance.
    const done = await killLoop({ lives: 24, killAfter: (life) => ((life * 397) % 1500) + 5 });
    expect(done.started).toBeGreaterThan(200);
    expect(done.cancelled).toBeGreaterThan(10);
  });
});
