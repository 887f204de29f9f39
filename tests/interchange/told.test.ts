import { exportBpmn, importBpmn, refusalsOf, type BpmnImport } from '@millrace/engine/interchange';
import { describe, expect, it } from 'vitest';

const decoder = (encoding: string) => new TextDecoder(encoding, { fatal: true });
const top =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"';
const around = (inner: string): string => `<definitions ${top}><process id="p" isExecutable="true">${inner}</process></definitions>`;
const flow = (condition: string): string =>
  around(
    `<startEvent id="s"/><exclusiveGateway id="a" default="g"/><endEvent id="b"/><endEvent id="c"/><sequenceFlow id="e" sourceRef="s" targetRef="a"/>
     <sequenceFlow id="f" sourceRef="a" targetRef="b">${condition}</sequenceFlow><sequenceFlow id="g" sourceRef="a" targetRef="c"/>`,
  );
const timer = (time: string): string =>
  around(
    `<startEvent id="s"/><intermediateCatchEvent id="t"><timerEventDefinition>${time}</timerEventDefinition></intermediateCatchEvent><sequenceFlow id="e" sourceRef="s" targetRef="t"/>`,
  );

function imported(file: string): Extract<BpmnImport, { ok: true }> {
  const result = importBpmn(file, decoder);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'));
  return result;
}

