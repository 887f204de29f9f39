import { describe, expect, it } from 'vitest';
import { hasJsonata, jsonata, loadJsonata } from '../behaviors/libraries/jsonata-late.js';
import { compilePattern, hasPatterns, loadPatterns } from '../behaviors/libraries/re2js-late.js';
import { compileForm } from './compile.js';
import type { FormDefinition } from './definition.js';
import { evaluateForm } from './evaluate-form.js';
import { evaluateInPlace } from './evaluate-in-place.js';
import { forReading } from './for-reading.js';
import { loadLibraries } from './libraries.js';

const form: FormDefinition = {
  kind: 'form',
  id: 'trip',
  name: 'Trip',
  data: {
    type: 'object',
    properties: {
      abroad: { type: 'boolean' },
      country: { type: 'string', pattern: '^[A-Z]{2}$' },
      days: { type: 'integer', 'x-type': 'integer' },
      cost: { type: 'integer', 'x-type': 'integer' },
    },
  },
  root: 'page',
  nodes: {
    page: { type: 'page', children: ['abroad', 'country', 'days', 'cost'] },
    abroad: { type: 'boolean', bind: 'abroad', label: 'Abroad' },
    country: { type: 'text', bind: 'country', label: 'Country' },
    days: { type: 'integer', bind: 'days', label: 'Days' },
    cost: { type: 'integer', bind: 'cost', label: 'Cost' },
  },
  rules: {
    shows: { target: 'country', kind: 'visible', when: 'cost > 100' },
    costs: { target: 'cost', kind: 'computed', value: 'days * 50' },
    asks: { target: 'days', kind: 'required', when: 'abroad' },
  },
} as unknown as FormDefinition;

const shownOf = (definition: FormDefinition, days: number): boolean | undefined =>
  evaluateForm(compileForm(definition), { days, country: 'FR' }, { evaluate: evaluateInPlace(0) }).nodes.get('country')?.visible;

describe('the libraries of a form', () => {
  it('are all there on a server, so nobody waits', () => {
    expect(loadLibraries(form)).toBeNull();
  });

  it('are fetched in a lean page, and refuse to be used before', async () => {
    expect([hasJsonata(), hasPatterns()]).toEqual([false, false]);
    expect(() => jsonata('1 + 1')).toThrow('not loaded');
    expect(() => compilePattern('a')).toThrow('not loaded');
    await Promise.all([loadJsonata(), loadPatterns()]);
    expect([hasJsonata(), hasPatterns()]).toEqual([true, true]);
    expect(await jsonata('1 + 1').evaluate({})).toBe(2);
    expect(compilePattern('^a+$').matches('aaa')).toBe(true);
  });
});

describe('a form for reading', () => {
  it('hides what the whole form hides, and checks nothing', () => {
    const reading = forReading(form);
    expect(Object.keys(reading.rules ?? {})).toEqual(['shows', 'costs']);
    expect(JSON.stringify(reading.data)).not.toContain('pattern');
    for (const days of [1, 3]) expect(shownOf(reading, days)).toBe(shownOf(form, days));
    expect(shownOf(reading, 3)).toBe(true);
  });

  it('has no rules where none hides anything', () => {
    const { shows: _gone, ...rules } = form.rules ?? {};
    expect(forReading({ ...form, rules }).rules).toEqual({});
  });

  it('leaves a field alone that is called as the keyword is', () => {
    const data = { type: 'object', properties: { pattern: { type: 'string', pattern: '^a$' } } } as FormDefinition['data'];
    expect(forReading({ ...form, data }).data).toEqual({ type: 'object', properties: { pattern: { type: 'string' } } });
  });
});
