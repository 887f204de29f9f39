import { MillraceError } from '@millrace/schemas';
import { latestItem, type DeployedItemRow } from '../deployments/index.js';
import { refuse, textGiven } from './call-input.js';
import type { EngineParts } from './engine-parts.js';
import { shownInput } from './plain-input.js';

/** The deployed version of a process that is to be started; the newest unless told otherwise. */
export async function deployedVersion(
  parts: EngineParts,
  tenant: string,
  id: string,
  version: number | undefined,
): Promise<Pick<DeployedItemRow, 'hash' | 'version'>> {
  textGiven('the process id', id);
  const { store } = parts.runtime;
  if (version === undefined) {
    const found = await parts.latest(tenant, 'process', id);
    if (found) return begun(found, id);
    throw new MillraceError('PROCESS_NOT_DEPLOYED', { id: shownInput(id) });
  }
  if (!Number.isSafeInteger(version)) refuse('version', 'a whole number', version);
  const where = {
    and: [
      { field: 'kind', eq: 'process' },
      { field: 'id', eq: id },
      { field: 'version', eq: version },
    ],
  };
  const query = { collection: 'deployedItems', tenant: tenant, where, limit: 1 };
  const [row] = (await parts.available(() => store.find(query))).rows;
  const newest = await parts.available(() => latestItem(store, tenant, 'process', id));
  if (row) {
    if (newest) begun(newest, id);
    return JSON.parse(row.body) as DeployedItemRow;
  }
  if (newest) throw new MillraceError('PROCESS_VERSION_UNKNOWN', { id, version });
  throw new MillraceError('PROCESS_NOT_DEPLOYED', { id: shownInput(id) });
}

function begun(found: Pick<DeployedItemRow, 'hash' | 'version' | 'suspended'>, id: string): Pick<DeployedItemRow, 'hash' | 'version'> {
  if (found.suspended === true) throw new MillraceError('DEFINITION_SUSPENDED', { id });
  return found;
}
