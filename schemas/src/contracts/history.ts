import { type Definitions, listOf, object, ref } from '../definitions/dialect.js';

const eventType = { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,99}$', 'x-word': 'word' } as const;
const actor = {
  description: 'A person’s id, or `system` for timers, jobs and effects.',
  type: 'string',
  minLength: 1,
  maxLength: 200,
} as const;

/** What a history says, as its readers get it and as the log keeps it. */
export const history: Definitions = {
  HistoryEvent: object(
    'One thing that happened, as readers of a history get it: facts (ids, codes, times, amounts) apart from data (what people and services put in).',
    {
      type: { ...eventType, description: 'What happened, in the past tense: `workItemCompleted`.' },
      version: { description: 'The version of the event’s shape.', type: 'integer', minimum: 1 },
      at: { ...ref('Instant'), description: 'When.' },
      actor,
      onBehalfOf: { ...actor, description: 'Whom the actor stood in for.' },
      commandId: { description: 'The command that caused it.', type: 'string', maxLength: 200 },
      revision: { description: 'The commit of its aggregate it stands in.', type: 'integer', minimum: 1 },
      about: { ...ref('JsonMap'), description: 'What the aggregate said of itself: the definition and its version.' },
      facts: { ...ref('JsonMap'), description: 'What figures need; survives erasure.' },
      data: { ...ref('JsonMap'), description: 'What people and services put in; can be erased.' },
      erased: listOf({ type: 'string', maxLength: 200 }, 'Ids of the erasures that took something out of its commit’s data.'),
    },
    ['type', 'version', 'at', 'actor', 'commandId', 'revision', 'facts'],
  ),
  CommitBody: object(
    'The stored text of a commit, format 1. What is hashed apart stands apart: facts in one part, data in the other.',
    {
      format: { const: 1 },
      salt: { description: 'Keeps the hash of little data from being guessed.', type: 'string', minLength: 1, maxLength: 200 },
      hash: { ...ref('Hash'), description: 'Covers the place, the exact text of the facts, and the salted hash of the data.' },
      dataHash: { ...ref('Hash'), description: 'The salted hash of data that was erased: the history still verifies.' },
      erased: listOf({ type: 'string', maxLength: 200 }, 'Ids of the erasures that took something out of the data.'),
      blobs: listOf(ref('BlobPointer'), 'Large values that were taken out of the data.'),
      facts: ref('CommitFacts'),
      data: ref('CommitData'),
    },
    ['format', 'salt', 'hash', 'facts', 'data'],
  ),
  CommitFacts: object(
    'What survives erasure.',
    {
      about: { ...ref('JsonMap'), description: 'What the aggregate says of itself to readers of the feed.' },
      commands: listOf(
        object('A command that led to this commit.', { id: { type: 'string', minLength: 1, maxLength: 200 }, actor, onBehalfOf: actor }, [
          'id',
          'actor',
        ]),
        'The commands, at most 256.',
        { maxItems: 256 },
      ),
      events: listOf(
        object(
          'An event.',
          {
            type: eventType,
            version: { description: 'Absent for 1.', type: 'integer', minimum: 1 },
            by: { description: 'Index of the command that caused it; absent for the first.', type: 'integer', minimum: 0 },
            facts: ref('JsonMap'),
          },
          ['type', 'facts'],
        ),
        'What happened.',
        { maxItems: 100_000 },
      ),
      effects: listOf({ type: 'string', minLength: 1, maxLength: 1000 }, 'Keys of the aggregates that get a command.', { maxItems: 500 }),
    },
    ['commands', 'events'],
  ),
  CommitData: object(
    'What people and services put in, in the order of the facts.',
    {
      answers: listOf(ref('Json'), 'What the sender of each command was told.', { maxItems: 256 }),
      events: listOf({ description: 'The event’s data, or `null`.', type: ['object', 'null'] }, 'The data of each event.', {
        maxItems: 100_000,
      }),
      effects: listOf({ description: 'The command.', type: 'object' }, 'The command of each effect.', { maxItems: 500 }),
    },
    ['answers', 'events'],
  ),
  BlobPointer: object(
    'Where a large value stood, and what it is addressed by.',
    {
      at: listOf({ type: ['string', 'number'] }, 'Steps from the body’s data to the value.', { maxItems: 200 }),
      hash: { description: 'SHA-256 of its JSON text, in hex.', type: 'string', pattern: '^[0-9a-f]{64}$' },
      size: { description: 'Bytes.', type: 'integer', minimum: 0 },
    },
    ['at', 'hash', 'size'],
  ),
  Hash: { description: 'SHA-256 in base64url.', type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
};
