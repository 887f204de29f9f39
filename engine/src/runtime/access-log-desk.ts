import { accessPageKey, type AccessNote, type AccessPageCommand } from '../identity/index.js';
import { checkSender, refuse } from './call-input.js';
import type { EngineParts } from './engine-parts.js';
import { plainInput } from './plain-input.js';

/** Lines of one page. Those of reads that come together go into one commit, whoever reads. */
const LINES = 200;

/** The engine's own way to the log of reads of personal data. Its rows are `accessLog`: `engine.findRows`. */
export class AccessLogDesk {
  private page: { readonly id: string; lines: number } | undefined;

  constructor(
    private readonly parts: EngineParts,
    private readonly tenant: string,
  ) {}

  /** Adds a line; when it resolves the line is stored and is found by every read that follows. What was read should be answered only then. */
  async note(person: string, note: AccessNote): Promise<void> {
    checkSender({ actor: person });
    if (typeof person !== 'string') refuse('person', 'a person', person);
    const { runtime } = this.parts;
    const now = runtime.time.now();
    // A page of this life of this node only: no other writes to it, so there are no conflicts, and nothing is read before its first line.
    if (this.page === undefined || this.page.lines >= LINES) this.page = { id: runtime.ids.next(now), lines: 0 };
    const { page } = this;
    const command: AccessPageCommand = plainInput({ type: 'noteAccess', ...note }, 'the note');
    const fresh = page.lines++ === 0;
    await runtime.execute(accessPageKey(this.tenant, page.id), command, { id: runtime.ids.next(now), actor: person, fresh });
  }
}
