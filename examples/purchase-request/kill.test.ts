import { expect, it } from 'vitest';
import { playAndKill } from './killed-demo.js';

it('a demo that is killed again and again ends each request exactly once', { timeout: 90_000 }, async () => {
  const { killed, last, requests, wrong } = await playAndKill([
    { line: 1, ms: 3 },
    { line: 5, ms: 0 },
    { line: 10, ms: 7 },
    { line: 16, ms: 2 },
    { line: 22, ms: 5 },
  ]);
  expect(last).toMatchObject({ code: 0, errors: '' });
  expect(killed).toBeGreaterThanOrEqual(3);
  expect(requests).toBeGreaterThanOrEqual(5);
  expect(wrong).toEqual([]);
});
