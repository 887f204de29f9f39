import type { Engine } from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';

/**
 * Where it stands whether a store holds the demo, apart from the tenant that people see: `begun` is written before anything else, `finished` after everything.
 */
const marks = 'demo-data';
const asMark = (engine: Engine): Engine => engine.forTenant(marks);

/** What a store holds: nothing, the whole demo, a part of it, or something else that is none of our business. */
export type Holding = 'nothing' | 'demo' | 'part' | 'other';

const isThere = async (engine: Engine, mark: string): Promise<boolean> => (await asMark(engine).look(`${marks}/group/${mark}`)) !== null;

/** Looks without changing anything. */
export async function holdingOf(engine: Engine): Promise<Holding> {
  if (await isThere(engine, 'finished')) return 'demo';
  if (await isThere(engine, 'begun')) return 'part';
  for (const collection of ['people', 'applications', 'instances']) {
    const { rows } = await engine.findRows({ collection, tenant: engine.tenant, limit: 1 });
    if (rows.length > 0) return 'other';
  }
  return 'nothing';
}

/** The tenant under which the plan of a planting is kept as a large value. */
export const planTenant = marks;

/** The plan that a planting was begun with, by its hash; `null` where none was. Throws `DEMO_DATA_INCOMPLETE` for one that was begun without. */
export async function begunWith(engine: Engine): Promise<string | null> {
  const begun = (await asMark(engine).look(`${marks}/group/begun`)) as { readonly name: unknown } | null;
  if (begun === null) return null;
  if (typeof begun.name !== 'string' || !/^[0-9a-f]{64}$/.test(begun.name)) throw new MillraceError('DEMO_DATA_INCOMPLETE');
  return begun.name;
}

/** Marks that a planting begins with this plan, and answers the plan to follow: of two at the same moment, the first one's. */
export async function begin(engine: Engine, hash: string): Promise<string> {
  try {
    await asMark(engine).execute(`${marks}/group/begun`, { type: 'createGroup', name: hash, members: [] } as never);
    return hash;
  } catch (error) {
    const other = await begunWith(engine);
    if (other === null) throw error;
    return other;
  }
}

/** Whether demo data was planted here, or begun to be. */
export const holdsDemo = (engine: Engine): Promise<boolean> => isThere(engine, 'begun');

/** Writes a mark; that somebody else has just written it is as good. */
export async function mark(engine: Engine, which: 'begun' | 'finished'): Promise<void> {
  await asMark(engine)
    .people.saveGroup(which, which, [])
    .catch(async (error: unknown) => {
      if (!(await isThere(engine, which))) throw error;
    });
}
