import { createEngine, type Engine } from '@millrace/engine';
import { importBpmn, refusalsOf, type BpmnImport } from '@millrace/engine/interchange';
import { memoryStore } from '@millrace/engine/memory';
import { manualTime } from '@millrace/engine/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { spaces } from './round.js';

/** A purchase as people draw it in Camunda 7: large ones are approved by a manager, or by a director where no manager does it in two days. */
const purchase = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${spaces.model}" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="${spaces.xsi}" id="file" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="purchase" name="Purchase" isExecutable="true" camunda:historyTimeToLive="P180D">
    <bpmn:startEvent id="start" camunda:initiator="requester"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:exclusiveGateway id="large" default="small" />
    <bpmn:userTask id="approve" name="Approve" camunda:candidateGroups="managers" camunda:dueDate="P2D" camunda:priority="70" />
    <bpmn:boundaryEvent id="late" attachedToRef="approve">
      <bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT48H</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:userTask id="direct" name="Approve instead" camunda:candidateGroups="directors" />
    <bpmn:exclusiveGateway id="decided" default="refused" />
    <bpmn:serviceTask id="order" name="Order" camunda:type="external" camunda:topic="place-order">
      <bpmn:extensionElements>
        <camunda:inputOutput>
          <camunda:inputParameter name="sum">\${amount}</camunda:inputParameter>
          <camunda:inputParameter name="text">\${title} for \${requester}</camunda:inputParameter>
          <camunda:inputParameter name="urgency">\${amount &gt; 5000 ? 'high' : 'normal'}</camunda:inputParameter>
          <camunda:outputParameter name="orderNumber">\${number}</camunda:outputParameter>
        </camunda:inputOutput>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:callActivity id="book" calledElement="booking">
      <bpmn:extensionElements>
        <camunda:in source="orderNumber" target="document" />
        <camunda:in sourceExpression="\${amount * 2}" target="sum" />
        <camunda:out source="account" target="account" />
      </bpmn:extensionElements>
    </bpmn:callActivity>
    <bpmn:userTask id="inform" name="See why not" camunda:assignee="\${requester}" />
    <bpmn:endEvent id="done" />
    <bpmn:endEvent id="declined" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="large" />
    <bpmn:sequenceFlow id="isLarge" sourceRef="large" targetRef="approve"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${amount &gt; 1000 || not empty risk}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="small" sourceRef="large" targetRef="order" />
    <bpmn:sequenceFlow id="f2" sourceRef="approve" targetRef="decided" />
    <bpmn:sequenceFlow id="f3" sourceRef="late" targetRef="direct" />
    <bpmn:sequenceFlow id="f4" sourceRef="direct" targetRef="decided" />
    <bpmn:sequenceFlow id="accepted" sourceRef="decided" targetRef="order"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${approved}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="refused" sourceRef="decided" targetRef="inform" />
    <bpmn:sequenceFlow id="f5" sourceRef="order" targetRef="book" />
    <bpmn:sequenceFlow id="f6" sourceRef="book" targetRef="done" />
    <bpmn:sequenceFlow id="f7" sourceRef="inform" targetRef="declined" />
  </bpmn:process>
</bpmn:definitions>`;

const booking = `<bpmn:definitions xmlns:bpmn="${spaces.model}" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
  <bpmn:process id="booking" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:userTask id="check" camunda:candidateUsers="vera, boris" />
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="check" /><bpmn:sequenceFlow id="f2" sourceRef="check" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

