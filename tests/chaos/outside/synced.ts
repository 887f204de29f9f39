import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newKey } from '../told-by-server.js';
import { commandIdOf } from './audit.js';
import { finish, pause, setUp, strike, type Outcome, type RunOptions } from './stage.js';

/** One call of the system that has begun, or has ended, in the order in which it did. */
interface Step {
  readonly call: string;
  readonly text: string;
  readonly ended: boolean;
}

/** The trace as steps: calls that others interrupt stand in two lines. */
function stepsOf(trace: string): readonly Step[] {
  const steps: Step[] = [];
  const unfinished = new Map<string, Step>();
  for (const line of trace.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. (\w+) resumed>/.exec(rest);
    const began = resumed ? unfinished.get(thread) : undefined;
    const call = began?.call ?? /^(\w+)\(/.exec(rest)?.[1];
    if (call === undefined) continue;
    if (began) steps.push({ ...began, ended: true });
    else {
      const isWhole = !rest.endsWith('<unfinished ...>');
      const step: Step = { call, text: rest, ended: false };
      steps.push(step);
      if (isWhole) steps.push({ ...step, ended: true });
      else unfinished.set(thread, step);
    }
  }
  return steps;
}

/** What has to have happened before an answer leaves: the command stands in the log, and after that the log was synced. */
function faultOf(steps: readonly Step[], commandId: string, instance: string): string | undefined {
  const written = steps.findIndex(({ call, text }) => call.startsWith('pwrite') && text.includes('-wal>') && text.includes(commandId));
  if (written < 0) return `${instance}: its command was never written to the log`;
  const answered = steps.findIndex(
    ({ call, text }) => !call.startsWith('pwrite') && text.includes('HTTP/1.1 201') && text.includes(instance),
  );
  if (answered < 0) return `${instance}: its answer was not seen`;
  const isSynced = steps
    .slice(written, answered)
    .some(({ call, text, ended }) => ended && (call === 'fsync' || call === 'fdatasync') && text.includes('-wal>'));
  return isSynced ? undefined : `${instance} was answered before the log was synced`;
}

/** Looks by `strace` whether each answer leaves after the log is on the disk. */
export async function syncedRun({ folder, seed, seconds, tell }: RunOptions): Promise<Outcome> {
  const stage = await setUp({ folder, seed, isCalm: true, mostOpen: 10 });
  const { served, callers, load, faults } = stage;
  const file = join(folder, 'trace');
  try {
    const calls = 'trace=fsync,fdatasync,write,writev,sendto,sendmsg,pwrite64,pwritev';
    if (spawnSync('strace', ['-V']).status !== 0) {
      tell('skipped: strace is not installed');
      return { figures: { skipped: 'no strace' }, faults };
    }
    const tracer = spawn('strace', ['-f', '-y', '-s', '20000', '-e', calls, '-o', file, '-p', String(served.pid)], { stdio: 'ignore' });
    const ended = new Promise((resolve) => tracer.on('exit', resolve));
    await pause(1000);
    if (tracer.exitCode !== null) {
      tell('skipped: strace may not look at other programs here');
      return { figures: { skipped: 'no ptrace' }, faults };
    }
    const started: { readonly key: string; readonly instance: string }[] = [];
    const until = performance.now() + Math.min(seconds, 30) * 1000;
    // Those at work go on beside, so that answers wait for one another's commits.
    await Promise.all(
      callers.map(async (caller) => {
        for (let n = 0; n < 60 && performance.now() < until; n++) {
          const key = newKey();
          const name = `order ${key}`;
          const { status, body } = await caller.write(
            'POST',
            '/instances',
            { process: 'order', variables: { name, bad: false, parts: [1] } },
            key,
          );
          if (status !== 201) continue;
          load.orders.set(name, String(body['id']));
          load.willPay(name);
          started.push({ key, instance: String(body['id']) });
        }
      }),
    );
    tracer.kill('SIGINT');
    await ended;
    const steps = stepsOf(await readFile(file, 'latin1'));
    for (const { key, instance } of started) {
      const fault = faultOf(steps, commandIdOf(key, '/instances'), instance);
      if (fault !== undefined) faults.push(fault);
    }
    if (started.length === 0) faults.push('nothing was started under strace');
    const syncs = steps.filter(({ call, ended: has }) => has && call.endsWith('sync')).length;
    const figures = await finish(stage, tell);
    return { figures: { 'answers looked at': started.length, syncs, ...figures }, faults };
  } finally {
    await strike(stage);
  }
}
