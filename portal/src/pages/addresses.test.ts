import { describe, expect, it } from 'vitest';
import { addressOf } from './notifications/address-of.js';
import { wanted } from './sign-in/wanted.js';

describe('where one goes after signing in', () => {
  it('is where one was going, if that is a page of ours', () => {
    expect(wanted('/inbox/w1?sort=newest')).toBe('/inbox/w1?sort=newest');
    expect(wanted(null)).toBe('/');
    expect(wanted('/sign-in?to=/sign-in')).toBe('/');
  });

  it.each(['https://evil.example', '//evil.example', '/\\\\evil.example', 'javascript:alert(1)'])('is never %s', (to) => {
    expect(wanted(to)).toBe('/');
  });
});

describe('where a notification leads', () => {
  it('is its own link if that is a page of ours, else its request, else nowhere', () => {
    expect(addressOf({ link: '/inbox/w1', instance: 'i1' })).toBe('/inbox/w1');
    expect(addressOf({ link: 'https://evil.example', instance: 'i 1' })).toBe('/requests/i%201');
    expect(addressOf({ link: '//evil.example' })).toBeNull();
    expect(addressOf({ link: null })).toBeNull();
  });
});
