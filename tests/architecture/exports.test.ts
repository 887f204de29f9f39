import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { top } from '../../scripts/repository.mjs';

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (folder: string): Manifest => JSON.parse(readFileSync(join(top, folder, 'package.json'), 'utf8')) as Manifest;
const examples = readdirSync(join(top, 'examples')).map((name) => `examples/${name}`);
const everywhere = ['.', 'schemas', 'engine', 'designer', 'portal', 'runtime-api', 'tests', ...examples].filter((folder) =>
  existsSync(join(top, folder, 'package.json')),
);

/** Files that a package promises and that are not there. */
function missingFiles(folder: string, { exports = {}, bin = {} }: Manifest): readonly string[] {
  const promised = [...Object.values(exports).flatMap((conditions) => Object.values(conditions)), ...Object.values(bin)];
  return promised.filter((file) => !existsSync(join(top, folder, file)));
}

/** Dependencies whose version can change under us. */
function looseVersions({ dependencies = {}, devDependencies = {} }: Manifest): readonly string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^(?:workspace:\*|\d+\.\d+\.\d+)$/.test(version))
    .map(([name, version]) => `${name}@${version}: pin the exact version, so that everybody runs what was tested.`);
}

describe('packages', () => {
  it.each(['schemas', 'engine', 'designer', 'runtime-api'])(
    '%s has every file that its package.json promises, source and built',
    (folder) => {
      expect(missingFiles(folder, read(folder)), 'build first: npx -y pnpm@12 build').toEqual([]);
    },
  );

  it.each(everywhere)('%s names exact versions', (folder) => {
    expect(looseVersions(read(folder))).toEqual([]);
  });

  it('are checked in a way that finds what is missing or loose', () => {
    expect(missingFiles('engine', { name: 'planted', exports: { './x': { default: './dist/planted.js' } } })).toEqual([
      './dist/planted.js',
    ]);
    expect(looseVersions({ name: 'planted', dependencies: { 'big.js': '^7.0.1' } })).toEqual([expect.stringContaining('big.js@^7.0.1')]);
  });
});
