import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { top } from '../../scripts/repository.mjs';
import type { CodeBlock } from './code-blocks.js';

/** What a program said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a file with plain Node in a folder, at most a minute. */
export function runFile(file: string, folder: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
  });
}

/** A block as JavaScript that Node 20 runs. */
export function asJavaScript({ language, text }: CodeBlock): string {
  if (language === 'js') return text;
  return ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext } }).outputText;
}

/** Writes the files that a page shows in blocks with `file=NAME`, so that its code finds them. */
export async function writeShownFiles(page: readonly CodeBlock[], folder: string): Promise<void> {
  for (const { words, text } of page) {
    const name = words.find((word) => word.startsWith('file='))?.slice('file='.length);
    if (name) await writeFile(join(folder, name), text);
  }
}

/** Runs a block against the built packages of this workspace, with the files its page shows, in a folder of its own that is gone afterwards. */
export async function runBlock(block: CodeBlock, page: readonly CodeBlock[]): Promise<Ended> {
  const parent = join(top, 'tests/data');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'docs-'));
  try {
    await writeShownFiles(page, folder);
    await writeFile(join(folder, 'snippet.mjs'), asJavaScript(block));
    return await runFile('snippet.mjs', folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
