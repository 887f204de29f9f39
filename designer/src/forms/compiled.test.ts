import type { FormDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { neededBy } from './compiled.js';

const form = (): FormDefinition =>
  ({
    kind: 'form',
    format: 1,
    id: 'purchase',
    root: 'page',
    nodes: {
      page: { type: 'section', children: ['what', 'note'] },
      what: { type: 'group', children: ['supplier'] },
      supplier: { type: 'lookup', bind: 'supplier' },
      note: { type: 'text', bind: 'note' },
    },
  }) as unknown as FormDefinition;

describe('what a form waits for', () => {
  it('is no search where its lookups are only read at this step, by themselves or by the group around them', async () => {
    await neededBy(form(), 'edit', { '*': 'readOnly', note: 'editable' });
    expect(neededBy(form(), 'edit', { what: 'readOnly' })).toBeNull();
    expect(neededBy(form(), 'edit', { supplier: 'hidden' })).toBeNull();
    expect(neededBy(form(), 'read')).toBeNull();
    expect(neededBy(form(), 'edit', { what: 'readOnly', supplier: 'editable' })).not.toBeNull();
    await neededBy(form());
    expect(neededBy(form())).toBeNull();
  });
});
