import { MillraceError } from '@millrace/schemas';
import type { AggregateType, Decision, DecisionContext } from '../execution/aggregate.js';
import type { AggregateKey, CommitEntry, Store } from '../ports/index.js';
import {
  applyAll,
  loadAggregate,
  outboxRows,
  projectChange,
  reading,
  remember,
  snapshotOf,
  unborn,
  type AggregateState,
} from './aggregate-state.js';
import { encodeCommit, type EncodedCommit, type LoggedCommand } from './commit-codec.js';
import type { Fate } from './committer.js';
import { everyoneIn, type Fold, type Pending, type SentOff } from './fold.js';
import { newSalt } from './ids.js';
import { Interview, QuestionOpen } from './questions.js';
import type { Sent } from './sent.js';
import type { StrandDeps } from './strand-deps.js';
import { charactersOf, COMMIT_BYTES, isTooLarge } from './strand-bytes.js';

/** Commands folded into one commit, at most (rule 2). */
const FOLD_COMMANDS = 256;
/** Effects of one commit, at most (rule 13). */
const COMMIT_EFFECTS = 500;
/** Questions one command may have answered late before it is refused: a decision that asks for ever must end. */
const LATE_QUESTIONS = 1000;
/** A snapshot is taken when the commits since the last outweigh it, and never for less than this (rule 18). */
const SNAPSHOT_FROM = 256 * 1024;

/**
 * The serial executor of one aggregate: decides commands one after another on the newest state, folds what waits into the next commit, and answers only
 * when that commit is stored (rules 2, 3, 5, 6). Never two revisions in flight.
 */
export class Strand {
  private readonly queue: Pending[] = [];
  private current: AggregateState | null = null;
  private readonly tenant: string;
  private running = false;
  /** Of the turn that is under way. */
  private deciding: readonly Pending[] = [];
  private doubted = false;
  private bytesSinceSnapshot = 0;
  /** Characters of what was read and written since its whole state was last counted, and the bytes it was last taken to keep for that. */
  held = 0;
  counted = 0;
  /** Whether it was used again since it was last looked at for being dropped. */
  used = false;
  private snapshotBytes = 0;

  constructor(
    readonly key: AggregateKey,
    private readonly type: AggregateType,
    private readonly deps: StrandDeps,
    /** A fresh id: nothing is read before the first commit; if it is there after all, the conflict tells. */
    presumeUnborn: boolean,
  ) {
    this.tenant = key.slice(0, key.indexOf('/'));
    if (presumeUnborn) this.current = unborn();
  }

  /** Whether nothing waits, so the strand may be dropped from memory. */
  get idle(): boolean {
    return !this.running && this.queue.length === 0;
  }

  /** Whether nothing more is likely to come, as far as is known. */
  get over(): boolean {
    const state = this.current?.state ?? null;
    return state !== null && this.type.isOver?.(state) === true;
  }

  /** Does not trust what it knows: the next command begins by reading. A commit on its way settles its own fate (rule 3). */
  forget(): void {
    this.doubted = true;
  }

  /** Gives up what it knows when it is dropped from memory: ADR 0017 says what else would live on. */
  empty(): void {
    this.current = null;
  }

  /** Sends a command; tells `reject` a `MillraceError` when it is refused. Callbacks, because a promise for each step of each command is what memory is spent on. */
  send({ id, actor, onBehalfOf, command }: Sent, resolve: Pending['resolve'], reject: Pending['reject']): void {
    this.queue.push({ id, actor, onBehalfOf, command, interview: this.interview(), resolve, reject, late: 0, small: false });
    if (!this.running) void this.run();
  }

