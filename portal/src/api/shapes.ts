import type { operations } from './generated.js';

type Answer<O> = O extends { responses: infer R }
  ? { [S in keyof R]: R[S] extends { content: { 'application/json': infer T } } ? T : never }[Extract<keyof R, 200 | 201>]
  : never;

/** Who is signed in, the token for writes, and the demo accounts of an installation for trying out. */
export type Session = Answer<operations['readSession']>;
/** Who is signed in. */
export type SignedIn = NonNullable<Session['person']>;
/** An account of an installation for trying out. */
export type DemoAccount = NonNullable<Session['demoAccounts']>[number];
/** What an employee can ask for. */
export type ServiceCard = Answer<operations['listServices']>['items'][number];
/** A service with its form. */
export type ServiceSheet = Answer<operations['readService']>;
/** An instance as lists show it. */
export type InstanceCard = Answer<operations['listInstances']>['items'][number];
/** Where an instance stands, and with whom. */
export type Step = InstanceCard['steps'][number];
/** An instance with its data, acts, and what the reader may do. */
export type InstanceDetail = Answer<operations['readInstance']>;
/** Something that somebody did. */
export type Act = InstanceDetail['acts'][number];
/** The process of an instance with the path taken. */
export type Route = Answer<operations['readRoute']>;
/** A step that could not be done and waits for a person. */
export type Incident = Answer<operations['listIncidents']>['items'][number];
/** An activity that may be chosen in an ad-hoc subprocess. */
export type Choice = Answer<operations['readEnabledElements']>['items'][number];
/** Variables of an instance by the scope they live in. */
export type VariableScope = Answer<operations['readVariables']>['scopes'][number];
/** A page of instances. */
export type InstancePage = Answer<operations['listInstances']>;
/** A work item as lists show it. */
export type WorkItemCard = Answer<operations['listWorkItems']>['items'][number];
/** A page of work items. */
export type WorkItemPage = Answer<operations['listWorkItems']>;
/** A work item with its form, its draft and what may be decided. */
export type WorkItemDetail = Answer<operations['readWorkItem']>;
/** What may be decided. */
export type Outcome = WorkItemDetail['outcomes'][number];
/** Somebody work may be with. */
export type WhoRef = WorkItemCard['offeredTo'][number];
/** A form with what its reader may see. */
export type FormSheet = NonNullable<InstanceDetail['sheet']>;
/** What a lookup field offers. */
export type LookupPage = Answer<operations['lookUpForService']>;
/** What somebody was told. */
export type Notice = Answer<operations['listNotifications']>['items'][number];
/** A page of what somebody was told. */
export type NoticePage = Answer<operations['listNotifications']>;
/** A token for programs. */
export type Token = Answer<operations['listTokens']>['items'][number];
/** A request that was just made. */
export type MadeRequest = Answer<operations['makeRequest']>;
/** A draft as lists show it. */
export type DraftCard = Answer<operations['listDrafts']>['items'][number];
/** A draft with its definition and comments. */
export type DraftView = Answer<operations['readDraft']>;
/** What somebody said about a draft. */
export type DraftComment = DraftView['comments'][number];
/** What publishing did. */
export type Publication = Answer<operations['publishDraft']>;
/** Any JSON object. */
export type JsonMap = Readonly<Record<string, unknown>>;
