import type { LogLevel } from '../service-log.js';

/** `demo` has accounts that everybody knows; `production` has none and no default secrets. */
export type Mode = 'demo' | 'production';

/** How the service was told to run: read once, at the start. */
export interface Settings {
  readonly mode: Mode;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** `sqlite:PATH`, `memory:` or `mongodb://…`. Never shown or logged: it may hold a password. */
  readonly store: string;
  /** Signs the cookies of sessions. Never shown or logged. */
  readonly secretKey: string;
  /** Where people reach the portal, without a slash at the end, e.g. `https://work.example.org`: links in invitations begin with it. */
  readonly publicUrl: string;
  /** Whose `X-Forwarded-…` headers are believed: how many proxies stand in front, or their addresses; `false`: nobody's. */
  readonly trustProxy: number | readonly string[] | false;
  readonly tenant: string;
  /** Of people who chose none. */
  readonly language: 'en' | 'ru';
  /** How long a session lasts that nobody uses, hours. */
  readonly sessionHours: number;
  /** The quietest line that is logged; `silent` for none. */
  readonly log: LogLevel | 'silent';
  /** How long a message waits for a receiver when its sender does not say; ISO 8601. */
  readonly messageTimeToLive: string;
  /** What the server keeps in memory of what is stored, megabytes. */
  readonly cacheMegabytes: number;
  /** How long an instance is kept after its end where its process says nothing; ISO 8601, or `never`. */
  readonly retention: string;
  /** What HTTP steps of processes may reach. */
  readonly http: {
    readonly allowedHosts: readonly string[];
    readonly privateHosts: readonly string[];
    /** Values behind `secret:NAME`. Never shown or logged. */
    readonly secrets: Readonly<Record<string, string>>;
  };
}
