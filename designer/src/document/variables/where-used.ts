import { modelOf, type Found, type Model } from '../read/model.js';
import { referencesOf } from '../read/references.js';
import type { EntryMap, ProcessDraft } from '../process-document.js';
import { isOfVariables, ownerOf } from './scopes.js';
import { namesIn, sitesOf, type Site, type SiteName } from './sites.js';

/** What is looked for. */
export type Wanted =
  /** A variable of a process or subprocess. */
  | { readonly variable: string; readonly of: string }
  | { readonly form: string; readonly field?: string }
  | { readonly decision: string }
  /** A message, signal, error or escalation. */
  | { readonly root: string };

/** One place where something is used. */
export interface UsedAt {
  /** The element, flow, lane or other entry. */
  readonly id: string;
  readonly map: EntryMap;
  /** A JSON pointer into the document. */
  readonly pointer: string;
  readonly how: 'reads' | 'writes' | 'declares' | 'shows' | 'refers';
  /** The expression or path that stands there. */
  readonly text?: string;
  /** `false` where it may mean something nearer. */
  readonly certain: boolean;
}

/** Where something of a document is used, in the order of the document. */
export function whereUsed(document: ProcessDraft, wanted: Wanted): readonly UsedAt[] {
  const model = modelOf(document);
  if ('variable' in wanted) return variableUses(model, wanted.of, wanted.variable).map(({ used }) => used);
  if ('root' in wanted)
    return [...model.all.values()].flatMap((found) =>
      referencesOf(found.entry)
        .filter(({ id }) => id === wanted.root)
        .map(({ name }): UsedAt => ({
          id: found.id,
          map: found.map,
          pointer: pointerTo(found, nestedOf(found, name)),
          how: 'refers',
          certain: true,
        })),
    );
  if ('decision' in wanted) return [...model.all.values()].flatMap((found) => refersTo(found, 'decision', wanted.decision));
  const { form, field } = wanted;
  return [...model.all.values()].flatMap((found) =>
    field === undefined ? refersTo(found, 'form', form) : fieldUses(model, found, form, field),
  );
}

function refersTo(found: Found, property: 'form' | 'decision', ref: string): readonly UsedAt[] {
  const use = found.entry[property] as { readonly ref?: unknown } | undefined;
  return use?.ref === ref
    ? [{ id: found.id, map: found.map, pointer: pointerTo(found, [property, 'ref']), how: 'refers', certain: true }]
    : [];
}

/** Where in an entry a reference stands; `ref` and `activity` are said by an event or a message. */
function nestedOf({ entry }: Found, name: string): readonly string[] {
  if (name !== 'ref' && name !== 'activity') return name === 'at' ? ['withdrawal', 'at'] : [name];
  if (entry.event?.[name] !== undefined) return ['event', name];
  return entry.event?.['events'] !== undefined ? ['event', 'events'] : ['message', name];
}

function fieldUses(model: Model, found: Found, form: string, field: string): readonly UsedAt[] {
  if ((found.entry['form'] as { readonly ref?: unknown } | undefined)?.ref !== form) return [];
  const isIt = (path: string): boolean => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[]`);
  return sitesOf(found).flatMap((site): readonly UsedAt[] => {
    const used = (how: UsedAt['how']): UsedAt => ({ ...placeOf(found, site), how, text: site.text, certain: true });
    if (site.role === 'formPath') return isIt(site.text) ? [used('writes')] : [];
    if (site.role !== 'form') return [];
    const names = namesIn(site, languageOf(model)) ?? [];
    return names.some(({ name, rest }) => isIt([name, ...rest].join('.'))) ? [used('reads')] : [];
  });
}

/** The language of expressions that do not name one. */
export function languageOf(model: Model): 'jsonata' | 'feel' | undefined {
  return (model.document as { readonly expressionLanguage?: 'jsonata' | 'feel' }).expressionLanguage;
}

/** One use of a variable, with the site and the names in it that mean the variable. */
export interface VariableUse {
  readonly used: UsedAt;
  readonly found: Found;
  readonly site: Site;
  readonly names: readonly SiteName[];
}

/** All uses of a variable of a process or subprocess, its declaration not among them. */
export function variableUses(model: Model, of: string, variable: string): readonly VariableUse[] {
  return [...model.all.values()].flatMap((found) => usesIn(model, found).filter((use) => use.owner === of && use.variable === variable));
}

interface NamedUse extends VariableUse {
  readonly variable: string;
  readonly owner: string;
}

/** The variables that an entry names, with whose they are. */
export function usesIn(model: Model, found: Found): readonly NamedUse[] {
  return sitesOf(found).flatMap((site): readonly NamedUse[] => {
    if (!isOfVariables(site)) return [];
    const byName = new Map<string, SiteName[]>();
    for (const name of namesIn(site, languageOf(model)) ?? []) byName.set(name.name, [...(byName.get(name.name) ?? []), name]);
    return [...byName].flatMap(([variable, names]) => {
      // What a form gave is called `data` where its task says what becomes of it.
      if (variable === 'data' && site.role === 'variables' && site.path[0] === 'out') return [];
      const owner = ownerOf(model, found, site, variable);
      if (owner === undefined) return [];
      const how = site.role === 'writes' ? 'writes' : site.role === 'declares' ? 'declares' : site.role === 'shows' ? 'shows' : 'reads';
      const used: UsedAt = { ...placeOf(found, site), how, text: site.text, certain: names.every(({ certain }) => certain) };
      return [{ used, found, site, names, variable, owner }];
    });
  });
}

function placeOf(found: Found, { path }: Site): Pick<UsedAt, 'id' | 'map' | 'pointer'> {
  return { id: found.id, map: found.map, pointer: pointerTo(found, path) };
}

function pointerTo({ map, id }: Found, path: readonly string[]): string {
  return ['', map, id, ...path].map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
}
