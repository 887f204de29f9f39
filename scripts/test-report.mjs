import { writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { top } from './repository.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, ms: number }} Counts */

/** The folder that people think of when they read a test's path. @param {string} file */
export function partOf(file) {
  const [first = '', second = '', third = '', fourth = ''] = file.split('/');
  if (first === 'engine' && second === 'src' && third === 'stores') return `engine/stores/${fourth}`;
  if (first === 'engine' && second === 'src') return third.endsWith('.ts') ? 'engine' : `engine/${third}`;
  if (first === 'schemas' || first === 'runtime-api') return first;
  return second.endsWith('.ts') ? first : `${first}/${second}`;
}

/**
 * Reporter of vitest: what each part took, what failed, and each skipped part by name and reason. A test says why it is skipped by `context.skip('no Java')`,
 * or its outermost describe ends with it: `mongodb (no Java)`. Writes the counts and the failures to `MILLRACE_TEST_SUMMARY` when that is set.
 */
export default class TestReport {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {Map<string, Counts>} */
    const parts = new Map();
    /** @type {Map<string, number>} */
    const skips = new Map();
    /** @type {string[]} */
    const failures = unhandled.map((error) => `outside of any test: ${firstLines(error)}`);
    for (const module of modules) {
      const file = relative(top, module.moduleId).split(sep).join('/');
      const part = partOf(file);
      const counts = parts.get(part) ?? { passed: 0, failed: 0, skipped: 0, ms: 0 };
      parts.set(part, counts);
      counts.ms += module.diagnostic().duration;
      // A file or a suite that broke before its tests ran would otherwise count as nothing.
      const broken = [module, ...module.children.allSuites()].filter((each) => each.errors().length > 0);
      counts.failed += broken.length;
      for (const each of broken) failures.push(`${file}: ${firstLines(each.errors()[0])}`);
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed++;
        else if (result.state === 'failed') {
          counts.failed++;
          failures.push(`${file} > ${test.fullName}: ${firstLines(result.errors[0])}`);
        } else {
          counts.skipped++;
          const [, name = '', reason = 'no reason given'] = /^(.*?)(?: \((.+)\))?$/.exec(outermost(test)) ?? [];
          const line = `${name}\0${result.state === 'skipped' ? (result.note ?? reason) : 'never ran'}`;
          skips.set(line, (skips.get(line) ?? 0) + 1);
        }
      }
    }
    const rows = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
    const sum = (/** @type {keyof Counts} */ key) => rows.reduce((total, [, counts]) => total + counts[key], 0);
    const summary = { passed: sum('passed'), failed: sum('failed') + unhandled.length, skipped: sum('skipped'), failures };
    console.log('\nPart                              passed  failed  skipped     time');
    for (const [part, { passed, failed, skipped, ms }] of rows) {
      const numbers = [passed, failed, skipped].map((count, at) => String(count).padStart(at === 2 ? 9 : 8)).join('');
      console.log(`${part.padEnd(32)}${numbers}${(ms / 1000).toFixed(1).padStart(7)} s`);
    }
    if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
    if (skips.size > 0) console.log('\nSkipped:');
    for (const [line, count] of skips) console.log(`  ${line.replace('\0', `: ${count} skipped: `)}`);
    const file = process.env['MILLRACE_TEST_SUMMARY'];
    if (file) writeFileSync(file, JSON.stringify(summary));
  }
}

/** What an error says, as far as whoever reads only the end needs it. @param {unknown} error */
function firstLines(error) {
  const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, 30).join('\n    ').slice(0, 2500);
}

/** The name of the outermost describe around a test, or its own. @param {import('vitest/node').TestCase} test */
function outermost(test) {
  /** @type {import('vitest/node').TestCase | import('vitest/node').TestSuite} */
  let at = test;
  while (at.parent.type === 'suite') at = at.parent;
  return at.name;
}
