import type { ErrorCode, ErrorParams } from '@millrace/schemas';
import { compileExpression, inLanguage } from '../behaviors/expressions/index.js';
import { describeFound } from '../behaviors/command-input.js';
import { isDuration, parseDuration } from '../behaviors/values/duration.js';
import { parseCycle } from '../behaviors/values/cycle.js';
import { parseInstant } from '../behaviors/values/instant.js';
import { nameOf } from '../behaviors/events/event-plans.js';
import type { RootElements } from './definition.js';
import type { ElementCheck, ExpressionLanguage, Surroundings } from './element-check.js';
import type { ExecutableFlow } from './executable.js';
import { problem, type Problem } from './problem.js';

type Place = readonly (string | number)[];

const pathPattern = /^_?\p{L}[\p{L}\p{N}_]{0,62}(\._?\p{L}[\p{L}\p{N}_]{0,62}){0,15}$/u;
const namePattern = /^_?\p{L}[\p{L}\p{N}_]{0,62}$/u;
/** Rooms of messages and signals take no longer name. */
const longestName = 200;
const accessWords = ['editable', 'readOnly', 'hidden'];
/** Words that mean nothing else than what is done anyway. */
const harmless: Readonly<Record<string, unknown>> = {
  isForCompensation: false,
  startQuantity: 1,
  completionQuantity: 1,
  triggeredByEvent: false,
  isInterrupting: true,
};
const drawnData = 'data goes in and out by expressions in in and out: inputs, outputs, their sets and associations are only drawn';
/** Why what an import kept in `attributes` is refused. */
export const notUnderstood = 'it was imported and kept, but nobody here understands it; say it in the fields there are';

const reasons: Readonly<Record<string, string>> = {
  startQuantity: 'each token is taken by itself',
  completionQuantity: 'one token is sent along each flow',
  default: 'its flows have no conditions, so none can be the default',
  ioSpecification: drawnData,
  inputSets: drawnData,
  outputSets: drawnData,
  dataInputs: drawnData,
  dataOutputs: drawnData,
  dataInputAssociations: drawnData,
  dataOutputAssociations: drawnData,
  properties: 'variables of a scope are declared by its variables',
};

/** What is known of what an element stands in; all of it may be absent for what is no flow node. */
export interface Known {
  readonly incoming?: readonly ExecutableFlow[];
  readonly outgoing?: readonly ExecutableFlow[];
  /** The declared type of the variable an element of this scope writes to by that name; nothing where none is declared. */
  readonly declaredType?: (variable: string) => string | undefined;
  readonly around?: Surroundings;
  readonly host?: string | undefined;
  readonly roots?: RootElements;
  /** Of expressions that do not name one. */
  readonly language?: ExpressionLanguage | undefined;
}

/** Walks one element (or lane) of a definition and collects what would not be executed exactly. */
export class ElementChecker implements ElementCheck {
  readonly incoming: readonly ExecutableFlow[];
  readonly outgoing: readonly ExecutableFlow[];
  readonly around: Surroundings;
  readonly host: string | undefined;
  private readonly language: ExpressionLanguage;

  constructor(
    readonly id: string,
    /** Where the element stands in the definition. */
    private readonly base: Place,
    private readonly element: unknown,
    private readonly problems: Problem[],
    private readonly known: Known = {},
  ) {
    this.incoming = known.incoming ?? [];
    this.outgoing = known.outgoing ?? [];
    this.around = known.around ?? 'process';
    this.host = known.host;
    this.language = known.language ?? 'jsonata';
  }

  report(code: ErrorCode, place: Place, params: ErrorParams = {}, severity: 'error' | 'warning' = 'error'): void {
    const attribute = place.join('.');
    const full = { element: this.id, attribute, found: describeFound(this.at(place)), ...params };
    this.problems.push(problem(code, { path: [...this.base, ...place], severity, elementId: this.id, params: full }));
  }

