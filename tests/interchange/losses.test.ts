import { exportBpmn } from '@millrace/engine/interchange';
import { describe, expect, it } from 'vitest';
import { bounds, comesBack, diagram, file, imported, process } from './round.js';

const drawn = (content: string): string =>
  file(`<process id="p"><task id="t"/><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/></process>${diagram(content)}`);
const edge = (points: string): string => drawn(`<bpmndi:BPMNEdge id="e" bpmnElement="f">${points}</bpmndi:BPMNEdge>`);
const codesOf = (xml: string): readonly string[] => imported(xml).problems.map(({ code }) => code);
/** What a file becomes when it is exported; a second round must change nothing more. */
function again(xml: string): string {
  const { definition } = imported(xml);
  const written = exportBpmn(definition).xml;
  expect(imported(written).definition).toEqual(definition);
  return written;
}

describe('what stands between the elements of a file', () => {
  it('comes back: text and comments in elements, lanes and events', () => {
    const xml = process(
      `one <!--1--><task id="t">two<!--2--><documentation>d</documentation></task><laneSet id="ls">three<!--3--><lane id="l">four<!--4--><flowNodeRef>t</flowNodeRef></lane></laneSet>
       <subProcess id="s">five<!--5--><startEvent id="e"><!--6-->six<timerEventDefinition id="d"><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent></subProcess>`,
    );
    const written = again(xml);
    for (const word of ['one', 'two', 'three', 'four', 'five', 'six']) expect(written).toContain(word);
    for (const n of [1, 2, 3, 4, 5, 6]) expect(written).toContain(`<!--${n}-->`);
    expect(imported(xml).notes).toContainEqual(expect.objectContaining({ status: 'kept', element: 't', what: '“two”' }));
  });

  it('stays with its element when that is changed', () => {
    const { definition } = imported(process('<task id="t" name="old">mind the gap<!--really--></task>'));
    const changed = { ...definition, elements: { t: { type: 'userTask', scope: 'p', name: 'new' } } };
    expect(exportBpmn(changed).xml).toMatch(/<userTask id="t" name="new">\s*mind the gap\s*<!--really-->\s*<\/userTask>/);
  });

  it('comes back: comments and instructions around the whole', () => {
    const xml = file('<process id="p"/>').replace('<definitions', '<!--made by hand-->\n<?style x?>\n<definitions') + '\n<!--end-->\n';
    const written = again(xml);
    expect(written).toMatch(/^<\?xml[^>]*\?>\n<!--made by hand-->\n<\?style x\?>\n<definitions/);
    expect(written).toMatch(/<\/definitions>\n<!--end-->\n$/);
  });

  it('comes back: comments and text in diagrams', () => {
    const written = again(
      drawn(`in the plane<!--1--><bpmndi:BPMNShape id="s" bpmnElement="t"><!--2-->in the shape${bounds}</bpmndi:BPMNShape>`),
    );
    for (const part of ['in the plane', '<!--1-->', '<!--2-->', 'in the shape']) expect(written).toContain(part);
  });
});

describe('a lane', () => {
  it('keeps what it names and nobody has, and says so', async () => {
    const xml = process(
      '<laneSet id="ls"><lane id="l"><flowNodeRef>t</flowNodeRef><flowNodeRef>gone</flowNodeRef></lane></laneSet><task id="t"/>',
    );
    const { problems, definition } = await comesBack(xml);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'BPMN_REFERENCE_UNKNOWN', element: 'l' }));
    const { elements, ...rest } = definition;
    const without = { ...rest, elements: {} };
    expect(elements).toHaveProperty('t');
    const written = exportBpmn(without).xml;
    expect(written).toContain('<flowNodeRef>gone</flowNodeRef>');
    expect(written).not.toContain('<flowNodeRef>t</flowNodeRef>');
  });
});

describe('points of a line', () => {
  const points =
    '<di:waypoint id="w1" x="1" y="2"/><di:waypoint id="w2" x="3" y="4"><x:note xmlns:x="urn:x"/></di:waypoint><di:waypoint x="5" y="6"/>';

  it('keep each what they say beyond their places', async () => {
    await comesBack(edge(points));
  });

  it('say it no longer when they have moved, but for what all of them said', () => {
    const moved = (xml: string): string => {
      const { definition } = imported(xml);
      const planes = (definition['layout'] as { planes: Record<string, { edges: object }> }).planes;
      const layout = {
        planes: {
          d: {
            ...planes['d'],
            edges: {
              f: {
                via: [
                  [1, 2],
                  [30, 4],
                ],
              },
            },
          },
        },
      };
      return exportBpmn({ ...definition, layout }).xml;
    };
    expect(moved(edge(points))).not.toMatch(/w1|w2|x:note/);
    const typed = '<di:waypoint xsi:type="dc:Point" x="1" y="2"/>'.repeat(3);
    expect(moved(edge(typed)).match(/xsi:type="dc:Point"/g)).toHaveLength(2);
    expect(moved(edge(typed.replace('x="1"', 'x="1" id="a"'))).match(/xsi:type="dc:Point"/g)).toHaveLength(2);
  });
});

