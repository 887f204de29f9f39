import { exportBpmn, refusalsOf } from '@millrace/engine/interchange';
import { describe, expect, it } from 'vitest';
import { bounds, comesBack, diagram, file, imported, process } from './round.js';

const camunda = 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"';
const zeebe = 'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"';

/** A process that can be run, with one thing between its start and its end. */
const run = (element: string, id: string, top = '', attributes = camunda, executable = 'isExecutable="true"') =>
  file(
    `${top}<process id="p" ${executable}><startEvent id="s"/>${element}<endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="${id}"/><sequenceFlow id="f2" sourceRef="${id}" targetRef="e"/></process>`,
    attributes,
  );

const refused = (xml: string) => refusalsOf(imported(xml).definition).map(({ message }) => message.en);
const redone = (xml: string) => imported(xml).notes.flatMap(({ status, what }) => (status === 'redo' ? [what] : []));

describe('truth values written as numbers or with capitals', () => {
  it('say what they say', async () => {
    const { definition } = await comesBack(
      process(
        '<subProcess id="es" triggeredByEvent="1"><startEvent id="s" isInterrupting="0"><messageEventDefinition/></startEvent></subProcess>' +
          '<task id="t"><multiInstanceLoopCharacteristics isSequential="1"/></task><task id="u" isForCompensation="True"/>' +
          '<task id="v"><standardLoopCharacteristics testBefore="1"/></task>' +
          '<endEvent id="e"><compensateEventDefinition waitForCompletion="0"/></endEvent>',
      ),
    );
    expect(definition['elements']).toMatchObject({
      es: { triggeredByEvent: true },
      s: { isInterrupting: false },
      t: { loopCharacteristics: { sequential: true } },
      u: { isForCompensation: true },
      v: { loopCharacteristics: { testBefore: true } },
      e: { event: { waitForCompletion: false } },
    });
    const several = '<timerEventDefinition/><messageEventDefinition/>';
    const both = imported(process(`<intermediateCatchEvent id="m" parallelMultiple="1">${several}</intermediateCatchEvent>`));
    expect(both.definition['elements']).toMatchObject({ m: { event: { parallel: true } } });
  });

  it('are what a shape looks like, until somebody changes that', async () => {
    const { definition } = await comesBack(
      file(
        `<process id="p"><subProcess id="t"/></process>${diagram(`<bpmndi:BPMNShape id="x" bpmnElement="t" isExpanded="1">${bounds}</bpmndi:BPMNShape>`)}`,
      ),
    );
    const at = [10, 20, 100, 80];
    expect(definition['layout']).toMatchObject({ planes: { d: { shapes: { t: { at, expanded: true } } } } });
    const planes = { d: { of: 'p', shapes: { t: { at, expanded: false } } } };
    expect(exportBpmn({ ...definition, layout: { planes } }).xml).toContain('isExpanded="false"');
  });
});

describe('what a loop says and nobody does', () => {
  it.each([
    ['behavior="One" oneBehaviorEventRef="x"', '', 'behavior'],
    ['behavior="None"', '', 'behavior'],
    ['', '<loopDataInputRef>list</loopDataInputRef>', 'loopDataInputRef'],
    ['', '<loopDataOutputRef>list</loopDataOutputRef>', 'loopDataOutputRef'],
    ['', '<outputDataItem name="r"/>', 'outputDataItem'],
    [
      '',
      '<complexBehaviorDefinition><condition xsi:type="tFormalExpression">x</condition></complexBehaviorDefinition>',
      'complexBehaviorDefinition',
    ],
  ])('is refused and told: %s%s', async (attributes, children, name) => {
    const loop = `<multiInstanceLoopCharacteristics id="l" ${attributes}>${children}</multiInstanceLoopCharacteristics>`;
    const xml = run(`<task id="t">${loop}</task>`, 't', '', '');
    await comesBack(xml);
    expect(refused(xml).join('\n')).toContain(`loopCharacteristics.attributes.${name}`);
    expect(redone(xml)).toContainEqual(name === 'behavior' ? 'multiInstanceLoopCharacteristics' : name);
  });

  it('is a list of variables where Camunda 7 reads it', () => {
    const loop =
      '<multiInstanceLoopCharacteristics behavior="All"><loopDataInputRef>list</loopDataInputRef><inputDataItem name="each"/></multiInstanceLoopCharacteristics>';
    const xml = run(`<userTask id="t" camunda:assignee="a">${loop}</userTask>`, 't');
    expect(imported(xml).definition['elements']).toMatchObject({ t: { loopCharacteristics: { collection: 'list', item: 'each' } } });
    expect(refused(xml)).toEqual([]);
  });

  it('is refused where the most is none', () => {
    const loop =
      '<standardLoopCharacteristics loopMaximum="0"><loopCondition language="feel">x</loopCondition></standardLoopCharacteristics>';
    expect(refused(run(`<task id="t">${loop}</task>`, 't', '', '')).join()).toContain('loopMaximum');
  });
});

