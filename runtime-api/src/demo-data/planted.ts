import type { Engine } from '@millrace/engine';

/**
 * Where it stands whether a store holds the demo, apart from the tenant that people see: `begun` is written before anything else, `finished` after everything.
 */
const marks = 'demo-data';
const asMark = (engine: Engine): Engine => engine.forTenant(marks);

/** What a store holds: nothing, the whole demo, a part of it, or something else that is none of our business. */
export type Holding = 'nothing' | 'demo' | 'part' | 'other';

/** Looks without changing anything. */
export async function holdingOf(engine: Engine): Promise<Holding> {
  const isThere = async (mark: string): Promise<boolean> => (await asMark(engine).look(`${marks}/group/${mark}`)) !== null;
  if (await isThere('finished')) return 'demo';
  if (await isThere('begun')) return 'part';
  for (const collection of ['people', 'applications', 'instances']) {
    const { rows } = await engine.findRows({ collection, tenant: engine.tenant, limit: 1 });
    if (rows.length > 0) return 'other';
  }
  return 'nothing';
}

/** Writes a mark. */
export async function mark(engine: Engine, which: 'begun' | 'finished'): Promise<void> {
  await asMark(engine).people.saveGroup(which, which, []);
}
