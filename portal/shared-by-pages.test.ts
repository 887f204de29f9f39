import { describe, expect, it } from 'vitest';
import { type Graph, sharedByPages } from './shared-by-pages.js';

/** A graph of modules from what each imports; names that begin with `later:` come later. */
function graphOf(imports: Readonly<Record<string, readonly string[]>>): Graph {
  const later = (names: readonly string[]) => names.filter((name) => name.startsWith('later:')).map((name) => name.slice('later:'.length));
  const atOnce = (names: readonly string[]) => names.filter((name) => !name.startsWith('later:'));
  const importersOf = (id: string, of: typeof later) => Object.keys(imports).filter((one) => of(imports[one] ?? []).includes(id));
  return {
    getModuleInfo: (id) => ({
      isEntry: id === '/index.html',
      importedIds: atOnce(imports[id] ?? []),
      dynamicallyImportedIds: later(imports[id] ?? []),
      importers: importersOf(id, atOnce),
      dynamicImporters: importersOf(id, later),
    }),
  };
}

describe('the chunk that pages share', () => {
  const studio = '/src/pages/studio/ProcessStudio.tsx';
  const graph = graphOf({
    '/index.html': ['/app.ts', 'later:/inbox.tsx', 'later:/request.tsx', `later:${studio}`],
    '/inbox.tsx': ['/app.ts', '/list.ts', '/expressions.ts'],
    '/request.tsx': ['/app.ts', '/list.ts'],
    '/expressions.ts': ['/app.ts'],
    [studio]: ['/app.ts', '/expressions.ts', 'later:/palette.ts', 'later:/menu.ts'],
    '/palette.ts': ['/expressions.ts'],
    '/menu.ts': ['/expressions.ts'],
  });

  it('holds what enough of them load, the entry and what comes later counted', () => {
    const name = sharedByPages('base', 3);
    expect(name('/app.ts', graph)).toBe('base');
    expect(name('/list.ts', graph)).toBeNull();
    expect(sharedByPages('base', 2)('/list.ts', graph)).toBe('base');
  });

  it('holds nothing for the sake of the studio', () => {
    expect(sharedByPages('base', 2)('/expressions.ts', graph)).toBeNull();
    expect(sharedByPages('base', 1)('/palette.ts', graph)).toBeNull();
  });
});
