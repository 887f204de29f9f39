import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { allElementTypes, executableElementTypes } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { top } from '../../scripts/repository.mjs';

const folders = readdirSync(join(top, 'engine/src/elements'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** The types that a folder of the designer has a file for, beside files that serve all. */
const filesIn = (folder: string, ...forAll: readonly string[]): readonly string[] =>
  readdirSync(join(top, 'designer/src', folder))
    .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture)\./.test(file) && !forAll.includes(file))
    .map((file) => file.slice(0, -3).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .sort();

/** Types that the designer draws, and those that it offers: a file each. */
const drawn = filesIn('drawing/elements', 'index.ts', 'element-drawing.ts');
const offered = filesIn('elements', 'index.ts', 'element-types.ts');

/** Folders with cases that prove what an element does. */
const proven = readdirSync(join(top, 'tests/bpmn-semantics'), { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && readdirSync(join(top, 'tests/bpmn-semantics', entry.name)).some((file) => file.endsWith('.json')),
  )
  .map(({ name }) => name);

/** What each of two lists has and the other lacks, in words. */
function differences(engine: readonly string[], schemas: readonly string[]): readonly string[] {
  return [
    ...engine
      .filter((name) => !schemas.includes(name))
      .map(
        (name) =>
          `${name} has a folder in engine/src/elements and no schema: add one in schemas/src/definitions/elements, with its line in the index.`,
      ),
    ...schemas
      .filter((name) => !engine.includes(name))
      .map((name) => `${name} has a schema and no folder: add engine/src/elements/${name}, with its line in the index.`),
  ];
}

describe('the set of element types', () => {
  it('is the same in the schemas and in the engine', () => {
    expect(differences(folders, executableElementTypes)).toEqual([]);
  });

  it('is the same in the schemas and in what the designer draws, executed or only drawn', () => {
    expect(drawn).toEqual([...allElementTypes].sort());
  });

  it('is the same in the schemas and in what the designer offers, executed or only drawn', () => {
    expect(offered).toEqual([...allElementTypes].sort());
  });

  it('is proven by cases, each in tests/bpmn-semantics/<type>', () => {
    expect(folders.filter((type) => !proven.includes(type))).toEqual([]);
  });

  it('is compared in both directions', () => {
    expect(differences(['userTask', 'manualTask'], ['userTask'])).toEqual([expect.stringContaining('manualTask has a folder')]);
    expect(differences(['userTask'], ['userTask', 'sendTask'])).toEqual([expect.stringContaining('sendTask has a schema')]);
  });
});