  /** The state at the newest revision known here; loads it if need be. */
  async look(): Promise<AggregateState> {
    const before = this.current;
    if (before && !this.doubted) return before;
    const loaded = await this.load();
    // A command may have gone further meanwhile.
    if (!this.running && this.current === before) this.current = loaded;
    const { current } = this;
    return current !== null && current.revision >= loaded.revision ? current : loaded;
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      while (this.queue.length) {
        this.deciding = [];
        try {
          await this.turn();
        } catch (error) {
          this.fail(this.deciding, error);
        }
      }
    } finally {
      this.running = false;
      this.deciding = [];
    }
  }

  /** Decides what waits and stores it. Whatever goes wrong is told to those commands and to nobody else. */
  private turn(): Promise<void> {
    if (this.current === null || this.doubted) return this.turnLater(undefined);
    const turn = this.deps.breath?.wait();
    return turn === undefined ? this.decideWaiting(this.current) : this.turnLater(turn);
  }

  private async turnLater(turn: Promise<void> | undefined): Promise<void> {
    if (this.doubted) this.current = null;
    this.doubted = false;
    this.current ??= await this.load();
    await (turn ?? this.deps.breath?.wait());
    // What was to be forgotten meanwhile is read anew.
    if (!this.doubted) await this.decideWaiting(this.current);
  }

  private decideWaiting(base: AggregateState): Promise<void> {
    this.deciding = this.queue.splice(0, FOLD_COMMANDS);
    const folding = this.decideAll(base, this.deciding);
    return folding instanceof Promise ? folding.then((fold) => this.finish(base, fold)) : this.finish(base, folding);
  }

  private finish(base: AggregateState, fold: Fold): Promise<void> {
    return fold.events.length === 0 && fold.effects.length === 0 ? this.answerWithoutCommit(base, fold) : this.store(base, fold);
  }

  private fail(batch: readonly Pending[], error: unknown): void {
    this.current = null;
    const shown = this.shown(error);
    // Who is told of the failure must not be decided after all: some of the batch may have gone back to the queue.
    const told = new Set(batch.length ? batch : this.queue);
    const left = this.queue.filter((pending) => !told.has(pending));
    this.queue.splice(0, this.queue.length, ...left);
    for (const pending of told) pending.reject(shown);
  }

  private async load(): Promise<AggregateState> {
    const loaded = await reading(async () => {
      const found = await loadAggregate(this.deps.store, this.type, this.key);
      // Roll-forward: rows an interrupted writer owes, the list row last (rule 8).
      if (found.owed.length) await this.deps.store.project(found.owed);
      if (found.owedListRow) await this.deps.store.project([found.owedListRow]);
      return found;
    });
    if (loaded.owed.length || loaded.owedListRow) {
      const rows = loaded.owedListRow ? [...loaded.owed, loaded.owedListRow] : loaded.owed;
      this.deps.onCommitted({ key: this.key, commitId: '', at: loaded.at.at, rows, effects: [] });
    }
    this.bytesSinceSnapshot = loaded.bytes;
    this.held = loaded.held;
    return loaded.at;
  }

  private head(): ReturnType<Store['head']> {
    return reading(() => this.deps.store.head(this.key));
  }

  private interview(): Interview {
    return new Interview(this.deps.answerer, this.tenant);
  }

  /** Puts commands back at the head of the queue, to be decided anew on another state: what they were answered no longer counts. */
  private requeue(all: readonly Pending[]): void {
    for (const pending of all) pending.interview = this.interview();
    this.queue.unshift(...all);
  }

  private begin(base: AggregateState): Fold {
    const at = Math.max(this.deps.time.now(), base.at);
    return { at, state: base.state, events: [], effects: [], commands: [], accepted: [], refused: [], repeated: [] };
  }

  private decideAll(base: AggregateState, batch: readonly Pending[], from = 0, fold = this.begin(base)): Fold | Promise<Fold> {
    for (let index = from; index < batch.length; index++) {
      const pending = batch[index];
      if (!pending) break;
      const known = base.recent.get(pending.id) ?? this.decidedHere(fold, pending.id);
      if (known) {
        if (known.actor === pending.actor) fold.repeated.push({ pending, answer: known.answer });
        else fold.refused.push({ pending, error: new MillraceError('COMMAND_ID_TAKEN', { id: pending.id }) });
        continue;
      }
      const decided = this.decideOne(fold, pending);
      if (decided instanceof QuestionOpen) {
        const next = index;
        if (++pending.late > LATE_QUESTIONS && !this.shrink(pending)) {
          fold.refused.push({ pending, error: new MillraceError('COMMAND_TOO_COMPLEX', { limit: LATE_QUESTIONS, what: 'questions' }) });
          continue;
        }
        return pending.interview.find(decided).then(
          () => this.decideAll(base, batch, next, fold),
          (error: unknown) => {
            fold.refused.push({ pending, error: this.shown(error) });
            return this.decideAll(base, batch, next + 1, fold);
          },
        );
      }
      if (decided instanceof MillraceError) {
        fold.refused.push({ pending, error: decided });
        continue;
      }
      if (fold.effects.length && fold.effects.length + (decided.effects?.length ?? 0) > COMMIT_EFFECTS) {
        this.requeue(batch.slice(index));
        break;
      }
      this.join(fold, pending, decided);
    }
    return fold;
  }

  private decidedHere(fold: Fold, id: string): LoggedCommand | undefined {
    return fold.commands.length ? fold.commands.find((command) => command.id === id) : undefined;
  }

  private decideOne(fold: Fold, pending: Pending): Decision | QuestionOpen | MillraceError {
    const { interview } = pending;
    interview.rewind();
    const { tenant, key } = this;
    const { id: commandId, actor, onBehalfOf } = pending;
    const ask: DecisionContext['ask'] = (kind, question) => interview.ask(kind, question);
    const common = { tenant, key, commandId, actor, now: fold.at, ask, ...(pending.small ? { small: true as const } : {}) };
    const context: DecisionContext = onBehalfOf === undefined ? common : { ...common, onBehalfOf };
    try {
      const decision = this.type.decide(fold.state, pending.command, context);
      const effects = decision.effects?.length ?? 0;
      if (effects > COMMIT_EFFECTS && this.shrink(pending)) return this.decideOne(fold, pending);
      if (effects > COMMIT_EFFECTS) return new MillraceError('COMMAND_TOO_COMPLEX', { limit: COMMIT_EFFECTS, what: 'effects' });
      return decision;
    } catch (error) {
      if (error instanceof QuestionOpen) return error;
      return this.shown(error);
    }
  }

  private join(fold: Fold, pending: Pending, decision: Decision): void {
    const by = fold.commands.length;
    const events = by === 0 ? decision.events : decision.events.map((event) => ({ ...event, by }));
    try {
      fold.state = decision.next ?? applyAll(this.type, fold.state, events, fold.at);
    } catch (error) {
      fold.refused.push({ pending, error: this.shown(error) });
      return;
    }
    fold.events.push(...events);
    if (decision.effects) fold.effects.push(...decision.effects);
    const { id, actor, onBehalfOf } = pending;
    const { answer } = decision;
    fold.commands.push(onBehalfOf === undefined ? { id, actor, answer } : { id, actor, onBehalfOf, answer });
    fold.accepted.push(pending);
  }

  /** Rule 5: a refusal, and an answer that changes nothing, rest on a revision, so the log is asked whether a newer one exists before anybody is told. */
  private async answerWithoutCommit(base: AggregateState, fold: Fold): Promise<void> {
    const all = everyoneIn(fold);
    if (fold.refused.length || fold.accepted.length) {
      const head = await this.head();
      if ((head?.revision ?? 0) !== base.revision) {
        this.current = null;
        this.requeue(all);
        return;
      }
    }
    fold.accepted.forEach((pending, index) => {
      pending.resolve({ answer: fold.commands[index]?.answer ?? null, revision: base.revision });
    });
    this.tellRest(fold, base.revision);
  }

  private store(base: AggregateState, fold: Fold): Promise<void> {
    const [at, revision] = [fold.at, base.revision + 1];
    const about = this.type.about?.(fold.state);
    const content = { about, commands: fold.commands, events: fold.events, effects: fold.effects };
    const encoded = encodeCommit({ aggregate: this.key, revision, at, prevHash: base.hash }, content, newSalt());
    if (isTooLarge(encoded)) return this.splitOrRefuse(fold, encoded);

    const projection = projectChange(this.type, this.key, { previous: base.state, next: fold.state, events: fold.events, revision, at });
    const { id, epoch, seq } = this.deps.committer.next();
    const commit = { id, aggregate: this.key, revision, prev: base.commit, epoch, seq, at, body: encoded.body };
    const rows = fold.effects.length ? [...projection.rows, ...outboxRows(commit, fold.effects)] : projection.rows;
    const entry: CommitEntry = { commit, rows, listRow: projection.listRow };
    const fate = this.deps.committer.submit(entry, encoded.blobs);
    // Hundreds of commits are on their way at a time, and young garbage collections copy what they hold: no more than is needed afterwards.
    fold.events.length = 0;
    return this.afterwards(fold, entry, { hash: encoded.hash, held: charactersOf(encoded), recent: base.recent }, fate);
  }

  private async afterwards(fold: Fold, { commit, rows, listRow }: CommitEntry, sent: SentOff, fated: Promise<Fate>): Promise<void> {
    const fate = await fated;
    if (fate === 'conflict') {
      // Somebody else wrote this revision: everything is decided again on theirs.
      this.current = null;
      this.requeue(everyoneIn(fold));
      return;
    }
    if (fate instanceof MillraceError) {
      // Nothing was written. A fault of the store is everybody's, one of the call belongs to some command in it.
      if (fate.status >= 500) throw fate;
      return this.refuseAlone(fold, fate);
    }
    if (fate === 'gone') throw new MillraceError('STORE_UNAVAILABLE', { reason: 'the engine stopped before the outcome was known' });
    const { id, revision, at } = commit;
    remember(sent.recent, fold.commands, at);
    this.current = { state: fold.state, revision, commit: id, hash: sent.hash, at, recent: sent.recent };
    this.held += sent.held;
    this.deps.onCommitted({ key: this.key, commitId: id, at, rows: listRow ? [...rows, listRow] : rows, effects: fold.effects });
    fold.accepted.forEach((pending, index) => {
      pending.resolve({ answer: fold.commands[index]?.answer ?? null, revision, commitId: id });
    });
    this.tellRest(fold, revision);
    this.considerSnapshot(commit.body.length);
  }

  private tellRest(fold: Fold, revision: number): void {
    for (const { pending, answer } of fold.repeated) pending.resolve({ answer, revision });
    for (const { pending, error } of fold.refused) pending.reject(error);
  }

  /** The store will not take this fold: a command alone is told so, several are tried one by one. */
  private async refuseAlone(fold: Fold, error: MillraceError): Promise<void> {
    const all = everyoneIn(fold);
    const [only] = fold.accepted;
    if (fold.accepted.length === 1 && only) {
      if (this.shrink(only)) return this.requeue(all);
      only.reject(error);
      this.requeue(all.filter((pending) => pending !== only));
      return;
    }
    await this.decideFirst(all, 1);
  }

  /** Lets a command that is too much at once be decided again to do less; tells whether that has not been tried yet. */
  private shrink(pending: Pending): boolean {
    if (pending.small) return false;
    pending.small = true;
    pending.late = 0;
    pending.interview = this.interview();
    return true;
  }

  /** Decides and stores the first `count` of these now; the others wait at the head of the queue. */
  private async decideFirst(all: readonly Pending[], count: number): Promise<void> {
    this.requeue(all);
    const now = this.queue.splice(0, count);
    const base = (this.current ??= await this.load());
    await this.finish(base, await this.decideAll(base, now));
  }

  /** A fold that grew too big is decided again in halves; a single command is refused alone (rule 2). */
  private async splitOrRefuse(fold: Fold, encoded: EncodedCommit): Promise<void> {
    const all = everyoneIn(fold);
    if (fold.accepted.length === 1) {
      return this.refuseAlone(
        fold,
        new MillraceError('COMMAND_TOO_LARGE', { limit: COMMIT_BYTES, found: Buffer.byteLength(encoded.body) }),
      );
    }
    await this.decideFirst(all, Math.ceil(all.length / 2));
  }

  private considerSnapshot(bytes: number): void {
    this.bytesSinceSnapshot += bytes;
    if (!this.current || this.bytesSinceSnapshot < Math.max(SNAPSHOT_FROM, this.snapshotBytes)) return;
    this.bytesSinceSnapshot = 0;
    this.saveSnapshot(this.current).catch((cause: unknown) => {
      this.deps.log('warning', 'a snapshot could not be saved; loading will take longer', { aggregate: this.key, cause });
    });
  }

  private async saveSnapshot(at: AggregateState): Promise<void> {
    const snapshot = snapshotOf(this.type, this.key, at);
    this.held = this.snapshotBytes = snapshot.body.length;
    await this.deps.store.saveSnapshot(snapshot);
  }

  /** What a caller may see: expected failures as they are, ours with a reference that stands in the log. */
  private shown(error: unknown): MillraceError {
    if (error instanceof MillraceError) return error;
    const reference = this.deps.ids.next(this.deps.time.now());
    this.deps.log('error', 'a command failed unexpectedly', { aggregate: this.key, reference, cause: error });
    return new MillraceError('INTERNAL', { reference }, { cause: error });
  }
}
