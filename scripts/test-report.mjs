import { writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
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
 * Reporter of vitest: what each part took, and each skipped part by name and reason. A test says why it is skipped by `context.skip('no Java')`,
 * or its outermost describe ends with it: `mongodb (no Java)`. Writes the counts to `MILLRACE_TEST_SUMMARY` when that is set.
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
    for (const module of modules) {
      const part = partOf(relative(top, module.moduleId).split(sep).join('/'));
      const counts = parts.get(part) ?? { passed: 0, failed: 0, skipped: 0, ms: 0 };
      parts.set(part, counts);
      counts.ms += module.diagnostic().duration;
      // A file or a suite that broke before its tests ran would otherwise count as nothing.
      const broken = [module, ...module.children.allSuites()].filter((each) => each.errors().length > 0);
      counts.failed += broken.length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed++;
        else if (result.state === 'failed') counts.failed++;
        else {
          counts.skipped++;
          const [, name = '', reason = 'no reason given'] = /^(.*?)(?: \((.+)\))?$/.exec(outermost(test)) ?? [];
          const line = `${name}\0${result.state === 'skipped' ? (result.note ?? reason) : 'never ran'}`;
          skips.set(line, (skips.get(line) ?? 0) + 1);
        }
      }
    }
    const rows = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
    const sum = (/** @type {keyof Counts} */ key) => rows.reduce((total, [, counts]) => total + counts[key], 0);
    const summary = { passed: sum('passed'), failed: sum('failed') + unhandled.length, skipped: sum('skipped') };
    console.log('\nPart                              passed  failed  skipped     time');
    for (const [part, { passed, failed, skipped, ms }] of rows) {
      const numbers = [passed, failed, skipped].map((count, at) => String(count).padStart(at === 2 ? 9 : 8)).join('');
      console.log(`${part.padEnd(32)}${numbers}${(ms / 1000).toFixed(1).padStart(7)} s`);
    }
    if (unhandled.length > 0) console.log(`${unhandled.length} errors outside of any test: see above.`);
    if (skips.size > 0) console.log('\nSkipped:');
    for (const [line, count] of skips) console.log(`  ${line.replace('\0', `: ${count} skipped: `)}`);
    const file = process.env['MILLRACE_TEST_SUMMARY'];
    if (file) writeFileSync(file, JSON.stringify(summary));
  }
}

/** The name of the outermost describe around a test, or its own. @param {import('vitest/node').TestCase} test */
function outermost(test) {
  /** @type {import('vitest/node').TestCase | import('vitest/node').TestSuite} */
  let at = test;
  while (at.parent.type === 'suite') at = at.parent;
  return at.name;
}
