import { allElementTypes } from '@millrace/schemas';

const tag = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The graph of a BPMN file, as far as a layout needs it: elements, flows, lanes, pools, data, notes. Its own diagram is left out. */
export function readBpmn(xml: string): object {
  const elements: Record<string, object> = {};
  const flows: Record<string, object> = {};
  const messageFlows: Record<string, object> = {};
  const lanes: Record<string, object> = {};
  const participants: Record<string, object> = {};
  const processes: Record<string, object> = {};
  const artifacts: Record<string, object> = {};
  const dataObjects: Record<string, object> = {};
  const laneOf: Record<string, string> = {};
  const stack: { readonly name: string; readonly id: string }[] = [];
  let words = '';
  const scope = (): string =>
    [...stack].reverse().find(({ name, id }) => id in processes || (allElementTypes.includes(name) && id in elements))?.id ?? '';
  for (const [, closes, name = '', written = '', empty, text] of xml.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').matchAll(tag)) {
    if (text !== undefined) {
      words = text.trim();
      continue;
    }
    if (closes) {
      const ended = stack.pop();
      const lane = [...stack].reverse().find((outer) => outer.name === 'lane');
      if (ended?.name === 'flowNodeRef' && lane) laneOf[words] = lane.id;
      continue;
    }
    const said = Object.fromEntries([...written.matchAll(attribute)].map(([, key = '', one, other]) => [key, one ?? other ?? '']));
    const { id = `x${stack.length}_${Object.keys(elements).length}_${Object.keys(flows).length}` } = said;
    const about = { name: said['name'] ?? '', scope: scope() };
    if (name === 'process') processes[id] = {};
    else if (name === 'participant')
      participants[id] = { name: said['name'] ?? '', ...(said['processRef'] ? { process: said['processRef'] } : {}) };
    else if (name === 'lane') lanes[id] = { ...about, parent: [...stack].reverse().find((outer) => outer.name === 'lane')?.id ?? null };
    else if (name === 'sequenceFlow') flows[id] = { name: about.name, from: said['sourceRef'], to: said['targetRef'] };
    else if (name === 'messageFlow') messageFlows[id] = { type: 'messageFlow', from: said['sourceRef'], to: said['targetRef'] };
    else if (name === 'textAnnotation') artifacts[id] = { type: 'textAnnotation', text: 'A note on the diagram', scope: about.scope };
    else if (name === 'association') artifacts[id] = { type: 'association', from: said['sourceRef'], to: said['targetRef'] };
    else if (name === 'dataObjectReference') dataObjects[id] = { ...about, type: 'dataObjectReference' };
    else if (allElementTypes.includes(name))
      elements[id] = { ...about, type: name, ...(said['attachedToRef'] ? { attachedTo: said['attachedToRef'] } : {}) };
    if (!empty) stack.push({ name, id });
  }
  const inLanes = Object.entries(elements).map(([id, element]) => [id, { ...element, ...(laneOf[id] ? { lane: laneOf[id] } : {}) }]);
  return {
    kind: 'process',
    format: 1,
    id: 'imported',
    name: 'Imported',
    processes,
    elements: Object.fromEntries(inLanes),
    flows,
    messageFlows,
    lanes,
    participants,
    artifacts,
    dataObjects,
  };
}
