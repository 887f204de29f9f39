import { modelOf, type Found, type Kind, type ProcessDraft } from '../../../document/index.js';
import { valueAt, type PropertyField, type PropertyGroup, type PropertyRegistry } from '../../../elements/index.js';
import type { DesignerView } from '../../state/designer-store.js';

/** What a section of the panel is about: things whose properties are set together. No id stands for the document itself. */
export interface Target {
  readonly key: string;
  readonly ids: readonly (string | undefined)[];
  readonly found: readonly Pick<Found, 'kind' | 'entry'>[];
}

const documentTarget = (document: ProcessDraft): Target => ({
  key: '',
  ids: [undefined],
  // The document is no entry of its own maps; its properties are read as those of one.
  found: [{ kind: 'document' as Kind, entry: document }],
});

/**
 * What the panel shows: what is chosen; with a pool, the process in it; with nothing chosen, the process that is seen and the document. Things of which
 * one is in several kinds are shown together by what they share.
 */
export function targetsOf({ document, selection, plane }: Pick<DesignerView, 'document' | 'selection' | 'plane'>): readonly Target[] {
  const model = modelOf(document);
  const found = [...selection].flatMap((id) => model.all.get(id) ?? []);
  const of = (one: Found): Target => ({ key: one.id, ids: [one.id], found: [one] });
  const process = (id: string | undefined): readonly Target[] => {
    const one = id === undefined ? undefined : model.all.get(id);
    return one?.kind === 'process' ? [of(one)] : [];
  };
  const [first] = found;
  if (!first) {
    const own = Object.keys(document.processes ?? {});
    const seen = document.layout?.planes?.[plane]?.of;
    const shown = own.length === 1 ? own[0] : own.find((id) => id === seen);
    return [documentTarget(document), ...process(shown)];
  }
  if (found.length === 1) return [of(first), ...(first.kind === 'pool' ? process(first.entry.process) : [])];
  return [{ key: found.map(({ id }) => id).join(' '), ids: found.map(({ id }) => id), found }];
}

/** What belongs to one thing alone cannot be said of several. */
const ofOne = new Set(['flows', 'flow', 'reference', 'formAccess', 'mapping', 'events', 'variables']);
const isNameOf = ({ path }: PropertyField): boolean => path.length === 1 && path[0] === 'name';

/** The properties of a target in groups: of several things those that all of them have. */
export function groupsOf(registry: PropertyRegistry, document: ProcessDraft, { found }: Target): readonly PropertyGroup[] {
  const model = modelOf(document);
  const [first = [], ...others] = found.map((one) => registry.shown(model, one));
  if (found.length === 1) return first;
  const keyOf = ({ path, kind }: PropertyField): string => `${path.join('.')} ${kind}`;
  const shared = others.map((groups) => new Set(groups.flatMap(({ fields }) => fields.map(keyOf))));
  return first
    .map((group) => ({
      ...group,
      fields: group.fields.filter(
        (field) => !ofOne.has(field.kind) && !isNameOf(field) && field.readOnly !== true && shared.every((keys) => keys.has(keyOf(field))),
      ),
    }))
    .filter(({ fields }) => fields.length > 0);
}

/** What stands at a field in all things of a target, and whether they differ. */
export function valueOf({ found }: Target, { path }: PropertyField): { readonly value: unknown; readonly isMixed: boolean } {
  const [value, ...others] = found.map(({ entry }) => valueAt(entry, path));
  const isMixed = others.some((other) => other !== value && JSON.stringify(other) !== JSON.stringify(value));
  return { value: isMixed ? undefined : value, isMixed };
}
