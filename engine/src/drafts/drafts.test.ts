import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import type { AggregateRig } from '../../testing/aggregate-rig.js';
import { change, DAY, definition, id, key, name, nameKey, newRig, refused, row, state } from '../../testing/draft-rig.js';
import { mostCommands, mostPatches } from './edit-commands.js';
import { draftKey, givenUpAfter, type DraftPatch, type DraftRow, type DraftState } from './index.js';

describe('edits of a draft', () => {
  it('are done in one revision a call, and rebuilt from the log', () => {
    const rig = newRig();
    const added: DraftPatch = { op: 'add', path: ['elements', 'end'], value: { type: 'endEvent', scope: 'main' } };
    expect(
      change(rig, 1, [
        ['c1', name('Request')],
        ['c2', added],
      ]),
    ).toEqual({
      revision: 2,
      changed: true,
      commands: [
        { id: 'c1', revision: 2 },
        { id: 'c2', revision: 2 },
      ],
    });
    expect(state(rig).definition['elements']).toMatchObject({ ask: { name: 'Request' }, end: { type: 'endEvent' } });
    expect(state(rig)).toMatchObject({ revision: 2, changedBy: 'anna', status: 'live' });
    rig.checkRebuild();
  });

  it('sent again are done once, also together with the next, and also when others have changed something since', () => {
    const rig = newRig();
    const first = change(rig, 1, [['c1', name('Request')]]);
    expect(change(rig, 1, [['c1', name('Request')]])).toEqual({ ...(first as object), changed: false });
    change(rig, 2, [['b1', { op: 'add', path: ['name'], value: 'Other' }]], 'boris');
    // The first answer was lost: what follows was made on it, and is no surprise to itself.
    expect(
      change(rig, 1, [
        ['c1', name('Request')],
        ['c2', name('Please')],
      ]),
    ).toMatchObject({
      revision: 4,
      commands: [
        { id: 'c1', revision: 2 },
        { id: 'c2', revision: 4 },
      ],
    });
    expect(rig.events(key)).toHaveLength(4);
  });

  it('of two people both stand where they are about different places', () => {
    const rig = newRig();
    change(rig, 1, [['a1', name('Hers')]]);
    change(rig, 1, [['b1', { op: 'add', path: ['elements', 'ask', 'documentation'], value: 'His' }]], 'boris');
    expect(state(rig).definition['elements']).toMatchObject({ ask: { name: 'Hers', documentation: 'His' } });
  });

  it('about one place are told with both sides, and the choice is sent again', () => {
    const rig = newRig();
    change(rig, 1, [['a1', name('Hers')]]);
    const found = refused(rig, () =>
      change(
        rig,
        1,
        [
          ['b0', { op: 'add', path: ['name'], value: 'B' }],
          ['b1', name('His')],
        ],
        'boris',
      ),
    );
    expect(found.code).toBe('DRAFT_CONFLICT');
    expect(found.params).toMatchObject({
      found: 2,
      conflicts: [{ command: 'b1', path: ['elements', 'ask', 'name'], yours: 'His', theirs: 'Hers', by: 'anna', at: rig.now, revision: 2 }],
    });
    change(rig, 2, [['b1', name('His')]], 'boris');
    expect(state(rig).definition['elements']).toMatchObject({ ask: { name: 'His' } });
  });

  it('that refer to what another removed, or made something else, are told', () => {
    const rig = newRig();
    const connect: DraftPatch = { op: 'add', path: ['flows', 'f2'], value: { from: 'start', to: 'ask' } };
    change(rig, 1, [['a1', { op: 'remove', path: ['elements', 'ask'] }]]);
    const found = refused(rig, () => change(rig, 1, [['b1', connect]], 'boris'));
    expect([found.code, found.params['conflicts']]).toMatchObject([
      'DRAFT_CONFLICT',
      [{ command: 'b1', path: ['elements', 'ask'], by: 'anna' }],
    ]);
    // Whoever has seen that it is gone may leave a reference that leads nowhere.
    change(rig, 2, [['b1', connect]], 'boris');
    const removed: DraftPatch = { op: 'remove', path: ['elements', 'start'] };
    expect(refused(rig, () => change(rig, 2, [['a2', removed]])).params['conflicts']).toMatchObject([
      { path: ['elements', 'start'], by: 'boris' },
    ]);
  });

  it('of what another removed are told without their side', () => {
    const rig = newRig();
    change(rig, 1, [['a1', { op: 'remove', path: ['elements', 'ask'] }, { op: 'remove', path: ['flows', 'f1'] }]]);
    const { code, params } = refused(rig, () => change(rig, 1, [['b1', name('His')]], 'boris'));
    expect(code).toBe('DRAFT_CONFLICT');
    const [conflict] = params['conflicts'] as unknown as readonly JsonObject[];
    expect(conflict).toMatchObject({ path: ['elements', 'ask', 'name'], yours: 'His' });
    expect(conflict).not.toHaveProperty('theirs');
  });

  it.each<[string, readonly DraftPatch[], string]>([
    ['what no definition has', [{ op: 'add', path: ['colour'], value: 'red' }], 'DRAFT_INVALID'],
    ['a type that is none', [{ op: 'add', path: ['elements', 'x'], value: { type: 'nonsense' } }], 'DRAFT_INVALID'],
    ['elements that are none', [{ op: 'replace', path: ['elements'], value: 7 }], 'DRAFT_INVALID'],
    ['a good one and then a wrong one', [name('Good'), { op: 'replace', path: ['flows', 'f1', 'from'], value: 7 }], 'DRAFT_INVALID'],
    ['a place that is not there', [name('Good'), { op: 'remove', path: ['elements', 'z'] }], 'DRAFT_PATCH_INVALID'],
    ['another id', [{ op: 'replace', path: ['id'], value: 'other' }], 'INVALID_INPUT'],
    ['another kind', [{ op: 'replace', path: ['kind'], value: 'form' }], 'INVALID_INPUT'],
    ['a prototype', [{ op: 'add', path: ['__proto__', 'x'], value: 1 }], 'INVALID_INPUT'],
    ['no path', [{ op: 'replace', path: [], value: {} }], 'INVALID_INPUT'],
    ['no value', [{ op: 'add', path: ['name'] } as never], 'INVALID_INPUT'],
    ['another operation', [{ op: 'move', path: ['name'] } as never], 'INVALID_INPUT'],
    ['a step that is none', [{ op: 'remove', path: [null] } as never], 'INVALID_INPUT'],
    ['no patches', [], 'INVALID_INPUT'],
    ['too many patches', Array.from({ length: mostPatches + 1 }, () => name('x')), 'LIMIT_EXCEEDED'],
    ['too long a text', [name('x'.repeat(2_000_001))], 'DRAFT_INVALID'],
    [
      'too deep a value',
      [{ op: 'add', path: ['extensions'], value: JSON.parse(`${'{"a":'.repeat(150)}1${'}'.repeat(150)}`) as JsonObject }],
      'DRAFT_INVALID',
    ],
    ['too many characters', [{ op: 'add', path: ['extensions'], value: { a: 'x'.repeat(2_000_001) } }], 'LIMIT_EXCEEDED'],
  ])('that bring %s are refused as a whole', (_what, patches, code) => {
    const rig = newRig();
    expect(refused(rig, () => change(rig, 1, [['c1', ...patches]])).code).toBe(code);
    expect(state(rig).definition).toEqual(definition);
  });

  it.each<[string, unknown]>([
    ['no list', 'c1'],
    ['none', []],
    ['too many', Array.from({ length: mostCommands + 1 }, (_none, at) => ({ id: `c${at}`, patches: [name('x')] }))],
    [
      'one twice',
      [
        { id: 'c', patches: [name('x')] },
        { id: 'c', patches: [name('y')] },
      ],
    ],
    ['one without an id', [{ patches: [name('x')] }]],
    ['null', [null]],
  ])('as a list of commands with %s are refused', (_what, commands) => {
    const rig = newRig();
    expect(refused(rig, () => rig.send(key, { type: 'changeDraft', base: 1, commands })).code).toBe('INVALID_INPUT');
  });

  it.each([0, 3, 1.5, '1', null])('on revision %j are refused', (base) => {
    const rig = newRig();
    expect(refused(rig, () => change(rig, base as number, [['c', name('x')]])).code).toBe('INVALID_INPUT');
  });

  it('under an id of another change, or of another person, are refused', () => {
    const rig = newRig();
    change(rig, 1, [['c1', name('Hers')]]);
    expect(refused(rig, () => change(rig, 2, [['c1', name('Other')]])).code).toBe('DRAFT_COMMAND_REUSED');
    expect(refused(rig, () => change(rig, 2, [['c1', name('Hers')]], 'boris')).code).toBe('DRAFT_COMMAND_REUSED');
  });

  it('on a revision that is too old to be judged are to be made anew', () => {
    const rig = newRig();
    for (let at = 1; at <= 320; at++) change(rig, at, [[`c${at}`, name(`Name ${at}`)]]);
    expect(refused(rig, () => change(rig, 2, [['old', { op: 'add', path: ['name'], value: 'x' }]])).code).toBe('REVISION_CHANGED');
    change(rig, 300, [['young', { op: 'add', path: ['name'], value: 'x' }]]);
    expect(state(rig).changes.length).toBeLessThanOrEqual(300);
    rig.checkRebuild();
  });
});

