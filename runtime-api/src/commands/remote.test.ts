import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawProcess } from '@millrace/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpRig } from '../../testing/http-rig.js';
import { cli as run } from '../../testing/cli.js';
import type { Host } from '../index.js';

const waiting = drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id: 'waiting' });
const example = fileURLToPath(new URL('../../../examples/purchase-request', import.meta.url));

describe('commands against a running server', { timeout: 60_000 }, () => {
  let rig: HttpRig;
  let folder: string;
  let token: string;

  beforeAll(async () => {
    rig = await HttpRig.open();
    folder = await mkdtemp(join(tmpdir(), 'millrace-remote-'));
    const browser = await rig.signedIn('vera');
    const made = await browser.call('POST', '/tokens', { name: 'cli', scopes: ['deploy', 'read', 'work'] });
    token = (made.body as { secret: string }).secret;
  });
  afterAll(async () => {
    await rig.close();
    await rm(folder, { recursive: true, force: true });
  });

  const cli = (args: readonly string[], env: Host['env'] = { MILLRACE_TOKEN: token }) =>
    run(args, { env, now: () => rig.service.time.now() });

  it('deploy an application, and nothing the second time', async () => {
    const first = await cli(['deploy', example, '--server', rig.base]);
    expect(first.err).toBe('');
    expect(first.out).toContain(`purchasing version 1 is deployed to ${rig.base}`);
    expect((await cli(['deploy', example, '--server', rig.base, '--token', token], {})).out).toContain('nothing changed');
  });

  it('show what the server refuses at its place in the file', async () => {
    const wrong = {
      kind: 'process',
      format: 1,
      id: 'hello',
      processes: { main: { executable: true } },
      elements: { start: { type: 'startEvnt', scope: 'main' } },
      flows: {},
    };
    const file = join(folder, 'typo.json');
    await writeFile(file, JSON.stringify(wrong, null, 2));
    const { status, out } = await cli(['deploy', file, '--server', rig.base]);
    expect(status).toBe(1);
    expect(out).toMatch(/typo\.json:\d+:\d+ {2}SHAPE_TYPE_UNKNOWN/);
  });

  it('tell a history', async () => {
    const { instanceId } = await rig.service.engine.start('topUpBudget', {
      actor: 'vera',
      data: { budgetLine: { register: 'budgetLines', id: 'it-2026' }, amount: 5, basis: 'x' },
    });
    await rig.service.engine.idle();
    const { status, out } = await cli(['history', instanceId, '--server', rig.base, '--limit', '2']);
    expect(status).toBe(0);
    expect(out).toContain('vera');
    expect(out).toContain('More: --from');
  });

  it('send messages and signals', async () => {
    const send = async (...args: readonly string[]): Promise<unknown> => {
      const { status, out, err } = await cli([...args, '--server', rig.base, '--json']);
      expect([status, err]).toEqual([0, '']);
      return JSON.parse(out);
    };
    expect(await send('message', 'paid', '--key', '7', '--id', 'order 7', '--data', '{"sum": 5}')).toMatchObject({
      messageId: 'order 7',
      outcome: 'kept',
    });
    expect(await send('message', 'paid', '--time-to-live', 'PT0S')).toMatchObject({ outcome: 'expired' });
    expect(await send('signal', 'alarm', '--id', 'fire')).toMatchObject({ signalId: 'fire' });
    expect((await cli(['message', 'paid', '--server', rig.base])).out).toContain('paid: nobody waits for it yet; it is kept');
    expect((await cli(['signal', 'alarm', '--server', rig.base])).out).toContain('alarm: the signal is accepted');
    const tooLong = await cli(['message', 'paid', '--time-to-live', 'soon', '--server', rig.base]);
    expect([tooLong.status, tooLong.err]).toEqual([1, expect.stringContaining('INVALID_INPUT')]);
  });

  it('suspend, correct and resume', async () => {
    const hold = (action: string, id: string, ...more: readonly string[]): ReturnType<typeof cli> =>
      cli(['operate', action, id, '--reason', 'the law changed', '--server', rig.base, '--token', allowed, ...more]);
    const browser = await rig.signedIn('vera');
    const made = await browser.call('POST', '/tokens', { name: 'operate', scopes: ['work', 'administer'] });
    const allowed = (made.body as { secret: string }).secret;
    await rig.service.engine.deploy(waiting);
    const { instanceId } = await rig.service.engine.start('waiting');
    expect((await hold('suspend-instance', instanceId)).out).toContain('the instance is suspended');
    expect((await rig.service.engine.instance(instanceId))?.suspended).toBe(true);
    expect((await hold('set-variables', instanceId, '--set', '{"a.b": 1}')).out).toContain('the variables are set');
    expect((await hold('resume-instance', instanceId)).status).toBe(0);
    expect(await rig.service.engine.variables(instanceId)).toEqual({ a: { b: 1 } });
    expect((await hold('suspend-process', 'waiting', '--instances')).out).toContain('waiting: nothing of the process begins (1)');
    expect((await hold('resume-process', 'waiting', '--instances', '--json')).out).toContain('"instances": 1');
    expect(await hold('skip-incident', `${instanceId}.99`)).toMatchObject({
      status: 1,
      err: expect.stringContaining('INCIDENT_GONE') as string,
    });
    expect((await hold('cancel-instance', instanceId)).status).toBe(0);
    expect((await rig.service.engine.instance(instanceId))?.endReason).toBe('the law changed');
  });

  it.each([
    [['operate', 'explode', 'x', '--server', 'http://127.0.0.1:9'], {}, 2, 'suspend-instance'],
    [['operate', 'suspend-instance', 'x', '--server', 'http://127.0.0.1:9'], {}, 2, '--reason'],
    [['operate', 'set-variables', 'x', '--reason', 'y', '--server', 'http://127.0.0.1:9'], {}, 2, '--set'],
    [['operate', 'resume-instance', 'x', '--reason', 'y', '--set', '{}', '--server', 'http://127.0.0.1:9'], {}, 2, '--set'],
    [['message', '--server', 'http://127.0.0.1:9'], {}, 2, 'one name'],
    [['signal', 'a', 'b', '--server', 'http://127.0.0.1:9'], {}, 2, 'one name'],
    [['message', 'a', '--data', '[1]', '--server', 'http://127.0.0.1:9'], {}, 2, '--data'],
    [['signal', 'a', '--data', '{', '--store', 'memory:'], {}, 2, '--data'],
    [['history', 'x', '--server', 'ftp://host'], {}, 2, '--server'],
    [['history', 'x', '--server', 'http://127.0.0.1:9', '--store', 'memory:'], {}, 2, 'Keep one'],
    [['deploy', example, '--server', 'http://127.0.0.1:9'], {}, 2, 'MILLRACE_TOKEN'],
    [['history', 'x', '--server', 'http://127.0.0.1:9'], { MILLRACE_TOKEN: 't' }, 1, 'does not'],
  ])('refuse %j', async (args, env, status, words) => {
    const found = await cli(args, env);
    expect(found.status).toBe(status);
    expect(found.err).toContain(words);
  });

  it('say that a token is wrong, in the language asked for', async () => {
    const found = await cli(['history', '019cad21-cf00-7e7f-a624-60fb12588e37', '--server', rig.base, '--lang', 'ru'], {
      MILLRACE_TOKEN: 'wrong',
    });
    expect(found).toMatchObject({ status: 1, err: expect.stringMatching(/TOKEN_REFUSED: .*[а-я]/) as string });
  });
});