describe('a label', () => {
  it.each([
    '<bpmndi:BPMNLabel/>',
    '<bpmndi:BPMNLabel id="lb" labelStyle="st"/>',
    '<bpmndi:BPMNLabel><dc:Bounds x="1"/></bpmndi:BPMNLabel>',
    '<bpmndi:BPMNLabel><dc:Bounds id="b" x="1" y="2" width="3" height="4"/></bpmndi:BPMNLabel>',
  ])('comes back as it was: %s', async (label) => {
    await comesBack(drawn(`<bpmndi:BPMNShape id="s" bpmnElement="t">${bounds}${label}</bpmndi:BPMNShape>`));
  });

  it('gets a place where it had half of one', () => {
    const label = '<bpmndi:BPMNLabel><dc:Bounds id="b" x="1"/></bpmndi:BPMNLabel>';
    const { definition } = imported(drawn(`<bpmndi:BPMNShape id="s" bpmnElement="t">${bounds}${label}</bpmndi:BPMNShape>`));
    const shapes = { t: { at: [1, 2, 3, 4], label: [5, 6, 7, 8] } };
    expect(exportBpmn({ ...definition, layout: { planes: { d: { of: 'p', shapes } } } }).xml).toContain(
      '<dc:Bounds id="b" x="5" y="6" width="7" height="8" />',
    );
  });
});

describe('what is drawn and has no place', () => {
  it.each([
    ['a shape without bounds', drawn('<bpmndi:BPMNShape id="s" bpmnElement="t" isExpanded="true"/>'), 's says no place'],
    ['a line without points', edge(''), 'e has no way'],
    ['a line of one point', edge('<di:waypoint x="1" y="2"/>'), 'e has no way'],
    [
      'a second plane in one diagram',
      drawn('').replace('</bpmndi:BPMNPlane>', `</bpmndi:BPMNPlane><bpmndi:BPMNPlane id="other" bpmnElement="p"/>`),
      'other is not the first',
    ],
  ])('is kept, and told: %s', async (_what, xml, words) => {
    const { problems } = await comesBack(xml);
    const told = problems.find(({ code }) => code === 'BPMN_NOT_SHOWN');
    expect(told?.message.en.replace(/ \(line \d+\)/, '')).toContain(words);
    expect(told?.message.ru.replace(/ \(строка \d+\)/, '')).not.toMatch(/says|has no|first/);
  });

  it('comes back: two diagrams of one process, a shape drawn twice', async () => {
    const shape = (id: string): string => `<bpmndi:BPMNShape id="${id}" bpmnElement="t">${bounds}</bpmndi:BPMNShape>`;
    const other = `<bpmndi:BPMNDiagram id="d2"><bpmndi:BPMNPlane id="pl2" bpmnElement="p">${shape('c')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
    const { definition } = await comesBack(drawn(shape('a') + shape('b')).replace('</definitions>', `${other}</definitions>`));
    expect(Object.keys((definition['layout'] as { planes: object }).planes)).toEqual(['d', 'd2']);
    expect(codesOf(drawn(shape('a') + shape('b')))).toContain('BPMN_SHAPE_TWICE');
  });
});

describe('a process and a collaboration of one id', () => {
  const pool = '<collaboration id="p"><participant id="pool" processRef="p"/></collaboration>';
  const whole = '<process id="p" isExecutable="true"><task id="t"/></process>';
  const shown = diagram(`<bpmndi:BPMNShape id="s" bpmnElement="pool" isHorizontal="true">${bounds}</bpmndi:BPMNShape>`);

  it.each([
    ['before it', pool + whole],
    ['after it', whole + pool],
  ])('are both there, and the process keeps the id by which it is called: the collaboration %s', (_where, content) => {
    const { definition, problems } = imported(file(content + shown));
    expect(definition.id).toBe('p');
    expect(definition).toMatchObject({ processes: { p: { executable: true } }, participants: { pool: { process: 'p' } } });
    const [collaboration = ''] = Object.keys(definition['rootElements'] as object);
    expect(definition).toMatchObject({
      layout: { planes: { d: { of: collaboration } } },
      rootElements: { [collaboration]: { foreign: { id: 'p' } } },
    });
    expect(problems.map(({ code }) => code)).toEqual(['BPMN_ID_TWICE']);
    const written = again(file(content + shown));
    expect(written).toContain('processRef="p"');
    expect(codesOf(written)).toEqual([]);
  });
});
