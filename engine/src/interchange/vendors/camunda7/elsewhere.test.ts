import { describe, expect, it } from 'vitest';
import { meaningOf, statusesOf } from '../../../../testing/extension-reading.js';
import { camunda7 } from './index.js';

const read = (text: string) => meaningOf(camunda7, text);

describe('what changes what happens elsewhere', () => {
  it.each([
    ['<signal name="s" flowable:scope="processInstance"/>', 'flowable:scope'],
    ['<endEvent><terminateEventDefinition flowable:terminateAll="true"/></endEvent>', 'flowable:terminateAll'],
    ['<endEvent><terminateEventDefinition flowable:terminateMultiInstance="true"/></endEvent>', 'flowable:terminateMultiInstance'],
    ['<serviceTask flowable:triggerable="true"/>', 'flowable:triggerable'],
    ['<userTask flowable:businessCalendarName="c"/>', 'flowable:businessCalendarName'],
    ['<startEvent><timerEventDefinition flowable:businessCalendarName="c"/></startEvent>', 'flowable:businessCalendarName'],
    [
      '<startEvent><timerEventDefinition><timeCycle flowable:endDate="x">R/PT1H</timeCycle></timerEventDefinition></startEvent>',
      'flowable:endDate',
    ],
    ['<serviceTask flowable:useLocalScopeForResultVariable="true"/>', 'flowable:useLocalScopeForResultVariable'],
    ['<userTask flowable:taskIdVariableName="x"/>', 'flowable:taskIdVariableName'],
    ['<boundaryEvent><errorEventDefinition flowable:errorVariableName="x"/></boundaryEvent>', 'flowable:errorVariableName'],
    ['<businessRuleTask flowable:rules="a" />', 'flowable:rules'],
    ['<startEvent><messageEventDefinition flowable:messageExpression="#{x}"/></startEvent>', 'flowable:messageExpression'],
    ['<startEvent><signalEventDefinition flowable:signalExpression="#{x}"/></startEvent>', 'flowable:signalExpression'],
    ['<callActivity flowable:processInstanceName="x"/>', 'flowable:processInstanceName'],
    ['<callActivity camunda:calledElementTenantId="x"/>', 'camunda:calledElementTenantId'],
    ['<startEvent><extensionElements><flowable:eventType>x</flowable:eventType></extensionElements></startEvent>', 'flowable:eventType'],
    [
      '<boundaryEvent><extensionElements><flowable:variableListenerEventDefinition variableName="x"/></extensionElements></boundaryEvent>',
      'flowable:variableListenerEventDefinition',
    ],
    ['<serviceTask><extensionElements><flowable:mapException errorCode="1"/></extensionElements></serviceTask>', 'flowable:mapException'],
    [
      '<serviceTask><extensionElements><flowable:httpRequestHandler class="x"/></extensionElements></serviceTask>',
      'flowable:httpRequestHandler',
    ],
    [
      '<process isExecutable="true"><extensionElements><camunda:potentialStarter/></extensionElements></process>',
      'camunda:potentialStarter',
    ],
    ['<userTask><extensionElements><flowable:customResource/></extensionElements></userTask>', 'flowable:customResource'],
    [
      '<userTask><multiInstanceLoopCharacteristics><extensionElements><flowable:collection class="x"/></extensionElements></multiInstanceLoopCharacteristics></userTask>',
      'flowable:collection',
    ],
    [
      '<userTask><multiInstanceLoopCharacteristics><extensionElements><flowable:variableAggregation/></extensionElements></multiInstanceLoopCharacteristics></userTask>',
      'flowable:variableAggregation',
    ],
    ['<dataObject><extensionElements><flowable:value>x</flowable:value></extensionElements></dataObject>', 'flowable:value'],
    ['<serviceTask><extensionElements><flowable:in source="a" target="b"/></extensionElements></serviceTask>', 'flowable:in'],
    [
      '<endEvent><messageEventDefinition><extensionElements><camunda:connector/></extensionElements></messageEventDefinition></endEvent>',
      'camunda:connector',
    ],
  ])('is a person’s: %s', (text, name) => {
    const meaning = read(text);
    expect(statusesOf(meaning)).toEqual({ [name]: 'redo' });
    expect(meaning.fields).toEqual({});
  });

  it('is nothing where it is switched off', () => {
    expect(statusesOf(read('<serviceTask flowable:triggerable="false"/>'))).toEqual({ 'flowable:triggerable': 'kept' });
    expect(statusesOf(read('<signal name="s" flowable:scope="global"/>'))).toEqual({ 'flowable:scope': 'kept' });
  });
});

describe('the key of a called instance', () => {
  it.each([
    ['flowable:businessKey="#{order.id}"', 'order.id'],
    ['flowable:inheritBusinessKey="true"', '$instance.businessKey'],
    ['flowable:inheritBusinessKey="false"', undefined],
  ])('is taken from %s', (attribute, businessKey) => {
    expect(read(`<callActivity ${attribute} flowable:calledElementType="key"/>`).fields).toEqual(
      businessKey === undefined ? {} : { call: { businessKey } },
    );
  });

  it('is a person’s where the process is called by an id of the other engine', () => {
    expect(statusesOf(read('<callActivity flowable:calledElementType="id"/>'))).toEqual({ 'flowable:calledElementType': 'redo' });
  });
});
