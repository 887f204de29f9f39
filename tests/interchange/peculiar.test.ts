import { exportBpmn, importBpmn } from '@millrace/engine/interchange';
import { describe, expect, it } from 'vitest';
import { bounds, comesBack, diagram, file, imported, process, spaces } from './round.js';

const shape = (of: string, more = '') => `<bpmndi:BPMNShape id="${of}_s" bpmnElement="${of}" ${more}>${bounds}</bpmndi:BPMNShape>`;

/** What files of twenty vendors have that others have not, each in a model of our own. */
const peculiar: readonly (readonly [string, string])[] = [
  [
    'elements of no namespace among BPMN’s',
    `<bpmn:definitions xmlns:bpmn="${spaces.model}"><bpmn:process id="p" isExecutable="false"><bpmn:task id="t" startQuantity="1"><geometry x="1" y="2"/></bpmn:task><geometry x="5"/></bpmn:process></bpmn:definitions>`,
  ],
  [
    'a default namespace taken away inside, and a plane about the file',
    `<definitions xmlns="${spaces.model}" xmlns:ns4="${spaces.bpmndi}" xmlns:ns3="${spaces.dc}" id="file" name=""><process id="p"><task id="t"><ns5:incoming xmlns:ns5="${spaces.model}" xmlns="">f</ns5:incoming></task><task id="u"/><sequenceFlow id="f" name="" sourceRef="u" targetRef="t"/></process><collaboration id="c" name=""><ns5:participant xmlns:ns5="${spaces.model}" xmlns="" id="a" processRef="p"/></collaboration><ns4:BPMNDiagram id="d"><ns4:BPMNPlane xmlns="" bpmnElement="file"><ns4:BPMNShape bpmnElement="t" id="x"><ns3:Bounds x="1.0" y="2.0" width="3.50" height="4"/></ns4:BPMNShape></ns4:BPMNPlane></ns4:BPMNDiagram></definitions>`,
  ],
  [
    'references with a prefix whose namespace has spaces',
    file(
      '<process id="p"><task id="t"/><boundaryEvent id="b" attachedToRef="P:t"><messageEventDefinition/></boundaryEvent></process>',
      'xmlns:P="http://A.3.0/Initial Import/Process" xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0"',
    ),
  ],
  ['an empty set of inputs', process('<task id="t"><ioSpecification id="i"><inputSet/><outputSet/></ioSpecification></task>')],
  [
    'empty data associations, and a pool drawn as its process',
    file(
      `<process id="p"><ioSpecification id="io"><inputSet id="is"/><outputSet id="os"/></ioSpecification><callActivity id="t" calledElement="q"><dataInputAssociation id="a"/><dataOutputAssociation id="b"/></callActivity><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"><conditionExpression xsi:type="tFormalExpression" id="ce" evaluatesToTypeRef="java:java.lang.Boolean" language="http://www.w3.org/1999/XPath"></conditionExpression></sequenceFlow></process>${diagram(shape('p'))}`,
      'xmlns:java="urn:java"',
    ),
  ],
  [
    'an extension of the file with documentation',
    file('<extension definition="x:model"><documentation id="author">User</documentation></extension><process id="p"/>', 'xmlns:x="urn:x"'),
  ],
  [
    'flows listed where they do not lead',
    process(
      '<task id="t"><incoming>f</incoming><outgoing>f</outgoing><outgoing>gone</outgoing></task><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/>',
    ),
  ],
  [
    'flows listed with a prefix',
    file(
      '<process id="p"><task id="t"><outgoing>tns:f</outgoing></task><task id="u"><incoming> f </incoming></task><sequenceFlow id="f" sourceRef="tns:t" targetRef="tns:u"/></process>',
      'xmlns:tns="urn:test"',
    ),
  ],
  [
    'flows listed with attributes',
    process(
      '<task id="t"><outgoing xml:space="preserve">f</outgoing></task><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/>',
    ),
  ],
  [
    'a flow out of an end event',
    process('<endEvent id="t"><outgoing>f</outgoing></endEvent><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/>'),
  ],
  [
    'a flow out of a data object',
    process('<dataObject id="t"/><task id="u"><incoming>f</incoming></task><sequenceFlow id="f" sourceRef="t" targetRef="u"/>'),
  ],
  [
    'an event definition at the top',
    file(
      '<timerEventDefinition id="tm"><timeDuration xsi:type="tFormalExpression">PT5M</timeDuration></timerEventDefinition><process id="p"><startEvent id="s"><eventDefinitionRef>tm</eventDefinitionRef></startEvent></process>',
    ),
  ],
  [
    'documentation as a character data section, and a second one',
    process(
      '<task id="t"><documentation textFormat="text/html"><![CDATA[<p>Hi &amp; you</p>]]></documentation><documentation id="d2">two</documentation></task>',
    ),
  ],
  [
    'documentation in elements of HTML',
    process(
      '<task id="t"><documentation id="x"><html xmlns="http://www.w3.org/1999/xhtml"><p>Hi <b>there</b> you</p></html></documentation></task>',
    ),
  ],
  [
    'prefixes declared where they are used in values',
    file(
      '<itemDefinition id="i" xmlns:q="urn:q" structureRef="q:thing"/><process id="p" xmlns:r="urn:r" r:z="1"><task id="t"><ioSpecification xmlns:w="urn:w"><dataInput id="di1" itemSubjectRef="w:i"/><inputSet/><outputSet/></ioSpecification></task></process>',
    ),
  ],
  [
    'one prefix for two namespaces',
    process(
      '<task id="t" a:b="1" xmlns:a="urn:1"><extensionElements><a:x/></extensionElements></task><task id="u" a:b="1" xmlns:a="urn:2"><extensionElements><a:x/></extensionElements></task>',
    ),
  ],
  [
    'nested lanes with roots, and references to anything',
    process(
      '<laneSet id="ls" name="n"><lane id="l1"><partitionElement xsi:type="tResource" id="pe"/><flowNodeRef>t</flowNodeRef><flowNodeRef>f</flowNodeRef><childLaneSet id="cl"><lane id="l2"><flowNodeRef>t</flowNodeRef></lane></childLaneSet></lane></laneSet><laneSet><lane id="l3"/></laneSet><task id="t"/><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/>',
    ),
  ],
  [
    'an element in two lanes',
    process(
      '<laneSet id="ls"><lane id="l1"><flowNodeRef>t</flowNodeRef></lane><lane id="l2"><flowNodeRef>t</flowNodeRef></lane></laneSet><task id="t"/>',
    ),
  ],
  [
    'two inner sets of lanes in one lane',
    process(
      '<laneSet><lane id="l1"><childLaneSet id="c1"><lane id="a1"/></childLaneSet><childLaneSet id="c2"><lane id="a2"/></childLaneSet></lane></laneSet>',
    ),
  ],
  [
    'data and texts in lanes',
    process(
      '<laneSet><lane id="l1"><flowNodeRef>dor</flowNodeRef><flowNodeRef>ta</flowNodeRef></lane></laneSet><dataObjectReference id="dor"/><textAnnotation id="ta"/>',
    ),
  ],
  [
    'data of an event',
    process(
      '<startEvent id="s"><dataOutput id="do" name="x"/><dataOutputAssociation id="doa"><sourceRef>do</sourceRef><targetRef>o</targetRef></dataOutputAssociation><outputSet><dataOutputRefs>do</dataOutputRefs></outputSet><messageEventDefinition id="m"><operationRef>op</operationRef></messageEventDefinition></startEvent><dataObject id="o"/><property id="pr" name="x"/>',
    ),
  ],
  [
    'artifacts and data in a collaboration',
    file(
      '<collaboration id="c"><participant id="a"><interfaceRef>i</interfaceRef><endPointRef>e</endPointRef></participant><textAnnotation id="ta" textFormat="text/plain"><text>x</text></textAnnotation><association id="as" sourceRef="a" targetRef="ta"/><group id="g" categoryValueRef="cv"/><dataObject id="do"/></collaboration><category id="cat"><categoryValue id="cv" value="V"/></category><interface id="i"><operation id="o"><inMessageRef>m</inMessageRef></operation></interface><endPoint id="e"/><message id="m" itemRef="it"/><itemDefinition id="it" itemKind="Information"/>',
    ),
  ],
  [
    'a choreography with bands of its participants',
    file(
      `<choreography id="c"><participant id="a" name="A"/><participant id="b" name="B"/><messageFlow id="mf" sourceRef="a" targetRef="b"/><startEvent id="s"/><choreographyTask id="t" initiatingParticipantRef="a"><incoming>f</incoming><participantRef>a</participantRef><participantRef>b</participantRef><messageFlowRef>mf</messageFlowRef></choreographyTask><sequenceFlow id="f" sourceRef="s" targetRef="t"/></choreography>${diagram(`${shape('t')}<bpmndi:BPMNShape id="b1" bpmnElement="a" isMessageVisible="true" participantBandKind="top_initiating" choreographyActivityShape="t_s">${bounds}</bpmndi:BPMNShape><bpmndi:BPMNShape id="b2" bpmnElement="b" participantBandKind="bottom_non_initiating" choreographyActivityShape="t_s">${bounds}</bpmndi:BPMNShape><bpmndi:BPMNShape id="b3" bpmnElement="a" participantBandKind="top_initiating" choreographyActivityShape="u_s">${bounds}</bpmndi:BPMNShape>`, 'c')}`,
    ),
  ],
  [
    'conversations',
    file(
      '<collaboration id="c"><participant id="a"/><participant id="b"/><conversation id="cv"><participantRef>a</participantRef><participantRef>b</participantRef></conversation><conversationLink id="l" sourceRef="a" targetRef="cv"/><subConversation id="sc"><participantRef>a</participantRef><conversation id="in"/></subConversation><callConversation id="cc"><participantAssociation id="pa"><innerParticipantRef>a</innerParticipantRef><outerParticipantRef>b</outerParticipantRef></participantAssociation></callConversation></collaboration>',
    ),
  ],
  [
    'one element in two diagrams',
    file(
      `<process id="p"><task id="t"/></process>${diagram(shape('t'))}<bpmndi:BPMNDiagram id="d2"><bpmndi:BPMNPlane id="d2p" bpmnElement="p"><bpmndi:BPMNShape id="two" bpmnElement="t" isMarkerVisible="true">${bounds}<bpmndi:BPMNLabel id="lab" labelStyle="st"/></bpmndi:BPMNShape></bpmndi:BPMNPlane><bpmndi:BPMNLabelStyle id="st"><dc:Font name="Arial" size="9.0" isBold="false"/></bpmndi:BPMNLabelStyle></bpmndi:BPMNDiagram>`,
    ),
  ],
  [
    'a type on bounds',
    file(
      `<process id="p"><task id="t"/></process>${diagram(`<bpmndi:BPMNShape id="x" bpmnElement="t"><dc:Bounds xsi:type="dc:Bounds" x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape>`)}`,
    ),
  ],
  [
    'a type on way points, and an extension of a line',
    file(
      `<process id="p"><task id="t"/><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/></process>${diagram(`<bpmndi:BPMNEdge id="x" bpmnElement="f" messageVisibleKind="initiating" sourceElement="t_s"><di:extension><q:z xmlns:q="urn:q"/></di:extension><di:waypoint xsi:type="dc:Point" x="1" y="2"/><di:waypoint xsi:type="dc:Point" x="3" y="4"/><bpmndi:BPMNLabel id="la"/></bpmndi:BPMNEdge>`)}`,
    ),
  ],
  [
    'a line of one point',
    file(
      `<process id="p"><task id="t"/><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/></process>${diagram(`<bpmndi:BPMNEdge id="x" bpmnElement="f"><di:waypoint x="1" y="2"/></bpmndi:BPMNEdge><bpmndi:BPMNEdge id="y" bpmnElement="g"/>`)}`,
    ),
  ],
  [
    'a line of a data association',
    file(
      `<process id="p"><task id="t"><ioSpecification><dataInput id="di"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet/></ioSpecification><dataInputAssociation id="dia"><sourceRef>o</sourceRef><targetRef>di</targetRef></dataInputAssociation></task><dataObject id="o"/></process>${diagram(`<bpmndi:BPMNEdge id="x" bpmnElement="dia"><di:waypoint x="1" y="2"/><di:waypoint x="1" y="2"/></bpmndi:BPMNEdge>`)}`,
    ),
  ],
  [
    'attributes of the wrong type',
    process(
      '<task id="t" isForCompensation="maybe" startQuantity="many" default=""/><boundaryEvent id="b" attachedToRef="" cancelActivity="yes"/><exclusiveGateway id="g" default="nothing here" gatewayDirection="Up"/>',
    ),
  ],
  [
    'imports after other things',
    file(
      '<messageEventDefinition id="m"/><signalEventDefinition id="sd"/><import importType="x" location="y" namespace="z"/><relationship type="t"><source>a</source><target>b</target></relationship><process id="p"/>',
    ),
  ],
  [
    'a global task that is called',
    file(
      '<globalUserTask id="g" name="G" implementation="##unspecified"><ioSpecification><inputSet/><outputSet/></ioSpecification></globalUserTask><process id="p"><callActivity id="c" calledElement="g"/></process>',
    ),
  ],
  [
    'correlation',
    file(
      '<correlationProperty id="cp" type="x"><correlationPropertyRetrievalExpression messageRef="m"><messagePath>a/b</messagePath></correlationPropertyRetrievalExpression></correlationProperty><message id="m"/><collaboration id="c"><participant id="a"/><correlationKey id="k" name="k"><correlationPropertyRef>cp</correlationPropertyRef></correlationKey></collaboration><process id="p"><correlationSubscription id="s" correlationKeyRef="k"><correlationPropertyBinding correlationPropertyRef="cp"><dataPath>x</dataPath></correlationPropertyBinding></correlationSubscription><supports>q</supports></process>',
    ),
  ],
  [
    'all that a loop may say',
    process(
      '<task id="t"><multiInstanceLoopCharacteristics id="mi" behavior="All" isSequential="false" noneBehaviorEventRef="x"><loopCardinality id="lc">5</loopCardinality><loopDataInputRef>d</loopDataInputRef><inputDataItem id="idi"/><complexBehaviorDefinition id="cb"><condition>x</condition><event id="ie"><signalEventDefinition/></event></complexBehaviorDefinition></multiInstanceLoopCharacteristics></task><task id="u"><standardLoopCharacteristics loopMaximum="3" testBefore="1"/></task>',
    ),
  ],
  [
    'several event definitions',
    process(
      '<intermediateCatchEvent id="t" parallelMultiple="true"><timerEventDefinition/><messageEventDefinition id="m" messageRef="x"/></intermediateCatchEvent><endEvent id="e"><terminateEventDefinition id="te"/><signalEventDefinition id="se"/></endEvent>',
    ),
  ],
  [
    'compensation',
    process(
      '<task id="t"/><boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition waitForCompletion="true"/></boundaryEvent><association id="a" associationDirection="One" sourceRef="b" targetRef="u"/><task id="u" isForCompensation="true"/>',
    ),
  ],
  [
    'two sets of extensions',
    process(
      '<task id="t"><extensionElements><a:x xmlns:a="urn:1"/></extensionElements><extensionElements><b:y xmlns:b="urn:2"/></extensionElements></task>',
    ),
  ],
  [
    'children in any order',
    file(
      '<process id="p"><laneSet id="ls"><lane id="l"/></laneSet><startEvent id="s"/><documentation textFormat="x/y"><v:t xmlns:v="urn:v"/></documentation><extensionElements><v:u xmlns:v="urn:v"/></extensionElements></process>',
    ),
  ],
  [
    'namespaces declared anew on every element of the diagram',
    `<definitions xmlns="${spaces.model}" id="x"><process id="p"><documentation/><laneSet id="ls"/><task id="t"/></process><BPMNDiagram xmlns="${spaces.bpmndi}" id="d"><BPMNPlane id="dp" bpmnElement="p"><extension xmlns="${spaces.di}"/><BPMNShape id="s" bpmnElement="t"><extension xmlns="${spaces.di}"/><Bounds xmlns="${spaces.dc}" x="1" y="2" width="3" height="4"/><BPMNLabel id="l" labelStyle="st"><extension xmlns="${spaces.di}"/><Bounds xmlns="${spaces.dc}" x="0" y="0" width="0" height="0"/></BPMNLabel></BPMNShape></BPMNPlane><BPMNLabelStyle id="st"><Font xmlns="${spaces.dc}" name="Segoe UI" size="8"/></BPMNLabelStyle></BPMNDiagram></definitions>`,
  ],
  ['the prefix xml declared', process('<task id="t" xml:lang="de"/>', 'xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="de"')],
  [
    'a data association of nothing but an assignment',
    process(
      '<userTask id="t"><ioSpecification><dataInput id="c" name="c"/><inputSet><dataInputRefs>c</dataInputRefs></inputSet><outputSet></outputSet></ioSpecification><dataInputAssociation id="a"><targetRef>c</targetRef><assignment><from><id>some</id></from><to>.</to></assignment></dataInputAssociation></userTask>',
    ),
  ],
  [
    'inputs and outputs of a process, drawn',
    file(
      `<process id="p"><ioSpecification><dataInput id="a" name="A"><extensionElements><x:y xmlns:x="urn:x"/></extensionElements></dataInput><dataOutput id="b" isCollection="true"/></ioSpecification></process>${diagram(shape('a') + shape('b'))}`,
    ),
  ],
];

