/**
 * Start, user task, end by bpmn-engine, made durable in the way its documentation shows: `getState` at the wait and at the end, `recover` and `resume` between.
 *
 * A first command makes an engine with the XML, executes it and, when its user task waits, writes the engine's state as JSON to a file of the instance's own, with
 * fsync; the engine is then stopped and dropped. A second command reads the file, recovers the state into a new engine, resumes, signals the task, and when the process
 * has ended writes the state to the file again with fsync. In the peer's favour: it keeps no list of open tasks and no history, checks no command, and neither
 * syncs folders nor replaces files in one step.
 */
import { EventEmitter } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Engine } from 'bpmn-engine';

const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="bench" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:bench">
  <process id="main" isExecutable="true">
    <startEvent id="start" />
    <sequenceFlow id="f1" sourceRef="start" targetRef="ask" />
    <userTask id="ask" name="Read it" />
    <sequenceFlow id="f2" sourceRef="ask" targetRef="end" />
    <endEvent id="end" />
  </process>
</definitions>`;

/** What each engine is given: the XML, or with `parsedOnce` what it makes of it, which saves it the parsing and is not what its documentation begins with. */
export async function drawing(parsedOnce) {
  if (!parsedOnce) return { source };
  const [definition] = await new Engine({ source }).getDefinitions();
  return { sourceContext: definition.environment.options.source };
}

async function save(file, engine) {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(JSON.stringify(await engine.getState()));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** One instance from its start to its end, by two commands. */
export async function playPeer(folder, number, drawn) {
  const file = join(folder, `${number}.json`);
  const listener = new EventEmitter();
  const first = new Engine({ name: `instance ${number}`, variables: { name: 'Somebody' }, ...drawn });
  const waiting = new Promise((resolve) => listener.once('activity.wait', resolve));
  await first.execute({ listener });
  await waiting;
  await save(file, first);
  await first.stop();

  const second = new Engine().recover(JSON.parse(await readFile(file, 'utf8')));
  const ended = second.waitFor('end');
  const execution = await second.resume();
  execution.signal({ id: 'ask' });
  await ended;
  await save(file, second);
}
