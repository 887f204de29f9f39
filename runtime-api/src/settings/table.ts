/** A setting, as the documentation tells of it. */
export interface SettingRow {
  readonly name: string;
  /** What holds where it is not set. */
  readonly default: string;
  readonly about: string;
}

/** Every setting, in the order of the documentation. `docs/how-to/run.md` shows this table; a test proves the two equal. */
export const settingRows = [
  { name: 'PORT', default: '3000', about: 'The port to listen on, 0 to 65535; 0 takes any free one.' },
  { name: 'HOST', default: 'every address', about: 'The address to listen on, e.g. `127.0.0.1` for this machine only.' },
  {
    name: 'MILLRACE_MODE',
    default: 'production',
    about: '`production`, or `demo`: with example applications, people and accounts that everybody knows. `pnpm start` sets `demo`.',
  },
  {
    name: 'MILLRACE_STORE',
    default: 'sqlite:data/millrace.db',
    about: 'Where data is kept: `sqlite:PATH`, `memory:` (gone at the end) or `mongodb://…`.',
  },
  {
    name: 'MILLRACE_SECRET_KEY',
    default: 'none; in demo mode made once and kept in the data folder',
    about: 'Signs the cookies of sessions. At least 32 characters; must be set in production. A change signs everybody out.',
  },
  {
    name: 'MILLRACE_PUBLIC_URL',
    default: 'http://localhost:PORT',
    about: 'Where people reach the portal; links in invitations begin with it. With `https://` cookies are sent over https only.',
  },
  {
    name: 'MILLRACE_TRUST_PROXY',
    default: '0',
    about: 'Whose `X-Forwarded-…` headers to believe: how many proxies stand in front, or their addresses, separated by commas.',
  },
  { name: 'MILLRACE_TENANT', default: 'main', about: 'The service centre whose data this server serves.' },
  { name: 'MILLRACE_LANGUAGE', default: 'en', about: 'The language of people who chose none: `en` or `ru`.' },
  { name: 'MILLRACE_SESSION_HOURS', default: '12', about: 'How long a session lasts that nobody uses, 1 to 720 hours.' },
  {
    name: 'MILLRACE_LOG',
    default: 'info',
    about: 'The quietest line that is logged: `debug` (every request), `info`, `warning`, `error` or `silent`.',
  },
  {
    name: 'MILLRACE_MESSAGE_TIME_TO_LIVE',
    default: 'PT1H',
    about: 'How long a message from outside waits for a receiver when its sender does not say, ISO 8601; `PT0S`: not at all.',
  },
  {
    name: 'MILLRACE_CACHE_MB',
    default: '256',
    about: 'Megabytes, roughly, for keeping instances, definitions and pages in memory, 16 to 65536. See Memory below.',
  },
  {
    name: 'MILLRACE_RETENTION',
    default: 'P5Y',
    about:
      'How long an instance is kept after its end where its process says nothing, ISO 8601, or `never`: see [keeping](keep-and-erase.md).',
  },
  {
    name: 'MILLRACE_HTTP_ALLOWED_HOSTS',
    default: 'none',
    about: 'Hosts that HTTP steps of processes may call, separated by commas: `api.example.org`, `*.example.org`.',
  },
  {
    name: 'MILLRACE_HTTP_PRIVATE_HOSTS',
    default: 'none',
    about: 'Of those, the ones that may have a private network address, separated by commas.',
  },
  {
    name: 'MILLRACE_HTTP_SECRET_NAME',
    default: 'none',
    about: 'The value behind `secret:NAME` in a header of an HTTP step; one variable for each name.',
  },
] as const satisfies readonly SettingRow[];

/** The name of a setting's environment variable. */
export type SettingName = (typeof settingRows)[number]['name'];

/** The table as the documentation has it. */
export function settingsTable(): string {
  return [
    '| Variable | Default | Meaning |',
    '| --- | --- | --- |',
    ...settingRows.map((row) => `| \`${row.name}\` | ${row.default} | ${row.about} |`),
  ].join('\n');
}
