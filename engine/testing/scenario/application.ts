import type { BundleDefinition, JsonObject, ProcessDefinition, Text } from '@millrace/schemas';
import type { Engine } from '../../src/runtime/engine.js';
import type { PersonInput, PositionInput } from '../../src/people/index.js';

/** People, groups and positions that an application starts with, each by id. */
export interface PeopleSeed {
  readonly people?: Readonly<Record<string, PersonInput & { readonly name: string }>>;
  readonly groups?: Readonly<Record<string, { readonly name: Text; readonly members: readonly string[] }>>;
  readonly positions?: Readonly<Record<string, PositionInput & { readonly name: Text }>>;
}

/** An application as a scenario plays it: its definitions, with the records they start with, and its people. */
export interface Application {
  readonly bundle: BundleDefinition;
  readonly people?: PeopleSeed;
}

/** Records by register and id. */
export type RecordsSeed = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** The processes of a bundle. */
export function processesOf(bundle: BundleDefinition): readonly ProcessDefinition[] {
  return bundle.items.filter((item): item is ProcessDefinition => item.kind === 'process');
}

/**
 * Puts in what an application starts with: people, groups, positions, then records. What is there already stays as it is, so that it may run again. Records of a
 * ledger register get their account.
 */
export async function plantSeed(engine: Engine, seed: { readonly people?: PeopleSeed; readonly registers?: RecordsSeed }): Promise<void> {
  const { people = {}, groups = {}, positions = {} } = seed.people ?? {};
  for (const [id, person] of Object.entries(people)) if (!(await engine.people.person(id))) await engine.people.save(id, person);
  for (const [id, { name, members }] of Object.entries(groups)) await engine.people.saveGroup(id, name, members);
  for (const [id, position] of Object.entries(positions)) await engine.people.savePosition(id, position);
  for (const [register, records] of Object.entries(seed.registers ?? {})) {
    for (const [id, attributes] of Object.entries(records)) {
      if (!(await engine.records.get(register, id))) await engine.records.create(register, id, attributes);
    }
  }
}
