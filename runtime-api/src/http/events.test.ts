import type { ManualTime } from '@millrace/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpRig, problemIn } from '../../testing/http-rig.js';

const process = {
  kind: 'process',
  format: 1,
  id: 'hello',
  processes: { main: { executable: true } },
  elements: {
    start: { type: 'startEvent', scope: 'main', outgoing: ['f'] },
    task: { type: 'userTask', scope: 'main', outgoing: ['g'] },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: { f: { from: 'start', to: 'task' }, g: { from: 'task', to: 'end' } },
};

let rig: HttpRig;
beforeEach(async () => {
  rig = await HttpRig.open();
});
afterEach(() => rig.close());

/** A stream of somebody signed in: what it tells until it has told this much. */
async function open(
  login: string,
  topics: string,
): Promise<{ heard(part: string): Promise<string>; ended(): Promise<void>; stop(): Promise<void> }> {
  const { cookie } = await rig.signedIn(login);
  const response = await fetch(`${rig.base}/api/v1/events?topics=${topics}`, { headers: { cookie } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const more = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    text += value ?? '';
    return !done;
  };
  return {
    heard: async (part) => {
      while (!text.includes(part)) if (!(await more())) throw new Error(`Expected to hear ${part}, but the stream ended after ${text}`);
      return text;
    },
    ended: async () => {
      while (await more());
    },
    stop: () => reader.cancel(),
  };
}

describe('live updates', () => {
  it('are no stream for one who only asks whether there is one', { timeout: 5000 }, async () => {
    const { cookie } = await rig.signedIn('anna');
    const ask = (topics: string) => fetch(`${rig.base}/api/v1/events?topics=${topics}`, { method: 'HEAD', headers: { cookie } });
    const answer = await ask('inbox');
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/event-stream; charset=utf-8', '']);
    expect((await ask('nothing')).status).toBe(400);
  });

  it('tell whom it concerns what changed, and nobody else', async () => {
    const [anna, vera] = [await open('anna', 'inbox,requests'), await open('vera', 'inbox,requests')];
    await Promise.all([anna.heard('retry'), vera.heard('retry')]);
    await rig.service.engine.deploy(process);
    const { instanceId } = await rig.service.engine.start('hello', { actor: 'vera' });
    await rig.service.engine.idle();
    await advance();
    expect(await vera.heard('event: requests')).toContain(`data: {"topic":"requests","id":"${instanceId}"}`);
    // Work for which nobody was named is everybody's.
    expect(await anna.heard('event: inbox')).not.toContain('event: requests');
    await anna.stop();
    await vera.stop();
  });

  it('of an instance are for those who may read it', async () => {
    await rig.service.engine.deploy(process);
    const { instanceId } = await rig.service.engine.start('hello', { actor: 'vera' });
    await rig.service.engine.idle();
    const stranger = await (await rig.signedIn('anna')).call('GET', `/events?topics=instance:${crypto.randomUUID()}`);
    expect(problemIn(stranger)).toMatchObject({ status: 404 });
    const vera = await open('vera', `instance:${instanceId}`);
    await vera.heard('retry');
    await rig.service.engine.cancel(instanceId, { actor: 'vera', reason: 'no more' });
    await advance();
    expect(await vera.heard('event: instance')).toContain(`"topic":"instance:${instanceId}"`);
    await vera.stop();
  });

  it.each(['', 'inboxes', 'inbox,,requests', `instance:`, Array.from({ length: 21 }, (_, at) => `instance:${at}`).join(), 'inbox&more=1'])(
    'refuse topics that are none: %.30s',
    async (topics) => {
      const answer = await (await rig.signedIn('anna')).call('GET', `/events?topics=${topics}`);
      expect(problemIn(answer)).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    },
  );

  it('are for those who signed in, and not without bound', async () => {
    expect((await rig.browser().call('GET', '/events?topics=inbox')).status).toBe(401);
    const open20 = await Promise.all(Array.from({ length: 20 }, () => open('anna', 'inbox')));
    const refused = await (await rig.signedIn('anna')).call('GET', '/events?topics=inbox');
    expect(problemIn(refused)).toMatchObject({ status: 429, code: 'TOO_MANY_CONNECTIONS' });
    await Promise.all(open20.map((one) => one.stop()));
  });

  it('end with the session, at the next heartbeat', async () => {
    const stream = await open('anna', 'inbox');
    await stream.heard('retry');
    await advance(15_000);
    await stream.heard(': ');
    await rig.service.identity.disable('anna', 'left');
    await advance(15_000);
    await stream.ended();
  });
});

/** The server's clock goes on; the work that waits for it is done. */
async function advance(ms = 100): Promise<void> {
  (rig.service.time as ManualTime).advance(ms);
  await rig.service.engine.idle();
}
