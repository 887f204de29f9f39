import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { top } from '../../../scripts/repository.mjs';

/** Longest time a start may take on a machine that does other things too. */
const START_WITHIN = 60_000;

/** How a server is started. */
export interface ServedOptions {
  readonly folder: string;
  readonly port: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node, e.g. `--import`. */
  readonly node?: readonly string[];
  /** A program that becomes the server: `prlimit --fsize=…`. */
  readonly through?: readonly string[];
}

interface Life {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
}

/** `millrace serve` on one file, started and ended as a machine would: how often one likes. */
export class Served {
  private child: ChildProcess | undefined;
  private ended: Promise<unknown> = Promise.resolve();
  private next: Life | undefined;
  /** All that it has printed, in all its lives. */
  output = '';

  constructor(private readonly options: ServedOptions) {}

  get address(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  get file(): string {
    return join(this.options.folder, 'data', 'millrace.db');
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Begins a life; it is not ready yet. */
  launch(options: Partial<Pick<ServedOptions, 'environment' | 'through' | 'node'>> = {}): void {
    const next = this.next ?? this.spawn(options, 'ignore');
    this.next = undefined;
    next.child.stdin?.write('go\n');
    ({ child: this.child, ended: this.ended } = next);
  }

  /** Prepares the next life: it has read its program when this one ends. */
  standBy(): void {
    const { node = [] } = this.options;
    this.next ??= this.spawn({ node: [...node, '--import', new URL('./standing-by.mjs', import.meta.url).href] }, 'pipe');
  }

  private spawn(changed: Partial<ServedOptions>, stdin: 'ignore' | 'pipe'): Life {
    const { folder, port, environment, node = [], through = [] } = { ...this.options, ...changed };
    const [program = process.execPath, ...args] = [
      ...through,
      process.execPath,
      ...node,
      join(top, 'runtime-api/bin/millrace.mjs'),
      'serve',
    ];
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MILLRACE_')));
    const child = spawn(program, args, {
      cwd: folder,
      stdio: [stdin, 'pipe', 'pipe'],
      env: {
        ...inherited,
        PORT: String(port),
        HOST: '127.0.0.1',
        MILLRACE_SECRET_KEY: 'chaos-chaos-chaos-chaos-chaos-chaos-chaos',
        MILLRACE_STORE: `sqlite:${this.file}`,
        MILLRACE_LOG: 'warning',
        ...environment,
      },
    });
    child.stdin?.on('error', () => undefined);
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    return { child, ended: new Promise((resolve) => child.on('close', resolve)) };
  }

  /** Resolves when it can be given work: `false` when it ended instead. */
  async ready(within = START_WITHIN): Promise<boolean> {
    for (const until = performance.now() + within; this.isRunning;) {
      const isReady = await fetch(`${this.address}/api/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (isReady) return true;
      if (performance.now() > until) throw new Error(`The server did not become ready. It said:\n${this.output.slice(-4000)}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    return false;
  }

  async start(options: Parameters<Served['launch']>[0] = {}): Promise<void> {
    this.launch(options);
    if (!(await this.ready())) throw new Error(`The server ended at its start. It said:\n${this.output.slice(-4000)}`);
  }

  /** As a machine that loses its power would: at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  /** Ends everything, also what stands by. */
  async end(): Promise<void> {
    this.next?.child.kill('SIGKILL');
    await this.next?.ended;
    await this.kill();
  }

  /** Asks it to end; answers its exit code. */
  async stop(): Promise<number | null> {
    this.child?.kill('SIGTERM');
    await this.ended;
    return this.child?.exitCode ?? null;
  }
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}