  object(place: Place, allowed: readonly string[]): Readonly<Record<string, unknown>> | undefined {
    const value = this.at(place);
    if (value === undefined && place.length > 0) this.report('ATTRIBUTE_MISSING', place);
    else if (typeof value !== 'object' || value === null || Array.isArray(value))
      this.report('ATTRIBUTE_INVALID', place, { expected: 'an object' });
    else {
      for (const [name, one] of Object.entries(value)) {
        if (allowed.includes(name) || (Object.hasOwn(harmless, name) && harmless[name] === one)) continue;
        if (name === 'attributes' && typeof one === 'object' && one !== null && !Array.isArray(one)) {
          for (const inner of Object.keys(one)) this.report('ATTRIBUTE_UNSUPPORTED', [...place, name, inner], { reason: notUnderstood });
          continue;
        }
        this.report('ATTRIBUTE_UNSUPPORTED', [...place, name], {
          reason: Object.hasOwn(reasons, name) ? (reasons[name] ?? '') : 'nothing here is executed by that name',
        });
      }
      return value as Readonly<Record<string, unknown>>;
    }
    return undefined;
  }

  expression(place: Place, language: ExpressionLanguage = this.language): void {
    const source = this.at(place);
    if (typeof source !== 'string' || source.trim() === '') {
      this.report('ATTRIBUTE_INVALID', place, { expected: 'an expression' });
      return;
    }
    const compiled = compileExpression(inLanguage(source, language));
    if (!compiled.ok) this.report('EXPRESSION_INVALID', place, { place: place.join('.'), reason: compiled.message });
  }

