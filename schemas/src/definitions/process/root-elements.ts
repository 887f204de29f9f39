/** BPMN's shared definitions that stand at the top of a file. */
export const topElementTypes: readonly string[] = [
  'category',
  'choreography',
  'collaboration',
  'correlationProperty',
  'endPoint',
  'error',
  'escalation',
  'globalBusinessRuleTask',
  'globalChoreographyTask',
  'globalConversation',
  'globalManualTask',
  'globalScriptTask',
  'globalTask',
  'globalUserTask',
  'interface',
  'itemDefinition',
  'message',
  'partnerEntity',
  'partnerRole',
  'resource',
  'signal',
];

/** Those that stand in one of them, or beside them. */
const others = ['categoryValue', 'correlationKey', 'import', 'operation', 'relationship', 'resourceParameter'];

/** All types of `rootElements`. */
export const rootElementTypes: readonly string[] = [...topElementTypes, ...others].sort();
