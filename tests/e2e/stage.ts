import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openChromium } from './chromium.js';
import { ServerProcess } from './server-process.js';
import { Visitor } from './visitor.js';

/** A running server and the people that a test lets arrive at it. */
export interface Stage {
  readonly server: ServerProcess;
  /** Somebody arrives in a browser of their own and signs in, if they are named. They leave when the test ends, which fails where one of their pages broke its policy or threw. */
  arrive(login?: string, options?: Parameters<typeof Visitor.arrive>[2]): Promise<Visitor>;
}

/** Sets the stage for a file's tests: one server with the demo, one browser. Where a test fails, pictures of all who are there are kept. `within`: milliseconds to begin in. */
export function setStage(within: number): Stage {
  let server: ServerProcess;
  let browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.make(), openChromium()]);
    await server.start();
  }, within);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const [at, visitor] of visitors.entries()) await visitor.testify(task, at);
    for (const visitor of visitors.splice(0)) {
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    }
  });

  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  return {
    get server() {
      return server;
    },
    async arrive(login, options = {}) {
      const visitor = await Visitor.arrive(browser, server.address, options);
      visitors.push(visitor);
      if (login !== undefined) await visitor.signIn(login);
      return visitor;
    },
  };
}
