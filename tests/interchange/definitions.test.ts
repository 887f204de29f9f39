import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { exportBpmn, importBpmn, type ImportedDefinition } from '@millrace/engine/interchange';
import { validateDefinition } from '@millrace/schemas';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';

const top = fileURLToPath(new URL('../../', import.meta.url));
const decoder = (encoding: string) => new TextDecoder(encoding, { fatal: true });

/** Every process definition of the semantics cases and of the examples, by where it is. */
function definitions(): readonly (readonly [string, ImportedDefinition])[] {
  const all: [string, ImportedDefinition][] = [];
  for (const folder of ['tests/bpmn-semantics', 'examples']) {
    for (const name of readdirSync(`${top}${folder}`, { recursive: true, encoding: 'utf8' })) {
      if (name.includes('node_modules')) continue;
      if (name.endsWith('.process.json'))
        all.push([name, JSON.parse(readFileSync(`${top}${folder}/${name}`, 'utf8')) as ImportedDefinition]);
      if (!/case-\d+\.json$/.test(name)) continue;
      const found = JSON.parse(readFileSync(`${top}${folder}/${name}`, 'utf8')) as Record<string, unknown>;
      for (const each of [found['process'], ...Object.values((found['processes'] as object | undefined) ?? {})]) {
        if (validateDefinition(each, { draft: true }).ok)
          all.push([`${name} ${String((each as ImportedDefinition).id)}`, each as ImportedDefinition]);
      }
    }
  }
  return all;
}

function isNowhere(definition: ImportedDefinition, id: string): boolean {
  return !Object.values(definition).some((map) => typeof map === 'object' && map !== null && Object.hasOwn(map, id));
}

const all = definitions();

describe('process definitions as BPMN XML', () => {
  it('come back as they were', { timeout: 120_000 }, () => {
    expect(all.length).toBeGreaterThan(500);
    for (const [name, definition] of all) {
      const xml = exportBpmn(definition).xml;
      const read = importBpmn(xml, decoder);
      expect(read.ok ? read.definition : read.problems, name).toEqual(definition);
    }
  });

  it('are what BPMN’s own schema asks for', { timeout: 120_000 }, async () => {
    const folder = `${createRequire(import.meta.url)
      .resolve('bpmn-moddle')
      .replace(/bpmn-moddle\/(?!.*bpmn-moddle\/).*/, '')}bpmn-moddle/resources/bpmn/xsd/`;
    const schemas = ['BPMNDI.xsd', 'DC.xsd', 'DI.xsd', 'Semantic.xsd'].map((fileName) => ({
      fileName,
      contents: readFileSync(folder + fileName, 'utf8'),
    }));
    const xml = all.map(([name, definition]) => ({ fileName: name.replaceAll(/[^\w.-]/g, '_'), contents: exportBpmn(definition).xml }));
    const { valid, errors } = await validateXML({
      xml,
      schema: [{ fileName: 'BPMN20.xsd', contents: readFileSync(`${folder}BPMN20.xsd`, 'utf8') }],
      preload: schemas,
      initialMemoryPages: 512,
      maxMemoryPages: 4096,
    });
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
    expect(valid).toBe(true);
  });

  it('are read by another tool’s parser without a warning', { timeout: 120_000 }, async () => {
    for (const [name, definition] of all) {
      const { warnings } = await new BpmnModdle().fromXML(exportBpmn(definition).xml);
      // A definition may name what is not there: a deployment refuses it, and the parser says so too.
      const others = warnings.filter(
        ({ message, value }) => !(message.startsWith('unresolved reference') && isNowhere(definition, String(value))),
      );
      expect(others, name).toEqual([]);
    }
  });
});
