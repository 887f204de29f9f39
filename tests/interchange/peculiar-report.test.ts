import { refusalsOf } from '@millrace/engine/interchange';
import { describe, expect, it } from 'vitest';
import { comesBack, file, imported } from './round.js';

const drools = 'xmlns:tns="http://www.jboss.org/drools"';
const run = (content: string, top = '', attributes = '', executable = true) =>
  file(`${top}<process id="p" isExecutable="${executable}">${content}</process>`, attributes);

/** What the report says of things, by their names. */
function told(xml: string): Record<string, string> {
  const { notes } = imported(xml);
  return Object.fromEntries(notes.flatMap(({ status, what, message }) => (message.en === what ? [] : [[what, status] as const])));
}

describe('what BPMN says and another engine would do', () => {
  const formal = '<resourceAssignmentExpression><formalExpression>anna</formalExpression></resourceAssignmentExpression>';
  it.each([
    ['<scriptTask id="t" scriptFormat="java"><script>a();</script></scriptTask>', { script: 'redo' }],
    [`<userTask id="t"><performer>${formal}</performer></userTask>`, { performer: 'redo' }],
    [`<userTask id="t"><potentialOwner>${formal}</potentialOwner></userTask>`, { potentialOwner: 'redo' }],
    ['<serviceTask id="t" operationRef="o" implementation="##WebService"/>', { operationRef: 'redo', implementation: 'kept' }],
    ['<callActivity id="t" calledElement="{urn:x}q"/>', { calledElement: 'redo' }],
    ['<callActivity id="t" calledElement="g"/>', { calledElement: 'redo' }],
    ['<callActivity id="t" calledElement="elsewhere"/>', {}],
    [
      '<task id="t"><ioSpecification><dataInput id="i"/><inputSet/><outputSet/></ioSpecification><dataInputAssociation id="a"><targetRef>i</targetRef></dataInputAssociation></task>',
      { ioSpecification: 'redo' },
    ],
    ['<task id="t"><ioSpecification id="x"><inputSet/><outputSet/></ioSpecification></task>', { ioSpecification: 'kept' }],
    ['<correlationSubscription id="c" correlationKeyRef="k"/>', { correlationSubscription: 'redo' }],
    [`<resourceRole>${formal}</resourceRole>`, { resourceRole: 'redo' }],
  ])('is a person’s in a process that is run, and only kept in a drawing: %s', async (content, expected) => {
    const top =
      '<globalUserTask id="g"/><interface id="if" name="I"><operation id="o" name="O"><inMessageRef>m</inMessageRef></operation></interface><message id="m"/>';
    const ofFile = { operation: 'kept' };
    await comesBack(run(content, top));
    expect(told(run(content, top))).toEqual({ ...expected, ...ofFile });
    expect(Object.values(told(run(content, top, '', false)))).not.toContain('redo');
  });

  it('is not told twice where a vendor’s words are told already', () => {
    const script = '<scriptTask id="t" scriptFormat="groovy" camunda:resultVariable="x"><script>1 + 1</script></scriptTask>';
    const { notes } = imported(run(script, '', 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'));
    expect(notes.filter(({ what }) => what === 'script' || what === 'scriptFormat')).toMatchObject([{ status: 'redo', from: '1 + 1' }]);
  });
});

describe('what other engines’ extensions do', () => {
  it.each([
    [drools, '<task id="t" tns:taskName="Log"/>', { 'tns:taskName': 'redo' }],
    [drools, '<userTask id="t"><extensionElements><tns:onEntry-script/></extensionElements></userTask>', { 'tns:onEntry-script': 'redo' }],
    [drools, '<task id="t"><extensionElements><tns:metaData name="x"/></extensionElements></task>', { 'tns:metaData': 'kept' }],
    [
      'xmlns:s="http://spiffworkflow.org/bpmn/schema/1.0/core"',
      '<task id="t"><extensionElements><s:preScript>x = 1</s:preScript></extensionElements></task>',
      { 's:preScript': 'redo' },
    ],
    [
      'xmlns:pm="http://processmaker.com/BPMN/2.0/Schema.xsd"',
      '<task id="t" pm:screenRef="5" pm:allowX="1"/>',
      { 'pm:screenRef': 'redo', 'pm:allowX': 'kept' },
    ],
  ])('is a person’s: %s', async (space, content, expected) => {
    await comesBack(run(content, '', space));
    expect(told(run(content, '', space))).toEqual(expected);
    expect(Object.values(told(run(content, '', space, false)))).not.toContain('redo');
  });

  it('is nothing where it is switched off', () => {
    expect(told(run('<task id="t" tns:adHoc="false"/>', '', drools))).toEqual({ 'tns:adHoc': 'kept' });
  });
});

it('tells what the file itself says in the words of its tool', async () => {
  const xml = file(
    '<extensionElements><v:a/></extensionElements><process id="p"/>',
    'xmlns:v="urn:v" xmlns:m="urn:m" m:platform="x" xsi:schemaLocation="a b"',
  );
  await comesBack(xml);
  expect(told(xml)).toEqual({ 'm:platform': 'kept', 'v:a': 'kept' });
});

it('refuses a condition that nobody understands once, and not as missing too', () => {
  const condition = '<conditionExpression xsi:type="tFormalExpression" language="http://www.java.com/java">return x;</conditionExpression>';
  const { definition } = imported(
    run(
      `<startEvent id="s"/><exclusiveGateway id="g" default="d"/><endEvent id="e"/><endEvent id="f"/><sequenceFlow id="a" sourceRef="s" targetRef="g"/><sequenceFlow id="b" sourceRef="g" targetRef="e">${condition}</sequenceFlow><sequenceFlow id="d" sourceRef="g" targetRef="f"/>`,
    ),
  );
  expect(refusalsOf(definition).map(({ code }) => code)).toEqual(['ATTRIBUTE_UNSUPPORTED']);
});
