import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { top } from '../../scripts/repository.mjs';
import { violationsIn } from './house-lint.js';

const megabyte = 1024 * 1024;
// Written in pieces: this file is searched too. Named so that no lock file or page ties an installation to one mirror.
const registryHosts = ['registry.npm' + 'js', 'npm' + 'mirror.', 'registry.yarn' + 'pkg', 'verda' + 'ccio', 'art' + 'ifactory'];
const left = new RegExp(
  `\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b|@ts-${'ignore'}|@ts-${'nocheck'}|eslint-${'disable'}`,
);
const code = /\.(?:ts|tsx|mjs|css)$/;

/** Files that git keeps. Outside of a checkout (an unpacked archive) there is nothing to say about what is committed. */
function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: top, encoding: 'utf8', maxBuffer: 16 * megabyte });
  return listed.split('\0').filter((path) => path && existsSync(join(top, path)));
}

/** What is wrong with a committed file, by its path, size and text. */
function whyNotCommitted(path: string, size: number, text: string): readonly string[] {
  const built = /(?:^|\/)(?:dist|data|node_modules|coverage)\//.exec(path)?.[0] ?? (path.endsWith('.tsbuildinfo') ? path : null);
  const host = registryHosts.find((name) => text.includes(name));
  const leftover = code.test(path) && left.exec(text)?.[0];
  return [
    ...(built ? [`${path} is made by a build or a run (${built}). Remove it from git and name it in .gitignore.`] : []),
    ...(size > megabyte
      ? [`${path} has ${size} bytes. Keep files under 1 MB: make large material in the test, or fetch it from ../shared.`]
      : []),
    ...(host ? [`${path} names the registry ${host}. Name packages only: everybody has their own registry.`] : []),
    ...(leftover ? [`${path} holds ${leftover}. Finish it, or write it into an issue.`] : []),
  ];
}

describe.skipIf(!existsSync(join(top, '.git')))('what is committed (needs a git checkout)', () => {
  it('is source, small, tied to no registry, and finished', () => {
    const found = trackedFiles().flatMap((path) => {
      const file = join(top, path);
      return whyNotCommitted(path, statSync(file).size, readFileSync(file, 'utf8'));
    });
    expect(found).toEqual([]);
  });
});

describe('a file', () => {
  it.each([
    ['engine/dist/src/index.js', 10, '', 'made by a build'],
    ['data/demo.sqlite', 10, '', 'made by a build'],
    ['examples/large.json', megabyte + 1, '', 'under 1 MB'],
    ['pnpm-lock.yaml', 10, `tarball: https://${registryHosts[0]}.org/x.tgz`, 'names the registry'],
    ['engine/src/index.ts', 10, '// TO' + 'DO later', 'write it into an issue'],
    ['engine/src/index.ts', 10, '// @ts-' + 'ignore', 'write it into an issue'],
  ])('is refused: %s', (path, size, text, reason) => {
    expect(whyNotCommitted(path, size, text)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    'engine/src/model/compileProcess.ts',
    'engine/src/model/Compile.ts',
    'designer/src/patterns/listPage.tsx',
    'engine/src/model/utils.ts',
    'engine/src/helpers/dates.ts',
  ])('may not be called %s', (path) => {
    expect(violationsIn({ path, text: 'export {};' })).toEqual([expect.stringMatching(/^millrace\/file-names: /)]);
  });

  it.each([
    'engine/src/model/compile-process.ts',
    'engine/src/elements/userTask/user-task.test.ts',
    'tests/architecture/pure-globals.d.ts',
    'designer/src/patterns/ListPage.tsx',
    'portal/src/main.tsx',
  ])('may be called %s', (path) => {
    expect(violationsIn({ path, text: 'export {};' })).toEqual([]);
  });
});
