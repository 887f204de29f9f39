import {
  alignShapes,
  collapseSubProcess,
  distributeShapes,
  duplicateThings,
  expandSubProcess,
  freeWays,
  isLine,
  modelOf,
  type Alignment,
  type Model,
  type Words,
} from '../../document/index.js';
import type { DesignerStore, DesignerView } from '../state/designer-store.js';
import { linesBeside } from './neighbour.js';
import type { Shortcut } from './shortcut.js';

/** What actions ask the surface for beside the document. */
export interface CanvasTools {
  readonly store: DesignerStore;
  readonly clipboard: { readonly copy: () => void; readonly cut: () => void; readonly paste: () => void };
  /** A factor, the whole plane, or one pixel a unit. */
  readonly zoom: (to: number | 'all' | 'actual') => void;
  readonly find: () => void;
  readonly toggleMap: () => void;
  readonly showKeys: () => void;
  readonly makeRoom: () => void;
  readonly tidy: () => void;
  readonly reveal: (id: string) => void;
}

/** A group of actions in menus and on the sheet of keys. */
export type ActionGroup = 'edit' | 'arrange' | 'lines' | 'inner' | 'view';

/** One thing that can be done on the canvas. Keys, menus, pads and the sheet of keys all read this table. */
export interface CanvasAction {
  readonly id: string;
  readonly label: Words;
  readonly group: ActionGroup;
  readonly keys?: Shortcut;
  /** The browser tells of these keys by events of its own: copy, cut and paste. */
  readonly isNative?: boolean;
  /** It leaves the document as it is, so it can be done to one that is only read. */
  readonly onlyLooks?: boolean;
  /** Whether it can be done with what is selected; absent: always. */
  readonly fits?: (view: DesignerView, model: Model) => boolean;
  readonly run: (tools: CanvasTools) => void;
}

const hasShapes = ({ selection, plane }: DesignerView, model: Model, count = 1): boolean => {
  let left = count;
  for (const id of selection) if (model.planes[plane]?.shapes?.[id] && (left -= 1) <= 0) return true;
  return false;
};
const one = ({ selection }: DesignerView): string | undefined => (selection.size === 1 ? [...selection][0] : undefined);

function align(id: Alignment, label: Words, keys: Shortcut): CanvasAction {
  return {
    id: `align-${id}`,
    label,
    group: 'arrange',
    keys,
    fits: (view, model) => hasShapes(view, model, 2),
    run: ({ store }) => void store.run(alignShapes(store.view().plane, [...store.view().selection], id)),
  };
}

function distribute(axis: 'x' | 'y', label: Words, keys: Shortcut): CanvasAction {
  return {
    id: `distribute-${axis}`,
    label,
    group: 'arrange',
    keys,
    fits: (view, model) => hasShapes(view, model, 3),
    run: ({ store }) => void store.run(distributeShapes(store.view().plane, [...store.view().selection], axis)),
  };
}

/** The lines among what is selected. */
const linesOf = ({ selection }: DesignerView, model: Model): readonly string[] =>
  [...selection].filter((id) => isLine(model.all.get(id) ?? { kind: 'process' }));

/** Whether the one thing that is selected can be opened and closed; `isOpen`: as it is now. */
function container(view: DesignerView, model: Model): { readonly id: string; readonly isOpen: boolean } | undefined {
  const id = one(view);
  const shape = id === undefined ? undefined : model.planes[view.plane]?.shapes?.[id];
  const isContainer = /^(?:adHocSubProcess|subProcess|transaction|subChoreography|subConversation)$/.test(
    model.all.get(id ?? '')?.entry.type ?? '',
  );
  return id !== undefined && shape && isContainer ? { id, isOpen: shape.expanded === true } : undefined;
}

