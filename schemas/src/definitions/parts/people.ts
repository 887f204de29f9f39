import { type Definitions, listOf, object, oneOfWords, ref } from '../dialect.js';

/** Who does something. */
export const people: Definitions = {
  Participant: {
    description: 'Who does a step: a person, a group, a position, somebody related to the person who started, or an expression.',
    anyOf: [
      ref('UserParticipant'),
      ref('GroupParticipant'),
      ref('PositionParticipant'),
      ref('RelationParticipant'),
      ref('ExpressionParticipant'),
    ],
  },
  UserParticipant: object('One person.', { user: ref('PrincipalId') }, ['user'], { 'x-key': ['user'] }),
  GroupParticipant: object('Everybody in a group.', { group: ref('PrincipalId') }, ['group'], { 'x-key': ['group'] }),
  PositionParticipant: object('Whoever holds a position.', { position: ref('PrincipalId') }, ['position'], { 'x-key': ['position'] }),
  RelationParticipant: object(
    'Somebody found by relation: the one who started the process, or the manager of somebody.',
    {
      relation: oneOfWords(['initiator', 'manager'], 'The relation to follow.'),
      of: { ...ref('Participant'), description: 'Whose manager; when absent, the manager of the one who started the process.' },
    },
    ['relation'],
    { 'x-key': ['relation'] },
  ),
  ExpressionParticipant: object(
    'An expression that gives principal keys: a text such as `user:anna` or a list of them.',
    { expression: ref('Expression') },
    ['expression'],
    { 'x-key': ['expression'] },
  ),
  Assignment: object('Who a work item is for.', {
    assignee: { ...ref('Participant'), description: 'The one person it belongs to from the start.' },
    candidates: listOf(ref('Participant'), 'Those it is offered to; one of them claims it.', { maxItems: 200 }),
  }),
};
