import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { top } from '../../../scripts/repository.mjs';
import { readCases } from '../../bpmn-semantics/runner/case.js';
import { elementsPage, eventMatrix, refusedWhy, rulesPage, withoutMeaning } from './elements-page.js';
import { patternNames } from './patterns.js';

/** `node tests/docs/elements/generate.mjs` sets it: then the pages are written first. */
const isWriting = process.env['MILLRACE_WRITE_GENERATED'] === '1';
const pages = { 'docs/reference/elements.md': elementsPage, 'docs/reference/rules.md': rulesPage };

describe('the pages of elements and rules', () => {
  it.each(Object.entries(pages))('%s is what the elements and the cases give', async (path, make) => {
    const file = join(top, path);
    const text = await prettier.format(make(readCases()), { ...(await prettier.resolveConfig(file)), filepath: file });
    if (isWriting) writeFileSync(file, text);
    expect(readFileSync(file, 'utf8') === text, `${path} is out of date: run \`node tests/docs/elements/generate.mjs\``).toBe(true);
  });
});

describe('an event', () => {
  const matrix = eventMatrix();

  it('is executed wherever the standard has it, or refused for a reason that is written down', () => {
    const refused = matrix.filter(({ isStandard, isExecuted }) => isStandard && !isExecuted).map(({ what }) => what);
    expect(refused).toEqual(Object.keys(refusedWhy));
  });

  it('is refused wherever the standard has none', () => {
    expect(matrix.filter(({ isStandard, isExecuted }) => !isStandard && isExecuted).map(({ what }) => what)).toEqual(withoutMeaning);
  });
});

describe('a workflow control-flow pattern', () => {
  it('has a case, each of the 43', () => {
    const shown = new Set(readCases().map(({ one }) => one.pattern));
    expect(patternNames).toHaveLength(43);
    expect(patternNames.filter((_, index) => !shown.has(index + 1))).toEqual([]);
  });
});
