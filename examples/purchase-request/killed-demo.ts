import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine, sqliteStore, type Engine } from '@millrace/engine';

const program = fileURLToPath(new URL('../../runtime-api/bin/millrace.mjs', import.meta.url));

/** Where a run is killed: after a line of its output, and some milliseconds later. */
export interface Kill {
  readonly line: number;
  readonly ms: number;
}

/** How a run ended. */
interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly errors: string;
}

function run(store: string, kill?: Kill): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'demo', '--lang', 'en', '--store', store], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, errors] = ['', ''];
    let isAimed = false;
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (kill === undefined || isAimed || output.split('\n').length <= kill.line) return;
      isAimed = true;
      setTimeout(() => child.kill('SIGKILL'), kill.ms);
    });
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output, errors }));
  });
}

/** What must hold of the requests in a store after all runs; each entry names one that does not hold. */
export interface Outcome {
  readonly killed: number;
  readonly last: Ended;
  readonly requests: number;
  readonly wrong: readonly string[];
}

/** Runs the demo on one file, kills it at each of the moments, runs it once more to its end, and looks at what is stored. */
export async function playAndKill(kills: readonly Kill[]): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-killed-'));
  try {
    const file = join(folder, 'purchase.db');
    let killed = 0;
    for (const kill of kills) if ((await run(`sqlite:${file}`, kill)).signal === 'SIGKILL') killed++;
    const last = await run(`sqlite:${file}`);
    const engine = await createEngine({ store: sqliteStore(file), work: false });
    try {
      return { killed, last, ...(await lookAt(engine)) };
    } finally {
      await engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function lookAt(engine: Engine): Promise<Pick<Outcome, 'requests' | 'wrong'>> {
  const wrong: string[] = [];
  const { items } = await engine.instances({ definition: 'purchase', limit: 1000 });
  let [approved, reserved] = [0, 0];
  for (const { id, status } of items) {
    const { events } = await engine.history(id, { limit: 1000 });
    const ends = events.filter(({ type }) => type === 'instanceCompleted').length;
    if (status !== 'completed' || ends !== 1) wrong.push(`request ${id} is ${status} and ended ${ends} times`);
    const { decision, total } = (await engine.variables(id)) as {
      readonly decision?: { readonly outcome?: string };
      readonly total?: number;
    };
    if (decision?.outcome !== 'approved') continue;
    approved++;
    reserved += total ?? 0;
  }
  const cards = (await engine.records.find({ register: 'procurementCards', limit: 1000 })).items;
  const plan = (await engine.records.find({ register: 'purchasePlan', limit: 1000 })).items;
  if (cards.length !== approved || plan.length !== approved)
    wrong.push(`${approved} were approved, but there are ${cards.length} cards and ${plan.length} lines of the plan`);
  const numbers = cards.map(({ number }) => Number(number?.slice(-6))).sort((one, other) => one - other);
  if (numbers.some((number, index) => number !== index + 1)) wrong.push(`the cards' numbers have gaps or doubles: ${numbers.join(', ')}`);
  const account = await engine.records.account('budgetLines', 'it-2026');
  if (Math.abs((account?.reserved ?? 0) - reserved) > 0.001) wrong.push(`${account?.reserved} is reserved, but ${reserved} was approved`);
  const { rows } = await engine.findRows({ collection: 'notifications', tenant: 'main', limit: 1000 });
  if (rows.length !== items.length) wrong.push(`${items.length} requests ended, but ${rows.length} notifications were sent`);
  if ((await engine.incidents()).items.length > 0) wrong.push('there are open incidents');
  return { requests: items.length, wrong };
}
