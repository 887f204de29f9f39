import { describe, expect, it } from 'vitest';
import { createEngine, memoryStore, type Engine } from '../index.js';

async function opened(work: (engine: Engine) => Promise<void>): Promise<void> {
  const engine = await createEngine({ store: memoryStore() });
  try {
    await work(engine);
  } finally {
    await engine.close();
  }
}

describe('the name of an organisation or a unit', () => {
  it('is given, changed, and told to whoever asks by its key; what has none is left out', async () =>
    opened(async (engine) => {
      await engine.people.nameOrganisation('north', { en: 'North Works', ru: 'Северный завод' });
      await engine.people.nameUnit('it', 'IT');
      await engine.people.nameUnit('it', { en: 'IT', ru: 'ИТ' });
      expect(await engine.workplace.names(['organisation:north', 'unit:it', 'unit:none', 'organisation:it'])).toEqual({
        'organisation:north': { en: 'North Works', ru: 'Северный завод' },
        'unit:it': { en: 'IT', ru: 'ИТ' },
      });
    }));

  it('given again is no change', async () =>
    opened(async (engine) => {
      await engine.people.nameUnit('it', 'IT');
      await engine.people.nameUnit('it', 'IT');
      expect((await engine.historyOf(`${engine.tenant}/unit/it`)).events.map(({ type }) => type)).toEqual(['placeNamed']);
    }));

  it.each([[''], [5], [{}], [{ fr: 'x' }], [null]])('is not %j', async (name) =>
    opened(async (engine) => {
      await expect(engine.people.nameUnit('it', name as never)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      await expect(engine.people.nameUnit('../it', 'IT')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }),
  );
});
