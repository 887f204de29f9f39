import { describe, expect, it } from 'vitest';
import { listAddress, rememberList, soughtBy, viewAddress } from './list-address.js';

describe('the list of my requests', () => {
  it('keeps its filters when another view is chosen', () => {
    const query = new URLSearchParams({ view: 'ended', title: 'Стулья', service: 'purchase' });
    expect(viewAddress('all', query)).toBe(`/requests?${new URLSearchParams({ view: 'all', title: 'Стулья', service: 'purchase' })}`);
    expect(new URL(viewAddress('active', query), 'http://here').searchParams.has('view')).toBe(false);
    expect(viewAddress('active', new URLSearchParams())).toBe('/requests');
  });

  it('asks by number for what begins like a number, else by title', () => {
    expect(soughtBy('pr-2026-0')).toEqual({ number: 'PR-2026-0' });
    expect(soughtBy('ЗК-')).toEqual({ number: 'ЗК-' });
    expect(soughtBy(' Chair 11')).toEqual({ title: 'Chair 11' });
    expect(soughtBy('Wi-Fi')).toEqual({ title: 'Wi-Fi' });
    expect(soughtBy('  ')).toEqual({});
  });

  it('is found again as it was left', () => {
    expect(listAddress()).toBe('/requests');
    rememberList('?view=all');
    expect(listAddress()).toBe('/requests?view=all');
  });
});
