import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyObject, exactly, Words } from '../../http/shapes.js';

export const listTemplates = contract({
  id: 'listTemplates',
  method: 'get',
  path: '/templates',
  tag: 'drafts',
  summary: 'Definitions that a new draft may begin as: empty first, then from the simplest on.',
  caller: 'person',
  scope: 'read',
  answer: exactly({
    items: Type.Array(exactly({ id: Type.String(), kind: Type.String(), name: Words, description: Words, definition: AnyObject })),
  }),
});
