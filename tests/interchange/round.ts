import { exportBpmn, importBpmn, type BpmnImport } from '@millrace/engine/interchange';
import { validateDefinition } from '@millrace/schemas';
import { BpmnModdle } from 'bpmn-moddle';
import { expect } from 'vitest';
import { factsOf, missing } from './facts.js';

export const spaces = {
  model: 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

const usual = `xmlns="${spaces.model}" xmlns:bpmndi="${spaces.bpmndi}" xmlns:dc="${spaces.dc}" xmlns:di="${spaces.di}" xmlns:xsi="${spaces.xsi}"`;

/** A file whose content is this, with attributes of its top as given. */
export function file(content: string, attributes = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<definitions ${usual} id="file" targetNamespace="urn:test" ${attributes}>\n${content}\n</definitions>`;
}

/** The same with one process around. */
export function process(content: string, attributes = ''): string {
  return file(`<process id="p">${content}</process>`, attributes);
}

/** A diagram of shapes and lines. */
export function diagram(content: string, of = 'p', attributes = 'id="d"'): string {
  return `<bpmndi:BPMNDiagram ${attributes}><bpmndi:BPMNPlane id="d_plane" bpmnElement="${of}">${content}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
}

export const bounds = '<dc:Bounds x="10" y="20" width="100" height="80"/>';

/** Reads a file that must be imported. */
export function imported(xml: string): Extract<BpmnImport, { ok: true }> {
  const read = importBpmn(xml, (encoding) => new TextDecoder(encoding, { fatal: true }));
  if (!read.ok) throw new Error(read.problems.map(({ message, line }) => `${line}: ${message.en}`).join('\n'));
  return read;
}

async function warningsOf(xml: string): Promise<readonly string[]> {
  try {
    const { warnings } = await new BpmnModdle().fromXML(xml);
    return warnings.map(({ message }) =>
      message
        .replaceAll(/\s+/g, ' ')
        .replace(/ ?line: \d+ ?column: \d+/, '')
        .replace(/ ?nested error: /, ' '),
    );
  } catch (error) {
    return [String(error)];
  }
}

/**
 * Imports a file, exports and imports again: nothing that it says may be missing, the definition must be the same, and another parser must read what we wrote with no
 * complaint that it has not about the file itself.
 */
export async function comesBack(xml: string): Promise<Extract<BpmnImport, { ok: true }>> {
  const first = imported(xml);
  expect(validateDefinition(first.definition, { draft: true })).toMatchObject({ ok: true });
  const written = exportBpmn(first.definition).xml;
  expect(missing(factsOf(xml), factsOf(written))).toEqual([]);
  expect(imported(written).definition).toEqual(first.definition);
  const before = await warningsOf(xml);
  expect((await warningsOf(written)).filter((warning) => !before.includes(warning))).toEqual([]);
  return first;
}
