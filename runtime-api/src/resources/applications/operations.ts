import type { JsonObject, Text } from '@millrace/schemas';
import { operation, type Operation } from '../../http/operation.js';
import { withLayouts } from '../../layout/with-layouts.js';
import { senderOf } from '../asking.js';
import * as contracts from './contract.js';
import { deployed } from './deployed.js';

const mostApplications = 1000;

/** What the row of an application says. */
interface ApplicationBody {
  readonly id: string;
  readonly name: Text | null;
  readonly version: number;
  readonly deployedAt: number;
  readonly items: number;
}

const list = operation(contracts.listApplications, async (call) => {
  const { engine, rights } = call.service;
  const seen = (await rights.of(call)).where('read', 'application');
  if (seen === null) return { items: [] };
  const query = { collection: 'applications', tenant: engine.tenant, ...seen, sort: [{ field: 'nameKey' }], limit: mostApplications };
  const { rows } = await engine.findRows(query);
  return {
    items: rows.map((row) => {
      const { id, name, version, deployedAt, items } = JSON.parse(row.body) as ApplicationBody;
      return { id, name: name ?? id, version, deployedAt: new Date(deployedAt).toISOString(), items };
    }),
  };
});

const deploy = operation(contracts.deployApplication, async (call, { body: { bundle, note, expectedVersion } }) => {
  const { engine, rights } = call.service;
  (await rights.of(call)).require('deploy', 'application', undefined, {});
  const done = await engine.deploy(await withLayouts(bundle as JsonObject), {
    ...senderOf(call),
    ...(note === undefined ? {} : { note }),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
  return deployed(done);
});

export const operations: readonly Operation[] = [list, deploy];
