/** What the command line sees of the world, so that a test can stand in for a terminal. */
export interface Host {
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Resolves when the process is asked to end (SIGTERM, SIGINT, or SIGHUP: its terminal was closed), having told so. Asked once more, it ends at once. */
  untilEnded(tell: () => void): Promise<void>;
}

/** The shell, a package manager and a script each pass the same Ctrl+C on: signals that come within a second are one. */
const oneSignal = 1000;

function untilEnded(tell: () => void): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const asked = (): void => {
      const now = performance.now();
      if (askedAt === undefined) {
        askedAt = now;
        tell();
        resolve();
      } else if (now - askedAt > oneSignal) process.exit(1);
    };
    process.on('SIGTERM', asked);
    process.on('SIGINT', asked);
    process.on('SIGHUP', asked);
  });
}

/** The host of a real process. */
export function processHost(): Host {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    env: process.env,
    now: () => Date.now(),
    untilEnded,
  };
}
