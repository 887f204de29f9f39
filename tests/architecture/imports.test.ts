import { describe, expect, it } from 'vitest';
import { violationsIn } from './house-lint.js';
import { whyNotImport } from './rules/may-import.mjs';

describe('who may import whom', () => {
  it.each([
    ['engine/src/execution/decide.ts', 'node:fs', 'runs in the browser too'],
    ['engine/src/execution/decide.ts', 'fs', 'runs in the browser too'],
    ['engine/src/execution/decide.ts', '../runtime/strand.js', 'may not import engine/src/runtime/strand.js'],
    ['engine/src/execution/decide.ts', '../stores/sqlite/index.js', 'may not import engine/src/stores/sqlite/index.js'],
    ['engine/src/execution/decide.ts', 'express', 'It may import: jsonata'],
    ['engine/src/execution/decide.ts', 'luxon', 'It may import: jsonata'],
    ['engine/src/elements/user-task/behavior.ts', '../service-task/behavior.js', 'Element user-task may not import element service-task'],
    ['engine/src/elements/user-task/behavior.ts', '../index.js', 'may not import the index of all elements'],
    [
      'engine/src/elements/user-task/user-task.test.ts',
      '../service-task/behavior.js',
      'Element user-task may not import element service-task',
    ],
    ['engine/src/runtime/strand.ts', 'libsql', 'database driver'],
    ['engine/src/runtime/strand.ts', 'mongodb', 'engine/src/stores/mongodb only'],
    ['engine/src/runtime/strand.ts', '../stores/memory/../sqlite/index.js', 'may not import engine/src/stores/sqlite'],
    ['engine/src/stores/sqlite/store.ts', 'mongodb', 'engine/src/stores/mongodb only'],
    ['engine/src/stores/sqlite/store.ts', '../mongodb/index.js', 'may not import engine/src/stores/mongodb/index.js'],
    ['engine/src/stores/sqlite/store.ts', '../memory/index.js', 'Store sqlite may not import store memory'],
    ['engine/src/stores/memory/store.ts', '../blobs-folder.js', 'may not import engine/src/stores/blobs-folder.js'],
    ['engine/src/stores/blobs-folder.ts', 'libsql', 'database driver'],
    ['engine/src/stores/memory/store.ts', 'node:crypto', 'runs in the browser too'],
    ['engine/src/stores/sqlite/store.ts', 'fs', 'Write node:fs'],
    ['engine/src/runtime/strand.ts', '@millrace/engine', 'may not import @millrace/engine'],
    ['engine/src/runtime/strand.ts', '../../../schemas/src/index.js', 'belongs to another package'],
    ['schemas/src/index.ts', '@millrace/engine', 'Of our own packages it may import: none'],
    ['schemas/src/index.ts', 'jsonata', 'It may import: ajv'],
    ['runtime-api/src/cli.ts', 'libsql', 'database driver'],
    ['runtime-api/src/cli.ts', '@millrace/engine/dist/src/index.js', 'not a public entry'],
    ['runtime-api/src/cli.ts', '@millrace/runtime-api', 'inside @millrace/runtime-api itself'],
    ['runtime-api/src/resources/services/operations.ts', 'express', 'It may import: @sinclair/typebox'],
    ['runtime-api/src/resources/services/operations.ts', '@millrace/designer', 'may not import @millrace/designer'],
    ['designer/src/drawing/draw.ts', 'react', 'may not import react'],
    ['designer/src/drawing/draw.ts', '../theme/index.js', 'may not import designer/src/theme/index.js'],
    ['designer/src/viewer/ProcessViewer.tsx', 'node:fs', 'runs in the browser too'],
    ['portal/src/main.tsx', '@millrace/runtime-api', 'Of our own packages it may import'],
    ['portal/src/main.tsx', '@millrace/engine', 'Of our own packages it may import'],
    ['portal/src/main.tsx', '../../designer/src/index.js', 'belongs to another package'],
    ['examples/purchase-request/scenario.test.ts', '../../engine/src/index.js', 'belongs to another package'],
    ['tests/replay/replay.test.ts', '../../engine/src/index.js', 'belongs to another package'],
    ['engine/src/runtime/strand.ts', '/work/other.js', 'one machine only'],
    ['somewhere/file.ts', 'node:fs', 'stands in no room'],
  ])('refuses that %s imports %s', (file, specifier, reason) => {
    expect(whyNotImport(file, specifier)).toContain(reason);
  });

  it.each([
    ['engine/src/execution/decide.ts', '@millrace/schemas'],
    ['engine/src/execution/decide.ts', '../ports/index.js'],
    ['engine/src/behaviors/expressions/parse.ts', 'jsonata'],
    ['engine/src/elements/user-task/behavior.ts', '../../behaviors/run.js'],
    ['engine/src/elements/index.ts', './user-task/index.js'],
    ['engine/src/stores/sqlite/store.ts', 'libsql'],
    ['engine/src/stores/sqlite/store.ts', 'node:worker_threads'],
    ['engine/src/stores/sqlite/store.ts', '../contract/index.js'],
    ['engine/src/stores/memory/store.ts', '../contract/index.js'],
    ['engine/src/stores/sqlite/store.ts', '../blobs-folder.js'],
    ['engine/src/stores/blobs-folder.ts', 'node:fs/promises'],
    ['engine/src/runtime/strand.ts', '../execution/aggregate.js'],
    ['engine/testing/index.ts', '../src/ports/index.js'],
    ['runtime-api/src/cli.ts', '@millrace/engine/sqlite'],
    ['tests/replay/replay.test.ts', '@millrace/engine/testing'],
  ])('lets %s import %s', (file, specifier) => {
    expect(whyNotImport(file, specifier)).toBeNull();
  });

  it.each([
    `import { readFileSync } from 'node:fs';`,
    `import type { Stats } from 'node:fs';`,
    `import 'node:fs';`,
    `export { readFileSync } from 'node:fs';`,
    `export * from 'node:fs';`,
    `const files = await import('node:fs');`,
    `type Stats = import('node:fs').Stats;`,
    `import files = require('node:fs');`,
    `const files = require('node:fs');`,
  ])('sees the import in: %s', (text) => {
    const found = violationsIn({ path: 'engine/src/execution/planted.ts', text });
    expect(found.filter((violation) => violation.startsWith('millrace/imports'))).toHaveLength(1);
  });
});
