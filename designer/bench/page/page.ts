import { makeRecorder } from './recorder.js';
import { painted } from './surface.js';

// `?with=ours` or `?with=theirs`; the diagram comes from the server, read before the clock starts.
const root = document.getElementById('root') as HTMLElement;
const ours = new URLSearchParams(location.search).get('with') === 'ours';
window.recorder = makeRecorder();
const text = await (await fetch(ours ? '/diagram.json' : '/diagram.bpmn')).text();
if (ours) {
  const { openOurs } = await import('./ours.js');
  const definition = JSON.parse(text) as Parameters<typeof openOurs>[1];
  const from = performance.now();
  await openOurs(root, definition);
  window.opened = (await painted()) - from;
} else {
  const { openTheirs } = await import('./theirs.js');
  const from = performance.now();
  await openTheirs(root, text);
  window.opened = (await painted()) - from;
}
