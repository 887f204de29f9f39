import { Random } from '../../differential/generate/random.js';
import { audit } from './audit.js';
import { Told } from './caller.js';
import { Load } from './load.js';
import { Receiver } from './receiver.js';
import { Served, freePort } from './served.js';
import { settleIn } from './settle-in.js';
import { verified } from './verified.js';

/** How long, by what seed, and where. */
export interface RunOptions {
  readonly folder: string;
  readonly seed: number;
  /** Ends with the first of the two. */
  readonly seconds: number;
  readonly kills?: number;
  readonly tell: (line: string) => void;
}

/** What a run came to: figures by name, and what is wrong. */
export interface Outcome {
  readonly figures: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

/** Kills the server under load again and again, and audits from outside: with everything under way, and when all has come to its end. */
export async function killRun({ folder, seed, seconds, kills = Infinity, tell }: RunOptions): Promise<Outcome> {
  const random = new Random(seed);
  const told = new Told();
  const receiver = await Receiver.open(random);
  const outside = `127.0.0.1:${receiver.port}`;
  const environment = { MILLRACE_HTTP_ALLOWED_HOSTS: outside, MILLRACE_HTTP_PRIVATE_HOSTS: outside };
  const served = new Served({ folder, port: await freePort(), environment });
  const faults: string[] = [];
  const until = performance.now() + seconds * 1000;
  let done = 0;
  try {
    await served.start();
    const callers = await settleIn(served, receiver.port, told);
    const [caller] = callers;
    if (!caller) throw new Error('nobody is there');
    const load = new Load({ callers, told, seed: random.between(0, 1e9) });
    load.begin();
    for (; done < kills && performance.now() < until && told.faults.length === 0;) {
      // Most die under load, some while they start, some at their first requests.
      const readyFirst = random.chance(0.85);
      if (!readyFirst || (await served.ready()))
        await new Promise((resolve) => setTimeout(resolve, readyFirst ? random.between(0, 900) : random.between(50, 1200)));
      if (!served.isRunning) {
        faults.push(`the server ended by itself: ${served.output.slice(-2000)}`);
        break;
      }
      await served.kill();
      done++;
      served.launch();
      if (done % 50 === 0) tell(`${done} kills, ${told.acknowledged.length} commands acknowledged`);
    }
    await served.ready();
    const hasEnded = await load.drain(Math.max(30_000, load.orders.size * 30));
    if (!hasEnded) faults.push('not everything came to its end after the last kill');
    await load.end();
    tell(`auditing ${load.orders.size} orders`);
    const found = await audit({ caller, told, load, received: receiver.received, isDrained: hasEnded });
    faults.push(...found.faults);
    const code = await served.stop();
    if (code !== 0) faults.push(`the last server ended with ${String(code)}`);
    faults.push(...(await verified(served)), ...told.faults);
    const figures = {
      kills: done,
      'commands acknowledged': told.acknowledged.length,
      'sent again': told.counts.get('sent again') ?? 0,
      instances: found.instances,
      events: found.events,
      effects: found.effects,
    };
    for (const [what, times] of [...told.counts].sort()) tell(`  ${what}: ${times}`);
    return { figures, faults };
  } finally {
    await served.kill();
    receiver.close();
  }
}
