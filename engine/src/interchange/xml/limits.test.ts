import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { xmlLimits } from './read-xml.js';

describe('the limits of a BPMN file', () => {
  it('are those that the reference tells', () => {
    const page = readFileSync(new URL('../../../../docs/reference/limits.md', import.meta.url), 'utf8');
    const figure = (value: number): string => value.toLocaleString('en').replaceAll(',', ' ');
    const { characters, elements, attributes, attributesOfOne, depth, namespaces } = xmlLimits;
    expect(page).toContain(`${figure(characters)} characters, ${figure(elements)} elements, ${figure(attributes)} attributes`);
    expect(page).toContain(`(${figure(attributesOfOne)} on one element), ${figure(depth)} levels, ${figure(namespaces)} namespaces`);
    expect(page).toMatch(new RegExp(`nesting of a BPMN file +\\| +${depth} levels`));
  });
});
