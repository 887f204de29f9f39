/** BPMN 2.0's namespaces, and our own for what BPMN has no place for. */
export const spaces = {
  model: 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  diagram: 'http://www.omg.org/spec/BPMN/20100524/DI',
  bounds: 'http://www.omg.org/spec/DD/20100524/DC',
  line: 'http://www.omg.org/spec/DD/20100524/DI',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
  millrace: 'urn:millrace:bpmn',
  /** Colours as bpmn.io writes them. */
  colour: 'http://bpmn.io/schema/bpmn/biocolor/1.0',
  /** Colours as the BPMN in Color working group has them. */
  inColour: 'http://www.omg.org/spec/BPMN/non-normative/color/1.0',
} as const;

/** The prefixes of a file that we write of our own. */
export const ownPrefixes: Readonly<Record<string, string>> = {
  bpmn: spaces.model,
  bpmndi: spaces.diagram,
  dc: spaces.bounds,
  di: spaces.line,
  xsi: spaces.instance,
  millrace: spaces.millrace,
  bioc: spaces.colour,
  color: spaces.inColour,
};

/** Those that stand in a file only where something uses them. */
export const ownWhereUsed: readonly string[] = ['bioc', 'color'];

/** Names that earlier drafts of BPMN 2.0 gave to the same, and files of the first tools still have. */
const earlier: Readonly<Record<string, string>> = {
  'http://schema.omg.org/spec/BPMN/2.0': spaces.model,
  'http://www.omg.org/spec/BPMN/2.0/20100501/MODEL.xsd': spaces.model,
  'http://www.omg.org/spec/BPMN/20100501/MODEL': spaces.model,
  'http://schema.omg.org/spec/BPMN/2.0/DI': spaces.diagram,
  'http://www.omg.org/spec/BPMN/20100501/DI': spaces.diagram,
  'http://www.omg.org/spec/DD/20100501/DC': spaces.bounds,
  'http://www.omg.org/spec/DD/20100501/DI': spaces.line,
};

/** The name that counts for a namespace. */
export function todaysSpace(space: string): string {
  return Object.hasOwn(earlier, space) ? (earlier[space] as string) : space;
}

/** The target namespace of files that we write of our own. */
export const ownTarget = 'urn:millrace:process';

/** How expressions name their language in a file. */
export const languages = { jsonata: 'https://jsonata.org', feel: 'https://www.omg.org/spec/DMN/20191111/FEEL/' } as const;
