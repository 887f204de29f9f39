/** The processes that benchmarks play, and what one client does with one instance of each. */

function processOf(id, elements, variables = {}) {
  const named = Object.entries(elements);
  const outgoing = (at) => (at < named.length - 1 ? { outgoing: [`f${at + 1}`] } : {});
  return {
    kind: 'process',
    format: 1,
    id,
    defaultLanguage: 'en',
    name: id,
    processes: { main: { executable: true, variables } },
    elements: Object.fromEntries(named.map(([name, element], at) => [name, { scope: 'main', ...outgoing(at), ...element }])),
    flows: Object.fromEntries(named.slice(1).map(([name], at) => [`f${at + 1}`, { type: 'sequenceFlow', from: named[at][0], to: name }])),
  };
}

/** Start → user task → end. */
export const userTask = {
  document: processOf(
    'bench',
    {
      start: { type: 'startEvent' },
      ask: { type: 'userTask', name: 'Read it', assignment: { assignee: { user: 'anna' } } },
      end: { type: 'endEvent' },
    },
    { name: { type: 'text' } },
  ),
  async client(engine) {
    const { instanceId } = await engine.start('bench', { actor: 'boris', variables: { name: 'Somebody' } });
    // The activity is the first thing numbered in the instance, its work item the second.
    await engine.complete(`${instanceId}.2`, { actor: 'anna', data: {} });
  },
};
