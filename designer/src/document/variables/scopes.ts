import { isContainerType } from '../read/types.js';
import type { Found, Model } from '../read/model.js';
import type { Site } from './sites.js';

/** The name of the local variable that a loop makes. */
function itemOf(found: Found | undefined): string | undefined {
  const loop = found?.entry['loopCharacteristics'] as { readonly item?: unknown } | undefined;
  return typeof loop?.item === 'string' ? loop.item : undefined;
}

/** Whether a subprocess has a variable of its own. */
export function declaresOwn(found: Found | undefined, name: string): boolean {
  if (found?.kind !== 'element' || !isContainerType(found.entry.type)) return false;
  const has = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return has(found.entry['variables']) || has(found.entry['in']);
}

/**
 * The process or subprocess whose variable a name is where a site reads or writes it; nothing where it is the item of a loop, or stands nowhere. What
 * nobody declares is the process's.
 */
export function ownerOf(model: Model, found: Found, site: Pick<Site, 'role' | 'path'>, name: string): string | undefined {
  const { kind, entry, id } = found;
  if (kind === 'process') return id;
  if (site.role === 'declares') return id;
  const isElement = kind === 'element';
  if (isElement && site.role === 'inner' && declaresOwn(found, name)) return id;
  const isInLoop = site.role === 'variables' || site.role === 'inner' || (site.role === 'writes' && site.path[0] !== 'loopCharacteristics');
  if (isElement && isInLoop && itemOf(found) === name) return undefined;
  const start = kind === 'flow' ? model.all.get(entry.from ?? '')?.entry.scope : kind === 'lane' ? model.scopeOf(id) : entry.scope;
  const seen = new Set<string>();
  for (let at = start; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const around = model.all.get(at);
    if (!around || around.kind === 'process') return around?.id;
    if (declaresOwn(around, name)) return at;
    if (itemOf(around) === name) return undefined;
    at = around.entry.scope;
  }
  return undefined;
}

/** Whether a site names variables at all. */
export function isOfVariables({ role }: Pick<Site, 'role'>): boolean {
  return role === 'variables' || role === 'around' || role === 'inner' || role === 'writes' || role === 'declares' || role === 'shows';
}