/** How long it takes, in milliseconds. */
function taken(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

describe('expressions that are longer than any definition holds', () => {
  const long = `amount &gt; 1${' or amount &gt; 1'.repeat(1500)}`;
  it.each([
    ['of the file’s own language', flow(`<conditionExpression language="https://jsonata.org">${long}</conditionExpression>`)],
    ['in FEEL', flow(`<conditionExpression language="feel">${long}</conditionExpression>`)],
    ['in JUEL', flow(`<conditionExpression>\${${long}}</conditionExpression>`)],
    ['in FEEL of Camunda 8', flow(`<conditionExpression>=${long}</conditionExpression>`)],
  ])('are kept and told %s, and a deployment refuses them', (_what, file) => {
    const { definition, notes, problems } = imported(file);
    expect(notes.find(({ element, status }) => element === 'f' && status === 'redo')?.message.en).toMatch(
      /2\d,?\d{3} characters|longer than/,
    );
    expect(refusalsOf(definition)).toContainEqual(expect.objectContaining({ code: 'ATTRIBUTE_UNSUPPORTED', element: 'f' }));
    const { xml } = exportBpmn(definition);
    expect(xml).toContain(long);
    expect(imported(xml).definition).toEqual(definition);
    expect(JSON.stringify([notes, problems]).length).toBeLessThan(5000);
  });
});

describe('what a definition cannot hold', () => {
  it('is told, and refused by a deployment where it is executed', () => {
    const flows = Array.from({ length: 1001 }, (_, n) => `<sequenceFlow id="f${n}" sourceRef="t" targetRef="t"/>`).join('');
    const { definition, problems } = imported(around(`<startEvent id="t"/>${flows}`));
    expect(problems).toContainEqual(expect.objectContaining({ code: 'BPMN_VALUE_UNFIT', element: 't' }));
    expect(refusalsOf(definition)).toContainEqual(
      expect.objectContaining({
        element: 't',
        message: expect.objectContaining({ en: expect.stringContaining('attributes.outgoing') as string }) as object,
      }),
    );
    expect(imported(exportBpmn(definition).xml).definition).toEqual(definition);
  });
});

/** Many flows with one condition. */
const flows = (condition: string): string => {
  const one = (n: number): string =>
    `<sequenceFlow id="f${n}" sourceRef="a" targetRef="a"><conditionExpression>${condition}</conditionExpression></sequenceFlow>`;
  return around(`<task id="a"/>${Array.from({ length: 100 }, (_, n) => one(n)).join('')}`);
};

describe('a file that was made to be slow', () => {
  it.each<[string, string]>([
    ['braces', flows(`\${a}${'}'.repeat(19_000)}`)],
    ['words between braces', flows(`\${a}${'a'.repeat(19_000)}}`)],
    ['an expression of a megabyte', flow(`<conditionExpression>\${${'(a'.repeat(500_000)}}</conditionExpression>`)],
    ['character data without end', around('<![CDATA['.repeat(200_000))],
    ['comments without end', around(`<!--${'<![CDATA['.repeat(200_000)}`)],
    [
      'a namespace for each of many elements',
      around(Array.from({ length: 9000 }, (_, n) => `<task xmlns:n${n}="u${n}" n${n}:x="1"/>`).join('')),
    ],
    ['many prefixes that nobody declares', around(Array.from({ length: 9000 }, (_, n) => `<n${n}:x n${n}:y="1"/>`).join(''))],
    [
      'a name of a megabyte without a colon',
      around(`<task id="t"><extensionElements><x:y xmlns:x="u">${'a'.repeat(1_000_000)}</x:y></extensionElements></task>`),
    ],
  ])('is read and written in a moment: %s', (_what, file) => {
    const time = taken(() => {
      const result = importBpmn(file, decoder);
      if (result.ok) exportBpmn(result.definition);
    });
    expect(time).toBeLessThan(3000);
  });

  it('is refused where it has more namespaces than anybody uses', () => {
    const result = importBpmn(around(Array.from({ length: 1001 }, (_, n) => `<task xmlns:n${n}="u"/>`).join('')), decoder);
    expect(result.problems).toMatchObject([
      { code: 'BPMN_TOO_LARGE', message: { ru: expect.stringContaining('больше 1000 пространств имён') as string } },
    ]);
  });
});

describe('a condition', () => {
  it.each([
    [`\${a}`, 'a'],
    [`\${a == '} \${ x'}`, "a = '} ${ x'"],
    [`\${true}`, 'true'],
    ['true', 'true'],
    [`\${a} and more`, undefined],
    [`\${a}\${b}`, undefined],
    [`\${'true'}`, undefined],
    ['words', undefined],
  ])('of %s holds by %j: words never hold', (source, when) => {
    const { definition } = imported(flow(`<conditionExpression>${source}</conditionExpression>`));
    expect((definition['flows'] as Record<string, { when?: string }>)['f']?.when).toBe(when);
  });
});

describe('a moment without a time zone', () => {
  it.each([
    ['<timeDate>2026-03-02T09:00:00</timeDate>', { date: '2026-03-02T09:00:00Z' }],
    ['<timeCycle>R3/2026-03-02T09:00:00/PT1H</timeCycle>', { cycle: 'R3/2026-03-02T09:00:00Z/PT1H' }],
  ])('is taken for UTC, and a person is asked to look: %s', (time, event) => {
    const { definition, notes } = imported(timer(time));
    expect(definition['elements']).toMatchObject({ t: { event } });
    expect(notes.filter(({ status }) => status === 'doubtful')).toMatchObject([
      { element: 't', message: { en: expect.stringContaining('UTC') as string } },
    ]);
    expect(notes.filter(({ status }) => status === 'redo')).toEqual([]);
    const { xml } = exportBpmn(definition);
    expect(xml).toContain(time);
    expect(imported(xml).definition).toEqual(definition);
  });

  it('is nothing to look at where it names one', () => {
    expect(imported(timer('<timeDate>2026-03-02T09:00:00+03:00</timeDate>')).notes.some(({ status }) => status === 'doubtful')).toBe(false);
  });
});

describe('a note', () => {
  it('is told once, also where two vendors say it and two listeners are the same', () => {
    const listener = '<camunda:executionListener class="a.B"/>';
    const { notes } = imported(
      around(`<receiveTask id="t" messageRef="m"><extensionElements>${listener.repeat(3)}</extensionElements></receiveTask>`).replace(
        '<process',
        '<message id="m" name="m"/><process',
      ),
    );
    const redo = notes.filter(({ element, status }) => element === 't' && status === 'redo').map(({ what }) => what);
    expect(redo.sort()).toEqual(['camunda:executionListener', 'receiveTask']);
  });
});
