import type { Engine, Filter, Person } from '@millrace/engine';

/** A person by id, from the store: what another node changed a moment ago counts. */
export async function personRow(engine: Engine, id: string): Promise<Person | null> {
  return (await people(engine, { field: 'id', eq: id }))[0] ?? null;
}

/**
 * Whom a login names: a person's id, or an e-mail address that exactly one active person has. Case and white space around it do not matter, and full-width letters are
 * letters; a letter of another alphabet that only looks alike is another letter and finds nobody.
 */
export async function personByLogin(engine: Engine, login: string): Promise<Person | null> {
  const plain = plainLogin(login);
  if (plain === '' || plain.length > 254) return null;
  const found = await people(engine, { field: plain.includes('@') ? 'email' : 'id', eq: plain });
  const active = found.filter((person) => person.active);
  return active.length === 1 ? (active[0] ?? null) : null;
}

/** A login as it is looked for: every spelling that finds the same person is one. */
export function plainLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

async function people(engine: Engine, where: Filter): Promise<readonly Person[]> {
  const { rows } = await engine.findRows({ collection: 'people', tenant: engine.tenant, where, limit: 10 });
  return rows.map(({ body }) => JSON.parse(body) as Person);
}
