import { Random } from '../../differential/generate/random.js';
import { audit } from './audit.js';
import { Told, type Caller } from './caller.js';
import { Load } from './load.js';
import { Receiver } from './receiver.js';
import { Served, freePort, type ServedOptions } from './served.js';
import { settleIn } from './settle-in.js';
import { verified } from './verified.js';

/** How long, by what seed, and where. */
export interface RunOptions {
  readonly folder: string;
  readonly seed: number;
  readonly seconds: number;
  readonly kills?: number;
  readonly tell: (line: string) => void;
}

/** What a run came to: figures by name, and what is wrong. */
export interface Outcome {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly faults: readonly string[];
}

/** A server with people at work, and the world outside. */
export interface Stage {
  readonly random: Random;
  readonly served: Served;
  readonly receiver: Receiver;
  readonly told: Told;
  readonly callers: readonly Caller[];
  readonly load: Load;
  readonly faults: string[];
}

type StageOptions = Pick<RunOptions, 'folder' | 'seed'> &
  Pick<ServedOptions, 'node' | 'environment'> & { readonly isCalm?: boolean; readonly mostOpen?: number; readonly times?: number };

/** Starts a fresh server in a folder and sets everybody to work. */
export async function setUp({ folder, seed, node, environment: more, isCalm = false, ...sizes }: StageOptions): Promise<Stage> {
  const random = new Random(seed);
  const told = new Told();
  const receiver = await Receiver.open(random, isCalm);
  const outside = `127.0.0.1:${receiver.port}`;
  const environment = { MILLRACE_HTTP_ALLOWED_HOSTS: outside, MILLRACE_HTTP_PRIVATE_HOSTS: outside, ...more };
  const served = new Served({ folder, port: await freePort(), environment, ...(node === undefined ? {} : { node }) });
  try {
    await served.start();
    const callers = await settleIn(served, receiver.port, told);
    const load = new Load({ callers, told, seed: random.between(0, 1e9), isRough: !isCalm, ...sizes });
    load.begin();
    return { random, served, receiver, told, callers, load, faults: [] };
  } catch (error) {
    await served.kill();
    receiver.close();
    throw error;
  }
}

/** Lets everything come to its end and looks from outside whether all of it is there. Answers the figures. `expected`: lines that servers may log as errors. */
export async function finish(stage: Stage, tell: RunOptions['tell'], expected?: RegExp): Promise<Outcome['figures']> {
  const { served, receiver, told, callers, load, faults } = stage;
  const [caller] = callers;
  if (!caller) throw new Error('nobody is there');
  if (!(await served.ready())) {
    faults.push(`the server is not there: ${served.output.slice(-2000)}`);
    return {};
  }
  const hasEnded = await load.drain(Math.max(30_000, load.orders.size * 30));
  if (!hasEnded) faults.push('not everything came to its end');
  await load.end();
  tell(`auditing ${load.orders.size} orders`);
  const found = await audit({ caller, told, load, received: receiver.received, isDrained: hasEnded });
  const code = await served.stop();
  if (code !== 0) faults.push(`the last server ended with ${String(code)}`);
  faults.push(...found.faults, ...(await verified(served, expected)), ...told.faults);
  for (const [what, times] of [...told.counts].sort()) tell(`  ${what}: ${times}`);
  return {
    'commands acknowledged': told.acknowledged.length,
    'sent again': told.counts.get('sent again') ?? 0,
    instances: found.instances,
    events: found.events,
    effects: found.effects,
  };
}

/** Ends what is left. */
export async function strike({ served, receiver, told }: Stage): Promise<void> {
  told.isOver = true;
  told.isAbandoned = true;
  await served.end();
  receiver.close();
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