describe('processes of Camunda 7 and its kin', () => {
  it('are run where they do not say whether they may be', async () => {
    const { definition } = await comesBack(run('<userTask id="t" camunda:assignee="anna"/>', 't', '', camunda, ''));
    expect(definition['processes']).toEqual({ p: { executable: true } });
    const plain = await comesBack(run('<userTask id="t"/>', 't', '', '', ''));
    expect(plain.definition['processes']).toEqual({ p: {} });
    const not = await comesBack(run('<userTask id="t"/>', 't', '', camunda, 'isExecutable="false"'));
    expect(not.definition['processes']).toEqual({ p: { executable: false } });
  });

  it.each([
    ['errorEventDefinition errorRef', { type: 'error', code: 'X1' }],
    ['escalationEventDefinition escalationRef', { type: 'escalation', code: 'X1' }],
    ['messageEventDefinition messageRef', { type: 'message', code: 'X1', name: 'X1' }],
    ['signalEventDefinition signalRef', { type: 'signal', code: 'X1', name: 'X1' }],
  ])('mean the name itself where an %s leads nowhere', async (definition, declared) => {
    const xml = run(`<intermediateThrowEvent id="t"><${definition}="X1"/></intermediateThrowEvent>`, 't');
    const read = await comesBack(xml);
    expect(read.definition['rootElements']).toEqual({ X1: declared });
    expect(read.definition['elements']).toMatchObject({ t: { event: { ref: 'X1' } } });
    expect(read.problems.map(({ code }) => code)).not.toContain('BPMN_REFERENCE_UNKNOWN');
    expect(read.notes).toContainEqual(expect.objectContaining({ status: 'translated', from: 'X1', element: 'X1' }));
    expect(imported(xml.replace(camunda, '')).problems.map(({ code }) => code)).toContain('BPMN_REFERENCE_UNKNOWN');
  });
});

it('refuses names that Camunda 8 computes', () => {
  const message = '<message id="m" name="=&quot;paid-&quot; + id"/>';
  const receive = '<receiveTask id="t" messageRef="m"/>';
  expect(refused(run(receive, 't', message, zeebe)).join()).toContain('attributes.code');
  expect(refused(run(receive, 't', message, ''))).toEqual([]);
});

it('finds nothing wrong in data whose type is one of XML Schema', async () => {
  const { problems } = await comesBack(
    file('<process id="p"><dataObject id="d" itemSubjectRef="xsd:string"/></process>', 'xmlns:xsd="http://www.w3.org/2001/XMLSchema"'),
  );
  expect(problems.map(({ code }) => code)).toEqual(['BPMN_NO_DIAGRAM']);
});

it('does not speak of a language that nobody named', () => {
  const { notes } = imported(
    process(
      '<task id="t"/><sequenceFlow id="f" sourceRef="t" targetRef="t"><conditionExpression language="">x</conditionExpression></sequenceFlow>',
    ),
  );
  expect(notes.find(({ status }) => status === 'redo')?.message.en).toBe('Nobody can tell what “x” means: write it as an expression.');
});

it('reads BPMN’s own attributes with the prefix of BPMN, and writes them as the schema has them', () => {
  const xml = `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" b:id="x" b:targetNamespace="urn:t"><b:process b:id="p" b:isExecutable="true"><b:task b:id="t" b:name="N" name="own"/><b:task b:id="u" b:name="N"/></b:process></b:definitions>`;
  const { definition } = imported(xml);
  expect(definition['processes']).toEqual({ p: { executable: true } });
  expect(definition['elements']).toMatchObject({ t: { name: 'own' }, u: { name: 'N' } });
  const written = exportBpmn(definition).xml;
  expect(written).toContain('<b:task id="u" name="N" />');
  expect(written).toContain('b:name="N" />');
  expect(imported(written).definition).toEqual(definition);
});
