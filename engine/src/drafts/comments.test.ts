import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import type { AggregateRig } from '../../testing/aggregate-rig.js';
import { mostComments } from './comments.js';
import { change, key, newRig, refused, row, state } from '../../testing/draft-rig.js';

describe('comments', () => {
  const say = (rig: AggregateRig, comment: string, more: JsonObject, actor = 'anna') =>
    rig.send(key, { comment, ...more } as never, { actor });
  const add = (rig: AggregateRig, comment = 'c1', element = 'ask') =>
    say(rig, comment, { type: 'addComment', element, text: `About ${element}` });

  it('are answered, edited by their author, resolved and reopened', () => {
    const rig = newRig();
    add(rig);
    say(rig, 'c2', { type: 'answerComment', of: 'c1', text: 'Why?' }, 'boris');
    say(rig, 'c3', { type: 'answerComment', of: 'c2', text: 'So.' });
    say(rig, 'c1', { type: 'editComment', text: 'Better' });
    say(rig, 'c2', { type: 'resolveComment' }, 'boris');
    expect(state(rig).comments).toMatchObject({
      c1: {
        of: null,
        element: 'ask',
        elementName: 'Ask',
        text: 'Better',
        by: 'anna',
        editedAt: rig.now,
        resolved: { by: 'boris', at: rig.now },
      },
      c2: { of: 'c1', element: 'ask', by: 'boris', resolved: null },
      c3: { of: 'c1' },
    });
    expect(row(rig)).toMatchObject({ openComments: 0, revision: 1 });
    say(rig, 'c1', { type: 'reopenComment' });
    expect(row(rig)).toMatchObject({ openComments: 1 });
    rig.checkRebuild();
  });

  it('stay when their element goes', () => {
    const rig = newRig();
    add(rig);
    change(rig, 1, [['x', { op: 'remove', path: ['elements', 'ask'] }]]);
    expect(state(rig).comments['c1']).toMatchObject({ element: 'ask', elementName: 'Ask' });
    expect(() => add(rig, 'c9')).toThrowError(expect.objectContaining({ code: 'NOT_FOUND' }) as Error);
  });

  it('are taken back by their author, and leave their answers', () => {
    const rig = newRig();
    add(rig);
    say(rig, 'c2', { type: 'answerComment', of: 'c1', text: 'Why?' }, 'boris');
    expect(() => say(rig, 'c1', { type: 'deleteComment' }, 'boris')).toThrowError(expect.objectContaining({ code: 'NOT_YOURS' }) as Error);
    expect(() => say(rig, 'c1', { type: 'editComment', text: 'x' }, 'boris')).toThrowError(
      expect.objectContaining({ code: 'NOT_YOURS' }) as Error,
    );
    say(rig, 'c1', { type: 'deleteComment' });
    expect(state(rig).comments['c1']).toMatchObject({ text: null });
    expect(() => say(rig, 'c1', { type: 'deleteComment' })).toThrowError(expect.objectContaining({ code: 'NOT_FOUND' }) as Error);
    say(rig, 'c2', { type: 'deleteComment' }, 'boris');
    expect(state(rig).comments).toEqual({});
    rig.checkRebuild();
  });

  it('sent again are said once', () => {
    const rig = newRig();
    add(rig);
    expect(add(rig)).toEqual({ comment: 'c1', changed: false });
    say(rig, 'c1', { type: 'resolveComment' });
    expect(say(rig, 'c1', { type: 'resolveComment' })).toEqual({ comment: 'c1', changed: false });
  });

  it.each<[string, JsonObject]>([
    ['no text', { type: 'addComment' }],
    ['an empty text', { type: 'addComment', text: '  ' }],
    ['too long a text', { type: 'addComment', text: 'x'.repeat(4001) }],
    ['an element that is none', { type: 'addComment', text: 'x', element: 'toString' }],
    ['an answer to nothing', { type: 'answerComment', text: 'x', of: 'constructor' }],
    ['no comment to resolve', { type: 'resolveComment' }],
  ])('with %s are refused', (_what, command) => {
    const rig = newRig();
    expect(refused(rig, () => say(rig, 'c1', command)).code).toMatch(/^(INVALID_INPUT|NOT_FOUND)$/);
  });

  it('are a thousand at most', () => {
    const rig = newRig();
    for (let at = 0; at < mostComments; at++) add(rig, `c${at}`);
    expect(refused(rig, () => add(rig, 'one-more')).code).toBe('LIMIT_EXCEEDED');
  });
});
