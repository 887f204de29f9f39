import type { Fields } from './bpmn/context.js';
import type { MapName } from './bpmn/types.js';

/** The entries of a map of a definition. */
export function mapOf(definition: Readonly<Record<string, unknown>>, map: string): Readonly<Record<string, Fields>> {
  return (definition[map] ?? {}) as Readonly<Record<string, Fields>>;
}

/** An entry on its way into a file. */
export interface Entry {
  readonly map: MapName;
  readonly id: string;
  /** Its BPMN name. */
  readonly type: string;
  readonly fields: Fields;
}

/** BPMN has no entry of its own for these: they stand in the specification of their process. */
export function isWritten({ type }: Entry): boolean {
  return type !== 'dataInput' && type !== 'dataOutput';
}

/** The BPMN name of an entry. */
export function typeIn(map: MapName, fields: Fields): string {
  const type = fields['type'];
  if (map === 'processes') return 'process';
  if (map === 'participants') return 'participant';
  if (map === 'lanes') return 'lane';
  if (map === 'groups') return 'group';
  if (map === 'flows') return 'sequenceFlow';
  return type === 'approvalTask' ? 'userTask' : (type as string);
}