/** Everything that can be done on the canvas beside moving about and making things. */
export const canvasActions: readonly CanvasAction[] = [
  {
    id: 'copy',
    label: { en: 'Copy', ru: 'Копировать' },
    group: 'edit',
    keys: { code: 'KeyC', command: true },
    isNative: true,
    onlyLooks: true,
    fits: hasShapes,
    run: ({ clipboard }) => clipboard.copy(),
  },
  {
    id: 'cut',
    label: { en: 'Cut', ru: 'Вырезать' },
    group: 'edit',
    keys: { code: 'KeyX', command: true },
    isNative: true,
    fits: hasShapes,
    run: ({ clipboard }) => clipboard.cut(),
  },
  {
    id: 'paste',
    label: { en: 'Paste', ru: 'Вставить' },
    group: 'edit',
    keys: { code: 'KeyV', command: true },
    isNative: true,
    run: ({ clipboard }) => clipboard.paste(),
  },
  {
    id: 'duplicate',
    label: { en: 'Duplicate', ru: 'Дублировать' },
    group: 'edit',
    keys: { code: 'KeyD', command: true },
    fits: hasShapes,
    run: ({ store }) => void store.run(duplicateThings(store.view().plane, [...store.view().selection])),
  },
  align('left', { en: 'Align left edges', ru: 'Выровнять по левому краю' }, { code: 'ArrowLeft', command: true, shift: true }),
  align('centre', { en: 'Align in a column', ru: 'Выровнять в столбец' }, { code: 'KeyC', shift: true }),
  align('right', { en: 'Align right edges', ru: 'Выровнять по правому краю' }, { code: 'ArrowRight', command: true, shift: true }),
  align('top', { en: 'Align upper edges', ru: 'Выровнять по верхнему краю' }, { code: 'ArrowUp', command: true, shift: true }),
  align('middle', { en: 'Align in a row', ru: 'Выровнять в ряд' }, { code: 'KeyR', shift: true }),
  align('bottom', { en: 'Align lower edges', ru: 'Выровнять по нижнему краю' }, { code: 'ArrowDown', command: true, shift: true }),
  distribute('x', { en: 'Equal distances across', ru: 'Равные расстояния по горизонтали' }, { code: 'KeyH', shift: true }),
  distribute('y', { en: 'Equal distances down', ru: 'Равные расстояния по вертикали' }, { code: 'KeyV', shift: true }),
  {
    id: 'tidy',
    label: { en: 'Tidy (the selection, else all)', ru: 'Упорядочить (выбранное, иначе всё)' },
    group: 'arrange',
    keys: { code: 'KeyT' },
    run: ({ tidy }) => tidy(),
  },
  {
    id: 'room',
    label: { en: 'Make or take room', ru: 'Раздвинуть или сдвинуть' },
    group: 'arrange',
    keys: { code: 'KeyS' },
    run: ({ makeRoom }) => makeRoom(),
  },
  {
    id: 'lines',
    label: { en: 'Choose a line of the step', ru: 'Выбрать линию шага' },
    group: 'lines',
    keys: { code: 'KeyL' },
    onlyLooks: true,
    fits: (view, model) => {
      const id = one(view);
      return id !== undefined && linesBeside(model, view.plane, id).length > 0;
    },
    run: ({ store, reveal }) => {
      const view = store.view();
      const id = one(view) ?? '';
      const lines = linesBeside(modelOf(view.document), view.plane, id);
      const next = lines[(lines.indexOf(id) + 1) % lines.length];
      if (next === undefined) return;
      store.select([next]);
      reveal(next);
    },
  },
  {
    id: 'route',
    label: { en: 'Route again', ru: 'Проложить заново' },
    group: 'lines',
    keys: { code: 'KeyW' },
    fits: (view, model) => linesOf(view, model).length > 0,
    run: ({ store }) => void store.run(freeWays(store.view().plane, linesOf(store.view(), modelOf(store.view().document)))),
  },
  {
    id: 'expand',
    label: { en: 'Expand or collapse', ru: 'Развернуть или свернуть' },
    group: 'inner',
    keys: { code: 'KeyE' },
    fits: (view, model) => container(view, model) !== undefined,
    run: ({ store }) => {
      const view = store.view();
      const inner = container(view, modelOf(view.document));
      if (inner) store.run(inner.isOpen ? collapseSubProcess(view.plane, inner.id) : expandSubProcess(view.plane, inner.id));
    },
  },
  {
    id: 'open',
    label: { en: 'Go inside', ru: 'Перейти внутрь' },
    group: 'inner',
    keys: { code: 'KeyO' },
    onlyLooks: true,
    fits: (view, model) => {
      const inner = container(view, model);
      return inner !== undefined && !inner.isOpen && model.innerPlane(inner.id) !== undefined;
    },
    run: ({ store }) => {
      const view = store.view();
      const model = modelOf(view.document);
      const plane = model.innerPlane(container(view, model)?.id ?? '');
      if (plane !== undefined) store.show(plane);
    },
  },
  {
    id: 'up',
    label: { en: 'Go back outside', ru: 'Вернуться наружу' },
    group: 'inner',
    keys: { code: 'KeyU' },
    onlyLooks: true,
    fits: ({ plane }, model) => planeAround(model, plane) !== undefined,
    run: ({ store, reveal }) => {
      const { document, plane } = store.view();
      const model = modelOf(document);
      const [outer, inner] = [planeAround(model, plane), model.planes[plane]?.of];
      if (outer === undefined || inner === undefined) return;
      store.show(outer);
      store.select([inner]);
      reveal(inner);
    },
  },
  {
    id: 'find',
    label: { en: 'Find', ru: 'Найти' },
    group: 'view',
    keys: { code: 'KeyF', command: true },
    onlyLooks: true,
    run: ({ find }) => find(),
  },
  {
    id: 'fit',
    label: { en: 'Show all', ru: 'Показать всё' },
    group: 'view',
    keys: { code: 'Digit0' },
    onlyLooks: true,
    run: ({ zoom }) => zoom('all'),
  },
  {
    id: 'actual',
    label: { en: 'Actual size', ru: 'Масштаб 100 %' },
    group: 'view',
    keys: { code: 'Digit1' },
    onlyLooks: true,
    run: ({ zoom }) => zoom('actual'),
  },
  {
    id: 'map',
    label: { en: 'Map of the diagram', ru: 'Карта схемы' },
    group: 'view',
    keys: { code: 'KeyM' },
    onlyLooks: true,
    run: ({ toggleMap }) => toggleMap(),
  },
  {
    id: 'keys',
    label: { en: 'Keys', ru: 'Клавиши' },
    group: 'view',
    keys: { code: 'Slash', shift: true },
    onlyLooks: true,
    run: ({ showKeys }) => showKeys(),
  },
];

/** The plane that shows as a shape what this plane shows whole. */
export function planeAround(model: Model, plane: string): string | undefined {
  const inner = model.planes[plane]?.of;
  if (inner === undefined || model.all.get(inner)?.kind !== 'element') return undefined;
  return model.planesOf(inner)[0] ?? Object.keys(model.planes)[0];
}

/** What can be done now. */
export function fittingActions(view: DesignerView, isReadOnly: boolean): readonly CanvasAction[] {
  const model = modelOf(view.document);
  return canvasActions.filter(({ onlyLooks, fits }) => (onlyLooks === true || !isReadOnly) && (fits?.(view, model) ?? true));
}
