import { nearest } from '../command-line/nearest.js';
import type { Words } from '../files/problem.js';
import type { Settings } from './settings.js';
import { settingRows, type SettingName } from './table.js';

/** Settings that cannot be meant; `words` say each, naming its variable. Never repeats a value that may be a secret. */
export class SettingsRefused extends Error {
  constructor(readonly words: readonly Words[]) {
    super(words.map(({ en }) => en).join('\n'));
  }
}

/** What is not of the server but stands beside it in the environment: of the command line and of tests. */
const ofOthers = /^MILLRACE_(?:TOKEN|SERVER|LONG|TEST_.*|WRITE_.*|CORPUS_.*|LIST_.*)$/;
const secretName = /^MILLRACE_HTTP_SECRET_(.+)$/;
const shortestKey = 32;
/** The quietest last. */
const levels = ['debug', 'info', 'warning', 'error', 'silent'] as const;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads all settings of a server from the environment, once. Throws `SettingsRefused` with everything that is wrong. `secretKey` is `''` in demo mode where none is
 * set: the server makes one.
 */
export function readSettings(env: Env): Settings {
  const reader = new Reader(env);
  const port = reader.number('PORT', 3000, 0, 65_535);
  const mode = reader.word('MILLRACE_MODE', ['production', 'demo'], 'production');
  const settings: Settings = {
    mode,
    port,
    host: reader.text('HOST', ''),
    store: reader.store(),
    secretKey: reader.secretKey(mode === 'production'),
    publicUrl: reader.url('MILLRACE_PUBLIC_URL', `http://localhost:${port}`),
    trustProxy: reader.proxies(),
    tenant: reader.text(
      'MILLRACE_TENANT',
      'main',
      /^[0-9a-z][0-9a-z-]{0,62}$/,
      'small letters, digits and hyphens',
      'строчные буквы, цифры и дефисы',
    ),
    language: reader.word('MILLRACE_LANGUAGE', ['en', 'ru'], 'en'),
    sessionHours: reader.number('MILLRACE_SESSION_HOURS', 12, 1, 720),
    log: reader.word('MILLRACE_LOG', levels, 'info'),
    messageTimeToLive: reader.text(
      'MILLRACE_MESSAGE_TIME_TO_LIVE',
      'PT1H',
      /^P(?=[\dT])(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?$/,
      'an ISO 8601 duration such as PT1H or P2D',
      'длительность по ISO 8601, например PT1H или P2D',
    ),
    cacheMegabytes: reader.number('MILLRACE_CACHE_MB', 256, 16, 65_536),
    retention: reader.text(
      'MILLRACE_RETENTION',
      'P5Y',
      /^(?:never|P(?=[\dT])(?![0YMWDTHS]+$)(?:\d{1,3}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?)$/,
      'never, or an ISO 8601 duration such as P5Y or P90D',
      'never или длительность по ISO 8601, например P5Y или P90D',
    ),
    http: {
      allowedHosts: reader.hosts('MILLRACE_HTTP_ALLOWED_HOSTS'),
      privateHosts: reader.hosts('MILLRACE_HTTP_PRIVATE_HOSTS'),
      secrets: reader.secrets(),
    },
  };
  reader.refuseUnknown();
  if (reader.problems.length > 0) throw new SettingsRefused(reader.problems);
  return settings;
}

class Reader {
  readonly problems: Words[] = [];

  constructor(private readonly env: Env) {}

  text(name: SettingName, otherwise: string, pattern = /^[\w.:\-[\]%]{1,255}$/, en = 'an address', ru = 'адрес'): string {
    const value = this.value(name);
    if (value === undefined) return otherwise;
    if (!pattern.test(value)) this.refuse(name, en, ru, value);
    return value;
  }

  word<T extends string>(name: SettingName, words: readonly T[], otherwise: T): T {
    const value = this.value(name);
    if (value === undefined) return otherwise;
    const found = words.find((word) => word === value);
    if (found === undefined) this.refuse(name, oneOf(words, 'or'), oneOf(words, 'или'), value);
    return found ?? otherwise;
  }

  number(name: SettingName, otherwise: number, least: number, most: number): number {
    const value = this.value(name);
    if (value === undefined) return otherwise;
    const number = Number(value);
    if (/^\d{1,6}$/.test(value) && number >= least && number <= most) return number;
    this.refuse(name, `a whole number from ${least} to ${most}`, `целое число от ${least} до ${most}`, value);
    return otherwise;
  }

  store(): string {
    const value = this.value('MILLRACE_STORE') ?? 'sqlite:data/millrace.db';
    if (value === 'memory:' || /^sqlite:(?!\/\/)./s.test(value) || /^mongodb(?:\+srv)?:\/\/./s.test(value)) return value;
    const places = ['sqlite:PATH', 'memory:', 'mongodb://host/database'];
    // It may hold a password, so only what it begins with is shown.
    const scheme = /^[a-z][a-z+]*:/.exec(value)?.[0];
    this.refuse('MILLRACE_STORE', oneOf(places, 'or'), oneOf(places, 'или'), scheme === undefined ? undefined : `${scheme}…`);
    return value;
  }

  secretKey(isNeeded: boolean): string {
    const value = this.value('MILLRACE_SECRET_KEY');
    if (value === undefined && !isNeeded) return '';
    if (value === undefined || value.length < shortestKey)
      this.refuse(
        'MILLRACE_SECRET_KEY',
        `at least ${shortestKey} characters that nobody can guess (try: openssl rand -base64 48)`,
        `не менее ${shortestKey} символов, которые нельзя угадать (например, openssl rand -base64 48)`,
        value === undefined ? undefined : `${value.length}`,
        value === undefined,
      );
    return value ?? '';
  }

  url(name: SettingName, otherwise: string): string {
    const value = this.value(name);
    if (value === undefined) return otherwise;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '')
      return url.origin;
    this.refuse(
      name,
      'an address such as https://work.example.org',
      'адрес вида https://work.example.org',
      url?.username === '' ? value : undefined,
    );
    return otherwise;
  }

  proxies(): Settings['trustProxy'] {
    const value = this.value('MILLRACE_TRUST_PROXY');
    if (value === undefined || value === '0') return false;
    if (/^\d{1,2}$/.test(value)) return Number(value);
    const addresses = listOf(value);
    if (
      addresses.every(
        (one) => /^(?:loopback|linklocal|uniquelocal|[\da-f.:]+(?:\/\d{1,3})?)$/i.test(one) && (/[.:]/.test(one) || /^[a-z]+$/.test(one)),
      )
    )
      return addresses;
    this.refuse('MILLRACE_TRUST_PROXY', 'how many proxies, or their addresses', 'число прокси или их адреса', value);
    return false;
  }

  hosts(name: SettingName): readonly string[] {
    const hosts = listOf(this.value(name) ?? '');
    const wrong = hosts.find((host) => !/^(?:\*\.)?[\w.-]+(?::\d{1,5})?$|^\[[\da-f:]+\](?::\d{1,5})?$/i.test(host));
    if (wrong !== undefined)
      this.refuse(name, 'hosts such as api.example.org, separated by commas', 'узлы вида api.example.org через запятую', wrong);
    return hosts;
  }

  secrets(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.env).flatMap(([name, value]) => {
        const secret = secretName.exec(name)?.[1];
        return secret === undefined || secret === 'NAME' || value === undefined || value === '' ? [] : [[secret, value]];
      }),
    );
  }

  refuseUnknown(): void {
    const known: readonly string[] = settingRows.map(({ name }) => name);
    for (const name of Object.keys(this.env)) {
      if (!name.startsWith('MILLRACE_') || known.includes(name) || ofOthers.test(name) || secretName.test(name)) continue;
      const near = nearest(name, known);
      this.problems.push({
        en: `${name} is no setting. ${near === undefined ? `Known: ${known.join(', ')}.` : `Did you mean ${near}?`}`,
        ru: `Настройки ${name} нет. ${near === undefined ? `Известны: ${known.join(', ')}.` : `Может быть, ${near}?`}`,
      });
    }
  }

  private value(name: SettingName): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** Without `found`, what is there may be a secret, or is nothing: `isMissing`. */
  private refuse(name: SettingName, en: string, ru: string, found?: string, isMissing = false): void {
    const shown = found?.slice(0, 60);
    this.problems.push({
      en: `Expected ${name} to be ${en}, but ${isMissing ? 'it is not set' : `found ${shown ?? 'something else'}`}.`,
      ru: `${name}: ожидается ${ru}, ${isMissing ? 'а переменная не задана' : `а найдено: ${shown ?? 'другое'}`}.`,
    });
  }
}

const oneOf = (words: readonly string[], or: string): string => `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1) ?? ''}`;

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
