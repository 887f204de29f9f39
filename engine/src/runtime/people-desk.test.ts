import { expect, it } from 'vitest';
import { manualTime } from '../../testing/manual-time.js';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';

it('counts a change of people made here at once, also for what was asked just before', async () => {
  const engine = await createEngine({ store: memoryStore(), time: manualTime() });
  await engine.people.saveGroup('committee', 'Committee', ['anna']);
  expect(await engine.people.principals('anna')).toEqual(['group:committee', 'user:anna']);
  await engine.people.saveGroup('committee', 'Committee', []);
  expect(await engine.people.principals('anna')).toEqual(['user:anna']);
  await engine.close();
});

it('gives a group that exists its new name and members, and offers work to whoever is in it now', async () => {
  const engine = await createEngine({ store: memoryStore(), time: manualTime() });
  await engine.people.saveGroup('committee', 'Committee', ['anna', 'boris']);
  await engine.people.saveGroup('committee', { en: 'Purchasing committee', ru: 'Закупочный комитет' }, ['boris', 'vera']);
  expect(await engine.look('main/group/committee')).toMatchObject({
    name: { en: 'Purchasing committee', ru: 'Закупочный комитет' },
    members: ['boris', 'vera'],
  });
  expect(await engine.people.principals('anna')).toEqual(['user:anna']);
  expect(await engine.people.principals('vera')).toEqual(['group:committee', 'user:vera']);
  await engine.close();
});
