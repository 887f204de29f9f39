import type { JsonValue } from '@millrace/schemas';
import { refuseInput } from '../behaviors/command-input.js';
import { connectorCommand, type ConnectorCommand, type ConnectorJob } from '../behaviors/connector-input.js';
import { broadcastKey } from './broadcast.js';
import { notificationKey } from './notification.js';

/**
 * The command that the `notify` connector sends. Inputs: `to` (a principal key such as `user:anna` or `group:committee`, a bare person id, or a list of them),
 * `title`, `text`?, `link`?. One person gets a notification, everybody else a broadcast; both take their id from the job, so a job that runs twice
 * notifies once.
 */
export function notifyCommand(job: ConnectorJob): ConnectorCommand {
  const { title, text, link } = job.input;
  const to = principalsIn(job.input['to']);
  const [only] = to;
  if (to.length === 1 && only?.startsWith('user:')) {
    const person = only.slice('user:'.length);
    const key = notificationKey(job.tenant, `${job.id}.${person}`);
    return connectorCommand(job, key, {
      type: 'sendNotification',
      to: person,
      title,
      text,
      link,
      source: job.instanceId,
      instance: job.instanceId,
    });
  }
  return connectorCommand(job, broadcastKey(job.tenant, job.id), {
    type: 'startBroadcast',
    to,
    title,
    text,
    link,
    instance: job.instanceId,
  });
}

function principalsIn(value: JsonValue | undefined): readonly string[] {
  const listed = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  const keys = listed.map((one) => (typeof one === 'string' && one !== '' ? (one.includes(':') ? one : `user:${one}`) : undefined));
  if (keys.length === 0 || keys.includes(undefined)) refuseInput('/to', 'a person, a principal key, or a list of them', value);
  return [...new Set(keys as readonly string[])];
}
