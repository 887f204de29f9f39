import { RE2JS } from 're2js';

/** A regular expression that needs time linear to its input, whoever wrote it. Same reading as JavaScript's but for look-around and back-references. */
export class LinearPattern {
  private readonly compiled: RE2JS;

  constructor(readonly source: string) {
    this.compiled = RE2JS.compile(RE2JS.translateRegExp(source));
  }

  /** Whether it matches somewhere in the text. */
  test(text: string): boolean {
    return this.compiled.matcher(text).find();
  }

  /** What ajv tells patterns apart by: without it, the first pattern of a schema would stand for all. */
  toString(): string {
    return this.source;
  }
}