describe('what only some tools write', () => {
  it.each(peculiar)('%s comes back', async (_name, xml) => {
    await comesBack(xml);
  });
});

describe('ids that no XML may have', () => {
  const read = imported(
    file(
      `<process id="{P}"><task id="{A B}"><outgoing>{f}</outgoing></task><task id="1x"/><sequenceFlow id="{f}" sourceRef="{A B}" targetRef="1x"/>` +
        `<dataInputAssociation id="kept"><sourceRef>1x</sourceRef></dataInputAssociation></process><collaboration id="c"><participant id="a" processRef="{P}"/></collaboration>` +
        diagram(shape('1x').replace('id="1x_s"', 'id="s"'), 'c'),
    ),
  );
  const written = exportBpmn(read.definition).xml;

  it('are others in a file of ours, also where something refers to them', () => {
    for (const id of ['{P}', '{A B}', '1x', '{f}']) expect(written).not.toMatch(new RegExp(`(id|Ref|bpmnElement)="${id}"|>${id}<`));
  });

  it('stay with the definition, which comes back as it was', () => {
    expect(Object.values(read.definition['elements'] as object)).toContainEqual(expect.objectContaining({ foreign: { id: '{A B}' } }));
    expect(imported(written).definition).toEqual(read.definition);
  });
});