  mapping(place: Place, names: 'names' | 'paths', language: ExpressionLanguage = this.language): void {
    const value = this.at(place);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.report('ATTRIBUTE_INVALID', place, { expected: 'a map of expressions' });
      return;
    }
    for (const name of Object.keys(value)) {
      if (!(names === 'paths' ? pathPattern : namePattern).test(name)) {
        this.report('ATTRIBUTE_INVALID', [...place, name], {
          expected: names === 'paths' ? 'a path such as order.amount' : 'a name',
          found: name,
        });
      }
      this.expression([...place, name], language);
    }
  }

  path(place: Place): void {
    const value = this.at(place);
    if (typeof value !== 'string' || !pathPattern.test(value))
      this.report('ATTRIBUTE_INVALID', place, { expected: 'the name of a variable' });
  }

  takesObject(place: Place): void {
    this.path(place);
    const path = this.at(place);
    if (typeof path !== 'string' || path.includes('.')) return;
    const type = this.known.declaredType?.(path);
    if (type === undefined || type === 'object' || type === 'any') return;
    this.report('ATTRIBUTE_INVALID', place, { expected: 'a variable declared as object or any', found: `${path}: ${type}` });
  }

  participant(place: Place, single = false): void {
    const value = this.at(place);
    const kinds = ['user', 'group', 'position', 'relation', 'expression'];
    const given = typeof value === 'object' && value !== null ? kinds.filter((kind) => Object.hasOwn(value, kind)) : [];
    const [kind] = given;
    if (kind === undefined || given.length > 1) {
      this.report('ATTRIBUTE_INVALID', place, { expected: 'one of user, group, position, relation and expression' });
      return;
    }
    this.object(place, kind === 'relation' ? ['relation', 'of'] : [kind]);
    if (kind === 'expression') this.expression([...place, kind]);
    else if (kind === 'relation') this.relation(place);
    else {
      const named = this.at([...place, kind]);
      if (typeof named !== 'string' || named === '') this.report('ATTRIBUTE_INVALID', [...place, kind], { expected: 'an id' });
      if (single && kind === 'group') this.report('ATTRIBUTE_INVALID', place, { expected: 'one person; use candidates for a group' });
    }
  }

  assignment(place: Place): void {
    const assignment = this.object(place, ['assignee', 'candidates']);
    if (assignment?.['assignee'] !== undefined) this.participant([...place, 'assignee'], true);
    const candidates = assignment?.['candidates'];
    if (Array.isArray(candidates)) candidates.forEach((_, index) => this.participant([...place, 'candidates', index]));
    else if (candidates !== undefined) this.report('ATTRIBUTE_INVALID', [...place, 'candidates'], { expected: 'a list of participants' });
  }

  timing(place: Place, form: 'timing' | 'duration' | 'instant' | 'cycle' | 'length'): void {
    const value = this.at(place);
    const isComputed = typeof value === 'object' && value !== null && form !== 'length';
    if (isComputed) {
      if (this.object(place, ['expression'])) this.expression([...place, 'expression']);
    } else if (typeof value !== 'string' || !isTiming(value, form))
      this.report('ATTRIBUTE_INVALID', place, { expected: timingWords[form] });
  }

  form(place: Place): void {
    const form = this.object(place, ['ref', 'in', 'out', 'access']);
    if (!form) return;
    if (typeof form['ref'] !== 'string' || form['ref'] === '')
      this.report('ATTRIBUTE_INVALID', [...place, 'ref'], { expected: 'the id of a form' });
    if (form['in'] !== undefined) this.mapping([...place, 'in'], 'paths');
    if (form['out'] !== undefined) this.mapping([...place, 'out'], 'paths');
    if (form['access'] === undefined) return;
    const access = this.object([...place, 'access'], Object.keys(Object(form['access']) as object));
    for (const node of Object.keys(access ?? {})) this.word([...place, 'access', node], accessWords);
  }

  wholeNumber(place: Place, least: number, most: number): void {
    const value = this.at(place);
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return;
    this.report('ATTRIBUTE_INVALID', place, { expected: `a whole number from ${least} to ${most}` });
  }

  exactlyOne<Name extends string>(place: Place, names: readonly Name[]): Name | undefined {
    const value = this.at(place) as Readonly<Record<string, unknown>>;
    const given = names.filter((name) => value[name] !== undefined);
    if (given.length === 1) return given[0];
    const all = `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
    const found = given.length === 0 ? 'none' : names.length === 2 ? 'both' : given.join(', ');
    // The element itself has no name of an attribute to be called by.
    const attribute = place.length === 0 ? 'the content' : place.join('.');
    this.report('ATTRIBUTE_INVALID', place, { attribute, expected: `exactly one of ${all}`, found });
    return undefined;
  }

  word(place: Place, words: readonly unknown[]): boolean {
    if (words.includes(this.at(place))) return true;
    this.report('ATTRIBUTE_INVALID', place, { expected: words.map(String).join(' or ') });
    return false;
  }

  private relation(place: Place): void {
    if (this.word([...place, 'relation'], ['initiator', 'manager']) && this.at([...place, 'of']) !== undefined) {
      if (this.at([...place, 'relation']) === 'manager') this.participant([...place, 'of'], true);
      else this.report('ATTRIBUTE_UNSUPPORTED', [...place, 'of'], { reason: 'the initiator is nobody else’s' });
    }
  }

  root(place: Place, type: string): void {
    const { roots = {} } = this.known;
    const id = this.at(place);
    if (id === undefined) this.report('ATTRIBUTE_MISSING', place);
    else if (typeof id !== 'string' || !Object.hasOwn(roots, id) || roots[id]?.type !== type)
      this.report('PROCESS_REFERENCE_UNKNOWN', place, { expected: `the id of a ${type} among rootElements` });
    else if (nameOf(id, roots).length > longestName)
      this.report('ATTRIBUTE_INVALID', place, { expected: 'a code of at most 200 characters' });
  }

  text(place: Place): void {
    const value = this.at(place);
    if (typeof value !== 'string' || value.trim() === '') this.report('ATTRIBUTE_INVALID', place, { expected: 'a text' });
  }

  at(place: Place): unknown {
    let value = this.element;
    for (const step of place)
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, step)
          ? (value as Record<string | number, unknown>)[step]
          : undefined;
    return value;
  }
}

const timingWords = {
  timing: 'a duration such as PT8H, a moment such as 2026-03-02T09:00:00Z, or an expression',
  duration: 'a duration such as PT8H, or an expression',
  instant: 'a moment such as 2026-03-02T09:00:00Z, or an expression',
  cycle: 'a repetition such as R3/PT1H, or an expression',
  length: 'a positive duration without months, such as PT30S',
} as const;

function isTiming(text: string, form: keyof typeof timingWords): boolean {
  try {
    if (form === 'cycle') return parseCycle(text).every.ms >= 0;
    if (form === 'length') {
      const { months, days, ms } = parseDuration(text);
      return months === 0 && days >= 0 && ms >= 0 && days + ms > 0;
    }
    if (form !== 'instant' && isDuration(text)) return !text.startsWith('-');
    return form !== 'duration' && Number.isFinite(parseInstant(text));
  } catch {
    return false;
  }
}
