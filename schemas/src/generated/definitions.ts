// Generated from the schemas by schemas/scripts; `pnpm --filter @millrace/schemas generate` writes it again.
import type { JsonObject, JsonValue, Text } from '../values/json.js';

/** A process as an analyst draws it. One document is one BPMN `definitions` and may hold several processes. */
export interface ProcessDefinition {
  readonly kind: 'process';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** Pools. */
  readonly participants?: { readonly [id: string]: ParticipantDeclaration };
  /** The language of expressions that do not name one; `jsonata` when absent. */
  readonly expressionLanguage?: ExpressionLanguage;
  /** The processes of the document. */
  readonly processes: { readonly [id: string]: ProcessDeclaration };
  /** Activities, events and gateways. */
  readonly elements: { readonly [id: string]: ElementDefinition };
  /** Sequence flows. */
  readonly flows?: { readonly [id: string]: FlowDefinition };
  /** Messages between pools. */
  readonly messageFlows?: { readonly [id: string]: MessageFlow };
  /** Lanes. */
  readonly lanes?: { readonly [id: string]: LaneDefinition };
  /** Notes and their lines. */
  readonly artifacts?: { readonly [id: string]: Artifact };
  /** Frames. */
  readonly groups?: { readonly [id: string]: GroupDefinition };
  /** Data that the diagram shows. */
  readonly dataObjects?: { readonly [id: string]: DataObject };
  /** Stores that the diagram shows. */
  readonly dataStores?: { readonly [id: string]: DataStore };
  /** Ways of data. */
  readonly dataAssociations?: { readonly [id: string]: DataAssociation };
  /** Messages, signals, errors and other shared definitions. */
  readonly rootElements?: { readonly [id: string]: RootElement };
  /** Where everything is drawn; hashed apart from what is executed. */
  readonly layout?: Layout;
  /** What a BPMN file held that has no place here: kept as it was, hashed with the layout. */
  readonly interchange?: Interchange;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** Activities in any order, started by people or by an expression (BPMN ad-hoc subprocess). */
export interface AdHocSubProcessElement {
  readonly type: 'adHocSubProcess';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** Variables that live in it; what is not declared here is the surrounding scope’s. */
  readonly variables?: VariableDefinitions;
  /** Local variables and the expressions over the variables around it that give their first values. */
  readonly in?: NameMapping;
  /** Variable paths around it and the expressions over its variables that set them when it ends. */
  readonly out?: PathMapping;
  /** Whether several may run at once; `parallel` when absent. */
  readonly ordering?: 'parallel' | 'sequential';
  /** Ids of the activities that begin at once; absent: none, people begin them. */
  readonly activate?: Expression;
  /** Asked after each activity in it; when it holds, the subprocess is done. Absent: done when nothing in it runs any more. */
  readonly completionCondition?: Expression;
  /** Whether what still runs is ended then; `true` when absent. */
  readonly cancelRemaining?: boolean;
}

/** An approval by one or many people: all, any, a count or a share of them. Not part of BPMN; exported as a user task. */
export interface ApprovalTaskElement {
  readonly type: 'approvalTask';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** Who approves, in which order, and when it is decided. */
  readonly approval: Approval;
  /** The form a step shows, how data goes in and out, and who may see and edit what. */
  readonly form?: FormUse;
  /** Higher is more urgent; 50 when absent. */
  readonly priority?: number;
  /** By when it should be done. */
  readonly due?: Timing;
  /** When to look at it again. */
  readonly followUp?: Timing;
}

/** Something that happens while an activity is under way (BPMN boundary event). */
export interface BoundaryEventElement {
  readonly type: 'boundaryEvent';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The activity it watches. */
  readonly attachedTo: string;
  /** Whether it ends the activity; `true` when absent. */
  readonly cancelActivity?: boolean;
  /** What an event waits for or does. */
  readonly event: EventDefinition;
}

/** Asks a decision (BPMN business rule task). */
export interface BusinessRuleTaskElement {
  readonly type: 'businessRuleTask';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** A decision that is asked. */
  readonly decision: DecisionCall;
}

/** Runs another process and waits for it (BPMN call activity). */
export interface CallActivityElement {
  readonly type: 'callActivity';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** The call of another process. */
  readonly call?: CallUse;
}

/** Goes on when a condition over the ways that came in holds, then waits for the rest (BPMN complex gateway). */
export interface ComplexGatewayElement {
  readonly type: 'complexGateway';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** Asked at each arrival, with `$activationCount` and `$arrived` (tokens by flow); when it holds, the gateway goes on. */
  readonly activationCondition?: Expression;
  /** The flow taken when no condition holds. */
  readonly default?: string;
}

/** Where a path ends (BPMN end event). */
export interface EndEventElement {
  readonly type: 'endEvent';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** What the end does; absent: nothing but end this path. */
  readonly event?: EventDefinition;
}

/** Takes the way of the event that happens first (BPMN event-based gateway). */
export interface EventBasedGatewayElement {
  readonly type: 'eventBasedGateway';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The first event begins an instance; then nothing leads to it. `false` when absent. */
  readonly instantiate?: boolean;
  /** With `instantiate`: whether one event is enough, or all must come; `exclusive` when absent. */
  readonly eventGatewayType?: 'exclusive' | 'parallel';
}

/** Takes the first way whose condition holds (BPMN exclusive gateway). */
export interface ExclusiveGatewayElement {
  readonly type: 'exclusiveGateway';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
}

/** Takes every way whose condition holds, and waits for all that can still come in (BPMN inclusive gateway). */
export interface InclusiveGatewayElement {
  readonly type: 'inclusiveGateway';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
}

/** Waits for something, for example for time to pass (BPMN intermediate catch event). */
export interface IntermediateCatchEventElement {
  readonly type: 'intermediateCatchEvent';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** What an event waits for or does. */
  readonly event: EventDefinition;
}

/** Lets something happen and goes on (BPMN intermediate throw event). */
export interface IntermediateThrowEventElement {
  readonly type: 'intermediateThrowEvent';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** What it lets happen; absent: nothing, a milestone on the drawing. */
  readonly event?: EventDefinition;
}

/** Work that no program knows of: nothing waits for it (BPMN manual task). */
export interface ManualTaskElement {
  readonly type: 'manualTask';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
}

/** Takes all ways at once and waits for all that come in (BPMN parallel gateway). */
export interface ParallelGatewayElement {
  readonly type: 'parallelGateway';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
}

/** Waits for a message (BPMN receive task). */
export interface ReceiveTaskElement {
  readonly type: 'receiveTask';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** The message of a send or receive task. */
  readonly message?: MessageUse;
  /** The message begins an instance; then nothing leads to it. `false` when absent. */
  readonly instantiate?: boolean;
}

/** Sets variables by expressions (BPMN script task). */
export interface ScriptTaskElement {
  readonly type: 'scriptTask';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** Variables that are set by expressions. */
  readonly script: Script;
}

/** Sends a message (BPMN send task): to a process here by `message`, or by a program by `service`; exactly one of them. */
export interface SendTaskElement {
  readonly type: 'sendTask';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** The message of a send or receive task. */
  readonly message?: MessageUse;
  /** Work done by a program. */
  readonly service?: ServiceCall;
}

/** Work done by a program (BPMN service task). */
export interface ServiceTaskElement {
  readonly type: 'serviceTask';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** Work done by a program. */
  readonly service: ServiceCall;
}

/** Where an instance begins (BPMN start event). */
export interface StartEventElement {
  readonly type: 'startEvent';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** What the one who starts is asked. */
  readonly form?: FormUse;
  /** What starts it; absent: somebody or something starts it by a command. */
  readonly event?: EventDefinition;
  /** Of an event subprocess: whether its start ends what surrounds it; `true` when absent. */
  readonly isInterrupting?: boolean;
}

/** A part of the process with its own start and end (BPMN embedded subprocess); what it contains has its id as `scope`. */
export interface SubProcessElement {
  readonly type: 'subProcess';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** Variables that live in it; what is not declared here is the surrounding scope’s. */
  readonly variables?: VariableDefinitions;
  /** Local variables and the expressions over the variables around it that give their first values. */
  readonly in?: NameMapping;
  /** Variable paths around it and the expressions over its variables that set them when it ends. */
  readonly out?: PathMapping;
  /** An event subprocess: begins when its start event happens. */
  readonly triggeredByEvent?: boolean;
}

/** Work of no certain kind: done when it is reached (BPMN abstract task). */
export interface TaskElement {
  readonly type: 'task';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
}

/** A subprocess that can be cancelled: what was completed in it is compensated (BPMN transaction). */
export interface TransactionElement {
  readonly type: 'transaction';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** Variables that live in it; what is not declared here is the surrounding scope’s. */
  readonly variables?: VariableDefinitions;
  /** Local variables and the expressions over the variables around it that give their first values. */
  readonly in?: NameMapping;
  /** Variable paths around it and the expressions over its variables that set them when it ends. */
  readonly out?: PathMapping;
}

/** Work for a person (BPMN user task). */
export interface UserTaskElement {
  readonly type: 'userTask';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** Who a work item is for. */
  readonly assignment?: Assignment;
  /** The form a step shows, how data goes in and out, and who may see and edit what. */
  readonly form?: FormUse;
  /** Higher is more urgent; 50 when absent. */
  readonly priority?: number;
  /** By when it should be done. */
  readonly due?: Timing;
  /** When to look at it again. */
  readonly followUp?: Timing;
  /** Variable paths and the expressions, over `data` and the variables, that set them on completion. */
  readonly out?: PathMapping;
}

/** A BPMN element that can be drawn, imported and kept; a deployment refuses it with its id and the reason. */
export interface KeptElement {
  readonly type:
    | 'callChoreography'
    | 'callConversation'
    | 'choreographyTask'
    | 'conversation'
    | 'implicitThrowEvent'
    | 'subChoreography'
    | 'subConversation';
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The process or subprocess that contains it: stored, never inferred from the drawing. */
  readonly scope: string;
  /** The lane it stands in. */
  readonly lane?: string;
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Its outgoing flows, in the order in which conditions are tried. */
  readonly outgoing?: readonly string[];
  /** The flow taken when no condition holds. */
  readonly default?: string;
  /** The activity is done again and again, or for each of many. */
  readonly loopCharacteristics?: LoopCharacteristics;
  /** Done only to compensate: a compensation boundary event is associated with it. */
  readonly isForCompensation?: boolean;
  /** How many tokens it takes before it begins; 1 when absent. */
  readonly startQuantity?: number;
  /** How many tokens go on along its flow when it is done; 1 when absent. */
  readonly completionQuantity?: number;
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly attachedTo?: string;
  readonly cancelActivity?: boolean;
  /** What an event waits for or does. */
  readonly event?: EventDefinition;
}

/** One element of a process: an activity, an event or a gateway. `type` is BPMN’s own XML local name. */
export type ElementDefinition =
  | AdHocSubProcessElement
  | ApprovalTaskElement
  | BoundaryEventElement
  | BusinessRuleTaskElement
  | CallActivityElement
  | ComplexGatewayElement
  | EndEventElement
  | EventBasedGatewayElement
  | ExclusiveGatewayElement
  | InclusiveGatewayElement
  | IntermediateCatchEventElement
  | IntermediateThrowEventElement
  | ManualTaskElement
  | ParallelGatewayElement
  | ReceiveTaskElement
  | ScriptTaskElement
  | SendTaskElement
  | ServiceTaskElement
  | StartEventElement
  | SubProcessElement
  | TaskElement
  | TransactionElement
  | UserTaskElement
  | KeptElement;

/** What an event waits for or does. */
export type EventDefinition =
  | TimerEvent
  | MessageEvent
  | SignalEvent
  | ErrorEvent
  | EscalationEvent
  | ConditionalEvent
  | LinkEvent
  | CompensationEvent
  | CancelEvent
  | TerminateEvent
  | MultipleEvent;

/** Time: after a duration, at a moment, or again and again. Exactly one of `duration`, `date` and `cycle`. */
export interface TimerEvent {
  readonly type: 'timer';
  /** How long after the event was reached. */
  readonly duration?: DurationValue;
  /** At this moment. */
  readonly date?: InstantValue;
  /** Repeatedly. */
  readonly cycle?: CycleValue;
  /** What happens to moments that passed while nothing ran: one of them fires, each fires, or none. One that is no more than a minute late counts as punctual. */
  readonly catchUp?: 'one' | 'all' | 'skip';
}

/** A message between processes or from outside: one receiver takes it, found by name and key. */
export interface MessageEvent {
  readonly type: 'message';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** The message among `rootElements`. */
  readonly ref?: string;
  /** The correlation key: sender and receiver meet where name and key are equal. */
  readonly key?: Expression;
  /** Thrown: names and the expressions over variables that give what goes with it. */
  readonly data?: NameMapping;
  /** Caught: variable paths and the expressions over what came with it that set them. */
  readonly out?: PathMapping;
  /** Thrown: how long it is kept for a receiver that does not wait yet; PT1H when absent, PT0S is not at all. */
  readonly timeToLive?: string;
}

/** A signal: everybody who waits for it hears it. */
export interface SignalEvent {
  readonly type: 'signal';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** The signal among `rootElements`. */
  readonly ref?: string;
  /** Thrown: names and the expressions over variables that give what goes with it. */
  readonly data?: NameMapping;
  /** Caught: variable paths and the expressions over what came with it that set them. */
  readonly out?: PathMapping;
}

/** A business error: ends what it is caught around. Caught without `ref`: every error. */
export interface ErrorEvent {
  readonly type: 'error';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** The error among `rootElements`. */
  readonly ref?: string;
  /** Thrown: names and the expressions over variables that give what goes with it. */
  readonly data?: NameMapping;
  /** Caught: variable paths and the expressions over `code` and the error’s data that set them. */
  readonly out?: PathMapping;
}

/** An escalation: somebody around should know or act. Caught without `ref`: every escalation. */
export interface EscalationEvent {
  readonly type: 'escalation';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** The escalation among `rootElements`. */
  readonly ref?: string;
  /** Thrown: names and the expressions over variables that give what goes with it. */
  readonly data?: NameMapping;
  /** Caught: variable paths and the expressions over `code` and the escalation’s data that set them. */
  readonly out?: PathMapping;
}

/** A condition over variables: happens when it becomes true. */
export interface ConditionalEvent {
  readonly type: 'conditional';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** The source of an expression in the definition’s `expressionLanguage`, or one that names its language. */
  readonly condition?: Expression;
}

/** A jump within one process or subprocess, from the throwing to the catching event of the same name. */
export interface LinkEvent {
  readonly type: 'link';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** The name both ends share. */
  readonly link?: string;
}

/** Compensation: undoes what was completed, in reverse order. At the border of an activity, or as the start of an event subprocess, it names the handler. */
export interface CompensationEvent {
  readonly type: 'compensation';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Thrown: the activity to compensate; absent: everything completed in the same scope. */
  readonly activity?: string;
  /** Thrown: whether the path waits until it is done; `true` when absent. */
  readonly waitForCompletion?: boolean;
}

/** Cancels the transaction: what was completed in it is compensated. */
export interface CancelEvent {
  readonly type: 'cancel';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
}

/** Ends everything that still runs in the same scope. */
export interface TerminateEvent {
  readonly type: 'terminate';
}

/** Several events in one: caught when one of them happens, or all of them with `parallel`; thrown all at once. */
export interface MultipleEvent {
  readonly type: 'multiple';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Caught only when all of `events` have happened; `false` when absent. */
  readonly parallel?: boolean;
  /** What it consists of, by id. */
  readonly events?: { readonly [id: string]: EventDefinition };
}

/** The form a step shows, how data goes in and out, and who may see and edit what. */
export interface FormUse {
  /** The form’s id. */
  readonly ref: string;
  /** Paths of the form’s data and the expressions over variables that fill them. */
  readonly in?: PathMapping;
  /** Variable paths and the expressions over the form’s data that set them. */
  readonly out?: PathMapping;
  /** Access by node id of the form, `*` for the whole form; the nearest listed ancestor wins. */
  readonly access?: FormAccess;
}

/** Access by node id of the form, `*` for the whole form; the nearest listed ancestor wins. */
export type FormAccess = { readonly [id: string]: 'editable' | 'readOnly' | 'hidden' };

/** When the votes are enough. */
export interface ApprovalRule {
  readonly type: 'all' | 'any' | 'count' | 'percent';
  /** How many approvals, or which share of them in percent. */
  readonly value?: number;
}

/** Who approves, in which order, and when it is decided. */
export interface Approval {
  /** The approvers; in a sequential approval this is their order. */
  readonly participants: readonly Participant[];
  /** All at once, or one after the other; `parallel` when absent. */
  readonly order?: 'parallel' | 'sequential';
  /** When the votes are enough; all of them when absent. */
  readonly rule?: ApprovalRule;
  /** Whether the one who started may approve; `false` when absent. */
  readonly allowSelfApproval?: boolean;
  /** Whether an approver may return it for rework; `false` when absent. */
  readonly allowReturn?: boolean;
  /** After rework, ask everybody again or keep the approvals given. */
  readonly onReturn?: 'askAll' | 'keepApprovals';
  /** The variable that takes `{ outcome, round, votes, reason? }`, the outcome being `approved`, `refused` or `returned`: a flow after it asks `answer.outcome = 'approved'`. Declare it as `object` or `any`, or not at all. */
  readonly result: string;
}

/** Work done by a program. */
export interface ServiceCall {
  /** Which handler does it, for example `http`. */
  readonly type: string;
  /** What the handler is told; its own schema checks it. */
  readonly options?: JsonObject;
  /** Inputs by name and the expressions over variables that give them. */
  readonly in?: NameMapping;
  /** Variable paths and the expressions over the result that set them. */
  readonly out?: PathMapping;
  /** How long one attempt may take. */
  readonly timeout?: string;
  /** What happens after a failed attempt; when the attempts are used up there is an incident. */
  readonly retry?: RetryPolicy;
}

/** What happens after a failed attempt; when the attempts are used up there is an incident. */
export interface RetryPolicy {
  /** How many attempts at most, the first included. */
  readonly attempts?: number;
  /** The wait after the first failure. */
  readonly backoff?: string;
  /** By how much each wait grows. */
  readonly factor?: number;
  /** The longest wait. */
  readonly maxBackoff?: string;
}

/** Variables that are set by expressions. */
export interface Script {
  /** The language of the expressions. */
  readonly language: ExpressionLanguage;
  /** Variable paths and their expressions; all see the variables as they were before. */
  readonly set: PathMapping;
}

/** A decision that is asked. */
export interface DecisionCall {
  /** The decision’s id. */
  readonly ref: string;
  /** The decision’s inputs by name and the expressions that give them; absent: the variables of the same names. */
  readonly in?: NameMapping;
  /** The variable that takes the result: the answer itself where the decision has one output, else an object by output; a list of them for `collect` without aggregation. */
  readonly result: string;
}

/** The message of a send or receive task. */
export interface MessageUse {
  /** The message among `rootElements`. */
  readonly ref?: string;
  /** The correlation key: sender and receiver meet where name and key are equal. */
  readonly key?: Expression;
  /** Thrown: names and the expressions over variables that give what goes with it. */
  readonly data?: NameMapping;
  /** Caught: variable paths and the expressions over what came with it that set them. */
  readonly out?: PathMapping;
  /** Thrown: how long it is kept for a receiver that does not wait yet; PT1H when absent, PT0S is not at all. */
  readonly timeToLive?: string;
}

/** The call of another process. */
export interface CallUse {
  /** The id of the called definition. */
  readonly ref: string;
  /** Which of its processes; needed where it has several that are executable. */
  readonly process?: string;
  /** Which version: the newest when it is called, a certain one, or the one deployed together with this definition; `latest` when absent. */
  readonly binding?: 'latest' | 'version' | 'deployment';
  /** The version, for the binding `version`. */
  readonly version?: number;
  /** Variables of the called instance and the expressions over ours that give them. */
  readonly in?: NameMapping;
  /** Variable paths and the expressions over the called instance’s variables at its end that set them. */
  readonly out?: PathMapping;
  /** The business key of the called instance. */
  readonly businessKey?: Expression;
}

/** The activity is done again and again, or for each of many. */
export type LoopCharacteristics = StandardLoop | MultiInstanceLoop;

/** Done again while a condition holds (BPMN standard loop). Inside, `loopCounter` counts from 1. */
export interface StandardLoop {
  readonly type: 'standardLoopCharacteristics';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** Done (again) while this holds. */
  readonly condition?: Expression;
  /** Asked before the first time too; `false` when absent: done at least once. */
  readonly testBefore?: boolean;
  /** How often at most. */
  readonly maximum?: number;
}

/** Done once for each entry of a list, or a number of times (BPMN multi-instance). Inside, `loopCounter` counts from 1. */
export interface MultiInstanceLoop {
  readonly type: 'multiInstanceLoopCharacteristics';
  /** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** One after another; `false` when absent: all at once. */
  readonly sequential?: boolean;
  /** The list; asked once, when the activity is reached. */
  readonly collection?: Expression;
  /** How many times, where there is no list. */
  readonly cardinality?: Expression;
  /** The local variable that has the entry. */
  readonly item?: string;
  /** Asked after each completed one; when it holds, the rest is ended (BPMN completion condition). */
  readonly until?: Expression;
  /** Collects a value of each instance. */
  readonly output?: {
    /** The variable that takes the list, in the order of the entries. */
    readonly path: string;
    /** The value of one instance, over its variables when it completes. */
    readonly value: Expression;
  };
}

/** Who does a step: a person, a group, a position, somebody related to the person who started, or an expression. */
export type Participant = UserParticipant | GroupParticipant | PositionParticipant | RelationParticipant | ExpressionParticipant;

/** One person. */
export interface UserParticipant {
  /** The id of a person, a group, a position, a unit or an organisation: letters, digits, `_`, `.`, `@` and `-`. */
  readonly user: string;
}

/** Everybody in a group. */
export interface GroupParticipant {
  /** The id of a person, a group, a position, a unit or an organisation: letters, digits, `_`, `.`, `@` and `-`. */
  readonly group: string;
}

/** Whoever holds a position. */
export interface PositionParticipant {
  /** The id of a person, a group, a position, a unit or an organisation: letters, digits, `_`, `.`, `@` and `-`. */
  readonly position: string;
}

/** Somebody found by relation: the one who started the process, or the manager of somebody. */
export interface RelationParticipant {
  /** The relation to follow. */
  readonly relation: 'initiator' | 'manager';
  /** Whose manager; when absent, the manager of the one who started the process. */
  readonly of?: Participant;
}

/** An expression that gives principal keys: a text such as `user:anna` or a list of them. */
export interface ExpressionParticipant {
  /** The source of an expression in the definition’s `expressionLanguage`, or one that names its language. */
  readonly expression: Expression;
}

/** Who a work item is for. */
export interface Assignment {
  /** The one person it belongs to from the start. */
  readonly assignee?: Participant;
  /** Those it is offered to; one of them claims it. */
  readonly candidates?: readonly Participant[];
}

/** What another tool called it. */
export interface Foreign {
  /** Its id there, where ours had to differ. */
  readonly id?: string;
}

/** One process of the document. */
export interface ProcessDeclaration {
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** Whether the engine may run it; `false` when absent. */
  readonly executable?: boolean;
  /** What an instance is called in lists: a text, or an expression over its variables that gives a text or `{ en, ru }`; it follows the variables. */
  readonly title?: ExpressionValue | Text;
  /** Its variables by name. */
  readonly variables?: VariableDefinitions;
  /** Each instance gets a number without gaps, just after it has started. */
  readonly number?: InstanceNumbers;
  /** The one who started an instance may take it back; without this they may not. */
  readonly withdrawal?: Withdrawal;
  /** How long an instance is kept after its end, with all that it called (`P3Y`), or `never`: it is never purged. Absent: as the server is told (`MILLRACE_RETENTION`). What the newest version in use says counts. */
  readonly retention?: 'never' | string;
}

/** Each instance gets a number without gaps, just after it has started. */
export interface InstanceNumbers {
  /** What stands before the number; `{yyyy}`, `{yy}` and `{MM}` are the year and month of the start in UTC. */
  readonly prefix?: string;
  /** Filled up with zeros to this length; 6 when absent. */
  readonly digits?: number;
  /** When it starts again at one; `never` when absent. */
  readonly restart?: 'never' | 'yearly' | 'monthly';
}

/** The one who started an instance may take it back; without this they may not. */
export interface Withdrawal {
  /** Only while every place it stands at is one of these elements, or inside one of them; absent: at any time. */
  readonly at?: readonly string[];
}

/** A pool. */
export interface ParticipantDeclaration {
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The collaboration it stands in, among `rootElements`; absent: the only one there is. */
  readonly scope?: string;
  /** The process drawn in it. */
  readonly process?: string;
  /** Somebody whose process is not shown. */
  readonly blackBox?: boolean;
  /** BPMN’s multiplicity, kept. */
  readonly minimum?: number;
  /** BPMN’s multiplicity, kept. */
  readonly maximum?: number;
}

/** A sequence flow: the way from one element to the next. */
export interface FlowDefinition {
  /** May be left out: `flows` holds nothing else. */
  readonly type?: 'sequenceFlow';
  /** Where it starts. */
  readonly from: string;
  /** Where it leads. */
  readonly to: string;
  /** Taken only when this holds. */
  readonly when?: Expression;
  /** A condition that nobody here understands: kept, and refused by a deployment. */
  readonly attributes?: JsonObject;
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** A message between pools, or a conversation’s link. */
export interface MessageFlow {
  readonly type: 'messageFlow' | 'conversationLink';
  /** The collaboration it stands in, among `rootElements`; absent: the only one there is. */
  readonly scope?: string;
  /** Where it starts. */
  readonly from: string;
  /** Where it leads. */
  readonly to: string;
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly message?: string;
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** The way of data into or out of an activity. */
export interface DataAssociation {
  readonly type: 'dataInputAssociation' | 'dataOutputAssociation';
  /** Where it starts. */
  readonly from: string;
  /** Where it leads. */
  readonly to: string;
  /** Any JSON object, kept as it is. */
  readonly attributes?: JsonObject;
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** A lane. */
export interface LaneDefinition {
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
  /** The lane around it, or `null`. */
  readonly parent?: string | null;
  /** The process or subprocess it divides. */
  readonly scope?: string;
  /** Who does the user tasks in it that say nothing themselves. */
  readonly assignment?: Assignment;
}

/** Something that explains the diagram. */
export type Artifact = TextAnnotation | Association;

/** A note on the diagram. */
export interface TextAnnotation {
  readonly type: 'textAnnotation';
  /** A text shown to people: one string, or one a language. */
  readonly text: Text;
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly scope?: string;
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** A dotted line between a note and what it is about. */
export interface Association {
  readonly type: 'association';
  /** Where it starts. */
  readonly from: string;
  /** Where it leads. */
  readonly to: string;
  readonly direction?: 'none' | 'one' | 'both';
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly scope?: string;
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** A frame around things that belong together. */
export interface GroupDefinition {
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly category?: string;
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly scope?: string;
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** Data that the diagram shows. */
export interface DataObject {
  readonly type: 'dataObject' | 'dataObjectReference' | 'dataInput' | 'dataOutput';
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly scope?: string;
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly lane?: string;
  /** The data object a reference shows. */
  readonly of?: string;
  /** Its item definition among `rootElements`. */
  readonly item?: string;
  /** Several of them. */
  readonly collection?: boolean;
  /** The variable that it shows. */
  readonly variable?: string;
  /** The state shown in brackets. */
  readonly state?: string;
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** A place where data stays, as the diagram shows it. */
export interface DataStore {
  readonly type: 'dataStore' | 'dataStoreReference';
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly scope?: string;
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly lane?: string;
  /** The data store a reference shows. */
  readonly of?: string;
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly item?: string;
  readonly capacity?: number;
  readonly unlimited?: boolean;
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** A shared definition of BPMN: a message, signal, error and so on. */
export interface RootElement {
  readonly type:
    | 'category'
    | 'categoryValue'
    | 'choreography'
    | 'collaboration'
    | 'correlationKey'
    | 'correlationProperty'
    | 'endPoint'
    | 'error'
    | 'escalation'
    | 'globalBusinessRuleTask'
    | 'globalChoreographyTask'
    | 'globalConversation'
    | 'globalManualTask'
    | 'globalScriptTask'
    | 'globalTask'
    | 'globalUserTask'
    | 'import'
    | 'interface'
    | 'itemDefinition'
    | 'message'
    | 'operation'
    | 'partnerEntity'
    | 'partnerRole'
    | 'relationship'
    | 'resource'
    | 'resourceParameter'
    | 'signal';
  /** The code of an error or escalation, the name of a message or signal between processes; its id when absent. */
  readonly code?: string;
  /** Any JSON object, kept as it is. */
  readonly attributes?: JsonObject;
  /** What people read on the diagram and in lists. */
  readonly name?: Text;
  /** What the reader of the diagram should know. */
  readonly documentation?: Text;
  /** What another tool called it. */
  readonly foreign?: Foreign;
  /** Additions of other tools, kept as they are. */
  readonly extensions?: JsonObject;
}

/** Where everything is drawn; hashed apart from what is executed. */
export interface Layout {
  /** One a diagram. */
  readonly planes?: { readonly [id: string]: Plane };
}

/** One diagram. */
export interface Plane {
  /** The document, process or collapsed subprocess it shows. */
  readonly of: string;
  /** From back to front. */
  readonly order?: readonly string[];
  readonly shapes?: { readonly [id: string]: Shape };
  readonly edges?: { readonly [id: string]: Edge };
  /** Notes of those who draw, not part of the diagram. */
  readonly notes?: { readonly [id: string]: LayoutNote };
}

/** The place of an element. */
export interface Shape {
  /** x, y, width, height; absolute, decimals kept. */
  readonly at: Bounds;
  /** The place of its label. */
  readonly label?: Bounds;
  /** Whether a subprocess shows its content. */
  readonly expanded?: boolean;
  /** The direction of a pool or lane. */
  readonly horizontal?: boolean;
  /** Whether an exclusive gateway shows its cross. */
  readonly markerVisible?: boolean;
  /** A colour as `#rrggbb`. */
  readonly fill?: string;
  /** A colour as `#rrggbb`. */
  readonly stroke?: string;
}

/** The way of a line. */
export interface Edge {
  /** Its points from start to end. */
  readonly via: readonly Point[];
  /** The place of its label. */
  readonly label?: Bounds;
  /** Routed by machine, so it may be routed again. */
  readonly auto?: boolean;
  /** A colour as `#rrggbb`. */
  readonly stroke?: string;
}

/** A note of those who draw. */
export interface LayoutNote {
  /** x, y, width, height; absolute, decimals kept. */
  readonly at?: Bounds;
  /** A text shown to people: one string, or one a language. */
  readonly text?: Text;
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly about?: string;
}

/** x, y, width, height; absolute, decimals kept. */
export type Bounds = readonly [number, number, number, number];

/** x, y; absolute, decimals kept. */
export type Point = readonly [number, number];

/** What a BPMN file held that has no place here: kept as it was, hashed with the layout. */
export interface Interchange {
  /** Prefixes and their names. */
  readonly namespaces?: { readonly [id: string]: string };
  /** The tool that wrote the file. */
  readonly exporter?: {
    readonly name?: string;
    readonly version?: string;
  };
  readonly targetNamespace?: string;
  /** Comments and instructions before the file’s top element. */
  readonly before?: string;
  /** Comments and instructions after it. */
  readonly after?: string;
  /** Unknown content of the file’s top element. */
  readonly definitions?: KeptXml;
  /** Unknown content by element id. */
  readonly byElement?: { readonly [id: string]: KeptXml };
  /** Diagrams that are not shown. */
  readonly diagrams?: readonly JsonValue[];
}

/** Unknown content of one element, as raw XML. */
export interface KeptXml {
  readonly attrs?: { readonly [id: string]: string };
  readonly xml?: string;
  readonly di?: string;
}

/** A form. `data` holds types and static bounds only, texts live in `nodes`, rules in `rules`; the form knows no process. */
export interface FormDefinition {
  readonly kind: 'form';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** What the form holds. */
  readonly data: DataSchema;
  /** The node everything is in. */
  readonly root: string;
  /** Pages, groups, fields and tables by id. */
  readonly nodes: { readonly [id: string]: NodeDefinition };
  /** Rules by id, each aimed at a node. */
  readonly rules?: { readonly [id: string]: RuleDefinition };
  /** What the service reads for the person who fills the form in, by the name that rules call it by: `$source.<name>`. */
  readonly sources?: { readonly [id: string]: FormSource };
}

/** Something of the person’s own that rules read: an account of a ledger, `{ balance, reserved, available, covered: [{ from, to }] }`. Absent where there is none or they may not read it. */
export interface FormSource {
  readonly type: 'account';
  /** The register whose ledger it is. */
  readonly register: string;
  /** Whose: the account that has the person’s own id. */
  readonly id: '$me';
}

/** One thing on a form. */
export type NodeDefinition = ContainerNode | RowsNode | FieldNode | StaticNode;

/** Holds other nodes. */
export interface ContainerNode {
  readonly type: 'page' | 'group' | 'columns' | 'tabs' | 'tab' | 'wizard' | 'step';
  /** The nodes inside, in order. */
  readonly children: readonly string[];
  /** What stands above it. */
  readonly label?: Text;
  /** What stands below it and explains. */
  readonly help?: Text;
  /** How many of twelve columns it takes. */
  readonly span?: Span;
}

/** A list of rows: an editable table or a repeated section. */
export interface RowsNode {
  readonly type: 'table' | 'repeat';
  /** The path of its value in the form’s data; `[]` stands for the rows of a list. */
  readonly bind: string;
  /** The columns or the fields of one row, in order. */
  readonly children: readonly string[];
  /** How the rows behave. */
  readonly options?: {
    /** What the button that adds a row says. */
    readonly addLabel?: Text;
    readonly minRows?: number;
    /** Rows can be neither added nor removed. */
    readonly fixed?: boolean;
  };
  /** What stands above it. */
  readonly label?: Text;
  /** What stands below it and explains. */
  readonly help?: Text;
  /** How many of twelve columns it takes. */
  readonly span?: Span;
}

/** A field: one value that people see and fill in. */
export interface FieldNode {
  readonly type:
    | 'text'
    | 'multiline'
    | 'richText'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'boolean'
    | 'date'
    | 'time'
    | 'instant'
    | 'duration'
    | 'period'
    | 'zone'
    | 'choice'
    | 'choices'
    | 'lookup'
    | 'person'
    | 'unit'
    | 'organisation'
    | 'file'
    | 'signature';
  /** The path of its value in the form’s data; `[]` stands for the rows of a list. */
  readonly bind: string;
  /** A text shown to people: one string, or one a language. */
  readonly placeholder?: Text;
  /** What a field of its type needs; each type uses some of them. */
  readonly options?: FieldOptions;
  /** What stands above it. */
  readonly label?: Text;
  /** What stands below it and explains. */
  readonly help?: Text;
  /** How many of twelve columns it takes. */
  readonly span?: Span;
}

/** Something to read or look at, without a value. */
export interface StaticNode {
  readonly type: 'heading' | 'paragraph' | 'divider';
  /** A text shown to people: one string, or one a language. */
  readonly text?: Text;
  /** What stands above it. */
  readonly label?: Text;
  /** What stands below it and explains. */
  readonly help?: Text;
  /** How many of twelve columns it takes. */
  readonly span?: Span;
}

/** What a field of its type needs; each type uses some of them. */
export interface FieldOptions {
  /** money: the currency, three capital letters. */
  readonly currency?: string;
  /** choice, choices: what can be chosen. */
  readonly choices?: readonly {
    /** Any JSON value. */
    readonly value: JsonValue;
    /** A text shown to people: one string, or one a language. */
    readonly label?: Text;
  }[];
  /** choice, choices, boolean: how it is shown. */
  readonly appearance?: 'list' | 'radio' | 'buttons' | 'checkbox' | 'switch';
  /** multiline: how many lines it is high. */
  readonly rows?: number;
  /** lookup: the register; absent: the one its value refers to. */
  readonly register?: string;
  /** lookup: which records are offered. */
  readonly where?: Condition;
  /** lookup: the attributes that are shown. */
  readonly columns?: readonly string[];
  /** lookup: paths of the form’s data and the attribute of the chosen record that fills each. */
  readonly fill?: { readonly [id: string]: string };
  /** file: media types and endings that are accepted. */
  readonly accept?: readonly string[];
  /** file: the largest file. */
  readonly maxBytes?: number;
  /** integer, decimal: what stands behind the number. */
  readonly unitLabel?: Text;
}

/** How many of twelve columns it takes. */
export interface Span {
  readonly phone?: number;
  readonly wide?: number;
}

/** A rule. Rules run in this order: computed, visible, read-only, required, allowed, warning and error. */
export type RuleDefinition = ComputedRule | StateRule | AllowedRule | MessageRule;

/** The node’s value is computed; `$row` is the row in a table, `$root` the whole form. */
export interface ComputedRule {
  /** The node it is about. */
  readonly target: string;
  readonly kind: 'computed';
  /** The source of a JSONata expression. */
  readonly value: string;
  /** Computed only while this holds. */
  readonly when?: string;
}

/** The node is visible, read-only or required while the condition holds. */
export interface StateRule {
  /** The node it is about. */
  readonly target: string;
  readonly kind: 'visible' | 'readOnly' | 'required';
  /** The source of a JSONata expression. */
  readonly when: string;
}

/** The node’s value must be one of those that the expression gives. */
export interface AllowedRule {
  /** The node it is about. */
  readonly target: string;
  readonly kind: 'allowed';
  /** The source of a JSONata expression. */
  readonly values: string;
  /** Only while this holds. */
  readonly when?: string;
  /** A text shown to people: one string, or one a language. */
  readonly text?: Text;
}

/** While the condition holds, the node shows a text; an error stops the form from being sent. */
export interface MessageRule {
  /** The node it is about. */
  readonly target: string;
  readonly kind: 'warning' | 'error';
  /** The source of a JSONata expression. */
  readonly when: string;
  /** A text shown to people: one string, or one a language. */
  readonly text: Text;
}

/** A decision table. */
export interface DecisionDefinition {
  readonly kind: 'decision';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** The columns that are asked. */
  readonly inputs: { readonly [id: string]: DecisionInput };
  /** The order of the inputs. */
  readonly inputOrder: readonly string[];
  /** The columns that are answered. */
  readonly outputs: { readonly [id: string]: DecisionOutput };
  /** The order of the outputs. */
  readonly outputOrder: readonly string[];
  /** What happens when several rules hold. Executed: unique, first, collect. */
  readonly hitPolicy: 'unique' | 'first' | 'collect' | 'priority' | 'any' | 'ruleOrder' | 'outputOrder';
  /** collect: what is made of the list; absent: the list itself. */
  readonly aggregation?: 'sum' | 'min' | 'max' | 'count';
  /** The rules. */
  readonly rules: { readonly [id: string]: DecisionRule };
  /** The order of the rules. */
  readonly ruleOrder: readonly string[];
}

/** A column that is asked: its name is what the process gives a value for. */
export interface DecisionInput {
  /** Its name in inputs, results and expressions. */
  readonly name: string;
  /** What people read above the column. */
  readonly label?: Text;
  /** The type of its values; absent: any. */
  readonly type?:
    | 'text'
    | 'boolean'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'date'
    | 'time'
    | 'instant'
    | 'duration'
    | 'period'
    | 'zone'
    | 'reference'
    | 'person'
    | 'unit'
    | 'organisation'
    | 'file'
    | 'texts'
    | 'list'
    | 'object'
    | 'any';
}

/** A column that is answered. */
export interface DecisionOutput {
  /** Its name in inputs, results and expressions. */
  readonly name: string;
  /** What people read above the column. */
  readonly label?: Text;
  /** The type of its values; absent: any. */
  readonly type?:
    | 'text'
    | 'boolean'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'date'
    | 'time'
    | 'instant'
    | 'duration'
    | 'period'
    | 'zone'
    | 'reference'
    | 'person'
    | 'unit'
    | 'organisation'
    | 'file'
    | 'texts'
    | 'list'
    | 'object'
    | 'any';
}

/** One row. */
export interface DecisionRule {
  /** Conditions by input; an input that is absent or `-` is not asked. */
  readonly when?: { readonly [id: string]: string };
  /** Answers by output; one that is absent is null. */
  readonly then?: { readonly [id: string]: string };
  /** Why the rule exists. */
  readonly note?: Text;
}

/** A register: a stored table whose rows are records. */
export interface RegisterDefinition {
  readonly kind: 'register';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** What each record holds, by name. */
  readonly attributes: { readonly [id: string]: AttributeDefinition };
  /** The order in which attributes are shown. */
  readonly attributeOrder?: readonly string[];
  /** What a record is called, over its attributes; absent: its id. */
  readonly title?: string;
  /** Combinations of attributes that no two records share. */
  readonly keys?: { readonly [id: string]: readonly string[] };
  /** How lists are sorted and filtered. */
  readonly indexes?: { readonly [id: string]: readonly string[] };
  /** Numbers without gaps, given after a record is stored. */
  readonly number?: NumberSeries;
  /** Each record is an account: its balance is the sum of entries that are only ever added. */
  readonly ledger?: LedgerSettings;
}

/** An attribute of a register’s records. One of type decimal or money needs `scale`, one of type reference needs `register`. */
export interface AttributeDefinition {
  /** The type of the value. */
  readonly type:
    | 'text'
    | 'boolean'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'date'
    | 'time'
    | 'instant'
    | 'duration'
    | 'period'
    | 'zone'
    | 'reference'
    | 'person'
    | 'unit'
    | 'organisation'
    | 'file'
    | 'texts'
    | 'list'
    | 'object'
    | 'any';
  /** Digits after the point; a decimal or an amount of money must have it. */
  readonly scale?: number;
  /** The only currency an amount may have: three capital letters. */
  readonly currency?: string;
  /** The register a reference points into. */
  readonly register?: string;
  /** What a list holds. */
  readonly items?: ValueDeclaration;
  /** What an object holds. */
  readonly properties?: ValueDeclarations;
  /** The only values allowed. */
  readonly values?: readonly JsonValue[];
  /** The least number allowed. */
  readonly minimum?: number;
  /** The greatest number allowed. */
  readonly maximum?: number;
  /** The most characters of a text. */
  readonly maxLength?: number;
  /** The most entries of a list. */
  readonly maxItems?: number;
  /** A regular expression a text must match; it runs in linear time. */
  readonly pattern?: string;
  /** How careful we must be with the value; personal data can be erased, secrets never reach logs. */
  readonly sensitivity?: Sensitivity;
  /** What people call it. */
  readonly label?: Text;
  /** What explains it. */
  readonly help?: Text;
  /** Every record has it. */
  readonly required?: boolean;
  /** No two records have the same value. */
  readonly unique?: boolean;
  /** Search finds records by it. */
  readonly searchable?: boolean;
  /** Its value in a new record. */
  readonly initial?: JsonValue;
}

/** Numbers without gaps, given after a record is stored. */
export interface NumberSeries {
  /** The attribute that takes the number. */
  readonly attribute: string;
  readonly prefix?: string;
  /** Filled up with zeros to this length. */
  readonly digits?: number;
  /** When it starts again at one. */
  readonly restart?: 'never' | 'yearly' | 'monthly';
}

/** Each record is an account: its balance is the sum of entries that are only ever added. */
export interface LedgerSettings {
  /** Digits after the point of amounts. */
  readonly scale?: number;
  /** The currency of amounts. */
  readonly currency?: string;
  /** Whether more may be reserved or posted than there is; `false` when absent. */
  readonly mayGoBelowZero?: boolean;
}

/** An entry of the catalogue: what an employee can ask for, and the process that answers. */
export interface ServiceDefinition {
  readonly kind: 'service';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** What one gets, in the words of the one who asks. */
  readonly description?: Text;
  /** The part of the catalogue it stands in. */
  readonly category?: string;
  /** Words that search finds it by. */
  readonly keywords?: readonly Text[];
  /** The process a request starts. */
  readonly process: string;
  /** The form that is filled in; absent: that of the process’s start. */
  readonly form?: string;
  /** How fast it is promised. */
  readonly serviceLevel?: string;
  /** Whether it can be asked for; `available` when absent. */
  readonly availability?: 'available' | 'limited' | 'paused' | 'retired';
  /** What people should know before they ask. */
  readonly notice?: Text;
  /** Who sees it; absent: everybody. All parts that are given must hold. */
  readonly visibleTo?: {
    /** One of these roles. */
    readonly roles?: readonly string[];
    /** One of these organisations. */
    readonly organisations?: readonly string[];
    /** One of these regions. */
    readonly regions?: readonly string[];
  };
}

/** A role: permissions, and who may see which attributes. Roles belong to the application. */
export interface RoleDefinition {
  readonly kind: 'role';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** What it allows. */
  readonly permissions: { readonly [id: string]: Permission };
  /** Rights to attributes by register; what is not listed is editable where the record is. */
  readonly attributes?: { readonly [id: string]: { readonly [id: string]: 'hidden' | 'readOnly' | 'editable' } };
}

/** An action on a type of resource within a scope, on a condition. */
export interface Permission {
  readonly action:
    | 'create'
    | 'read'
    | 'update'
    | 'archive'
    | 'export'
    | 'start'
    | 'cancel'
    | 'claim'
    | 'complete'
    | 'reassign'
    | 'retry'
    | 'deploy'
    | 'administer';
  /** What it is about. */
  readonly resource: {
    readonly type:
      | 'application'
      | 'definition'
      | 'draft'
      | 'history'
      | 'incident'
      | 'instance'
      | 'job'
      | 'notification'
      | 'organisation'
      | 'person'
      | 'record'
      | 'report'
      | 'service'
      | 'workItem';
    /** Only of this process, register or service. */
    readonly of?: string;
  };
  /** Whose: one’s own, of one’s unit, of one’s organisation, or all. */
  readonly scope: 'own' | 'unit' | 'organisation' | 'all';
  /** Only where this holds. */
  readonly where?: Condition;
}

/** A condition in the part of the store’s queries that every store answers, so it filters lists, counts and exports alike. */
export type Condition = AndCondition | OrCondition | FieldCondition;

/** All hold. */
export interface AndCondition {
  readonly and: readonly Condition[];
}

/** At least one holds. */
export interface OrCondition {
  readonly or: readonly Condition[];
}

/** A comparison of one field. */
export interface FieldCondition {
  /** The field or attribute. */
  readonly field: string;
  /** Equal. A value; `$me`, `$me.unit`, `$me.organisation` and `$me.manager` stand for the one who asks. */
  readonly eq?: string | number | boolean | null;
  /** Not equal. */
  readonly ne?: string | number | boolean | null;
  /** One of these. */
  readonly in?: readonly (string | number | boolean | null)[];
  /** Greater than. */
  readonly gt?: string | number;
  /** Greater than or equal. */
  readonly gte?: string | number;
  /** Less than. */
  readonly lt?: string | number;
  /** Less than or equal. */
  readonly lte?: string | number;
  /** Starts with. */
  readonly prefix?: string;
  /** The list contains at least one of these; `$me.principals` stands for all keys of the one who asks. */
  readonly anyOf?: readonly string[];
}

/** Working time: the hours of each weekday, and the days that differ. */
export interface CalendarDefinition {
  readonly kind: 'calendar';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** The time zone its hours are in. */
  readonly zone: string;
  /** The frames of each weekday; a weekday that is absent is a day off. */
  readonly week: {
    /** Working frames of the day in order; none is a day off. */
    readonly monday?: readonly WorkingFrame[];
    /** Working frames of the day in order; none is a day off. */
    readonly tuesday?: readonly WorkingFrame[];
    /** Working frames of the day in order; none is a day off. */
    readonly wednesday?: readonly WorkingFrame[];
    /** Working frames of the day in order; none is a day off. */
    readonly thursday?: readonly WorkingFrame[];
    /** Working frames of the day in order; none is a day off. */
    readonly friday?: readonly WorkingFrame[];
    /** Working frames of the day in order; none is a day off. */
    readonly saturday?: readonly WorkingFrame[];
    /** Working frames of the day in order; none is a day off. */
    readonly sunday?: readonly WorkingFrame[];
  };
  /** Days that differ, by date. */
  readonly days?: {
    readonly [id: string]: {
      /** A text shown to people: one string, or one a language. */
      readonly name?: Text;
      /** Working frames of the day in order; none is a day off. */
      readonly frames: readonly WorkingFrame[];
    };
  };
}

/** A stretch of working time. */
export interface WorkingFrame {
  /** When it begins, `HH:MM`. */
  readonly from: string;
  /** When it ends, `HH:MM` up to `24:00`. */
  readonly to: string;
}

/** A service level: clocks that measure what was promised. */
export interface ServiceLevelDefinition {
  readonly kind: 'serviceLevel';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** The calendar whose working time counts; absent: all time. */
  readonly calendar?: string;
  /** The clocks. */
  readonly clocks: { readonly [id: string]: ClockDefinition };
}

/** A clock: started, paused and stopped by conditions over the request. */
export interface ClockDefinition {
  /** A text shown to people: one string, or one a language. */
  readonly name?: Text;
  /** What it measures. */
  readonly measures?: 'firstResponse' | 'resolution' | 'handOver' | 'other';
  /** When it starts; absent: when the request is made. */
  readonly start?: string;
  /** When it stops. */
  readonly stop: string;
  /** When it no longer matters. */
  readonly cancel?: string;
  /** When it starts again from nothing. */
  readonly reset?: string;
  /** While it stands still, and why. */
  readonly pauses?: {
    readonly [id: string]: {
      /** The source of a JSONata expression. */
      readonly when: string;
      /** A text shown to people: one string, or one a language. */
      readonly reason: Text;
    };
  };
  /** How long it may take. */
  readonly target: {
    /** When no case holds. */
    readonly otherwise: string;
    /** The first that holds decides. */
    readonly cases?: readonly {
      /** The source of a JSONata expression. */
      readonly when: string;
      /** A length of time in ISO 8601, for example `PT8H` or `P2D`. */
      readonly duration: string;
    }[];
  };
  /** What happens on the way to the target and beyond. */
  readonly escalations?: { readonly [id: string]: Escalation };
}

/** What happens, once, when a share of the target has passed. */
export interface Escalation {
  /** The share of the target in percent. */
  readonly at: number;
  readonly action: 'notify' | 'reassign' | 'raisePriority' | 'startProcess';
  /** Who is notified or takes over. */
  readonly to?: readonly Participant[];
  /** The notification template. */
  readonly template?: string;
  /** The process to start. */
  readonly process?: string;
  readonly priority?: number;
}

/** What a notification says. `{{ expression }}` inside a text is replaced by the value of the expression over the inputs. */
export interface NotificationTemplateDefinition {
  readonly kind: 'notificationTemplate';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** What the texts may use. */
  readonly inputs?: ValueDeclarations;
  /** Where it is sent. */
  readonly channels?: readonly ('portal' | 'mail' | 'chat')[];
  /** The subject or title. */
  readonly subject: Text;
  /** The text. */
  readonly body: Text;
  /** The button under the text. */
  readonly action?: {
    /** A text shown to people: one string, or one a language. */
    readonly label: Text;
    /** A path inside the portal. */
    readonly link: string;
  };
}

/** A story that is played on the real engine: who takes part, what is there, what they do, and what must come of it. Time is under the scenario’s hand. */
export interface ScenarioDefinition {
  readonly kind: 'scenario';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** The application it plays in; absent: the one it belongs to. */
  readonly application?: string;
  /** The process it starts. */
  readonly process: string;
  /** The time at the beginning. */
  readonly clock: {
    /** A moment in UTC, for example `2026-03-02T09:00:00Z`. */
    readonly start: string;
    /** A time zone of the IANA list, for example `Europe/Moscow`. */
    readonly zone?: string;
  };
  /** Who takes part, by id. */
  readonly people?: { readonly [id: string]: ScenarioPerson };
  /** What the registers hold at the beginning. */
  readonly registers?: { readonly [id: string]: { readonly [id: string]: JsonObject } };
  /** How service tasks answer, by element id. A task that is not listed waits for a step `answer` or `fail`. */
  readonly jobs?: { readonly [id: string]: readonly JobAnswer[] };
  /** What happens, in order. */
  readonly steps: readonly ScenarioStep[];
  /** What must be true at the end. */
  readonly expect?: ScenarioExpectation;
}

/** Somebody who takes part. */
export interface ScenarioPerson {
  /** A text shown to people: one string, or one a language. */
  readonly name?: Text;
  /** The person who manages them. */
  readonly manager?: string;
  /** Groups they are in. */
  readonly groups?: readonly string[];
  /** Positions they hold. */
  readonly positions?: readonly string[];
  /** The id of a person, a group, a position, a unit or an organisation: letters, digits, `_`, `.`, `@` and `-`. */
  readonly unit?: string;
  /** The id of a person, a group, a position, a unit or an organisation: letters, digits, `_`, `.`, `@` and `-`. */
  readonly organisation?: string;
  readonly email?: string;
}

/** What a program answers: a result, or a failure. */
export type JobAnswer =
  | {
      /** Any JSON value. */
      readonly result: JsonValue;
    }
  | {
      /** Why a program failed. */
      readonly failure: JobFailure;
    };

/** Why a program failed. */
export interface JobFailure {
  readonly message: string;
  readonly code?: string;
  /** Whether it is tried again; `true` when absent. */
  readonly retry?: boolean;
}

/** One step of a scenario: an object with the one thing that happens, and a note. */
export type ScenarioStep =
  | StartStep
  | ClaimStep
  | ReleaseStep
  | CompleteStep
  | AdvanceStep
  | AnswerStep
  | FailStep
  | RetryStep
  | CancelStep
  | WithdrawStep
  | RemindStep
  | ExpectStep;

/** Somebody starts the process. */
export interface StartStep {
  /** Somebody starts the process. */
  readonly start: {
    /** The person who does it. */
    readonly by: string;
    /** Another process than the scenario’s. */
    readonly process?: string;
    /** What later steps call this instance. */
    readonly as?: string;
    /** What is filled into the form. */
    readonly data?: JsonObject;
    /** Variables set without a form. */
    readonly variables?: JsonObject;
    /** The code of the refusal that is expected; absent: it must succeed. */
    readonly refused?: string;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** Somebody takes a work item that is offered to them. */
export interface ClaimStep {
  /** Somebody takes a work item that is offered to them. */
  readonly claim: {
    /** The element of the process. */
    readonly element: string;
    /** The person who does it. */
    readonly by: string;
    /** Which started instance, by its `as`; absent: the last one started. */
    readonly instance?: string;
    /** The code of the refusal that is expected; absent: it must succeed. */
    readonly refused?: string;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** Somebody gives a work item back. */
export interface ReleaseStep {
  /** Somebody gives a work item back. */
  readonly release: {
    /** The element of the process. */
    readonly element: string;
    /** The person who does it. */
    readonly by: string;
    /** Which started instance, by its `as`; absent: the last one started. */
    readonly instance?: string;
    /** The code of the refusal that is expected; absent: it must succeed. */
    readonly refused?: string;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** Somebody completes a work item of theirs; one that is only offered to them is claimed first. */
export interface CompleteStep {
  /** Somebody completes a work item of theirs; one that is only offered to them is claimed first. */
  readonly complete: {
    /** The element of the process. */
    readonly element: string;
    /** The person who does it. */
    readonly by: string;
    /** Which started instance, by its `as`; absent: the last one started. */
    readonly instance?: string;
    /** Which of several open work items of this element and person: 1 is the oldest. */
    readonly which?: number;
    /** What is filled into the form. */
    readonly data?: JsonObject;
    /** What was decided, for an approval: `approved`, `refused` or `returned`. */
    readonly outcome?: string;
    /** Why. */
    readonly reason?: string;
    /** The code of the refusal that is expected; absent: it must succeed. */
    readonly refused?: string;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** Time passes; whatever falls due on the way happens in its order. */
export interface AdvanceStep {
  /** For how long (`PT8H`), or up to which moment. */
  readonly advance: string;
  /** Why this step is there. */
  readonly note?: Text;
}

/** A program answers the waiting service task. */
export interface AnswerStep {
  /** A program answers the waiting service task. */
  readonly answer: {
    /** The element of the process. */
    readonly element: string;
    /** Which started instance, by its `as`; absent: the last one started. */
    readonly instance?: string;
    /** Any JSON value. */
    readonly result: JsonValue;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** A program fails the waiting service task. */
export interface FailStep {
  /** A program fails the waiting service task. */
  readonly fail: {
    /** The element of the process. */
    readonly element: string;
    /** Which started instance, by its `as`; absent: the last one started. */
    readonly instance?: string;
    /** Why a program failed. */
    readonly failure: JobFailure;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** Somebody retries what became an incident. */
export interface RetryStep {
  /** Somebody retries what became an incident. */
  readonly retry: {
    /** The element of the process. */
    readonly element: string;
    /** The person who does it. */
    readonly by: string;
    /** Which started instance, by its `as`; absent: the last one started. */
    readonly instance?: string;
    /** The code of the refusal that is expected; absent: it must succeed. */
    readonly refused?: string;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** Somebody cancels the instance. */
export interface CancelStep {
  /** Somebody cancels the instance. */
  readonly cancel: {
    /** The person who does it. */
    readonly by: string;
    /** Which started instance, by its `as`; absent: the last one started. */
    readonly instance?: string;
    readonly reason?: string;
    /** The code of the refusal that is expected; absent: it must succeed. */
    readonly refused?: string;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** The one who started the instance takes it back. */
export interface WithdrawStep {
  /** The one who started the instance takes it back. */
  readonly withdraw: {
    /** The person who does it. */
    readonly by: string;
    /** Which started instance, by its `as`; absent: the last one started. */
    readonly instance?: string;
    readonly reason?: string;
    /** The code of the refusal that is expected; absent: it must succeed. */
    readonly refused?: string;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** The one who started the instance has those reminded whom it waits for. */
export interface RemindStep {
  /** The one who started the instance has those reminded whom it waits for. */
  readonly remind: {
    /** The person who does it. */
    readonly by: string;
    /** Which started instance, by its `as`; absent: the last one started. */
    readonly instance?: string;
    /** The code of the refusal that is expected; absent: it must succeed. */
    readonly refused?: string;
  };
  /** Why this step is there. */
  readonly note?: Text;
}

/** What must be true now. */
export interface ExpectStep {
  /** What must be true. What is not mentioned is not asked. */
  readonly expect: ScenarioExpectation;
  /** Why this step is there. */
  readonly note?: Text;
}

/** What must be true. What is not mentioned is not asked. */
export interface ScenarioExpectation {
  /** Which started instance, by its `as`; absent: the last one started. */
  readonly instance?: string;
  /** The work that is open, all of it, in any order. */
  readonly waiting?: readonly ExpectedWork[];
  /** The elements that were completed, in this order; others may lie between. */
  readonly path?: readonly string[];
  /** Elements that were never reached. */
  readonly notTaken?: readonly string[];
  /** `true`: it has ended; `false`: it runs; an id: it ended at this end event. */
  readonly ended?: boolean | string;
  /** Values by path of a variable. */
  readonly variables?: { readonly [id: string]: JsonValue };
  /** Records by register. */
  readonly records?: { readonly [id: string]: readonly JsonObject[] };
  /** Notifications that were sent; each must match one of its own. */
  readonly notifications?: readonly ExpectedNotification[];
  /** The incidents that are open, all of them; an empty list: none. */
  readonly incidents?: readonly ExpectedIncident[];
}

/** A work item that is open. */
export interface ExpectedWork {
  /** The element of the process. */
  readonly element: string;
  /** Principal keys that see it. */
  readonly for?: readonly string[];
  /** Who claimed it. */
  readonly claimedBy?: string;
  /** By when it should be done. */
  readonly due?: string;
}

/** A notification that was sent. */
export interface ExpectedNotification {
  readonly to: string;
  /** A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it. */
  readonly template?: string;
  /** Words that its text holds. */
  readonly contains?: string;
}

/** An incident that is open. */
export interface ExpectedIncident {
  /** The element of the process. */
  readonly element: string;
  readonly code?: string;
}

/** Texts of an application in one language, kept apart from what they translate. */
export interface TranslationsDefinition {
  readonly kind: 'translations';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** The language of the texts. */
  readonly language: Language;
  /** Texts by definition, written `process/purchase`, then by JSON pointer into it. */
  readonly items: { readonly [id: string]: { readonly [id: string]: string } };
  /** Words of the portal that the application changes, by key. */
  readonly interface?: { readonly [id: string]: string };
  /** Words that are always translated the same. */
  readonly glossary?: {
    readonly [id: string]: {
      readonly use: string;
      /** A text shown to people: one string, or one a language. */
      readonly note?: Text;
    };
  };
}

/** An application in one file: what an analyst ships. */
export interface BundleDefinition {
  readonly kind: 'bundle';
  /** The format it is written in. */
  readonly format: 1;
  /** Its id, unique among its kind in the application. */
  readonly id: string;
  /** What people call it. */
  readonly name?: Text;
  /** What the one who changes it should know. */
  readonly documentation?: Text;
  /** The language of texts that are one string. */
  readonly defaultLanguage?: Language;
  /** What it is for. */
  readonly description?: Text;
  /** The definitions it consists of; no two of one kind share an id. */
  readonly items: readonly ItemDefinition[];
  /** What is there after the first deployment. */
  readonly seed?: {
    /** Records by register. */
    readonly registers?: { readonly [id: string]: { readonly [id: string]: JsonObject } };
  };
}

/** A definition that an application consists of. */
export type ItemDefinition =
  | ProcessDefinition
  | FormDefinition
  | RegisterDefinition
  | DecisionDefinition
  | ServiceDefinition
  | RoleDefinition
  | CalendarDefinition
  | ServiceLevelDefinition
  | NotificationTemplateDefinition
  | ScenarioDefinition
  | TranslationsDefinition;

/** How careful we must be with the value; personal data can be erased, secrets never reach logs. */
export type Sensitivity = 'none' | 'personal' | 'secret';

/** The type of a value and its static bounds. */
export interface ValueDeclaration {
  /** The type of the value. */
  readonly type:
    | 'text'
    | 'boolean'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'date'
    | 'time'
    | 'instant'
    | 'duration'
    | 'period'
    | 'zone'
    | 'reference'
    | 'person'
    | 'unit'
    | 'organisation'
    | 'file'
    | 'texts'
    | 'list'
    | 'object'
    | 'any';
  /** Digits after the point of a decimal or an amount of money. */
  readonly scale?: number;
  /** The only currency an amount may have: three capital letters. */
  readonly currency?: string;
  /** The register a reference points into. */
  readonly register?: string;
  /** What a list holds. */
  readonly items?: ValueDeclaration;
  /** What an object holds. */
  readonly properties?: ValueDeclarations;
  /** The only values allowed. */
  readonly values?: readonly JsonValue[];
  /** The least number allowed. */
  readonly minimum?: number;
  /** The greatest number allowed. */
  readonly maximum?: number;
  /** The most characters of a text. */
  readonly maxLength?: number;
  /** The most entries of a list. */
  readonly maxItems?: number;
  /** A regular expression a text must match; it runs in linear time. */
  readonly pattern?: string;
  /** How careful we must be with the value; personal data can be erased, secrets never reach logs. */
  readonly sensitivity?: Sensitivity;
}

/** Values by name. */
export type ValueDeclarations = { readonly [id: string]: ValueDeclaration };

/** A variable of a process. */
export interface VariableDefinition {
  /** The type of the value. */
  readonly type:
    | 'text'
    | 'boolean'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'date'
    | 'time'
    | 'instant'
    | 'duration'
    | 'period'
    | 'zone'
    | 'reference'
    | 'person'
    | 'unit'
    | 'organisation'
    | 'file'
    | 'texts'
    | 'list'
    | 'object'
    | 'any';
  /** Digits after the point of a decimal or an amount of money. */
  readonly scale?: number;
  /** The only currency an amount may have: three capital letters. */
  readonly currency?: string;
  /** The register a reference points into. */
  readonly register?: string;
  /** What a list holds. */
  readonly items?: ValueDeclaration;
  /** What an object holds. */
  readonly properties?: ValueDeclarations;
  /** The only values allowed. */
  readonly values?: readonly JsonValue[];
  /** The least number allowed. */
  readonly minimum?: number;
  /** The greatest number allowed. */
  readonly maximum?: number;
  /** The most characters of a text. */
  readonly maxLength?: number;
  /** The most entries of a list. */
  readonly maxItems?: number;
  /** A regular expression a text must match; it runs in linear time. */
  readonly pattern?: string;
  /** How careful we must be with the value; personal data can be erased, secrets never reach logs. */
  readonly sensitivity?: Sensitivity;
  /** What people call it. */
  readonly label?: Text;
  /** Its value when the process starts. */
  readonly initial?: JsonValue;
}

/** Variables by name. */
export type VariableDefinitions = { readonly [id: string]: VariableDefinition };

/** The JSON Schema of a form’s data: types and static bounds only, no texts and no references. */
export interface DataSchema {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  /** The fields by name. */
  readonly properties?: { readonly [id: string]: DataSchema };
  /** Fields that must always be there; what depends on other values is a rule. */
  readonly required?: readonly string[];
  /** What each row or entry is. */
  readonly items?: DataSchema;
  /** The only values allowed. */
  readonly enum?: readonly JsonValue[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** No two entries are equal; needs `maxItems` of at most 1000. */
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** A regular expression; it runs in linear time. */
  readonly pattern?: string;
  /** A known form of text. */
  readonly format?: 'email' | 'uri' | 'uuid';
  /** Only `false`: fields nobody declared are refused. */
  readonly additionalProperties?: false;
  /** The type of the value beyond JSON’s own. */
  readonly 'x-type'?:
    | 'text'
    | 'boolean'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'date'
    | 'time'
    | 'instant'
    | 'duration'
    | 'period'
    | 'zone'
    | 'reference'
    | 'person'
    | 'unit'
    | 'organisation'
    | 'file'
    | 'texts'
    | 'list'
    | 'object'
    | 'any'
    | 'rowId';
  /** Digits after the point. */
  readonly 'x-scale'?: number;
  /** The only currency allowed: three capital letters. */
  readonly 'x-currency'?: string;
  /** How careful we must be with the value; personal data can be erased, secrets never reach logs. */
  readonly 'x-sensitivity'?: Sensitivity;
  /** The register a reference points into. */
  readonly 'x-register'?: string;
}

/** The source of an expression in the definition’s `expressionLanguage`, or one that names its language. */
export type Expression = string | ExpressionInLanguage;

/** An expression in a language of its own. */
export interface ExpressionInLanguage {
  /** The language of expressions. */
  readonly language: ExpressionLanguage;
  readonly source: string;
}

/** The language of expressions. */
export type ExpressionLanguage = 'jsonata' | 'feel';

/** A value computed by a JSONata expression. */
export interface ExpressionValue {
  /** The source of an expression in the definition’s `expressionLanguage`, or one that names its language. */
  readonly expression: Expression;
}

/** Where each value goes (a path) and the expression that computes it. */
export type PathMapping = { readonly [id: string]: Expression };

/** Names of inputs and the expressions that compute them. */
export type NameMapping = { readonly [id: string]: Expression };

/** A length of time (`PT8H`) or a moment (`2026-03-02T09:00:00Z`), or an expression that gives one. */
export type Timing = string | ExpressionValue;

/** A length of time, or an expression that gives one. */
export type DurationValue = string | ExpressionValue;

/** A moment in UTC, or an expression that gives one. */
export type InstantValue = string | ExpressionValue;

/** A repetition in ISO 8601 (`R3/PT1H`, `R/2026-03-02T09:00:00Z/P1D`), or an expression that gives one. */
export type CycleValue = string | ExpressionValue;

/** A language of texts. */
export type Language = 'en' | 'ru';