describe('a definition that is put in as a whole', () => {
  const replace = (rig: AggregateRig, base: number, given: unknown) =>
    rig.send(key, { type: 'replaceDefinition', base, definition: given }, { actor: 'boris' });
  const renamed = { ...definition, name: 'New' };

  it('is compared place by place with what others change', () => {
    const rig = newRig();
    expect(replace(rig, 1, renamed)).toEqual({ revision: 2, changed: true });
    expect(replace(rig, 2, renamed)).toEqual({ revision: 2, changed: false });
    change(rig, 1, [['a1', name('Hers')]]);
    const { code, params } = refused(rig, () => change(rig, 1, [['a2', { op: 'replace', path: ['name'], value: 'Mine' }]]));
    expect([code, params['conflicts']]).toMatchObject([
      'DRAFT_CONFLICT',
      [{ command: 'a2', path: ['name'], yours: 'Mine', theirs: 'New' }],
    ]);
    rig.checkRebuild();
  });

  it('undoes nothing unseen that changed meanwhile, and comes in where it has that too', () => {
    const rig = newRig();
    change(rig, 1, [['a1', name('Hers')]]);
    const { code, params } = refused(rig, () => replace(rig, 1, renamed));
    expect([code, params['conflicts']]).toMatchObject([
      'DRAFT_CONFLICT',
      [{ command: null, path: ['elements', 'ask', 'name'], yours: 'Ask', theirs: 'Hers', by: 'anna' }],
    ]);
    replace(rig, 1, { ...state(rig).definition, name: 'New' });
    expect(state(rig)).toMatchObject({ revision: 3, definition: { name: 'New', elements: { ask: { name: 'Hers' } } } });
  });

  it.each<[string, unknown, string]>([
    ['another id', { ...definition, id: 'other' }, 'INVALID_INPUT'],
    ['another kind', { kind: 'form', format: 1, id: 'purchase' }, 'INVALID_INPUT'],
    ['nothing', null, 'INVALID_INPUT'],
    ['what is none', { ...definition, elements: [] }, 'DRAFT_INVALID'],
  ])('is refused with %s', (_what, given, code) => {
    const rig = newRig();
    expect(refused(rig, () => replace(rig, 1, given)).code).toBe(code);
  });
});

