import { describe, expect, it } from 'vitest';
import { compare } from '../pages/inbox/compare.js';
import { keysOf } from './queries.js';

describe('a change that the service tells of', () => {
  it('makes old what shows it, and never the open inbox, whose rows must not move', () => {
    expect(keysOf('inbox', 'w1')).toEqual([['inboxCount'], ['workItem', 'w1']]);
    expect(keysOf('requests', 'i1')).toEqual([['requests'], ['request', 'i1']]);
    expect(keysOf('notifications', null)).toEqual([['notifications']]);
    expect(keysOf('instance:a:b', null)).toEqual([
      ['request', 'a:b'],
      ['route', 'a:b'],
      ['incidents', 'a:b'],
      ['choices', 'a:b'],
      ['called', 'a:b'],
    ]);
    expect(keysOf('else', 'x')).toEqual([]);
  });
});

describe('the inbox against what the service has now', () => {
  const ids = (...all: string[]) => all.map((id) => ({ id }));

  it('counts what came and marks what is gone', () => {
    const { came, gone } = compare(ids('a', 'b'), { items: ids('b', 'c') });
    expect([...came]).toEqual(['c']);
    expect([...gone]).toEqual(['a']);
  });

  it('marks nothing as gone that may stand on a further page', () => {
    expect([...compare(ids('a', 'b'), { items: ids('b'), cursor: 'next' }).gone]).toEqual([]);
  });
});
