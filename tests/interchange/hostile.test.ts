import { importBpmn, exportBpmn, type BpmnImport } from '@millrace/engine/interchange';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const decoder = (encoding: string) => new TextDecoder(encoding, { fatal: true });
const read = (file: string | Uint8Array): BpmnImport => importBpmn(file, decoder);
const model = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"';
const di =
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"';
const around = (inner: string): string => `<?xml version="1.0"?>\n<definitions ${model} ${di}>\n${inner}\n</definitions>`;
const process = (inner: string): string => around(`<process id="p">\n${inner}\n</process>`);

/** The first problem of a file that must be refused. */
function refused(file: string | Uint8Array) {
  const result = read(file);
  if (result.ok) throw new Error('it was imported');
  expect(result.problems.length).toBeGreaterThan(0);
  const [first] = result.problems;
  expect(first?.message.en).not.toMatch(/\{\w+\}|\bundefined(?! entity)/);
  expect(first?.message.ru).toMatch(/[а-я]/);
  return first;
}

/** The problems of a file that must be imported. */
function imported(file: string | Uint8Array) {
  const result = read(file);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'));
  return result;
}

describe('files that nobody should open', () => {
  it('refuses entities, whatever they would grow to', () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<definitions ${model}>&b;</definitions>`;
    expect(refused(bomb)).toMatchObject({ code: 'BPMN_ENTITIES_REFUSED', line: 2 });
    const outside = `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><definitions ${model}><process id="p" name="&x;"/></definitions>`;
    expect(refused(outside)).toMatchObject({ code: 'BPMN_ENTITIES_REFUSED' });
    expect(refused(process('<task id="t" name="&x;"/>'))).toMatchObject({ code: 'BPMN_XML_BROKEN', line: 4, element: 'process' });
  });

  it('follows no document type', () => {
    const file = `<?xml version="1.0"?><!DOCTYPE definitions SYSTEM "http://example.org/bpmn.dtd"><definitions ${model}><process id="p"/></definitions>`;
    expect(imported(file).definition.id).toBe('p');
  });

  it('refuses what is too deep, at its line', () => {
    expect(refused(process(`${'<a>\n'.repeat(100_000)}${'</a>'.repeat(100_000)}`))).toMatchObject({ code: 'BPMN_TOO_DEEP', line: 202 });
  });

  it('refuses what is too large before it is held', () => {
    expect(refused(process('<task/>'.repeat(400_001)))).toMatchObject({ code: 'BPMN_TOO_LARGE' });
    expect(refused(around(`<!--${'x'.repeat(64_000_000)}-->`))).toMatchObject({ code: 'BPMN_TOO_LARGE' });
    const attributes = (count: number): string => Array.from({ length: count }, (_, n) => `a${n}=""`).join(' ');
    expect(refused(process(`<task ${attributes(10_001)}/>`))).toMatchObject({ code: 'BPMN_TOO_LARGE', line: 4 });
    expect(refused(process(`<task ${attributes(10_000)}/>`.repeat(201)))).toMatchObject({ code: 'BPMN_TOO_LARGE', line: 4 });
  });

  // Each took minutes or gigabytes where the work grew with the square of the file.
  it.each([
    ['a million sections of character data that are never closed', `${process('')}${'<![CDATA['.repeat(1_000_000)}`, 'BPMN_XML_BROKEN'],
    ['a million comments that are never closed', around('<!-- '.repeat(1_000_000)), 'BPMN_XML_BROKEN'],
    ['a bare & behind a million comments', process(`${'<!-- & -->'.repeat(1_000_000)}\n<task name="a & b"/>`), 'BPMN_XML_BROKEN'],
  ])('answers soon about %s', (_what, file, code) => {
    expect(refused(file)).toMatchObject({ code });
  });

  it('reads hundreds of prefixes at each of many depths', () => {
    const declared = Array.from({ length: 900 }, (_, n) => ` xmlns:p${n}="urn:x"`).join('');
    const levels = Array.from({ length: 190 }, () => `<p0:x${declared}>`).join('');
    const { definition } = imported(process(`<extensionElements>${levels}${'</p0:x>'.repeat(190)}</extensionElements>`));
    expect(imported(exportBpmn(definition).xml).definition).toEqual(definition);
  });

  it('refuses other prefixes at each of many depths before it has read them', () => {
    const declared = (depth: number): string => Array.from({ length: 1000 }, (_, n) => ` xmlns:p${depth}_${n}="urn:x"`).join('');
    const levels = Array.from({ length: 190 }, (_, depth) => `<p0_0:x${declared(depth)}>`).join('');
    expect(refused(process(`<extensionElements>${levels}${'</p0_0:x>'.repeat(190)}</extensionElements>`))).toMatchObject({
      code: 'BPMN_TOO_LARGE',
    });
  });

  it('refuses more elements than a definition may hold, with the words of the definition', () => {
    const many = Array.from({ length: 10_001 }, (_, n) => `<task id="t${n}"/>`).join('');
    expect(refused(process(many))).toMatchObject({ code: 'BPMN_NOT_A_DEFINITION' });
  });

  it.each([
    ['nothing', '', 'BPMN_NOT_BPMN', 1],
    ['no XML', 'hello', 'BPMN_NOT_BPMN', 1],
    ['JSON', '{"kind":"process"}', 'BPMN_NOT_BPMN', 1],
    ['a tag that is not closed', process('<task id="t">'), 'BPMN_XML_BROKEN', 5],
    ['an attribute twice', process('<task id="t" id="u"/>'), 'BPMN_XML_BROKEN', 4],
    ['a second element at the top', `${around('')}<x/>`, 'BPMN_XML_BROKEN', 4],
    ['XPDL', '<Package xmlns="http://www.wfmc.org/2008/XPDL2.1"/>', 'BPMN_NOT_BPMN', 1],
    ['BPMN without its namespace', '<definitions><process id="p"/></definitions>', 'BPMN_NOT_BPMN', 1],
    ['another namespace', '<definitions xmlns="http://example.org/bpmn"><process id="p"/></definitions>', 'BPMN_NOT_BPMN', 1],
    ['a process at the top', `<process ${model} id="p"/>`, 'BPMN_NOT_BPMN', 1],
    ['a control character', process('<task id="t" name="\u0001"/>'), 'BPMN_XML_BROKEN', 4],
  ])('refuses %s with its line', (_what, file, code, line) => {
    expect(refused(file)).toMatchObject({ code, line });
  });

  it('takes anything at all without falling over', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '<process id="p">',
        '</process>',
        '<task id="t"/>',
        '<startEvent',
        ' id="t"',
        '>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '&#0;',
        '&lt;',
        '<?x',
        '?>',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const result = read(around(pieces.join('')));
        if (result.ok) expect(read(exportBpmn(result.definition).xml).ok).toBe(true);
      }),
      { numRuns: 500, seed: 8 },
    );
  });

  it('takes any bytes without falling over', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(read(bytes).ok).toBe(false);
      }),
      { numRuns: 500, seed: 8 },
    );
  });
});

describe('files that are only somewhat broken', () => {
  it('gives the second of two equal ids another, and tells where', () => {
    const { definition, problems } = imported(
      process('<task id="t"/>\n<userTask id="t"/>\n<sequenceFlow id="f" sourceRef="t" targetRef="t"/>'),
    );
    const elements = definition['elements'] as Record<string, { type: string; foreign?: object }>;
    expect(elements['t']?.type).toBe('task');
    expect(Object.values(elements)[1]).toMatchObject({ type: 'userTask', foreign: { id: 't' } });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'BPMN_ID_TWICE', line: 5, severity: 'warning' }));
    const again = imported(exportBpmn(definition).xml);
    expect(again.definition).toEqual(definition);
    expect(again.problems.filter(({ code }) => code === 'BPMN_ID_TWICE')).toEqual([]);
  });

  it('keeps ids that XML allows and we do not, and gives them back', () => {
    const { definition } = imported(process('<task id="Задача_1"/><task id="__proto__"/><task id="constructor"/>'));
    const xml = exportBpmn(definition).xml;
    for (const id of ['Задача_1', '__proto__', 'constructor']) expect(xml).toContain(`id="${id}"`);
    expect(imported(xml).definition).toEqual(definition);
  });

  it('keeps a flow that leads nowhere, and says so', () => {
    const { definition, problems } = imported(process('<task id="t"/>\n<sequenceFlow id="f" sourceRef="t" targetRef="gone"/>'));
    expect(definition['flows']).toMatchObject({ f: { from: 't', to: 'gone' } });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'BPMN_REFERENCE_UNKNOWN', line: 5, element: 'f' }));
  });

  it('imports a model without a diagram, and a diagram without a model', () => {
    expect(imported(process('<task id="t"/>')).problems).toContainEqual(expect.objectContaining({ code: 'BPMN_NO_DIAGRAM' }));
    const shape = '<bpmndi:BPMNShape id="s" bpmnElement="gone"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape>';
    const { definition, problems } = imported(
      around(`<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="d_p" bpmnElement="p">${shape}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`),
    );
    expect(problems).toContainEqual(expect.objectContaining({ code: 'BPMN_SHAPE_OF_NOTHING' }));
    expect(exportBpmn(definition).xml).toContain('bpmnElement="gone"');
  });

  it('declares a prefix that nobody declared', () => {
    const { definition, problems } = imported(
      process('<task id="t" vendor:colour="red"><extensionElements><vendor:x/></extensionElements></task>'),
    );
    expect(problems).toContainEqual(expect.objectContaining({ code: 'BPMN_PREFIX_UNKNOWN', line: 4 }));
    expect(imported(exportBpmn(definition).xml).definition).toEqual(definition);
  });

  it('keeps what fits into no definition, and says so', () => {
    const name = 'x'.repeat(20_001);
    const { definition, notes } = imported(
      process(`<task id="t" name="${name}"/>\n<endEvent id="e"/>\n<sequenceFlow id="f" sourceRef="e" targetRef="t"/>`),
    );
    expect(notes).toContainEqual(expect.objectContaining({ status: 'redo', line: 4, element: 't' }));
    expect(definition['elements']).toMatchObject({ t: { type: 'task', scope: 'p' }, e: { type: 'endEvent' } });
    expect(exportBpmn(definition).xml).toContain(`name="${name}"`);
  });

  it.each([
    '{"without":["processes"],"set":{"elements":{}}}',
    '{"set":{"elements":5,"processes":null}}',
    '{"entries":{"elements":7}}',
    '[]',
    'x',
  ])('never falls over our own attribute at the top: %s', (document) => {
    const file = process('<task id="t"/>').replace('<definitions ', `<definitions xmlns:m="urn:millrace:bpmn" m:document='${document}' `);
    const result = read(file);
    if (result.ok) expect(result.definition['elements']).toHaveProperty('t');
    else expect(result.problems[0]).toMatchObject({ code: 'BPMN_NOT_A_DEFINITION' });
  });

  it.each(['<', '</piece>', '<!--', '--></piece><piece>', '<![CDATA['])(
    'leaves alone what stands beside a kept piece broken to %s',
    (broken) => {
      const kept = (id: string): string =>
        `<task id="${id}"><extensionElements><v:x xmlns:v="urn:v" of="${id}"/></extensionElements></task>`;
      const { definition } = imported(process(['a', 'b', 'c'].map(kept).join('\n')));
      const byElement = (definition['interchange'] as { byElement: Record<string, { xml: string }> }).byElement;
      const after = {
        ...definition,
        interchange: { ...(definition['interchange'] as object), byElement: { ...byElement, b: { xml: broken } } },
      };
      const { xml } = exportBpmn(after);
      expect(xml.match(/of="\w"/g)).toEqual(['of="a"', 'of="c"']);
      expect(imported(xml).definition['elements']).toEqual(definition['elements']);
    },
  );

  it('keeps what our own extension elements are broken to', () => {
    const broken =
      '<extensionElements><m:definition xmlns:m="urn:millrace:bpmn">{"type": 5, "__proto__": {"x": 1}</m:definition></extensionElements>';
    expect(imported(process(`<task id="t">${broken}</task>`)).definition['elements']).toEqual({ t: { type: 'task', scope: 'p' } });
    const wrong = '<extensionElements><m:definition xmlns:m="urn:millrace:bpmn">{"type": 5}</m:definition></extensionElements>';
    expect(refused(process(`<task id="t">${wrong}</task>`))).toMatchObject({ code: 'BPMN_NOT_A_DEFINITION', line: 4, element: 't' });
  });
});

describe('encodings', () => {
  const text = (encoding: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?>\n<definitions ${model}><process id="p" name="Отпуск"/></definitions>`;
  const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value);
  const bytes16 = (value: string, isLittle: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(value.length * 2));
    for (let at = 0; at < value.length; at++) view.setUint16(at * 2, value.charCodeAt(at), isLittle);
    return new Uint8Array(view.buffer);
  };
  const windows1251 = (value: string): Uint8Array =>
    Uint8Array.from([...value], (char) => {
      const code = char.charCodeAt(0);
      return code < 128 ? code : code - 0x410 + 0xc0;
    });

  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8(text('UTF-8'))],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${text('UTF-8')}`)],
    ['UTF-8 that says nothing', utf8(text('UTF-8').replace(/<\?.*?\?>\n/, ''))],
    ['UTF-8 that says UTF-16', utf8(text('UTF-16'))],
    ['UTF-16, the lesser byte first', bytes16(`\uFEFF${text('UTF-16')}`, true)],
    ['UTF-16, the greater byte first', bytes16(`\uFEFF${text('UTF-16')}`, false)],
    ['UTF-16 without a byte order mark', bytes16(text('UTF-16'), true)],
    ['windows-1251', windows1251(text('windows-1251'))],
  ])('reads %s', (_name, bytes) => {
    expect(imported(bytes).definition['processes']).toEqual({ p: { name: 'Отпуск' } });
  });

  it('refuses bytes that are not what the file says, with the line', () => {
    expect(refused(windows1251(text('UTF-8')))).toMatchObject({ code: 'BPMN_ENCODING_WRONG', line: 2 });
    expect(refused(utf8(text('klingon')))).toMatchObject({ code: 'BPMN_ENCODING_UNKNOWN' });
  });
});
