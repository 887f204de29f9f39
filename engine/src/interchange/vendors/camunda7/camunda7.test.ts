import { validateDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlElement } from '../../xml/index.js';
import type { Meaning } from '../vendor.js';
import { camunda7 } from './index.js';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

function elementOf(text: string): XmlElement {
  const declared = `xmlns="${model}" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:flowable="http://flowable.org/bpmn"`;
  return readXml(text.replace(/^<(\w+)/, `<$1 ${declared}`)).root;
}

/** Reads an element, and proves that what it means may stand in a definition. */
function read(text: string, initiators?: readonly string[]): Meaning {
  const element = elementOf(text);
  const around = { root: () => undefined, ...(initiators === undefined ? {} : { initiators: new Set(initiators) }) };
  const meaning = camunda7.read(element, element.local, around);
  const isProcess = element.local === 'process';
  const process = isProcess ? meaning.fields : {};
  const elements =
    isProcess || Object.keys(meaning.fields).length === 0 ? {} : { e: { type: element.local, scope: 'p', ...meaning.fields } };
  const checked = validateDefinition({ kind: 'process', format: 1, id: 'p', processes: { p: process }, elements }, { draft: true });
  if (!checked.ok) expect(checked.problems, JSON.stringify(meaning.fields)).toEqual([]);
  for (const note of meaning.notes) {
    expect(note.line).toBeGreaterThan(0);
    if (note.status === 'redo') expect(note.how?.ru).toMatch(/\p{Script=Cyrillic}/u);
  }
  return meaning;
}

const statuses = ({ notes }: Meaning): Record<string, string> => Object.fromEntries(notes.map(({ what, status }) => [what, status]));

describe('a user task of Camunda 7', () => {
  it('names people by id and by expression', () => {
    const meaning = read(
      '<userTask camunda:assignee="anna" camunda:candidateUsers="boris, #{deputy}" camunda:candidateGroups="finance,#{groups}"/>',
    );
    expect(meaning.fields['assignment']).toEqual({
      assignee: { user: 'anna' },
      candidates: [
        { user: 'boris' },
        { expression: "($type(deputy) = 'array' ? deputy : $split($string(deputy), ',')).('user:' & $trim($string($)))" },
        { group: 'finance' },
        { expression: "($type(groups) = 'array' ? groups : $split($string(groups), ',')).('group:' & $trim($string($)))" },
      ],
    });
  });
});