describe('a draft', () => {
  it('holds what is not finished, of any kind, and is found by the beginnings of its words', () => {
    const rig = newRig();
    expect(rig.rows.get(`drafts main/${id}`)?.fields?.['terms']).toEqual(
      expect.arrayContaining(['b', 'buyi', 'buying', 'закуп', 'бумаги', 'purchase']),
    );
    for (const kind of [
      'form',
      'decision',
      'register',
      'service',
      'role',
      'calendar',
      'serviceLevel',
      'notificationTemplate',
      'scenario',
      'translations',
      'bundle',
    ])
      expect(newRig({ kind, format: 1, id: 'x' }).row<DraftRow>('drafts', `main/${id}`)).toMatchObject({
        kind,
        definition: 'x',
        name: 'x',
      });
  });

  it.each<[string, unknown, string]>([
    ['no id', { kind: 'process', format: 1 }, 'DRAFT_INVALID'],
    ['no kind', { id: 'x' }, 'DRAFT_INVALID'],
    ['a kind that is none', { kind: 'constructor', format: 1, id: 'x' }, 'DRAFT_INVALID'],
    ['a list', [], 'DRAFT_INVALID'],
  ])('is not made of %s', (_what, given, code) => {
    expect(() => newRig(given as JsonObject)).toThrowError(expect.objectContaining({ code }) as Error);
  });

  it('goes to the bin for 30 days, gives its id back, and comes back', () => {
    const rig = newRig();
    expect(refused(rig, () => rig.send(key, { type: 'purgeDraft' })).code).toBe('DRAFT_LIVE');
    rig.send(key, { type: 'removeDraft' }, { actor: 'boris' });
    rig.settle();
    expect(row(rig)).toMatchObject({ status: 'bin', changedBy: 'boris', expiresAt: rig.now + 30 * DAY });
    expect(rig.state(nameKey)).toMatchObject({ draft: null });
    for (const command of [
      { type: 'changeDraft', base: 1, commands: [] },
      { type: 'addComment', comment: 'c', text: 'x' },
    ])
      expect(refused(rig, () => rig.send(key, command)).code).toBe('DRAFT_NOT_LIVE');
    const { hold } = rig.send(nameKey, { type: 'takeDraftName', draft: id }) as { hold: number };
    expect(refused(rig, () => rig.send(key, { type: 'restoreDraft', taken: { hold, until: rig.now - 1 } })).code).toBe('INVALID_INPUT');
    rig.send(key, { type: 'restoreDraft', taken: { hold, until: rig.now } });
    expect(row(rig)).toMatchObject({ status: 'live', expiresAt: null });
    // The first release once more, as a crashed node sends it: it is of an older taking.
    rig.repeat(rig.delivered[0]!);
    expect(rig.state(nameKey)).toMatchObject({ draft: id });
    rig.checkRebuild();
  });

  it('that is due is gone, and nothing can be done to it any more', () => {
    const rig = newRig();
    rig.send(key, { type: 'removeDraft' });
    rig.now += 30 * DAY - 1;
    expect(rig.send(key, { type: 'purgeDraft', due: true })).toMatchObject({ changed: false });
    rig.now += 1;
    expect(rig.send(key, { type: 'purgeDraft', due: true })).toMatchObject({ changed: true });
    expect(row(rig)).toMatchObject({ status: 'gone', name: 'purchase' });
    expect(state(rig).definition).toEqual({});
    for (const type of ['removeDraft', 'restoreDraft', 'purgeDraft'])
      expect(refused(rig, () => rig.send(key, { type })).code).toBe('NOT_FOUND');
    expect(refused(rig, () => rig.send(key, { type: 'createDraft', definition, taken: { hold: 9, until: rig.now } })).code).toBe(
      'ALREADY_EXISTS',
    );
    rig.checkRebuild();
  });

  it('may be kept as a copy, which nobody edits and which expires', () => {
    const rig = newRig();
    const copy = draftKey('main', '0198c0de-0000-7000-8000-000000000002');
    rig.send(copy, { type: 'keepCopy', definition, name: 'Mine', origin: { draft: id, revision: 1 } }, { actor: 'boris' });
    expect(rig.state<DraftState>(copy)).toMatchObject({
      status: 'copy',
      name: 'Mine',
      hold: 0,
      origin: { draft: id, revision: 1 },
      expiresAt: rig.now + 30 * DAY,
    });
    expect(() => rig.send(copy, { type: 'replaceDefinition', base: 1, definition })).toThrowError(/Restore it first/);
  });
});

describe('rule 15: the id of a definition has one live draft', () => {
  const take = (rig: AggregateRig, draft: string, instead?: string) =>
    rig.send(nameKey, { type: 'takeDraftName', draft, ...(instead ? { instead } : {}) });

  it('is another’s only when its holder was looked at and nobody can live by the old taking any more', () => {
    const rig = newRig();
    const refusal = { taken: false, draft: id, at: rig.now };
    expect(take(rig, 'other')).toEqual(refusal);
    expect(take(rig, 'other', id)).toEqual(refusal);
    rig.now += givenUpAfter;
    expect(take(rig, 'other', 'somebody')).toEqual(refusal);
    expect(take(rig, 'other', id)).toMatchObject({ taken: true, hold: 2 });
  });

  it('is taken anew by its holder: whoever wants it instead waits from then on', () => {
    const rig = newRig();
    rig.now += givenUpAfter;
    expect(take(rig, id)).toMatchObject({ taken: true, hold: 2 });
    expect(take(rig, 'other', id)).toMatchObject({ taken: false });
    rig.checkRebuild();
  });
});
