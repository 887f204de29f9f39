import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoSecret, readSettings, settingRows, SettingsRefused, settingsTable } from './index.js';

const key = 'k'.repeat(32);
const wrongIn = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings({ MILLRACE_SECRET_KEY: key, ...env });
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.words.map(({ en, ru }) => `${en} ${ru}`);
    throw error;
  }
};

describe('the settings', () => {
  it('are those of a production server where nothing is said but the secret key', () => {
    expect(readSettings({ MILLRACE_SECRET_KEY: key })).toEqual({
      mode: 'production',
      host: '',
      port: 3000,
      store: 'sqlite:data/millrace.db',
      secretKey: key,
      publicUrl: 'http://localhost:3000',
      trustProxy: false,
      tenant: 'main',
      language: 'en',
      sessionHours: 12,
      cacheMegabytes: 256,
      messageTimeToLive: 'PT1H',
      retention: 'P5Y',
      log: 'info',
      http: { allowedHosts: [], privateHosts: [], secrets: {} },
    });
  });

  it('are read from the environment, spaces and empty values aside', () => {
    const env = {
      PORT: ' 8080 ',
      HOST: '127.0.0.1',
      MILLRACE_MODE: 'demo',
      MILLRACE_SECRET_KEY: '',
      MILLRACE_PUBLIC_URL: 'https://work.example.org/',
      MILLRACE_TRUST_PROXY: 'loopback, 10.0.0.0/8',
      MILLRACE_HTTP_ALLOWED_HOSTS: 'api.example.org, *.example.net:8443',
      MILLRACE_HTTP_SECRET_ERP: 'hidden',
      MILLRACE_LOG: '',
    };
    expect(readSettings(env)).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      secretKey: '',
      publicUrl: 'https://work.example.org',
      trustProxy: ['loopback', '10.0.0.0/8'],
      log: 'info',
      http: { allowedHosts: ['api.example.org', '*.example.net:8443'], secrets: { ERP: 'hidden' } },
    });
    expect(readSettings({ MILLRACE_MODE: 'demo', MILLRACE_TRUST_PROXY: '2' }).trustProxy).toBe(2);
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['HOST', 'a host'],
    ['MILLRACE_MODE', 'test'],
    ['MILLRACE_STORE', 'postgres://root:hunter2@host/db'],
    ['MILLRACE_STORE', 'sqlite:'],
    ['MILLRACE_SECRET_KEY', 'hunter2'],
    ['MILLRACE_PUBLIC_URL', 'work.example.org'],
    ['MILLRACE_PUBLIC_URL', 'https://work.example.org/portal'],
    ['MILLRACE_PUBLIC_URL', 'https://root:hunter2@work.example.org'],
    ['MILLRACE_TRUST_PROXY', 'yes'],
    ['MILLRACE_TENANT', 'Main/..'],
    ['MILLRACE_MESSAGE_TIME_TO_LIVE', '60'],
    ['MILLRACE_MESSAGE_TIME_TO_LIVE', 'PT'],
    ['MILLRACE_RETENTION', 'P0D'],
    ['MILLRACE_RETENTION', '5 years'],
    ['MILLRACE_LANGUAGE', 'fr'],
    ['MILLRACE_SESSION_HOURS', '0'],
    ['MILLRACE_LOG', 'loud'],
    ['MILLRACE_HTTP_ALLOWED_HOSTS', 'https://api.example.org/'],
    ['MILLRACE_HTTP_PRIVATE_HOSTS', 'a b'],
  ])('refuse %s=%s by its name, in both languages, without showing what may be secret', (name, value) => {
    const [problem = '', ...more] = wrongIn({ [name]: value });
    expect(more).toEqual([]);
    expect(problem).toContain(`Expected ${name}`);
    expect(problem).toMatch(/ожидается/);
    expect(problem).not.toContain('hunter2');
  });

  it('refuse a name that is none, with the nearest one, and say everything at once', () => {
    expect(wrongIn({ MILLRACE_STOER: 'memory:' })[0]).toContain('Did you mean MILLRACE_STORE?');
    expect(wrongIn({ MILLRACE_FROBNICATE: '1' })[0]).toContain('Known: PORT');
    expect(wrongIn({ PORT: 'x', MILLRACE_LOG: 'x' })).toHaveLength(2);
    expect(wrongIn({ MILLRACE_TOKEN: 'of the command line', MILLRACE_TEST_MONGODB_URI: 'x' })).toEqual([]);
  });

  it('need a secret key in production', () => {
    expect(() => readSettings({})).toThrow('MILLRACE_SECRET_KEY');
  });

  it('stand in docs/how-to/run.md as they are read', () => {
    // The formatter widens columns.
    const narrow = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
    expect(narrow(readFileSync(new URL('../../../docs/how-to/run.md', import.meta.url), 'utf8'))).toContain(narrow(settingsTable()));
    expect(
      readFileSync(new URL('./read-settings.ts', import.meta.url), 'utf8')
        .match(/'(?:PORT|HOST|MILLRACE_[A-Z_]+)'/g)
        ?.sort(),
    ).toEqual(expect.arrayContaining(settingRows.filter(({ name }) => !name.endsWith('_NAME')).map(({ name }) => `'${name}'`)));
  });
});

describe('the secret key of a demo', () => {
  it('is made once, and kept for its owner only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-key-'));
    try {
      const file = join(folder, 'data', 'demo.db');
      const made = await demoSecret(file);
      expect(await demoSecret(file)).toBe(made);
      const path = join(folder, 'data', 'secret-key');
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await writeFile(path, 'cut');
      const again = await demoSecret(file);
      expect(again.length).toBeGreaterThanOrEqual(32);
      expect(await readFile(path, 'utf8')).toBe(again);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