/** Reviewers of whom half are enough, and a charge that may be declined. */
const review = `<bpmn:definitions xmlns:bpmn="${spaces.model}" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="${spaces.xsi}" targetNamespace="x">
  <bpmn:error id="declined" name="Declined" errorCode="card-declined" />
  <bpmn:process id="review" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:userTask id="look" camunda:assignee="\${reviewer}">
      <bpmn:multiInstanceLoopCharacteristics camunda:collection="reviewers" camunda:elementVariable="reviewer">
        <bpmn:completionCondition xsi:type="bpmn:tFormalExpression">\${nrOfCompletedInstances / nrOfInstances &gt;= 0.5}</bpmn:completionCondition>
      </bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:serviceTask id="charge" camunda:type="external" camunda:topic="charge">
      <bpmn:extensionElements>
        <camunda:failedJobRetryTimeCycle>R3/PT5M</camunda:failedJobRetryTimeCycle>
        <camunda:inputOutput><camunda:inputParameter name="card">\${card}</camunda:inputParameter><camunda:outputParameter name="paid">\${paid}</camunda:outputParameter></camunda:inputOutput>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:boundaryEvent id="no" attachedToRef="charge"><bpmn:errorEventDefinition errorRef="declined" camunda:errorCodeVariable="why" /></bpmn:boundaryEvent>
    <bpmn:userTask id="ask" camunda:candidateGroups="managers" />
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="look" /><bpmn:sequenceFlow id="f2" sourceRef="look" targetRef="charge" />
    <bpmn:sequenceFlow id="f3" sourceRef="charge" targetRef="end" /><bpmn:sequenceFlow id="f4" sourceRef="no" targetRef="ask" />
    <bpmn:sequenceFlow id="f5" sourceRef="ask" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

/** A leave request as people draw it in Camunda 8, in FEEL. */
const leave = `<bpmn:definitions xmlns:bpmn="${spaces.model}" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="${spaces.xsi}" targetNamespace="x">
  <bpmn:process id="leave" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:scriptTask id="count"><bpmn:extensionElements><zeebe:script expression="=sum(days)" resultVariable="total" /></bpmn:extensionElements></bpmn:scriptTask>
    <bpmn:exclusiveGateway id="long" default="short" />
    <bpmn:userTask id="agree">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:assignmentDefinition candidateGroups="=[&#34;leads&#34;]" />
        <zeebe:ioMapping><zeebe:output source="=agreed" target="answer.agreed" /></zeebe:ioMapping>
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:serviceTask id="enter">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="enter-leave" retries="2" />
        <zeebe:ioMapping><zeebe:input source="=total" target="entry.days" /><zeebe:input source="=if answer.agreed then &#34;agreed&#34; else &#34;short&#34;" target="entry.why" /><zeebe:output source="=id" target="leaveId" /></zeebe:ioMapping>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="count" />
    <bpmn:sequenceFlow id="f2" sourceRef="count" targetRef="long" />
    <bpmn:sequenceFlow id="isLong" sourceRef="long" targetRef="agree"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=total &gt; 5 and every d in days satisfies d &gt; 0</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="short" sourceRef="long" targetRef="enter" />
    <bpmn:sequenceFlow id="f3" sourceRef="agree" targetRef="enter" />
    <bpmn:sequenceFlow id="f4" sourceRef="enter" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

function imported(xml: string): Extract<BpmnImport, { ok: true }> {
  const read = importBpmn(xml, (encoding) => new TextDecoder(encoding, { fatal: true }));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message.en).join('\n'));
  return read;
}

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

/** An engine with what was imported, its clock, and what an outside worker is asked for and answers. */
async function played(...files: readonly string[]) {
  const time = manualTime('2026-03-02T09:00:00Z');
  const engine = await createEngine({ store: memoryStore(), time, log: () => undefined });
  opened.push(engine);
  const items = files.map((xml) => imported(xml).definition) as never[];
  await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items });
  await engine.people.saveGroup('managers', 'Managers', ['boris']);
  await engine.people.saveGroup('directors', 'Directors', ['dora']);
  await engine.people.saveGroup('leads', 'Leads', ['boris']);
  const work = async (person: string): Promise<readonly string[]> =>
    (await engine.workItems({ for: person })).items.filter(({ open }) => open).map(({ elementId }) => elementId);
  return {
    engine,
    time,
    work,
    async does(person: string, element: string, data: Record<string, unknown> = {}): Promise<void> {
      const item = (await engine.workItems({ for: person })).items.find(({ elementId, open }) => elementId === element && open);
      if (item === undefined) throw new Error(`${person} has no ${element}: ${(await work(person)).join()}`);
      await engine.complete(item.id, { actor: person, data: data as never });
      await engine.idle();
    },
    /** Does the one job there is. */
    async works(type: string, output: Record<string, unknown>): Promise<unknown> {
      const [job] = (await engine.jobs({})).items;
      expect(job?.type).toBe(type);
      const taken = (await engine.activateJob(job?.id ?? '', 'worker', 60_000)) as { attempt: number; input: unknown };
      await engine.completeJob(job?.id ?? '', taken.attempt, output as never);
      await engine.idle();
      return taken.input;
    },
    async start(process: string, variables: Record<string, unknown>): Promise<string> {
      const { instanceId } = await engine.start(process, { actor: 'anna', variables: variables as never });
      await engine.idle();
      return instanceId;
    },
  };
}

