import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { top } from '../../scripts/repository.mjs';

/** Longest time a start may take, demo data and all, on a machine that does other things too. */
const START_WITHIN = 90_000;

/** A `millrace serve` of the test's own, with its data in a folder of its own. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private ended: Promise<number | null> = Promise.resolve(null);
  output = '';

  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** A server in demo mode on a free port, not started yet. */
  static async make(environment: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-e2e-'));
    return new ServerProcess(folder, await freePort(), environment);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it and waits until it is ready. */
  async start(): Promise<void> {
    const { MILLRACE_SECRET_KEY: _key, MILLRACE_STORE: _store, MILLRACE_MODE: _mode, ...inherited } = process.env;
    const child = spawn(process.execPath, [join(top, 'runtime-api/bin/millrace.mjs'), 'serve'], {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...inherited,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        MILLRACE_MODE: 'demo',
        MILLRACE_STORE: `sqlite:${join(this.folder, 'demo.db')}`,
        ...this.environment,
      },
    });
    this.child = child;
    this.ended = new Promise((resolve) => child.on('close', (code) => resolve(code)));
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    const until = performance.now() + START_WITHIN;
    while (!(await this.isReady())) {
      if (child.exitCode !== null || performance.now() > until)
        throw new Error(`The server did not become ready. It said:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** As a machine that loses its power would: at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  /** Asks it to end, and answers its exit code. */
  async stop(): Promise<number | null> {
    this.child?.kill('SIGTERM');
    return this.ended;
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/api/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}
