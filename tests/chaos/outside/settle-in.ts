import { tokenFor } from '../token-for.js';
import { application, crew } from './application.js';
import { Caller, type Told } from './caller.js';
import type { Served } from './served.js';

const password = 'chaos is no password';

/** Signs a person in by an invitation and makes a token for the program that works as them. */
async function enter(served: Served, link: string, person: string, told: Told): Promise<Caller> {
  const api = `${served.address}/api/v1`;
  const type = { 'content-type': 'application/json' };
  const token = link.slice(link.indexOf('#') + 1);
  const entered = await fetch(`${api}/invitations/accept`, { method: 'POST', headers: type, body: JSON.stringify({ token, password }) });
  const secret = await tokenFor(api, entered, ['read', 'work', 'deploy', 'administer']);
  if (secret === undefined) throw new Error(`${person} got no token`);
  return new Caller(served.address, person, secret, told);
}

async function must(caller: Caller, method: string, path: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
  const answer = await caller.write(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A fresh server gets its administrator, its people and the application. Answers who works, the administrator last. */
export async function settleIn(served: Served, receiverPort: number, told: Told): Promise<readonly Caller[]> {
  let link: string | undefined;
  while (link === undefined) {
    // It is told when the server is ready already.
    await new Promise((resolve) => setTimeout(resolve, 10));
    link = /http:\S+(?=\n)/.exec(served.output.split('Open this link')[1] ?? '')?.[0];
  }
  const admin = await enter(served, link, 'admin', told);
  const callers: Caller[] = [];
  for (const id of crew) {
    await must(admin, 'POST', '/people', { id, name: id });
    const { link: invitation } = await must(admin, 'POST', `/people/${id}/invite`, {});
    callers.push(await enter(served, String(invitation), id, told));
  }
  await must(admin, 'PUT', '/groups/crew', { name: 'Crew', members: crew });
  await must(admin, 'PUT', '/roles/administrator/holders', { holders: ['user:admin', ...crew.map((id) => `user:${id}`)] });
  await must(admin, 'POST', '/applications', { bundle: application(receiverPort) });
  // Setting up is no load: what is audited begins here.
  told.acknowledged.length = 0;
  return [...callers, admin];
}
