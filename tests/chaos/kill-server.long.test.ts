import { describe, expect, it } from 'vitest';
import { killServer } from './kill-server.js';

describe('a server killed forty times under load', () => {
  it('keeps all that it answered as done, does nothing twice, and leaves no gap in its numbers', async () => {
    // Spread over start-up, first requests and full load; the same in every run, the moment within a write is chance.
    const done = await killServer({ lives: 40, killAfter: (life) => ((life * 397) % 1500) + 5 });
    expect(done.submitted).toBeGreaterThan(200);
    expect(done.decided).toBeGreaterThan(50);
    expect(done.withdrawn).toBeGreaterThan(5);
  });
});
