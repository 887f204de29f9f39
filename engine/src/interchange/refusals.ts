import { fileProblem, type FileProblem } from './notes.js';
import { kindOfOther } from './not-xml.js';
import { EncodingRefused, type XmlElement, XmlRefused } from './xml/index.js';

/** Why a file that is no XML at all is not imported; nothing where it may be XML. */
export function otherFile(file: string | Uint8Array): FileProblem | undefined {
  const kind = kindOfOther(file);
  return kind && fileProblem('BPMN_NOT_BPMN', { line: 1, column: 1 }, { found: kind.en }, { found: kind.ru });
}

/** Why a file cannot be read; throws what is no such reason. */
export function refusalOf(error: unknown): FileProblem {
  if (error instanceof EncodingRefused) {
    const at = { line: error.line ?? 1, column: 1 };
    return fileProblem(error.line === undefined ? 'BPMN_ENCODING_UNKNOWN' : 'BPMN_ENCODING_WRONG', at, { found: error.encoding });
  }
  if (!(error instanceof XmlRefused)) throw error;
  const at = { line: error.line, column: error.column, element: error.element };
  const codes = { broken: 'BPMN_XML_BROKEN', large: 'BPMN_TOO_LARGE', deep: 'BPMN_TOO_DEEP', entities: 'BPMN_ENTITIES_REFUSED' } as const;
  return fileProblem(codes[error.why], at, { reason: error.message });
}

/** The top of a file that is none of BPMN's. */
export function notBpmn({ name, space, line, column }: XmlElement, undeclared: ReadonlyMap<string, unknown>): FileProblem {
  const prefix = name.slice(0, Math.max(0, name.indexOf(':')));
  const [en, ru] = undeclared.has(prefix)
    ? [` (the prefix ${prefix} is declared nowhere)`, ` (префикс ${prefix} не объявлен)`]
    : space === ''
      ? [' (without a namespace)', ' (без пространства имён)']
      : [` (${space})`, ` (${space})`];
  return fileProblem('BPMN_NOT_BPMN', { line, column, element: name }, { found: `<${name}>${en}` }, { found: `<${name}>${ru}` });
}
