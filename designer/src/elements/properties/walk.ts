import type { Schema } from '@millrace/schemas';
import type { Words } from '../../document/refusals.js';
import type { Condition, FieldOption, PropertyField, PropertyWords } from './field.js';
import { branchesOf, isComputable, kindOf, named, refOf, resolved } from './schema-reading.js';
import { roleOf, schemaNameOf, shownElsewhere, type Subject } from './subjects.js';
import { wordsOf } from './words/index.js';

/** What a walk carries from an object to its parts. */
interface Around {
  readonly path: readonly string[];
  readonly group: string;
  readonly when: readonly Condition[];
  readonly part?: PropertyField['part'];
  readonly within?: PropertyField['within'];
  /** Whether a deployment needs the object itself; else the path of the innermost part that may be missing. */
  readonly optional?: readonly string[];
}

/** A property whose words are missing in a language, or that is asked for in no editor. */
export interface MissingWords {
  readonly key: string;
  readonly why: string;
}

/** What a walk found. */
export interface Walked {
  readonly fields: readonly PropertyField[];
  readonly missing: readonly MissingWords[];
}

/**
 * The properties of a subject as fields, read from its publishable schema, with the words that belong to them. A property without words is shown as
 * JSON under its own name, so that a newer schema can still be edited; it is told among `missing`.
 */
export function walkSubject(subject: Subject, eventTypes: readonly string[] = []): Walked {
  const fields: PropertyField[] = [];
  const missing: MissingWords[] = [];
  const role = roleOf(subject);

  function walkObject(owner: string, schema: Schema, around: Around): void {
    for (const [property, part] of Object.entries(schema.properties ?? {})) {
      if (part.const !== undefined || shownElsewhere.has(`${owner}.${property}`)) continue;
      walkProperty(owner, property, part, schema, around);
    }
  }

  function walkProperty(owner: string, property: string, schema: Schema, holder: Schema, around: Around): void {
    const key = `${owner}.${property}`;
    const known = wordsOf(owner, property);
    const words = known ?? { label: { en: property, ru: property }, help: { en: key, ru: key } };
    if (!known) missing.push({ key, why: 'has no words: add a line to designer/src/elements/properties/words' });
    const help = helpOf(words, schema);
    if (help.en === '') missing.push({ key, why: 'has no English help: describe it in its schema, or say it with its words' });
    if (words.role !== undefined && words.role !== role && !subjectIsKept) return;
    const path = [...around.path, property];
    const isRequired = holder.required?.includes(property) === true;
    const inner: Around = {
      ...around,
      path,
      group: words.group ?? around.group,
      when: [...around.when, ...(words.when ?? []).map((condition) => ({ ...condition, path: [...around.path, ...condition.path] }))],
      ...(words.within ? { within: words.within } : {}),
      part: { path, label: words.label },
      ...(isRequired ? {} : { optional: path }),
    };
    const kind = words.kind ?? kindOf(schema);
    if (kind === undefined) return walkPart(key, schema, inner);
    const options = optionsOf(key, words, resolved(schema));
    fields.push({
      ...fieldOf(words, help, inner, around, isRequired),
      ...(kind === 'choice' ? { options } : {}),
      ...boundsOf(schema),
      ...(isComputable(schema) ? { computable: true } : {}),
      kind,
    });
  }

  function walkPart(key: string, schema: Schema, around: Around): void {
    const whole = resolved(schema);
    const name = refOf(schema) ?? key;
    const branches = branchesOf(whole);
    if (branches.length === 0) return walkObject(name, whole, around);
    const tells = whole.discriminator?.propertyName ?? 'type';
    const words = wordsOf(name, tells);
    if (!words) missing.push({ key: `${name}.${tells}`, why: 'has no words' });
    const path = [...around.path, tells];
    const offered = branches.filter(({ value }) => name !== 'EventDefinition' || eventTypes.length === 0 || eventTypes.includes(value));
    if (words)
      fields.push({
        ...fieldOf(words, helpOf(words, whole), { ...around, path }, around, true),
        kind: 'choice',
        replaces: around.path,
        options: optionsOf(`${name}.${tells}`, words, { enum: offered.map(({ value }) => value) }),
      });
    for (const branch of offered)
      walkObject(branch.name, branch.schema, { ...around, when: [...around.when, { path, is: [branch.value] }] });
  }

  function optionsOf(key: string, words: PropertyWords, schema: Schema): readonly FieldOption[] {
    return (schema.enum ?? []).map((value) => {
      const label = words.options?.[String(value)];
      if (!label) missing.push({ key, why: `has no words for its value ${String(value)}` });
      return { value, label: label ?? { en: String(value), ru: String(value) } };
    });
  }

  const name = schemaNameOf(subject);
  const subjectIsKept = name === 'KeptElement';
  walkObject(name, named(name) ?? {}, { path: [], group: 'technical', when: [] });
  return { fields, missing };
}

function helpOf({ help }: PropertyWords, schema: Schema): Words {
  return typeof help === 'string' ? { en: resolved(schema).description ?? '', ru: help } : help;
}

/** What a field has whatever its kind. */
function fieldOf(words: PropertyWords, help: Words, inner: Around, around: Around, isRequired: boolean): Omit<PropertyField, 'kind'> {
  const { insteadOf = [], byDefault, readOnly } = words;
  const isAlways = isRequired && around.optional === undefined;
  return {
    path: inner.path,
    group: inner.group,
    label: words.label,
    help,
    required: isAlways,
    ...(isRequired && around.optional ? { requiredWith: around.optional } : {}),
    ...(byDefault === undefined ? {} : { byDefault }),
    ...(inner.when.length > 0 ? { when: inner.when } : {}),
    ...(inner.within ? { within: inner.within } : {}),
    ...(insteadOf.length > 0 ? { insteadOf: insteadOf.map((name) => [...around.path, name]) } : {}),
    ...(around.part ? { part: around.part } : {}),
    ...(readOnly === undefined ? {} : { readOnly }),
  };
}

function boundsOf(schema: Schema): Pick<PropertyField, 'minimum' | 'maximum' | 'wholeNumber' | 'maxLength'> {
  const { minimum, exclusiveMinimum, maximum, maxLength, type } = resolved(schema);
  const least = minimum ?? exclusiveMinimum;
  return {
    ...(least === undefined ? {} : { minimum: least }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(type === 'integer' ? { wholeNumber: true } : {}),
    ...(type === 'string' && maxLength !== undefined ? { maxLength } : {}),
  };
}
