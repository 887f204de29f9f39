import { expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { checkProcess } from './check-process.js';
import type { ProcessDefinition } from './definition.js';

it('refuses an initial value of a type that there is not', () => {
  const variables = { n: { type: 'number', initial: 1 }, list: { type: 'list', items: { type: 'number' }, initial: [1] } };
  const drawn = { ...drawProcess({}, ['start -> end']), processes: { main: { executable: true, variables } } };
  expect(checkProcess(drawn as unknown as ProcessDefinition).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'VARIABLE_INVALID /processes/main/variables/n/initial',
    'VARIABLE_INVALID /processes/main/variables/list/initial',
  ]);
});
