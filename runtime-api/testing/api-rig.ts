import { createEngine, memoryStore, type Engine, type Store } from '@millrace/engine';
import { manualTime, type ManualTime } from '@millrace/engine/testing';
import { compileSchema, MillraceError, type JsonObject } from '@millrace/schemas';
import type { TSchema } from '@sinclair/typebox';
import type { Contract, Given, TokenScope } from '../src/http/contract.js';
import type { Answered, Call, Operation } from '../src/http/operation.js';
import { IdentityDesk } from '../src/identity/index.js';
import { plainSchema } from '../src/openapi/index.js';
import { RightsDesk } from '../src/rights/index.js';
import type { Service } from '../src/service.js';
import { readSettings } from '../src/settings/index.js';

/** What an operation is asked with, and how. */
export interface Asked<P, Q, B> {
  readonly params?: Given<P>;
  readonly query?: Given<Q>;
  readonly body?: Given<B>;
  readonly commandId?: string;
  readonly scopes?: readonly TokenScope[];
  readonly language?: 'en' | 'ru';
}

/** Operations over an engine in memory, without HTTP: every answer is held against its contract. */
export class ApiRig {
  private constructor(
    readonly service: Service,
    readonly time: ManualTime,
    private readonly operations: readonly Operation[],
    private readonly identity: IdentityDesk,
  ) {}

  /** Opens an empty engine with these operations; in memory unless told otherwise. */
  static async open(operations: readonly Operation[], store: Store = memoryStore()): Promise<ApiRig> {
    const time = manualTime('2026-03-02T09:00:00Z');
    const log = (): void => undefined;
    const engine = await createEngine({ store, time, log });
    const settings = readSettings({ MILLRACE_MODE: 'demo', MILLRACE_STORE: 'memory:' });
    const identity = await IdentityDesk.open({ engine, store, settings, time, log });
    return new ApiRig({ engine, settings, identity, rights: new RightsDesk(engine), log, time }, time, operations, identity);
  }

  get engine(): Engine {
    return this.service.engine;
  }

  /** Asks an operation as a person; rejects with its refusal. */
  async ask<P extends TSchema | undefined, Q extends TSchema | undefined, B extends TSchema | undefined, A extends TSchema | undefined>(
    contract: Contract<P, Q, B, A>,
    person: string,
    { params, query, body, commandId, scopes, language = 'en' }: Asked<P, Q, B> = {},
  ): Promise<Answered<A>> {
    const found = this.operations.find((one) => one.contract.id === contract.id);
    if (found === undefined) throw new Error(`nothing does ${contract.id}`);
    const call: Call = {
      service: this.service,
      person,
      tenant: this.engine.tenant,
      language,
      scopes: scopes ?? null,
      ...(commandId === undefined ? {} : { commandId }),
      revise: () => undefined,
      session: noSession,
    };
    const run = found.run as unknown as Operation<P, Q, B, A>['run'];
    const answer = await run(call, { params: params as Given<P>, query: (query ?? {}) as Given<Q>, body: (body ?? {}) as Given<B> });
    if (contract.answer) {
      const plain = JSON.parse(JSON.stringify(answer)) as JsonObject;
      const result = compileSchema(plainSchema(contract.answer) as JsonObject).check(plain);
      if (!result.ok) throw new Error(`${contract.id} answers other than it says: ${JSON.stringify(result.problems).slice(0, 600)}`);
    }
    return answer;
  }

  /** The code of a refusal; `none` where there was none. */
  async refusal(work: Promise<unknown>): Promise<string> {
    try {
      await work;
      return 'none';
    } catch (error) {
      if (error instanceof MillraceError) return error.code;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.identity.close();
    await this.engine.close();
  }
}

const noSession: Call['session'] = {
  id: undefined,
  owner: undefined,
  expiresAt: undefined,
  address: '127.0.0.1',
  csrfToken: () => '',
  open: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
