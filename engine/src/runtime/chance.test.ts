import { afterEach, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime } from '../../testing/manual-time.js';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

let engine: Engine | undefined;
afterEach(() => engine?.close());

it('draws another number by chance in each instance of a loop and each script, in one command too', async () => {
  engine = await createEngine({ store: memoryStore(), time: manualTime(), log: () => undefined });
  const drawing = { type: 'scriptTask', script: { language: 'jsonata', set: { drawn: '$append(drawn, $random())' } } };
  const loopCharacteristics = { type: 'multiInstanceLoopCharacteristics', cardinality: '5' };
  const process = drawProcess({ loop: { ...drawing, loopCharacteristics }, again: drawing }, ['start -> loop -> again -> end'], {
    variables: { drawn: { type: 'any' } },
  });
  await engine.deploy(process);
  const { instanceId } = await engine.start('drawn', { variables: { drawn: [] } });
  await engine.idle();
  const found = (await engine.variables(instanceId)) as { readonly drawn?: readonly number[] };
  expect(new Set(found.drawn).size).toBe(6);
});
