/**
 * Every benchmark of the product, one after another, each in a process of its own, and one table of their figures at the end: `node engine/bench/all.mjs [--json FILE]`, after
 * a build (`pnpm bench` does it). Other arguments choose among them by name: `node engine/bench/all.mjs gate latency`. Each writes its own JSON to
 * `bench-results`; the summary goes to `bench-results/all.json`. The exit code is 1 when a figure misses its limit or a benchmark fails.
 *
 * Limits are those of two cores that nothing else uses. Nothing here is part of the tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { aligned, figureRows, readResult, results } from './report.mjs';

const top = fileURLToPath(new URL('../../', import.meta.url));
const benches = {
  gate: 'engine/bench/gate.bench.mjs',
  peer: 'engine/bench/peer.bench.mjs',
  straight: 'engine/bench/straight.bench.mjs',
  approval: 'engine/bench/approval.bench.mjs',
  'service-chain': 'engine/bench/service-chain.bench.mjs',
  latency: 'engine/bench/latency.bench.mjs',
  people: 'runtime-api/bench/people.bench.mjs',
  growth: 'engine/bench/growth.bench.mjs',
  'big-things': 'engine/bench/big-things.bench.mjs',
  interchange: 'engine/bench/interchange.bench.mjs',
};

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.find((name) => !(name in benches));
if (unknown !== undefined) throw new Error(`Expected one of ${Object.keys(benches).join(', ')}, but found "${unknown}".`);
const chosen = positionals.length ? positionals : Object.keys(benches).filter((name) => existsSync(join(top, benches[name])));

const told = chosen.map((name) => {
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  const { status } = spawnSync(process.execPath, [join(top, benches[name]), '--json', file], { stdio: 'inherit', cwd: top });
  return { name, file, status, result: readResult(file) };
});

const rows = told.flatMap(({ name, result }) => {
  if (result === undefined) return [[name, 'failed', '', '', 'MISSED']];
  return figureRows(result.figures).map((row, at) => [at === 0 ? name : '', ...row]);
});
console.log(`\n${aligned([['bench', 'figure', 'measured', 'limit', ''], ...rows]).join('\n')}`);
const file = values.json === undefined ? join(results, 'all.json') : resolve(values.json);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), benches: told.map(({ name, result }) => result ?? { bench: name, failed: true }) }, null, 2)}\n`,
);
console.log(`written to ${file}`);
if (told.some(({ status }) => status !== 0)) process.exitCode = 1;