it('gives data of a process an id that stays where the file has none', () => {
  const read = imported(
    process('<ioSpecification id="io"><dataInput name="a"/><dataInput name="b"/><inputSet id="i"/><outputSet/></ioSpecification>'),
  );
  const written = exportBpmn(read.definition).xml;
  expect(Object.keys(read.definition['dataObjects'] as object)).toHaveLength(2);
  expect(written).toContain('<ioSpecification id="io">');
  expect(imported(written).definition).toEqual(read.definition);
});

it('reads a diagram whose namespaces alone are old', () => {
  const old = diagram(shape('t')).replace(
    '<bpmndi:BPMNDiagram',
    '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100501/DI"',
  );
  const { definition } = imported(file(`<process id="p"><task id="t"/></process>${old}`));
  expect(definition['layout']).toMatchObject({ planes: { d: { shapes: { t: { at: [10, 20, 100, 80] } } } } });
  expect(imported(exportBpmn(definition).xml).definition).toEqual(definition);
});

it('finds nothing wrong in bands of participants, which a choreography draws again and again', () => {
  const band = (id: string) => `<bpmndi:BPMNShape id="${id}" bpmnElement="a" choreographyActivityShape="t_s">${bounds}</bpmndi:BPMNShape>`;
  const choreography = '<choreography id="c"><participant id="a"/><choreographyTask id="t"/></choreography>';
  const { problems } = imported(file(`${choreography}${diagram(shape('t') + band('x') + band('y'), 'c')}`));
  expect(problems).toEqual([]);
});

