import type { XmlElement } from '../xml/index.js';

/** A sentence in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly ru: string;
}

/**
 * What became of something that a file says beyond BPMN itself. `understood`: it means the same here. `translated`: said in our own words. `doubtful`: understood in the likeliest way, and a
 * person has to look. `kept`: nothing follows from
 * it here, or nothing needs to. `redo`: a person has to decide or to build it anew; `how` says what.
 */
export interface VendorNote {
  readonly status: 'understood' | 'translated' | 'doubtful' | 'kept' | 'redo';
  /** As the file calls it, for example `camunda:assignee`. */
  readonly what: string;
  readonly line: number;
  readonly from?: string;
  readonly to?: string;
  readonly how?: Words;
}

/**
 * What a vendor's extensions of one BPMN element mean: properties of our definition of it, ready to be laid over what BPMN itself says: objects are merged, property by property, at every
 * depth (`event`, `loopCharacteristics` and `call` hold what is added only, with their `type`). Of a process they are properties of its declaration; of a root message `key`,
 * `data` and `out` that the events of this message get.
 */
export interface Meaning {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly notes: readonly VendorNote[];
}

/** An expression of ours that says what a foreign one says, or why nobody can tell. */
export type Translation =
  | {
      readonly ok: true;
      readonly expression: string | { readonly language: 'feel'; readonly source: string };
      readonly constant?: string;
      /** Whether it is a text: words, or words with values in them. Where something must hold or not, a text is none. */
      readonly isText?: boolean;
    }
  | { readonly ok: false; readonly how: Words };

/** What else of the document a vendor's extensions may point to. */
export interface Around {
  /** The code or name of a root element (message, error, signal, escalation) by the id that the definition will have. */
  readonly root: (id: string) => { readonly name?: string; readonly code?: string } | undefined;
  /** Variables that the document has the starter put into (`camunda:initiator`); expressions that read them ask who started. */
  readonly initiators?: ReadonlySet<string>;
}

/** Where an expression of BPMN's own stands. */
export type Place = 'condition' | 'completion' | 'time' | 'value';

/** A vendor: the namespaces of its extensions, how its expressions translate, and what its extensions mean. */
export interface Vendor {
  readonly name: 'camunda7' | 'camunda8';
  readonly spaces: readonly string[];
  /**
   * A source as it stands in BPMN's own places for expressions and times: `${amount > 1000}`, `=amount > 1000`, or a plain text. A text expression is JSONata, whatever the language of the
   * definition will be.
   */
  translate(source: string, place?: Place, around?: Partial<Around>): Translation;
  /** `type` is BPMN's local name. Never throws, whatever the element holds. */
  read(element: XmlElement, type: string, around: Around): Meaning;
}
