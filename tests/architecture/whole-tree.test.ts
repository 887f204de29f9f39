import { expect, it } from 'vitest';
import { violationsInTree } from './house-lint.js';
import { architectureRules } from './rules/lint-plugin.mjs';

// One pass for all rules. That each of them still sees a violation is proven beside it: imports, purity, state and files.
const found = violationsInTree();

it.each([...Object.keys(architectureRules), 'syntax'])('%s holds in every file of the repository', (rule) => {
  expect(found.filter((violation) => violation.includes(` ${rule}: `))).toEqual([]);
});