describe('a purchase of Camunda 7', () => {
  it('is imported with nothing that a deployment refuses and nothing that a person has to do', () => {
    const { definition, notes } = imported(purchase);
    expect(refusalsOf(definition)).toEqual([]);
    expect(notes.filter(({ status }) => status === 'redo')).toEqual([]);
  });

  it('goes to the manager, the worker and the called process where it is large and approved', async () => {
    const stage = await played(purchase, booking);
    const id = await stage.start('purchase', { amount: 6000, title: 'Mill' });
    expect(await stage.work('boris')).toEqual(['approve']);
    expect(await stage.work('dora')).toEqual([]);
    const [item] = (await stage.engine.workItems({ for: 'boris' })).items;
    expect(item).toMatchObject({ dueAt: '2026-03-04T09:00:00.000Z', priority: 70, name: 'Approve' });
    await stage.does('boris', 'approve', { approved: true });
    expect(await stage.works('place-order', { number: 17, secret: 'x' })).toEqual({ sum: 6000, text: 'Mill for anna', urgency: 'high' });
    expect(await stage.work('vera')).toEqual(['check']);
    const [called] = (await stage.engine.instances({ definition: 'booking' })).items;
    expect(await stage.engine.variables(called?.id ?? '')).toEqual({ document: 17, sum: 12_000 });
    await stage.does('vera', 'check', { account: 'A1', note: 'own' });
    expect(await stage.engine.instance(id)).toMatchObject({ status: 'completed' });
    expect(await stage.engine.variables(id)).toEqual({ amount: 6000, title: 'Mill', approved: true, orderNumber: 17, account: 'A1' });
  });

  it('comes back to who asked where it is refused', async () => {
    const stage = await played(purchase, booking);
    const id = await stage.start('purchase', { amount: 10, risk: 'new supplier', title: 'Pen' });
    await stage.does('boris', 'approve', { approved: false });
    expect(await stage.work('anna')).toEqual(['inform']);
    await stage.does('anna', 'inform');
    expect(await stage.engine.instance(id)).toMatchObject({ status: 'completed' });
    expect((await stage.engine.jobs({})).items).toEqual([]);
  });

  it('goes past everybody where it is small', async () => {
    const stage = await played(purchase, booking);
    await stage.start('purchase', { amount: 1000, title: 'Pen' });
    expect(await stage.work('boris')).toEqual([]);
    expect(await stage.works('place-order', { number: 1 })).toEqual({ sum: 1000, text: 'Pen for anna', urgency: 'normal' });
  });

  it('goes to a director after two days', async () => {
    const stage = await played(purchase, booking);
    await stage.start('purchase', { amount: 2000, title: 'Desk' });
    stage.time.advance(48 * 3_600_000 - 1000);
    await stage.engine.idle();
    expect(await stage.work('dora')).toEqual([]);
    stage.time.advance(2000);
    await stage.engine.idle();
    expect(await stage.work('boris')).toEqual([]);
    await stage.does('dora', 'direct', { approved: true });
    expect(await stage.works('place-order', { number: 2 })).toMatchObject({ sum: 2000 });
  });

  it('is refused as long as a script stands in it that nobody here runs', async () => {
    const script = '<bpmn:scriptTask id="order" scriptFormat="groovy"><bpmn:script>x = 1</bpmn:script></bpmn:scriptTask>';
    const xml = purchase.replace(/<bpmn:serviceTask[^]*<\/bpmn:serviceTask>/, script);
    expect(refusalsOf(imported(xml).definition).map(({ element }) => element)).toContain('order');
    await expect(played(xml)).rejects.toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/) as string });
  });
});

describe('a review of Camunda 7', () => {
  it('is done by each reviewer until half have, and a business error of the worker takes its own way', async () => {
    const { definition, notes } = imported(review);
    expect([refusalsOf(definition), notes.filter(({ status }) => status === 'redo')]).toEqual([[], []]);
    const stage = await played(review);
    const id = await stage.start('review', { reviewers: ['vera', 'carl', 'dora', 'emil'], card: '42' });
    for (const person of ['vera', 'carl', 'dora', 'emil']) expect(await stage.work(person)).toEqual(['look']);
    await stage.does('carl', 'look');
    expect((await stage.engine.jobs({})).items).toEqual([]);
    await stage.does('emil', 'look');
    expect(await stage.work('vera')).toEqual([]);
    const [job] = (await stage.engine.jobs({})).items;
    const { attempt, input } = (await stage.engine.activateJob(job?.id ?? '', 'worker', 60_000)) as { attempt: number; input: unknown };
    expect(input).toEqual({ card: '42' });
    await stage.engine.failJob(job?.id ?? '', attempt, { code: 'card-declined', message: 'no' }, { bpmnError: { code: 'card-declined' } });
    await stage.engine.idle();
    expect(await stage.work('boris')).toEqual(['ask']);
    expect(await stage.engine.variables(id)).toMatchObject({ why: 'card-declined' });
  });
});

describe('a leave request of Camunda 8', () => {
  it('is imported with nothing that a deployment refuses and nothing that a person has to do', () => {
    const { definition, notes } = imported(leave);
    expect(refusalsOf(definition)).toEqual([]);
    expect(notes.filter(({ status }) => status === 'redo')).toEqual([]);
  });

  it('is agreed where it is long, and entered', async () => {
    const stage = await played(leave);
    const id = await stage.start('leave', { days: [4, 3] });
    expect(await stage.work('boris')).toEqual(['agree']);
    await stage.does('boris', 'agree', { agreed: true, note: 'fine' });
    expect(await stage.works('enter-leave', { id: 'L1' })).toEqual({ entry: { days: 7, why: 'agreed' } });
    expect(await stage.engine.instance(id)).toMatchObject({ status: 'completed' });
    expect(await stage.engine.variables(id)).toEqual({ days: [4, 3], total: 7, answer: { agreed: true }, leaveId: 'L1' });
  });

  it('is entered at once where it is short', async () => {
    const stage = await played(leave);
    await stage.start('leave', { days: [2] });
    expect(await stage.work('boris')).toEqual([]);
    expect(await stage.works('enter-leave', { id: 'L2' })).toEqual({ entry: { days: 2, why: 'short' } });
  });
});
