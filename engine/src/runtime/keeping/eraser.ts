import { MillraceError, type JsonObject } from '@millrace/schemas';
import { readContent } from '../../deployments/index.js';
import type { NoteErasure, ProcessState } from '../../execution/index.js';
import {
  declaredData,
  erasureKey,
  type DeclaredData,
  type ErasureCounts,
  type ErasureState,
  type ErasureStatus,
} from '../../keeping/index.js';
import type { DeployedProcess } from '../../model/executable.js';
import type { AggregateKey } from '../../ports/index.js';
import type { Runtime } from '../runtime.js';
import { apart } from './apart.js';
import { eraseCommit, type ErasurePlan } from './erase-commit.js';
import type { Forgetter } from './forgetter.js';
import { eraseLetters, type Letter } from './letter-eraser.js';
import type { Pace } from './pace.js';
import { owingAggregates, treeOf, whyKept } from './trees.js';

/** Histories that are looked at between two notes of how far an erasure is. */
const NOTE_EVERY = 500;

/** What an entry of the list of erasures says: enough to ask for it again (rule 23). */
export interface ListedErasure {
  readonly id: string;
  readonly tenant: string;
  readonly kind: 'instance' | 'person';
  readonly subject: string;
  readonly by: string;
  readonly at: number;
  readonly reason: string;
}

/** Carries out erasures, a small step at a time (rule 21). Whatever is done twice is done once. */
export class Eraser {
  private readonly declared = new Map<string, DeclaredData>();

  constructor(
    private readonly runtime: Runtime,
    private readonly tenant: string,
    private readonly forgetter: Forgetter,
    private readonly pace: Pace,
  ) {}

  /** Goes on with an erasure until nothing more can be done now; answers from how many histories something was erased in this pass. */
  async run(id: string): Promise<number> {
    const state = await this.stateOf(id);
    if (state === null || state.status === 'done') return 0;
    await this.list(id, state);
    const before = state.counts.erased;
    const { subject } = state;
    const done = subject.kind === 'instance' ? await this.eraseTree(id, state) : await this.erasePerson(id, state);
    return done.erased - before;
  }

  /** The erasure outlives the store's copies: it stands in the list beside it before anything is erased. */
  private async list(id: string, { subject, by, requestedAt, reason }: ErasureState): Promise<void> {
    const { erasures } = this.runtime.store;
    if (erasures === undefined) return;
    const known = await erasures.all();
    if (known.some((entry) => (JSON.parse(entry) as Partial<ListedErasure>).id === id)) return;
    const entry: ListedErasure = { id, tenant: this.tenant, kind: subject.kind, subject: subject.id, by, at: requestedAt, reason };
    await erasures.note(JSON.stringify(entry));
  }

  private async stateOf(id: string): Promise<ErasureState | null> {
    return (await this.runtime.look(erasureKey(this.tenant, id))).state as ErasureState | null;
  }

  private async note(id: string, status: ErasureStatus, cursor: string, counts: ErasureCounts): Promise<void> {
    const command = { type: 'noteProgress', status, cursor, counts };
    await this.runtime.execute(erasureKey(this.tenant, id), command, {
      id: this.runtime.ids.next(this.runtime.time.now()),
      actor: 'system',
    });
  }

  private async eraseTree(id: string, { subject, counts: before }: ErasureState): Promise<ErasureCounts> {
    const { store } = this.runtime;
    const root = await store.get('instances', `${this.tenant}/${subject.id}`);
    const counts = { looked: before.looked, erased: before.erased, open: 0, held: 0 };
    if (root !== null) {
      const tree = await treeOf(store, this.tenant, root);
      const why = await whyKept(this.runtime, tree, await owingAggregates(store, this.tenant));
      if (why === 'held') counts.held = tree.length;
      else if (why !== undefined) counts.open = tree.length;
      else
        for (const { key } of tree) {
          counts.looked++;
          if (await this.eraseHistory(key, id, { kind: 'all' })) counts.erased++;
          await this.pace.step();
        }
      const ids = new Set(tree.map((member) => member.id));
      const isOf = (instance?: string): boolean => instance !== undefined && ids.has(instance);
      if (why === undefined) await this.eraseSent(id, counts, async ({ from, to }) => isOf(from) || isOf(to));
    }
    await this.note(id, counts.open + counts.held > 0 ? 'waiting' : 'done', '', counts);
    return counts;
  }

  /** Every history is looked at: nothing else knows whom its data came from. */
  private async erasePerson(id: string, { subject, cursor, counts: before }: ErasureState): Promise<ErasureCounts> {
    const { store } = this.runtime;
    const person = subject.id;
    // A pass from the beginning counts anew what it waits for.
    const counts = cursor === '' ? { ...before, looked: 0, open: 0, held: 0 } : { ...before };
    const owing = await owingAggregates(store, this.tenant);
    for (let after = cursor; ;) {
      const page = await store.aggregates(`${this.tenant}/process/`, after, 100);
      for (const { aggregate } of page) {
        const isDone = await apart(this.runtime, 'nothing could be erased from a history', { aggregate, erasure: id }, () =>
          this.eraseFrom(aggregate, id, person, counts, owing),
        );
        // It is tried again, with what is open.
        if (!isDone) counts.open++;
        counts.looked++;
        if (counts.looked % NOTE_EVERY === 0) await this.note(id, 'running', aggregate, counts);
        await this.pace.step();
      }
      const last = page.at(-1);
      if (last === undefined || page.length < 100) break;
      after = last.aggregate;
    }
    const isTheirs = async (instance?: string): Promise<boolean> => {
      const row = instance === undefined ? null : await store.get('instances', `${this.tenant}/${instance}`);
      return row?.fields['initiator'] === person;
    };
    await this.eraseSent(id, counts, async ({ by, from, to }) => by === person || (await isTheirs(from)) || (await isTheirs(to)));
    await this.forgetter.forgetNotifications({ field: 'to', eq: person });
    await this.eraseProfile(person, id);
    await this.note(id, counts.open + counts.held > 0 ? 'waiting' : 'done', '', counts);
    return counts;
  }

