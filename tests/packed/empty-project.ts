import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { top } from '../../scripts/repository.mjs';

/** A package as it would be published. */
export interface Packed {
  readonly file: string;
  /** Paths inside. */
  readonly contents: readonly string[];
}

/** A server that answers. */
export interface Served {
  /** For example `http://localhost:40123`. */
  readonly address: string;
  /** Ends it as Ctrl+C does in a terminal: everything that the command has started. */
  end(): Promise<void>;
}

/** A folder somewhere else, with nothing of this workspace around it. */
export interface EmptyProject {
  readonly folder: string;
  /** Runs a program in it and answers what it printed. Throws with all of its output when it fails. */
  run(command: string, args: readonly string[]): Promise<string>;
  /** Starts a server in it, and answers when it is ready. Throws with all of its output when it ends before. */
  serve(command: string, args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Served>;
  /** Installs packages from their files, and theirs from the registry. `offline` when no registry can be reached. */
  install(packages: readonly Packed[]): Promise<'installed' | 'offline'>;
  remove(): Promise<void>;
}

const isWindows = process.platform === 'win32';

/** The settings of the person, not those that pnpm hands to scripts. */
function ownSettings(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm|pnpm)_/i.test(name) || /^npm_config_(?:registry|cache)$/i.test(name),
  );
  return { ...Object.fromEntries(own), NO_COLOR: '1' };
}

/** Runs a program with the person's own settings. */
function run(command: string, args: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = ownSettings();
    const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], shell: isWindows, timeout: 180_000 });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}\n${errors}`));
    });
  });
}

function serve(command: string, args: readonly string[], folder: string, settings: Readonly<Record<string, string>>): Promise<Served> {
  return new Promise((resolve, reject) => {
    const env = { ...ownSettings(), ...settings };
    // A group of its own: what ends it reaches the server behind the package runner.
    const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], shell: isWindows, detached: !isWindows });
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    const end = async (): Promise<void> => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(isWindows ? child.pid : -child.pid, 'SIGTERM');
      await ended;
    };
    let output = '';
    const heard = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /Ready in [^:]*: (\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve({ address, end });
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('error', reject);
    void ended.then(() => reject(new Error(`${command} ${args.join(' ')} ended before it was ready:\n${output}`)));
  });
}

/** Packs a package of the workspace into a folder, the way a release does. */
export async function pack(name: string, destination: string): Promise<Packed> {
  const output = await run('npx', ['-y', 'pnpm@12', 'pack', '--json', '--pack-destination', destination], join(top, name));
  const { filename, files } = JSON.parse(output.slice(output.indexOf('{'))) as { filename: string; files: { path: string }[] };
  return { file: filename, contents: files.map(({ path }) => path) };
}

/** Makes an empty project; remove it when done. */
export async function emptyProject(): Promise<EmptyProject> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-packed-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return {
    folder,
    run: (command, args) => run(command, args, folder),
    serve: (command, args, settings) => serve(command, args, folder, settings),
    async install(packages) {
      try {
        await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages.map(({ file }) => file)], folder);
        return 'installed';
      } catch (error) {
        if (error instanceof Error && /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ENETUNREACH/.test(error.message)) return 'offline';
        throw error;
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
