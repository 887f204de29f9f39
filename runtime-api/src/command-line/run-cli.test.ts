import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../commands/index.js';
import { cli } from '../../testing/cli.js';

const example = fileURLToPath(new URL('../../../examples/purchase-request', import.meta.url));

describe('the command line', () => {
  let folder: string;
  const path = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millrace-cli-'));
    await mkdir(path('empty'));
    await mkdir(path('round'));
    await symlink(path('round'), path('round/again'));
    await symlink(path('loop'), path('loop'));
    const process = {
      kind: 'process',
      format: 1,
      id: 'hello',
      processes: { main: { executable: true } },
      elements: { start: { type: 'startEvent', scope: 'main', outgoing: ['f'] }, end: { type: 'endEvent', scope: 'main' } },
      flows: { f: { from: 'start', to: 'end' } },
    };
    await writeFile(path('round/hello.json'), JSON.stringify(process, null, 2));
    await writeFile(
      path('typo.json'),
      JSON.stringify({ ...process, elements: { ...process.elements, end: { type: 'endEvnt', scope: 'main' } } }, null, 2),
    );
    const waits = {
      ...process,
      elements: {
        ...process.elements,
        start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
        choice: { type: 'exclusiveGateway', scope: 'main', outgoing: ['f2', 'f3'], default: 'f3' },
        join: { type: 'parallelGateway', scope: 'main', outgoing: ['f'] },
        a: { type: 'task', scope: 'main', outgoing: ['f4'] },
      },
      flows: {
        f1: { from: 'start', to: 'choice' },
        f2: { from: 'choice', to: 'a', when: 'small' },
        f3: { from: 'choice', to: 'join' },
        f4: { from: 'a', to: 'join' },
        f: { from: 'join', to: 'end' },
      },
    };
    await writeFile(path('waits.json'), JSON.stringify(waits, null, 2));
    await writeFile(path('broken.json'), '{\n  "kind": "process",,\n}');
    await writeFile(path('binary.json'), Buffer.from([0x7b, 0xff, 0x00, 0x01]));
    await writeFile(path('huge.json'), Buffer.alloc(21_000_000));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('teaches: every command has help with examples in both languages', async () => {
    for (const { name, about, examples } of commands) {
      expect((await cli([name, '--help'])).out).toContain(about.en);
      const russian = await cli([name, '--help', '--lang', 'ru']);
      expect(russian).toMatchObject({ status: 0, err: '' });
      expect(russian.out).toContain(about.ru);
      for (const line of examples) expect(russian.out).toContain(line);
    }
    const all = (await cli(['--help'])).out;
    for (const { name } of commands) expect(all).toContain(name);
  });

  it.each([
    [[], 'millrace: checks'],
    [['chek'], 'Did you mean check?'],
    [['check', '--jsn', 'x'], 'Did you mean --json?'],
    [['frobnicate'], 'Known: serve'],
    [['check'], 'found none'],
    [['check', '--lang', 'fr', 'x'], '--lang en'],
    [['history', 'x', '--store', 'postgres://secret@host/x'], 'Expected a store address'],
    [['history', '--store', 'memory:'], 'one instance id'],
    [['history', 'x', '--limit', 'many', '--store', 'memory:'], '--limit'],
    [['deploy', 'x'], '--store'],
    [['rebuild', '--store'], 'could not be read'],
  ])('ends %j with status 2 and says what to do', async (args, words) => {
    const { status, out, err } = await cli(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(words);
    expect(err).not.toContain('secret');
  });

  it.each([
    ['typo.json', 'SHAPE_TYPE_UNKNOWN', 'typo.json:19:7'],
    ['broken.json', 'FILE_NOT_JSON', 'broken.json:2:21'],
    ['binary.json', 'FILE_BINARY', 'binary.json  '],
    ['huge.json', 'FILE_TOO_LARGE', 'huge.json  '],
    ['missing.json', 'FILE_MISSING', 'missing.json  '],
    ['empty', 'FOLDER_EMPTY', 'empty  '],
    ['loop', 'FILE_LINK_CIRCLE', 'loop  '],
  ])('check %s tells %s at its place, in either language and as JSON', async (name, code, place) => {
    const english = await cli(['check', path(name)]);
    expect(english).toMatchObject({ status: 1, err: '' });
    expect(english.out).toContain(code);
    expect(english.out).toContain(place);
    expect(english.out).not.toMatch(/\n\s+at /);
    const russian = await cli(['check', path(name)], { env: { LANG: 'ru_RU.UTF-8' } });
    expect(russian.out).toMatch(/[а-я]/);
    expect((await cli(['check', '--json', path(name)])).out).toContain(`"code": "${code}"`);
  });

  it('check tells what a process may come to, with the way to it, in either language and as JSON', async () => {
    const { status, out } = await cli(['check', path('waits.json')]);
    expect(status).toBe(0);
    expect(out).toMatch(/waits\.json:\d+:\d+ {2}FLOW_DEADLOCK \(warning\) .*start → choice → a → join.*\n1 file, 0 errors, 1 warning\n$/);
    const russian = await cli(['check', path('waits.json')], { env: { LANG: 'ru_RU.UTF-8' } });
    expect(russian.out).toMatch(/FLOW_DEADLOCK \(предупреждение\) .*start → choice → a → join/);
    const { problems } = JSON.parse((await cli(['check', '--json', path('waits.json')])).out) as { readonly problems: readonly object[] };
    expect(problems).toMatchObject([{ severity: 'warning', elementId: 'join', trace: ['start', 'choice', 'a', 'join'] }]);
  });

  it('looks into a folder that links to itself once', async () => {
    expect(await cli(['check', path('round')])).toEqual({ status: 0, out: '1 file, 0 errors, 0 warnings\n', err: '' });
  });

  it('paints only for a person who looks on', async () => {
    const escape = '\u001b[';
    expect((await cli(['check', path('round')], { outIsTerminal: true })).out).toContain(escape);
    expect((await cli(['check', path('round')], { outIsTerminal: true, env: { NO_COLOR: '1' } })).out).not.toContain(escape);
    expect((await cli(['check', path('round')], { errIsTerminal: true })).err).toContain('hello.json');
  });

  it('plays one scenario with its path and coverage, and all of an application', async () => {
    const one = await cli(['scenario', join(example, 'scenarios/refused.scenario.json')]);
    expect(one.status).toBe(0);
    expect(one.out).toContain('manager → managerDecided → tellRefused → refused');
    const all = JSON.parse((await cli(['scenario', '--json', example])).out) as {
      ok: boolean;
      coverage: { purchase: { elements: string[]; reachedElements: string[] } }[];
    };
    expect(all.ok).toBe(true);
    expect(all.coverage[0]?.purchase.reachedElements).toEqual(all.coverage[0]?.purchase.elements);
  });

  it('a scenario that is not met ends with status 1 and says step, expected and found', async () => {
    const wrong = {
      kind: 'scenario',
      format: 1,
      id: 'wrong',
      process: 'purchase',
      clock: { start: '2026-03-02T06:00:00Z' },
      steps: [
        {
          start: {
            by: 'vera',
            process: 'topUpBudget',
            data: { budgetLine: { register: 'budgetLines', id: 'it-2026' }, amount: 5, basis: 'x' },
          },
        },
        { expect: { ended: false } },
      ],
    };
    await writeFile(path('wrong.json'), JSON.stringify(wrong));
    const { status, out } = await cli(['scenario', path('wrong.json'), '--application', example]);
    expect(status).toBe(1);
    expect(out).toContain('Step 2: expected ended to be false, but found completed.');
    expect((await cli(['scenario', path('wrong.json')])).out).toContain('NO_APPLICATION');
  });

  it('deploys, changes nothing the second time, and rebuilds', async () => {
    const store = `sqlite:${path('app.db')}`;
    expect((await cli(['deploy', example, '--store', store])).out).toContain('purchasing version 1 is deployed');
    expect((await cli(['deploy', example, '--store', store])).out).toContain('nothing changed');
    const rebuilt = await cli(['rebuild', '--drop', '--json', '--store', store]);
    expect(JSON.parse(rebuilt.out)).toMatchObject({ ok: true });
    expect((await cli(['rebuild', '--store', `sqlite:${path('none.db')}`])).out).toContain('STORE_MISSING');
  });

  it('refuses a deployment with every fault at its place, and deploys nothing', async () => {
    const { status, out } = await cli(['deploy', path('typo.json'), '--store', 'memory:']);
    expect(status).toBe(1);
    expect(out).toContain('typo.json:19:7');
  });

  it('reads a history a page at a time', async () => {
    const store = `sqlite:${path('demo.db')}`;
    const played = JSON.parse((await cli(['demo', '--json', '--store', store])).out) as { newest: string; requests: number; open: number };
    expect(played).toMatchObject({ requests: 5, open: 0 });
    const first = await cli(['history', played.newest, '--store', store, '--limit', '1']);
    expect(first.out).toContain('started');
    expect(first.out).toContain('More: --from 2');
    const rest = JSON.parse((await cli(['history', played.newest, '--store', store, '--from', '2', '--json'])).out) as {
      events: { type: string }[];
    };
    expect(rest.events.at(-1)?.type).toBe('instanceCompleted');
    expect((await cli(['history', 'nobody', '--store', store])).err).toContain('INSTANCE_NOT_FOUND');
  });
});
