import type { JsonValue } from '@millrace/schemas';
import { refuseInput } from '../behaviors/command-input.js';
import { holderKey } from '../behaviors/aggregate-key.js';
import { connectorCommand, objectInput, type ConnectorCommand, type ConnectorJob } from '../behaviors/connector-input.js';
import { accountKey, recordKey } from './keys.js';

/**
 * The commands that the built-in connectors send, by `service.type`. Each is a pure function of the job; its entry key, record id and command id follow from the
 * job's id, so a job that runs twice does its work once. `options.register` names the register.
 *
 * | type | inputs |
 * |---|---|
 * | `record.create` | `attributes`, `id`?, `organisation`?, `reason`? |
 * | `record.update` | `id`, `changes`, `reason`? |
 * | `ledger.post` | `account`, `amount`, `date`?, `note`? |
 * | `ledger.reserve` | `account`, `amount`, `from`? and `to`?, `date`?, `note`? |
 * | `ledger.release` | `account`, `reservation`, `note`? |
 * | `ledger.spend` | `account`, `reservation`, `amount`?, `date`?, `note`? |
 * | `ledger.reverse` | `account`, `entry`, `date`?, `note`? |
 *
 * With `from` and `to` a reservation covers these days, and another one that covers one of them is refused. With the option `holder: "instance"` it is given
 * back when the instance is cancelled or withdrawn.
 *
 * `id` and `account` are a record's id or a reference to it. `ledger.*` answer with `entry`, the key that later steps give as `reservation`.
 */
export const registerCommands = {
  'record.create': (job: ConnectorJob): ConnectorCommand => {
    const register = registerOf(job);
    const { organisation, reason } = job.input;
    // Without an id of its own the record is the job's: a second attempt under a new command id still finds it.
    const id = job.input['id'] === undefined || job.input['id'] === null ? job.id.replaceAll('.', '-') : idOf(job.input['id'], '/id');
    const attributes = objectInput(job.input['attributes']);
    return connectorCommand(job, recordKey(job.tenant, register, id), {
      type: 'createRecord',
      register,
      id,
      attributes,
      organisation,
      reason,
      source: job.id,
    });
  },
  'record.update': (job: ConnectorJob): ConnectorCommand => {
    const to = recordKey(job.tenant, registerOf(job), idOf(job.input['id'], '/id'));
    return connectorCommand(job, to, { type: 'changeRecord', changes: objectInput(job.input['changes']), reason: job.input['reason'] });
  },
  'ledger.post': (job: ConnectorJob): ConnectorCommand => entry(job, 'postEntry'),
  'ledger.reserve': (job: ConnectorJob): ConnectorCommand => {
    const { from, to } = job.input;
    const period = (from ?? to ?? null) === null ? undefined : { from: from ?? null, to: to ?? null };
    const holder = job.options['holder'] === 'instance' ? holderKey(job.tenant, job.instanceId) : undefined;
    return entry(job, 'reserveAmount', { period, holder });
  },
  'ledger.release': (job: ConnectorJob): ConnectorCommand => entry(job, 'releaseReservation'),
  'ledger.spend': (job: ConnectorJob): ConnectorCommand => entry(job, 'postReservation'),
  'ledger.reverse': (job: ConnectorJob): ConnectorCommand => entry(job, 'reverseEntry', { of: job.input['entry'] }),
} as const;

function entry(job: ConnectorJob, type: string, more: Readonly<Record<string, JsonValue | undefined>> = {}): ConnectorCommand {
  const { account, amount, reservation, date, note } = job.input;
  const to = accountKey(job.tenant, registerOf(job), idOf(account, '/account'));
  return connectorCommand(job, to, { type, entry: job.id, amount, reservation, date, note, ...more });
}

function registerOf(job: ConnectorJob): string {
  const { register } = job.options;
  return typeof register === 'string' && register !== '' ? register : refuseInput('/options/register', 'the id of a register', register);
}

function idOf(value: JsonValue | undefined, place: string): string {
  const id = typeof value === 'string' ? value : objectInput(value)['id'];
  return typeof id === 'string' && id !== '' ? id : refuseInput(place, 'the id of a record, or a reference to it', value);
}
