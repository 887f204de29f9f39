import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, executableElementTypes } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { top } from '../../../scripts/repository.mjs';
import { meaningOf } from './elements-page.js';

const sources = join(top, 'engine/src');
const parts = ['Stands', 'A token', 'Waits for', 'Ends', 'May go wrong', 'Beside it', 'Read on'];

/** What is untrue of the files and names in them that a text sends its reader to: `<path> (\`name\`, …)`. */
function untrue(text: string): readonly string[] {
  return [...text.matchAll(/([\w/-]+\.ts)(?: \(([^)]*)\))?/g)].flatMap(([, path = '', said = '']) => {
    const file = join(sources, path);
    if (!existsSync(file)) return [`there is no ${path}`];
    const source = readFileSync(file, 'utf8');
    return [...said.matchAll(/`(\w+)`/g)].flatMap(([, name = '']) => (source.includes(name) ? [] : [`${path} has no ${name}`]));
  });
}

describe.each([...executableElementTypes].sort())('the folder of %s', (type) => {
  const { what, parts: said } = meaningOf(type);

  it('says its whole meaning', () => {
    expect(what).toMatch(/\.$/);
    expect(said.map((part) => /^\*([^*]+)\*: /.exec(part)?.[1])).toEqual(parts);
  });

  it('sends its reader to files and names that there are', () => {
    expect(untrue(said.join('\n'))).toEqual([]);
  });

  it('names codes that there are', () => {
    const codes = [...said.join('\n').matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code = '']) => code);
    expect(codes.filter((code) => !Object.hasOwn(catalogue, code))).toEqual([]);
  });
});

describe('where a reader is sent', () => {
  it('is looked up', () => {
    expect(untrue('behaviors/flows.ts (`outgoing`), behaviors/flows.ts (`incoming`), behaviors/nowhere.ts')).toEqual([
      'behaviors/flows.ts has no incoming',
      'there is no behaviors/nowhere.ts',
    ]);
  });
});
