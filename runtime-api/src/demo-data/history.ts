import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Engine } from '@millrace/engine';
import { readApplication } from '../files/read-application.js';
import { withLayouts } from '../layout/with-layouts.js';
import { Passwords } from '../identity/passwords.js';
import { Chance } from './chance.js';
import { everydayLeaves, Orders, standingLeaves } from './leaves.js';
import type { LeapingTime } from './leaping-time.js';
import {
  accountantOf,
  demoAccounts,
  demoGroups,
  demoOrganisations,
  demoPeople,
  demoPositions,
  demoRoles,
  demoUnits,
  personDetails,
} from './people.js';
import { Player } from './player.js';
import { everydayPurchases, standingPurchases } from './purchases.js';
import { demoBudgets, demoRecords } from './registers.js';
import type { Story } from './story.js';
import { beforeWork } from './working-time.js';

/** The examples of this repository, as seen from `dist/demo-data` and `src/demo-data` alike; in the package they stand beside `dist`. */
const examples = ['purchase-request', 'leave-request'].map((name) => {
  const places = ['../../../examples', '../../examples'].map((place) => fileURLToPath(new URL(`${place}/${name}`, import.meta.url)));
  return places.find((folder) => existsSync(folder)) ?? name;
});

const day = 86_400_000;
/** How long the history is. */
export const demoWeeks = 5;
/** The same demo each time: only its dates follow the day of planting. */
const seed = 20_261_122;
const everyday = 62;

/** When the history of a demo that ends now begins: a working morning some weeks ago, milliseconds since 1970 UTC. */
export const beginningOf = (now: number): number => beforeWork(now - demoWeeks * 7 * day, 1);

/** Puts everything into an engine whose clock stands at the beginning: applications, people, rights, money and days, then weeks of work up to `now`. */
export async function playHistory(engine: Engine, time: LeapingTime, now: number): Promise<void> {
  for (const folder of examples) await engine.deploy(await withLayouts((await readApplication(folder)).bundle));
  await plantPeople(engine);
  await plantRecords(engine, now);
  const chance = new Chance(seed);
  const orders = new Orders(chance);
  const begin = time.now() + day;
  const quiet = beforeWork(now, 14);
  const stories: readonly Story[] = [
    ...funding(time.now()),
    ...everydayPurchases(chance, begin, quiet, everyday),
    ...everydayLeaves(chance, orders, begin, quiet),
    ...standingPurchases(now),
    ...standingLeaves(now, orders),
  ];
  await new Player(engine, time).play(stories, now);
}

async function plantPeople(engine: Engine): Promise<void> {
  await Promise.all(Object.keys(demoPeople).map((id) => engine.people.save(id, personDetails(id))));
  for (const [id, name] of Object.entries(demoOrganisations)) await engine.people.nameOrganisation(id, name);
  for (const [id, name] of Object.entries(demoUnits)) await engine.people.nameUnit(id, name);
  for (const [id, { name, members }] of Object.entries(demoGroups)) await engine.people.saveGroup(id, name, members);
  for (const [id, position] of Object.entries(demoPositions)) await engine.people.savePosition(id, position);
  for (const [role, holders] of Object.entries(demoRoles)) await engine.identity.setRoleHolders(role, holders);
  const passwords = new Passwords();
  await Promise.all(
    demoAccounts.map(async ({ login, password }) => {
      await engine.identity.setCredential(login, { hash: await passwords.hash(password) });
    }),
  );
}

async function plantRecords(engine: Engine, now: number): Promise<void> {
  const organisationOf = (id: string | undefined): { organisation?: string } => (id === undefined ? {} : { organisation: id });
  await Promise.all([
    ...demoRecords(new Date(now).getUTCFullYear()).map(({ register, id, organisation, attributes }) =>
      engine.records.create(register, id, attributes, organisationOf(organisation)),
    ),
    ...Object.entries(demoPeople).map(([id, { name, organisation }]) =>
      engine.records.create('leaveBalances', id, { name, employee: id }, { organisation }),
    ),
  ]);
  await engine.idle();
}

/** Money on the budget lines, and everybody's days of the year. */
function funding(at: number): readonly Story[] {
  return [
    ...demoBudgets.map(({ line, amount, basis }): Story => ({
      at,
      by: 'vera',
      process: 'topUpBudget',
      service: 'topUpBudget',
      data: { budgetLine: { register: 'budgetLines', id: line }, amount, basis },
    })),
    ...Object.keys(demoPeople).map((id, index): Story => ({
      at: at + (index + 1) * 60_000,
      by: accountantOf(id),
      process: 'leaveDays',
      service: 'leaveDays',
      data: { account: { register: 'leaveBalances', id }, added: 28, basis: 'За рабочий год' },
    })),
  ];
}