  /** What messages and signals brought stands in histories of their own too. */
  private async eraseSent(
    id: string,
    counts: { erased: number; open: number },
    concerns: (letter: Letter) => Promise<boolean>,
  ): Promise<void> {
    const { runtime, forgetter, tenant } = this;
    const owing = await owingAggregates(runtime.store, tenant);
    for (const kind of ['message', 'signal'])
      for (let after = ''; ;) {
        const page = await runtime.store.aggregates(`${tenant}/${kind}/`, after, 100);
        for (const { aggregate } of page) {
          const isDone = await apart(runtime, 'nothing could be erased from a message', { aggregate, erasure: id }, async () => {
            const outcome = await eraseLetters(forgetter, aggregate, id, owing.has(aggregate), concerns);
            if (outcome === 'erased') counts.erased++;
            else if (outcome === 'open') counts.open++;
          });
          if (!isDone) counts.open++;
          await this.pace.step();
        }
        const last = page.at(-1);
        if (last === undefined || page.length < 100) break;
        after = last.aggregate;
      }
  }

  private async eraseFrom(
    key: AggregateKey,
    id: string,
    person: string,
    counts: { erased: number; open: number; held: number },
    owing: ReadonlySet<AggregateKey>,
  ): Promise<void> {
    const named = JSON.stringify(person);
    let isNamed = false;
    for await (const { body } of this.forgetter.commits(key)) isNamed ||= body.includes(named);
    if (!isNamed) return;
    const row = await this.runtime.store.get('instances', `${this.tenant}/${key.slice(key.lastIndexOf('/') + 1)}`);
    if (row === null) return;
    const isStarter = row.fields['initiator'] === person;
    const declared = await this.declaredOf(String((JSON.parse(row.body) as { readonly hash?: string }).hash));
    const plan: ErasurePlan = isStarter ? { kind: 'started', declared } : { kind: 'typed', declared, person };
    if (!(await this.concerns(key, id, plan))) return;
    const member = { id: '', key, row };
    const why = await whyKept(this.runtime, [member], owing);
    if (why === 'held') counts.held++;
    else if (why !== undefined) counts.open++;
    else if (await this.eraseHistory(key, id, plan)) counts.erased++;
  }

  /** Whether an erasure finds anything in a history: one that an earlier pass was through with is not waited for. */
  private async concerns(key: AggregateKey, id: string, plan: ErasurePlan): Promise<boolean> {
    for await (const { body } of this.forgetter.commits(key)) if (eraseCommit(body, id, plan) !== null) return true;
    const state = (await this.runtime.look(key)).state as ProcessState | null;
    this.runtime.reread(key);
    // Its commits were erased, and then the engine stopped.
    return state?.keeping?.erasures?.some((one) => one.id === id) !== true && (await this.wasErasedBy(key, id));
  }

  private async wasErasedBy(key: AggregateKey, id: string): Promise<boolean> {
    for await (const { body } of this.forgetter.commits(key)) if (body.includes(`erased:${id}`)) return true;
    return false;
  }

  /** Erases from every commit, then from what follows from them. */
  private async eraseHistory(key: AggregateKey, erasure: string, plan: ErasurePlan): Promise<boolean> {
    const { forgetter } = this;
    const touched = await forgetter.rewrite(key, ({ body }) => eraseCommit(body, erasure, plan));
    await this.tell(key, erasure);
    // One that was being taken of the state before.
    await forgetter.forgetState(key);
    await forgetter.forgetNotifications({ field: 'source', eq: key.slice(key.lastIndexOf('/') + 1) });
    return touched;
  }

  /** A person's name and address; that there was such a person stays, for histories name their id. */
  private async eraseProfile(person: string, erasure: string): Promise<void> {
    const { runtime, forgetter } = this;
    const key = `${this.tenant}/person/${person}`;
    if ((await runtime.look(key)).state === null) return;
    await forgetter.rewrite(key, ({ body }) => eraseCommit(body, erasure, { kind: 'all' }));
    try {
      await this.tell(key, erasure);
    } catch (error) {
      if (!(error instanceof MillraceError)) throw error;
      runtime.log('warning', 'a person’s details could not be erased', { person, cause: error });
    }
    runtime.reread(key);
  }

  private async tell(key: AggregateKey, erasure: string): Promise<void> {
    const command: NoteErasure = { type: 'noteErasure', erasure };
    await this.runtime.execute(key, command, { id: this.runtime.ids.next(this.runtime.time.now()), actor: 'system' });
  }

  private async declaredOf(hash: string): Promise<DeclaredData> {
    const known = this.declared.get(hash);
    if (known !== undefined) return known;
    const { store } = this.runtime;
    const definition = await readContent(store, this.tenant, hash);
    const links = (definition?.['links'] as unknown as DeployedProcess['links'] | undefined)?.form ?? {};
    const forms = await Promise.all(Object.values(links).map(async (form) => readContent(store, this.tenant, form)));
    const declared =
      definition === null
        ? new Map<string, never>()
        : declaredData(
            definition,
            forms.filter((form): form is JsonObject => form !== null),
          );
    this.declared.set(hash, declared);
    return declared;
  }
}
