/** Makes an id that the document does not have yet, from a short prefix. */
export type NewId = (prefix: string) => string;

/** A whole number from 0 to below a bound; the host decides where chance comes from. */
export type Chance = (below: number) => number;

/** Without letters and digits that are taken for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz0123456789'.slice(0, 32);

/** Ids as `<short type>_<8 random base-32>`: never counters, so that two people's drafts do not collide. */
export function idsFrom(chance: Chance): NewId {
  return (prefix) => `${prefix}_${Array.from({ length: 8 }, () => letters[chance(letters.length)] ?? 'a').join('')}`;
}

const shortNames: Readonly<Record<string, string>> = {
  startEvent: 'start',
  endEvent: 'end',
  boundaryEvent: 'bnd',
  intermediateCatchEvent: 'catch',
  intermediateThrowEvent: 'throw',
  implicitThrowEvent: 'throw',
  exclusiveGateway: 'gw',
  inclusiveGateway: 'gw',
  parallelGateway: 'gw',
  complexGateway: 'gw',
  eventBasedGateway: 'gw',
  subProcess: 'sub',
  adHocSubProcess: 'sub',
  transaction: 'sub',
  callActivity: 'call',
  sequenceFlow: 'flow',
  messageFlow: 'msg',
  conversationLink: 'link',
  association: 'line',
  dataInputAssociation: 'data',
  dataOutputAssociation: 'data',
  textAnnotation: 'note',
  group: 'grp',
  dataObject: 'obj',
  dataObjectReference: 'obj',
  dataInput: 'obj',
  dataOutput: 'obj',
  dataStore: 'store',
  dataStoreReference: 'store',
  participant: 'pool',
  lane: 'lane',
  process: 'proc',
  message: 'message',
  signal: 'signal',
  error: 'err',
  escalation: 'esc',
  plane: 'plane',
};

/** The short name that ids of a type begin with: `task` for all kinds of tasks. */
export function prefixOf(type: string): string {
  return Object.hasOwn(shortNames, type) ? (shortNames[type] ?? 'task') : 'task';
}
