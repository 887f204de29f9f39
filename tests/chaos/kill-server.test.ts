import { describe, expect, it } from 'vitest';
import { killServer } from './kill-server.js';

describe('a server killed while people submit, decide, type and take back', () => {
  it('keeps all that it answered as done, does nothing twice, and leaves no gap in its numbers', { timeout: 120_000 }, async () => {
    const done = await killServer({ lives: 6, killAfter: (life) => [700, 20, 1200, 300, 900, 150][life] ?? 500 });
    expect(done.submitted).toBeGreaterThan(10);
    expect(done.decided).toBeGreaterThan(3);
  });
});
