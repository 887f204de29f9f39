import { SaxesParser, type SaxesOptions } from 'saxes';

interface Options extends SaxesOptions {
  readonly xmlns: false;
  readonly position: true;
}

/**
 * The parser, with a place for each of its handlers from the beginning. `on` stores them by names that it computes, and V8 makes a slow table of an object that gets more than
 * a few properties so: every character then goes through that table, which took five times as long. The names are the parser's own; were they others one day, it would
 * only be slow again.
 */
class Parser extends (SaxesParser as unknown as new (
  options: Options,
) => Pick<SaxesParser<Options>, 'on' | 'write' | 'close' | 'line' | 'column'>) {
  textHandler = undefined;
  piHandler = undefined;
  doctypeHandler = undefined;
  commentHandler = undefined;
  openTagStartHandler = undefined;
  openTagHandler = undefined;
  closeTagHandler = undefined;
  cdataHandler = undefined;
  errorHandler = undefined;
  attributeHandler = undefined;
}

export type XmlParser = InstanceType<typeof Parser>;

/** A parser of XML 1.0 that leaves prefixes alone and knows where it is. */
export function xmlParser(): XmlParser {
  return new Parser({ xmlns: false, position: true });
}
