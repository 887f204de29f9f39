import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { top } from '../../scripts/repository.mjs';
import { violationsIn } from './house-lint.js';
import { pureDesignerRooms, pureEngineRooms, pureStoreRooms, roomOf } from './rules/rooms.mjs';

const configFile = join(top, 'tsconfig.pure.json');

/** What the compiler says of the pure rooms, and of one more text as if it stood among them. */
function compilePure(planted?: { readonly path: string; readonly text: string }): readonly string[] {
  const { config } = ts.readConfigFile(configFile, (path) => readFileSync(path, 'utf8')) as { config: unknown };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, top);
  const host = ts.createCompilerHost(options);
  const plantedName = planted && join(top, planted.path);
  if (planted) {
    const { getSourceFile, fileExists } = host;
    host.fileExists = (name) => name === plantedName || fileExists(name);
    host.getSourceFile = (name, target) =>
      name === plantedName ? ts.createSourceFile(name, planted.text, target) : getSourceFile(name, target);
  }
  const program = ts.createProgram(plantedName ? [plantedName] : fileNames, options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const [firstLine = ''] = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n');
    return `${file?.fileName ?? ''} ${firstLine.slice(0, 200)}`;
  });
}

describe('pure rooms', () => {
  it('compile without the types of Node or of a browser', { timeout: 120_000 }, () => {
    expect(compilePure()).toEqual([]);
  });

  it('do not compile with what only a host knows', () => {
    const hostNames = ['setTimeout', 'process', 'Buffer', 'fetch', 'console', 'performance', 'document', 'crypto'];
    const found = compilePure({ path: 'engine/src/execution/planted.ts', text: `${hostNames.join(';\n')};\nexport {};\n` });
    for (const name of hostNames) expect(found.join('\n')).toContain(`Cannot find name '${name}'`);
  });

  it.each([
    'const now = Date.now();',
    "const now = Date['now']();",
    'const now = new Date();',
    'const now = Date();',
    'const first = new Date(2026, 0, 1);',
    'const chance = Math.random();',
    'setTimeout(() => {}, 1);',
    'const later = setInterval;',
    'queueMicrotask(() => {});',
    'const where = process.cwd();',
    'const bytes = Buffer.from("x");',
    'const answer = fetch("x");',
    'const now = performance.now();',
    'const id = crypto.randomUUID();',
    'const all = globalThis.Date;',
    'const made = Function("return 1");',
    'console.log(1);',
    'const hour = date.getHours();',
    'const shown = value.toLocaleString();',
    'names.sort((a, b) => a.localeCompare(b));',
  ])('are told of: %s', (text) => {
    expect(violationsIn({ path: 'engine/src/execution/planted.ts', text })).toEqual([expect.stringMatching(/^millrace\/purity: /)]);
  });

  it.each([
    'function decide(process: { id: string }) { return process.id; }',
    'const document = { id: 1 }; export const id = document.id;',
    'export const at = (now: number) => new Date(now).toISOString();',
    'export const hour = (date: Date) => date.getUTCHours();',
    'export interface Module { readonly process: string; readonly performance: number }',
    'export const part = { process: 1, module: 2 };',
  ])('may say: %s', (text) => {
    expect(violationsIn({ path: 'engine/src/execution/planted.ts', text })).toEqual([]);
  });

  it.each(pureDesignerRooms)('are also those of the designer that run at the server: %s', (room) => {
    const path = `designer/src/${room}/planted.ts`;
    expect(violationsIn({ path, text: 'const now = Date.now();' })).toEqual([expect.stringMatching(/^millrace\/purity: /)]);
    expect(violationsIn({ path, text: "import { useState } from 'react'; export const use = useState;" })).toEqual([
      expect.stringMatching(/^millrace\/imports: .* may not import react/),
    ]);
    expect(compilePure({ path, text: 'document;\nexport {};\n' }).join('\n')).toContain("Cannot find name 'document'");
  });

  it('are the only ones that the rule is for', () => {
    expect(violationsIn({ path: 'engine/src/runtime/planted.ts', text: 'const now = Date.now();' })).toEqual([]);
  });
});

describe('the list of rooms', () => {
  it('names every folder of engine/src', () => {
    const folders = readdirSync(join(top, 'engine/src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => `engine/src/${name}/file.ts`).filter((file) => roomOf(file) === null)).toEqual([]);
  });

  it('is the same in tsconfig.pure.json', () => {
    const { config } = ts.readConfigFile(configFile, (path) => readFileSync(path, 'utf8')) as { config: { include: string[] } };
    const compiled = config.include.filter((folder) => folder.startsWith('engine/src/'));
    const rooms = [...pureEngineRooms, ...pureStoreRooms.map((room) => `stores/${room}`)];
    expect(compiled.sort()).toEqual(rooms.map((room) => `engine/src/${room}`).sort());
    const drawn = config.include.filter((folder) => folder.startsWith('designer/'));
    expect(drawn.sort()).toEqual(pureDesignerRooms.map((room) => `designer/src/${room}`).sort());
  });
});
