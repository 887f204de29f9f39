import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { top } from '../../scripts/repository.mjs';
import { codeBlocksIn } from '../docs/code-blocks.js';
import { asJavaScript, writeShownFiles } from '../docs/run-block.js';
import { emptyProject, type EmptyProject, pack, type Packed } from './empty-project.js';

const names = ['schemas', 'engine', 'designer', 'portal', 'runtime-api'] as const;
/** What the pages are made of, beside programs. */
const pages = /^dist\/(?:assets\/[\w.-]+\.(?:js|css|woff2|svg)|[\w.-]+\.(?:html|svg|js|txt))$/;
/** The applications of the demo. */
const examples = /^examples\/[\w-]+\/(?:[\w-]+\/)?[\w.-]+\.(?:json|md)$/;
/** Of runtime-api: what a new process may begin as. */
const templates = /^templates\/[A-Za-z]+\.process\.json$/;
const offline = 'no package registry can be reached';

describe('the packed packages, in an empty project', { timeout: 240_000 }, () => {
  let destination: string;
  let packed: Readonly<Record<(typeof names)[number], Packed>>;
  let embedding: EmptyProject;
  let commandLine: EmptyProject;
  let isOffline = false;

  beforeAll(async () => {
    destination = await mkdtemp(join(tmpdir(), 'millrace-packs-'));
    const [schemas, engine, designer, portal, runtimeApi] = await Promise.all([
      pack('schemas', destination),
      pack('engine', destination),
      pack('designer', destination),
      pack('portal', destination),
      pack('runtime-api', destination),
    ]);
    packed = { schemas, engine, designer, portal, 'runtime-api': runtimeApi };
    embedding = await emptyProject();
    commandLine = await emptyProject();
    const installed = [
      await embedding.install([schemas, engine]),
      await commandLine.install([schemas, engine, designer, portal, runtimeApi]),
    ];
    isOffline = installed.includes('offline');
  }, 240_000);

  afterAll(async () => {
    await Promise.all([embedding.remove(), commandLine.remove(), rm(destination, { recursive: true, force: true })]);
  });

  const needsRegistry = (context: TestContext): void => context.skip(isOffline, offline);

  it.each(names)('%s carries its licence and what was built from its sources, nothing else', (name) => {
    const { contents } = packed[name];
    expect(contents).toEqual(expect.arrayContaining(['LICENSE', 'package.json']));
    expect(
      contents.filter(
        (path) =>
          !(name === 'portal' && pages.test(path)) &&
          !(name === 'runtime-api' && (examples.test(path) || templates.test(path))) &&
          !/^(?:(?:dist|generated)\/.*\.(?:js|d\.ts|json)|bin\/[a-z-]+\.mjs|LICENSE|README\.md|package\.json)$/.test(path),
      ),
    ).toEqual([]);
    expect(contents.filter((path) => /\.test\.|tsbuildinfo/.test(path))).toEqual([]);
  });

  it('run what the README shows of embedding, and print what it says', async (context) => {
    needsRegistry(context);
    const readme = codeBlocksIn('README.md', readFileSync(join(top, 'README.md'), 'utf8'));
    const snippet = readme.find(({ words }) => words.includes('packed'));
    if (!snippet)
      throw new Error('Expected README.md to show embedding in a block that begins with ```js run packed (or ts), but there is none.');
    await writeShownFiles(readme, embedding.folder);
    await writeFile(join(embedding.folder, 'embed.mjs'), asJavaScript(snippet));
    const output = await embedding.run(process.execPath, ['embed.mjs']);
    if (snippet.output !== undefined) expect(output.trimEnd()).toBe(snippet.output.trimEnd());
    expect(output.trim()).not.toBe('');
  });

  it('have types that a strict TypeScript project accepts', async (context) => {
    needsRegistry(context);
    const entries = [
      '@millrace/schemas',
      '@millrace/engine',
      '@millrace/engine/memory',
      '@millrace/engine/sqlite',
      '@millrace/engine/decisions',
    ];
    const text = entries.map((entry, at) => `import * as entry${at} from '${entry}';\nexport { entry${at} };`).join('\n');
    await writeFile(join(embedding.folder, 'consumer.ts'), text);
    const settings = ['--strict', '--noEmit', '--skipLibCheck', 'false', '--target', 'es2023', '--module', 'nodenext', '--types', 'node'];
    const types = ['--typeRoots', join(top, 'node_modules/@types')];
    const output = await embedding.run(process.execPath, [
      join(top, 'node_modules/typescript/bin/tsc'),
      ...settings,
      ...types,
      'consumer.ts',
    ]);
    expect(output).toBe('');
  });

  it('bring a command line that explains itself', async (context) => {
    needsRegistry(context);
    expect(await commandLine.run(join('node_modules', '.bin', 'millrace'), ['--help'])).toContain('millrace');
  });

  it('bring the demo: its pages, its people and their work', async (context) => {
    needsRegistry(context);
    const server = await commandLine.serve('npx', ['millrace', 'serve'], { MILLRACE_MODE: 'demo', PORT: '0' });
    try {
      const page = await (await fetch(`${server.address}/services`)).text();
      const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
      expect(files).not.toEqual([]);
      for (const file of files) expect((await fetch(server.address + file)).status).toBe(200);
      const signedIn = await fetch(`${server.address}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'anna', password: 'millrace-demo' }),
      });
      expect(signedIn.status).toBe(200);
      const cookie = signedIn.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const inbox = (await (await fetch(`${server.address}/api/v1/work-items`, { headers: { cookie } })).json()) as {
        readonly items: unknown[];
      };
      expect(inbox.items).not.toEqual([]);
    } finally {
      await server.end();
    }
  });
});
