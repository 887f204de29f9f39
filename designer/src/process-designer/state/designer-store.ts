import {
  createEditor,
  modelOf,
  type Command,
  type DocumentChange,
  type Editor,
  type NewId,
  type Outcome,
  type ProcessDraft,
  type Refusal,
} from '../../document/index.js';

/** What a person sees of the document: not part of it, never undone. */
export interface DesignerView {
  readonly document: ProcessDraft;
  /** The plane that is shown. */
  readonly plane: string;
  readonly selection: ReadonlySet<string>;
  /** Why the last command was refused; gone with the next one. */
  readonly refusal: Refusal | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What a list or a search led to last: the canvas brings it into sight. Each time a new object. */
  readonly sought: { readonly id: string } | undefined;
}

/** The state of one designer: the editor of its document, and what is seen of it. */
export interface DesignerStore {
  readonly editor: Editor;
  view(): DesignerView;
  subscribe(listener: () => void): () => void;
  /** Carries out a command; what it made is selected. */
  run(command: Command, burst?: string): Outcome;
  undo(): void;
  redo(): void;
  select(ids: Iterable<string>): void;
  show(plane: string): void;
  /** Selects a thing, on the plane where it is drawn, and brings it into sight. An unknown id changes nothing. */
  goTo(id: string): void;
  forgetRefusal(): void;
}

/** What a store is made of. */
export interface DesignerStoreParts {
  readonly document: ProcessDraft;
  readonly newId: NewId;
  readonly onChange?: ((document: ProcessDraft, change: DocumentChange) => void) | undefined;
}

/** The plane a document is opened on: the one that shows it whole, else its first. */
function firstPlane(document: ProcessDraft): string {
  const { planes, all } = modelOf(document);
  const names = Object.keys(planes);
  const isInner = (name: string): boolean => all.get(planes[name]?.of ?? '')?.kind === 'element';
  return names.find((name) => planes[name]?.of === document.id) ?? names.find((name) => !isInner(name)) ?? names[0] ?? '';
}

/** Makes the state of a designer. */
export function createDesignerStore({ document, newId, onChange }: DesignerStoreParts): DesignerStore {
  const editor = createEditor({ document, newId });
  const listeners = new Set<() => void>();
  let view: DesignerView = {
    document: editor.document,
    plane: firstPlane(editor.document),
    selection: new Set(),
    refusal: undefined,
    canUndo: false,
    canRedo: false,
    sought: undefined,
  };
  const set = (part: Partial<DesignerView>): void => {
    view = { ...view, ...part };
    for (const listener of [...listeners]) listener();
  };
  /** What is no longer there is not selected, and a plane that is gone is left. */
  const told = (part: Partial<DesignerView> = {}): void => {
    const model = modelOf(editor.document);
    const selection = [...(part.selection ?? view.selection)].filter((id) => model.all.has(id));
    set({
      ...part,
      document: editor.document,
      plane: Object.hasOwn(model.planes, view.plane) ? view.plane : firstPlane(editor.document),
      selection: new Set(selection),
      canUndo: editor.past.length > 0,
      canRedo: editor.future.length > 0,
    });
  };
  editor.subscribe((change) => onChange?.(editor.document, change));
  const stepped = (touched: readonly string[] | undefined): void => {
    if (touched === undefined) return;
    const model = modelOf(editor.document);
    const shown = touched.filter((id) => model.all.has(id));
    // What undo changed is shown, on the plane where it is.
    const plane = shown.flatMap((id) => model.planesOf(id))[0];
    if (plane !== undefined && !shown.some((id) => model.planesOf(id).includes(view.plane))) view = { ...view, plane };
    // What has no place on a diagram (a message, a variable of the process) is seen where it was changed: what is chosen stays.
    const drawn = shown.filter((id) => model.planesOf(id).length > 0);
    told({ ...(drawn.length > 0 ? { selection: new Set(drawn) } : {}), refusal: undefined });
  };
  return {
    editor,
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run: (command, burst) => {
      const outcome = editor.run(command, burst);
      if (!outcome.ok) set({ refusal: outcome.refusal });
      else told({ refusal: undefined, ...(outcome.select ? { selection: new Set(outcome.select) } : {}) });
      return outcome;
    },
    undo: () => stepped(editor.undo()?.touched),
    redo: () => stepped(editor.redo()?.touched),
    select: (ids) => {
      const selection = new Set(ids);
      const same = selection.size === view.selection.size && [...selection].every((id) => view.selection.has(id));
      if (!same) set({ selection });
    },
    show: (plane) => {
      if (plane !== view.plane && Object.hasOwn(modelOf(editor.document).planes, plane)) set({ plane, selection: new Set() });
    },
    goTo: (id) => {
      const model = modelOf(editor.document);
      if (!model.all.has(id)) return;
      const planes = model.planesOf(id);
      const plane = planes.includes(view.plane) ? view.plane : (planes[0] ?? view.plane);
      set({ plane, selection: new Set([id]), sought: { id } });
    },
    forgetRefusal: () => {
      if (view.refusal) set({ refusal: undefined });
    },
  };
}
