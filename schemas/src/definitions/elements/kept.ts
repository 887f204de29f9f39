/**
 * BPMN 2.0's other flow nodes, choreography activities and conversation nodes by their XML local names: they can be drawn, imported and
 * kept, and a deployment refuses them. An element that becomes executable leaves this list and gets its own file.
 */
export const keptElementTypes = [
  'callChoreography',
  'callConversation',
  'choreographyTask',
  'conversation',
  'implicitThrowEvent',
  'subChoreography',
  'subConversation',
] as const;
