import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli } from '../../testing/cli.js';

const example = fileURLToPath(new URL('../../../examples/purchase-request/purchase.process.json', import.meta.url));
const file = (inner: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
  <bpmn:process id="leave" name="Leave" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="ask" />
    ${inner}
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f2" sourceRef="ask" targetRef="end"><bpmn:conditionExpression>\${days > 3 &amp;&amp; urgent}</bpmn:conditionExpression></bpmn:sequenceFlow>
  </bpmn:process>
</bpmn:definitions>`;

describe('millrace bpmn', () => {
  let folder: string;
  const path = (name: string): string => join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millrace-bpmn-'));
    await writeFile(
      path('leave.bpmn'),
      file('<bpmn:userTask id="ask" camunda:assignee="anna" camunda:formKey="embedded:app:forms/leave.html" />'),
    );
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('imports a file, lays it out, and tells what was understood, translated and left to a person', async () => {
    const { status, out } = await cli(['bpmn', 'import', path('leave.bpmn')]);
    expect(status).toBe(0);
    expect(out).toContain('BPMN_NO_DIAGRAM');
    expect(out).toMatch(/translated.*days > 3/);
    expect(out).toMatch(/redo.*formKey/);
    const definition = JSON.parse(await readFile(path('leave.process.json'), 'utf8')) as Record<string, unknown>;
    expect(definition).toMatchObject({
      id: 'leave',
      name: 'Leave',
      elements: { ask: { type: 'userTask', assignment: { assignee: { user: 'anna' } } } },
      flows: { f2: { when: 'days > 3 and urgent' } },
      layout: { planes: expect.anything() as unknown },
    });
    expect((await cli(['check', path('leave.process.json')])).out).toContain('0 errors');
  });

  it('writes a report for each file of a folder, in both languages, and as JSON', async () => {
    await mkdir(path('more/deep'), { recursive: true });
    await writeFile(path('more/deep/broken.bpmn'), '<bpmn');
    await writeFile(path('more/other.xml'), file('<bpmn:task id="ask" />'));
    await writeFile(path('more/readme.txt'), 'not BPMN');
    const { status, out } = await cli(['bpmn', 'import', '--from', 'camunda7', '--out', path('done'), folder, '--lang', 'ru']);
    expect(status).toBe(1);
    expect(out).toContain('3 файла, не выполнено: 1');
    expect((await readdir(path('done'), { recursive: true })).sort()).toEqual([
      'leave.process.json',
      'leave.report.json',
      'leave.report.md',
      'more',
      'more/deep',
      'more/deep/broken.report.json',
      'more/deep/broken.report.md',
      'more/other.process.json',
      'more/other.report.json',
      'more/other.report.md',
    ]);
    expect(await readFile(path('done/leave.report.md'), 'utf8')).toMatch(/## Нужно сделать заново\n\n- \[ \] .*formKey/);
    expect(await readFile(path('done/more/deep/broken.report.md'), 'utf8')).toContain('Не импортировано');
    expect(JSON.parse(await readFile(path('done/leave.report.json'), 'utf8'))).toMatchObject({
      ok: true,
      notes: expect.any(Array) as unknown,
    });
  });

  it('writes over nothing unless it is told to', async () => {
    await writeFile(path('leave.process.json'), 'mine');
    const { status, out } = await cli(['bpmn', 'import', path('leave.bpmn')]);
    expect(status).toBe(1);
    expect(out).toContain('FILE_EXISTS');
    expect(await readFile(path('leave.process.json'), 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual(['leave.bpmn', 'leave.process.json']);
    expect((await cli(['bpmn', 'import', '--force', path('leave.bpmn')])).status).toBe(0);
    expect(await readFile(path('leave.process.json'), 'utf8')).toContain('"kind": "process"');
  });

  it.each([[[]], [['--force']]])('refuses two files that would be written to one place, and writes neither: %j', async (more) => {
    await writeFile(path('leave.xml'), file('<bpmn:task id="ask" />'));
    await writeFile(path('other.bpmn'), file('<bpmn:task id="ask" />'));
    const { status, out } = await cli(['bpmn', 'import', '--from', 'bpmn', folder, ...more]);
    expect(status).toBe(1);
    expect(out).toContain(`FILE_SAME_OUTPUT  Expected every file to give a file of its own, but ${path('leave.xml')} would be written`);
    expect(out).toContain('3 files, 2 not done');
    const made = ['other.process.json', 'other.report.json', 'other.report.md'];
    expect((await readdir(folder)).sort()).toEqual(['leave.bpmn', 'leave.xml', 'other.bpmn', ...made]);

    await mkdir(path('again'));
    for (const at of ['other', 'again/other']) await writeFile(path(`${at}.process.json`), await readFile(path('other.process.json')));
    const two = [path('other.process.json'), path('again/other.process.json')];
    expect((await cli(['bpmn', 'export', '--out', path('xml'), ...two, ...more])).out).toContain('FILE_SAME_OUTPUT');
    expect(existsSync(path('xml'))).toBe(false);
  });

  it('takes a file that is given twice for one', async () => {
    const { status, out } = await cli(['bpmn', 'import', path('leave.bpmn'), folder]);
    expect(status).toBe(0);
    expect(out).not.toContain('FILE_');
  });

  it('writes a definition and its report, or neither', async () => {
    await writeFile(path('leave.report.md'), 'mine');
    expect((await cli(['bpmn', 'import', '--report', path('leave.bpmn')])).out).toContain('FILE_EXISTS');
    expect((await readdir(folder)).sort()).toEqual(['leave.bpmn', 'leave.report.md']);
    await mkdir(path('leave.report.json'));
    expect((await cli(['bpmn', 'import', '--report', '--force', path('leave.bpmn')])).out).toContain('FILE_NOT_WRITTEN');
    expect((await readdir(folder)).sort()).toEqual(['leave.bpmn', 'leave.report.json', 'leave.report.md']);
  });

  it('exports a definition, and imports it again as it was', async () => {
    const { status, out } = await cli(['bpmn', 'export', example, '--out', path('xml')]);
    expect(out).toContain('only Millrace reads all of');
    expect(status).toBe(0);
    expect((await cli(['bpmn', 'import', path('xml/purchase.bpmn')])).status).toBe(0);
    expect(JSON.parse(await readFile(path('xml/purchase.process.json'), 'utf8'))).toEqual(JSON.parse(await readFile(example, 'utf8')));
  });

  it('takes no words without ${} for a condition, and says so', async () => {
    const plain = file('<bpmn:task id="ask" />').replace(/>[^>]*urgent\}/, '>days &gt; 3');
    await writeFile(path('plain.bpmn'), plain);
    const { out } = await cli(['bpmn', 'import', path('plain.bpmn')]);
    expect(out).toMatch(/redo .*days > 3/);
    expect(out).toMatch(/refused .*attributes\.conditionExpression/);
    expect((await cli(['check', path('plain.process.json')])).status).toBe(1);
  });

  it('lets what somebody changed count: here, and later in the file', async () => {
    await cli(['bpmn', 'import', path('leave.bpmn')]);
    const definition = JSON.parse(await readFile(path('leave.process.json'), 'utf8')) as { elements: { ask: { assignment: unknown } } };
    definition.elements.ask.assignment = { assignee: { user: 'bob' } };
    await writeFile(path('leave.process.json'), JSON.stringify(definition));
    await cli(['bpmn', 'export', path('leave.process.json'), '--out', path('out')]);
    const xml = await readFile(path('out/leave.bpmn'), 'utf8');
    expect(xml).not.toContain('camunda:assignee');
    expect(xml).toContain('camunda:formKey');
    await writeFile(path('out/leave.bpmn'), xml.replace('<bpmn:userTask ', '<bpmn:userTask camunda:assignee="carol" '));
    await cli(['bpmn', 'import', path('out/leave.bpmn')]);
    const again = JSON.parse(await readFile(path('out/leave.process.json'), 'utf8')) as typeof definition;
    expect(again.elements.ask.assignment).toEqual({ assignee: { user: 'carol' } });
  });

  it('answers programs in JSON', async () => {
    const { out } = await cli(['bpmn', 'import', '--json', path('leave.bpmn')]);
    expect(JSON.parse(out)).toMatchObject({ ok: true, files: [{ definition: 'leave', written: [path('leave.process.json')] }] });
  });

  it.each<[string[], number, string]>([
    [['bpmn'], 2, 'Expected import or export'],
    [['bpmn', 'import'], 2, 'Expected files or folders'],
    [['bpmn', 'import', '--from', 'visio', 'x.bpmn'], 2, 'Expected --from'],
    [['bpmn', 'import', 'nowhere.bpmn'], 1, 'FILE_MISSING'],
    [['bpmn', 'export', 'nowhere.process.json'], 1, 'FILE_MISSING'],
  ])('says what is wrong with %j', async (args, status, words) => {
    const result = await cli(args);
    expect(result.status).toBe(status);
    expect(result.out + result.err).toContain(words);
  });

  it('refuses to export what is no process', async () => {
    await writeFile(path('a.process.json'), '{"kind":"form","format":1,"id":"f"}');
    await writeFile(path('b.process.json'), '{"kind":"process","format":1,"id":"f","elements":[]}');
    const { status, out } = await cli(['bpmn', 'export', folder]);
    expect(status).toBe(1);
    expect(out).toContain('FILE_NOT_A_PROCESS');
    expect(out).toMatch(/b\.process\.json:1:\d+ {2}SHAPE_TYPE/);
    expect(existsSync(path('a.bpmn'))).toBe(false);
  });
});