it('reads an event definition at the top where an event names it, and writes the event’s own once that says otherwise', () => {
  const top = '<timerEventDefinition id="tm"><timeDuration xsi:type="tFormalExpression">PT5M</timeDuration></timerEventDefinition>';
  const { definition } = imported(
    file(`${top}<process id="p"><startEvent id="s"><eventDefinitionRef>tm</eventDefinitionRef></startEvent></process>`),
  );
  expect(definition['elements']).toMatchObject({ s: { event: { type: 'timer', duration: 'PT5M' } } });
  expect(exportBpmn(definition).xml).toContain('<eventDefinitionRef>tm</eventDefinitionRef>');
  const event = { type: 'timer', duration: 'PT9M' };
  const changed = exportBpmn({ ...definition, elements: { s: { type: 'startEvent', scope: 'p', event } } }).xml;
  expect(changed).not.toContain('eventDefinitionRef');
  expect(imported(changed).definition['elements']).toMatchObject({ s: { event } });
});

describe('large files', () => {
  const many = (count: number, make: (at: number) => string) => Array.from({ length: count }, (_, at) => make(at)).join('');

  it.each([
    ['extension elements', `<task id="t"><extensionElements>${many(150_000, () => '<x/>')}</extensionElements></task>`],
    ['documentation', `<task id="t">${many(150_000, () => '<documentation/>')}</task>`],
    [
      'flows of one gateway',
      `<exclusiveGateway id="g"/><task id="t"/>${many(4_000, (at) => `<sequenceFlow id="f${at}" sourceRef="g" targetRef="t"/>`)}`,
    ],
    [
      'lanes',
      `<laneSet>${many(3_000, (at) => `<lane id="l${at}"><flowNodeRef>t${at}</flowNodeRef></lane>`)}</laneSet>${many(3_000, (at) => `<task id="t${at}"/>`)}`,
    ],
  ])('are read and written with many %s', (_what, content) => {
    const read = importBpmn(process(content), (encoding) => new TextDecoder(encoding, { fatal: true }));
    expect(read.ok && exportBpmn(read.definition).xml.length).toBeGreaterThan(content.length / 2);
  });
});
