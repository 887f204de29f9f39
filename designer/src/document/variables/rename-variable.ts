import { namePlaces } from '@millrace/engine/expressions';
import type { Command } from '../command.js';
import type { Entry } from '../process-document.js';
import { modelOf, standsIn, type Found, type Model } from '../read/model.js';
import { refuse } from '../refusals.js';
import { declarer, declared, isVariableName } from './declarations.js';
import { ownerOf } from './scopes.js';
import { namesIn, readSites, sitesOf, type SiteName } from './sites.js';
import { languageOf, usesIn, variableUses, type VariableUse } from './where-used.js';

/**
 * Renames a variable of a process or subprocess wherever it is meant: its declaration, mappings, paths, expressions, and the data that shows it. What is only
 * written alike (a text, a member of something, a variable of another scope) stays. Expressions are changed at the places that their parser tells.
 *
 * @param of The process or subprocess whose variable it is.
 */
export function renameVariable(of: string, from: string, to: string): Command {
  return {
    name: 'renameVariable',
    label: { en: 'Rename a variable', ru: 'Переименовать переменную' },
    change: (document, { before }) => {
      const model = modelOf(before);
      const owner = declarer(model, of);
      if (!owner) return refuse('UNKNOWN', of);
      if (from === to) return refuse('NOTHING', of);
      if (!isVariableName(to)) return refuse('NAME_INVALID', of);
      const uses = variableUses(model, of, from);
      const isDeclared = Object.hasOwn(declared(owner.entry), from);
      if (!isDeclared && uses.length === 0) return refuse('UNKNOWN', of);
      if (Object.hasOwn(declared(owner.entry), to) || variableUses(model, of, to).length > 0) return refuse('NAME_TAKEN', of);
      // Between the variable and its use somebody may have a variable of the new name.
      const caught = uses.find(({ found, site }) => site.role !== 'declares' && isNearer(model, ownerOf(model, found, site, to), of));
      if (caught) return refuse('NAME_TAKEN', caught.found.id);
      const hidden = hiddenBy(model, of, to);
      if (hidden) return refuse('NAME_TAKEN', hidden.id);
      const unclear = uses.find(({ names }) => names.some(({ certain }) => !certain)) ?? unread(model, from);
      if (unclear) return refuse('NAME_UNCLEAR', unclear.found.id);
      const target = document[owner.map]?.[of];
      if (isDeclared && target) target['variables'] = withKey(declared(owner.entry), from, to);
      for (const [id, own] of byEntry(uses)) {
        const [{ found } = { found: undefined }] = own;
        const entry = found && document[found.map]?.[id];
        if (!found || !entry || !rewrite(model, found, entry, own, to)) return refuse('NAME_UNCLEAR', id);
      }
      return { select: [of] };
    },
  };
}

/** Whether a name is found before one comes to a scope: in a scope inside of it, or as the item of a loop. */
function isNearer(model: Model, owner: string | undefined, of: string): boolean {
  return owner === undefined || standsIn(model, owner, of);
}

/** What stands in a subprocess and means a variable of that name around it: the renamed one would hide that. */
function hiddenBy(model: Model, of: string, to: string): Found | undefined {
  if (model.all.get(of)?.kind !== 'element') return undefined;
  return [...model.all.values()].find((found) => {
    const from = found.kind === 'flow' ? (found.entry.from ?? '') : found.id;
    return usesIn(model, found).some(
      ({ variable, owner, site }) =>
        variable === to &&
        owner !== of &&
        !standsIn(model, owner, of) &&
        (standsIn(model, from, of) || (found.id === of && site.role === 'inner')),
    );
  });
}

function withKey<T>(map: Readonly<Record<string, T>>, from: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name === from ? to : name, value]));
}

/** A place whose text is no expression, but has the name in it: whether it means the variable nobody can say. */
function unread(model: Model, name: string): { readonly found: Found } | undefined {
  for (const found of model.all.values())
    if (sitesOf(found).some((site) => site.text.includes(name) && namesIn(site, languageOf(model)) === undefined)) return { found };
  return undefined;
}

function byEntry(uses: readonly VariableUse[]): ReadonlyMap<string, readonly VariableUse[]> {
  const found = new Map<string, VariableUse[]>();
  for (const use of uses) found.set(use.found.id, [...(found.get(use.found.id) ?? []), use]);
  return found;
}

/** Writes the new name into all places of an entry; keys last, because a key is part of the way to what stands under it. */
function rewrite(model: Model, found: Found, entry: Entry, uses: readonly VariableUse[], to: string): boolean {
  const sites = new Map(readSites(found.map, entry).map((site) => [`${site.kind} ${site.path.join('\n')}`, site]));
  const ordered = [...uses].sort((one, other) => (one.site.kind === 'path' ? 1 : 0) - (other.site.kind === 'path' ? 1 : 0));
  return ordered.every(({ site, names }) => {
    const text = withNames(site.text, names, to);
    if (site.kind === 'expression' && !saysNow(text, site.language ?? languageOf(model), names, to)) return false;
    sites.get(`${site.kind} ${site.path.join('\n')}`)?.put(text);
    return true;
  });
}

function withNames(text: string, names: readonly SiteName[], to: string): string {
  return [...names]
    .sort((one, other) => other.from - one.from)
    .reduce((now, { from, to: end }) => now.slice(0, from) + to + now.slice(end), text);
}

/** Whether an expression names the variable now as often as it did before. */
function saysNow(text: string, language: 'jsonata' | 'feel' | undefined, names: readonly SiteName[], to: string): boolean {
  const read = namePlaces(text, language);
  return read.ok && read.names.filter(({ name }) => name === to).length === names.length;
}
