import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCases } from '../bpmn-semantics/runner/case.js';
import { playCase } from '../bpmn-semantics/runner/play.js';
import { fieldsOf, finalOf, recorded, replayed, type Recorded } from './recorded.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const most = 1024 * 1024;

/** The version that is made here. */
const { version } = JSON.parse(readFileSync(join(here, '../../engine/package.json'), 'utf8')) as { readonly version: string };
/** Set by `node tests/replay/record.mjs`. */
if (process.env['MILLRACE_RECORD'] === '1') record(version);

const versions = readdirSync(here, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

describe.each(versions)('what version %s recorded', (name) => {
  it.each(readdirSync(join(here, name)))('still comes to the same state and the same rows: %s', (file) => {
    const cases = JSON.parse(readFileSync(join(here, name, file), 'utf8')) as Recorded;
    for (const [one, instances] of Object.entries(cases)) {
      for (const instance of instances) {
        const now = replayed(instance);
        expect(finalOf(now.state), one).toEqual(instance.final);
        const rows = fieldsOf(now);
        // A later version may say more in a row, and have rows of its own; what was said stays.
        for (const [row, fields] of Object.entries(instance.rows)) expect(rows[row], `${one} ${row}`).toMatchObject(fields);
      }
    }
  });

  it('is small', () => {
    const sizes = readdirSync(join(here, name)).map((file) => statSync(join(here, name, file)).size);
    expect(Math.max(...sizes)).toBeLessThan(most);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3 * most);
  });
});

describe('the corpus', () => {
  it('has the version that is made here, and none that is not made yet', () => {
    const inOrder = versions.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    expect(inOrder.at(-1)).toBe(version);
  });
});

/** Plays every case and keeps its history: one line for each case, so that a difference can be read. */
function record(name: string): void {
  const folder = join(here, name);
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const cases = readCases().filter(({ one }) => one.refusedAtDeployment === undefined);
  for (const element of new Set(cases.map((one) => one.folder))) {
    const lines = cases
      .filter((one) => one.folder === element)
      .map(({ file, one }) => `${JSON.stringify(file)}: ${JSON.stringify(recorded(playCase(one)))}`);
    writeFileSync(join(folder, `${element.replaceAll('/', '-')}.json`), `{\n${lines.join(',\n')}\n}\n`);
  }
}
