import { hash, verify } from '@node-rs/argon2';
import { MillraceError } from '@millrace/schemas';
import { newSecret } from './secrets.js';

/** Argon2id (the library's default kind) as OWASP recommends it: 19 MiB, two passes, one lane; about 25 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How many are computed at once, and how many may wait: each takes 19 MiB and a thread, and anybody may ask. */
export interface HashingLimits {
  readonly atOnce: number;
  readonly waiting: number;
}

/** Hashes passwords and checks them. Refuses with `PASSWORD_CHECK_BUSY` instead of taking all memory and every thread. */
export class Passwords {
  /** How many checks were made, of unknown logins too. */
  checks = 0;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** What the password of an unknown login is compared with, so that an answer takes as long. */
  private readonly nobodys: Promise<string>;

  constructor(private readonly limits: HashingLimits = { atOnce: 2, waiting: 64 }) {
    this.nobodys = hash(newSecret(), cost);
    this.nobodys.catch(() => undefined);
  }

  /** The hash with its salt and cost, as PHC text. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(plain(password), cost));
  }

  /** Whether it is the password of the hash; with `null` never, but no sooner. */
  check(known: string | null, password: string): Promise<boolean> {
    return this.inTurn(async () => {
      this.checks++;
      const right = await verify(known ?? (await this.nobodys), plain(password));
      return right && known !== null;
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.atOnce) {
      if (this.waiting.length >= this.limits.waiting) throw new MillraceError('PASSWORD_CHECK_BUSY');
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running++;
    try {
      return await work();
    } finally {
      // The place goes to the next in line, or is given back.
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}

/** One text however the keyboard composed it: é is one sign or two. */
const plain = (password: string): string => password.normalize('NFKC');
