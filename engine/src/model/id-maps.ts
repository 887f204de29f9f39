/** Maps of what a drawing shows, and what lines are drawn between. */
export const drawnMaps: readonly string[] = [
  'processes',
  'elements',
  'flows',
  'lanes',
  'participants',
  'messageFlows',
  'artifacts',
  'groups',
  'dataObjects',
  'dataStores',
];

/** Maps whose ids share one space: BPMN has one for all. */
export const idMaps: readonly string[] = [...drawnMaps, 'rootElements'];
