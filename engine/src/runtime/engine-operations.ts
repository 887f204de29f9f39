import type { JsonObject } from '@millrace/schemas';
import { optionsOf, present } from './call-input.js';
import type { Sender, Settled } from './engine-options.js';
import { EngineSender } from './engine-sender.js';
import { readScopes, type ScopeView } from './instance-variables.js';
import { turnProcess, type Turned, type TurnOptions } from './process-suspension.js';

/** What those who run processes do to instances, incidents and processes. Whether the sender may is the caller's to check. */
export class EngineOperations extends EngineSender {
  /**
   * Runs the step of an incident again. `input` replaces a failed job's input and gives the job a new id; `set` corrects variables before, for a `reason`, by paths:
   * both or neither is done.
   */
  retryIncident(
    incidentId: string,
    options: Sender & { readonly input?: JsonObject; readonly set?: JsonObject; readonly reason?: string } = {},
  ): Promise<Settled> {
    return this.toPart(
      incidentId,
      ({ input, set, reason }) => ({ type: 'retryIncident', incidentId, ...present({ input, set, reason }) }),
      options,
    );
  }

  /** Lets an instance go on as if the step of an incident had been done; `set` gives variables what it would have given them. */
  skipIncident(incidentId: string, options: Sender & { readonly reason: string; readonly set?: JsonObject }): Promise<Settled> {
    return this.toPart(incidentId, ({ reason, set }) => ({ type: 'skipIncident', incidentId, reason, ...present({ set }) }), options);
  }

  /** Lets nothing go on in an instance until it is resumed: people are refused, nothing is due; what programs and called instances bring is kept. */
  suspendInstance(instanceId: string, options: Sender & { readonly reason: string }): Promise<Settled> {
    return this.toInstance(instanceId, ({ reason }) => ({ type: 'suspendInstance', reason }), options);
  }

  /** Lets a suspended instance go on. */
  resumeInstance(instanceId: string, options: Sender & { readonly reason?: string } = {}): Promise<Settled> {
    return this.toInstance(instanceId, ({ reason }) => ({ type: 'resumeInstance', ...present({ reason }) }), options);
  }

  /** Ends an instance with everything open in it. */
  cancel(instanceId: string, options: Sender & { readonly reason: string }): Promise<Settled> {
    return this.toInstance(instanceId, ({ reason }) => ({ type: 'cancelInstance', reason }), options);
  }

  /** Corrects variables of an instance by hand; the keys are paths. `scope` is one of `scopes`; absent: the process. */
  setVariables(
    instanceId: string,
    set: JsonObject,
    options: Sender & { readonly reason: string; readonly scope?: number },
  ): Promise<Settled> {
    return this.toInstance(
      instanceId,
      ({ reason, scope }) => ({ type: 'setVariables', set: optionsOf(set, 'set'), reason, ...present({ scope }) }),
      options,
    );
  }

  /** The variables of an instance by the scope they live in: the process first, then what is open in it. */
  async scopes(instanceId: string): Promise<readonly ScopeView[]> {
    return readScopes(this.parts, this.instanceKey(instanceId), instanceId);
  }

  /** Lets nothing of a process begin until it is resumed; with `instances` its running instances are suspended too. */
  suspendProcess(processId: string, options: TurnOptions): Promise<Turned> {
    return this.turn(processId, 'suspend', options);
  }

  /** Lets a suspended process begin again; with `instances` its suspended instances are resumed too. */
  resumeProcess(processId: string, options: TurnOptions = {}): Promise<Turned> {
    return this.turn(processId, 'resume', options);
  }

  private async turn(processId: string, type: 'suspend' | 'resume', options: TurnOptions): Promise<Turned> {
    const given = optionsOf(options);
    const sender = present({ actor: given.actor, onBehalfOf: given.onBehalfOf, commandId: given.commandId });
    return turnProcess(this.parts, this.tenant, processId, type, given, (key, command) => this.send(key, command, sender));
  }
}
