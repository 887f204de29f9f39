import type { CompiledForm } from '@millrace/engine/forms';
import type { FormDefinition } from '@millrace/schemas';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { type KeyboardEvent, type ReactElement, use, useEffect, useId, useImperativeHandle, useMemo, useState } from 'react';
import { compiled, drawnOf, neededBy } from './compiled.js';
import { makeAfterPointer } from './after-pointer.js';
import type { GeneratedFormProps } from './contract.js';
import { DefinitionContext } from './fields/node-words.js';
import { focusControl } from './focus.js';
import { controlId, FormContext, type FormContextValue } from './form-context.js';
import { NodeView } from './nodes/NodeView.js';
import { makePages, revealPages } from './open-pages.js';
import type { Address } from './store/address.js';
import { FormStore } from './store/form-store.js';
import { Summary } from './Summary.js';
import { formTexts } from './texts.js';
import { formRegistry } from './widgets/held.js';

/**
 * Draws a form from its definition and lets a person fill it in: computed values and what is visible follow at once, what is wrong is said when a field is
 * left and when the form is sent, by the same code as on the server. The page around has the button that sends; it calls `submit()` of the handle.
 *
 * @example
 * const form = useRef<GeneratedFormHandle>(null);
 * <GeneratedForm ref={form} sheet={sheet} language="ru" lookUp={lookUp} />
 * const answer = await form.current.submit(); // { ok: true, data } to send
 */
export function GeneratedForm(props: GeneratedFormProps): ReactElement {
  const { sheet, language, texts, mode } = props;
  const definition = drawnOf(sheet.definition as FormDefinition, mode);
  // Nothing is drawn before everything it is drawn with and checked by is here: a page around shows meanwhile what it shows while it loads.
  const waiting = neededBy(definition, mode, sheet.access);
  if (waiting !== null) use(waiting);
  const form = useMemo(() => compiled(definition), [definition]);
  if (form === null) return <Alert severity="error">{formTexts(language, texts).notDrawable}</Alert>;
  return <Drawn {...props} form={form} />;
}

interface Held {
  readonly store: FormStore;
  readonly of: readonly unknown[];
}

function Drawn(props: GeneratedFormProps & { readonly form: CompiledForm }): ReactElement {
  const { form, sheet, language, zone, texts, disabled = false, mode = 'edit', problems, lookUp, onChange, onEnter, ref } = props;
  const of = [form, sheet.data, sheet.access, mode];
  const [held, setHeld] = useState<Held>(() => ({ of, store: makeStore(props) }));
  if (of.some((one, index) => one !== held.of[index])) setHeld({ of, store: makeStore(props) });
  const { store } = held;
  const prefix = useId().replaceAll(/[^A-Za-z0-9]/g, '');
  const [pages] = useState(makePages);
  const [pointer] = useState(makeAfterPointer);
  useEffect(() => pointer.listen(document), [pointer]);
  const titles = useMemo(() => new Map(Object.entries(sheet.titles)), [sheet.titles]);
  const context = useMemo(
    (): FormContextValue => ({
      ...{ store, pages, afterPointer: pointer.run, language, zone, disabled, mode, titles, lookUp, prefix, onEnter },
      texts: formTexts(language, texts),
      registry: formRegistry,
    }),
    [store, pages, pointer, language, zone, disabled, mode, titles, lookUp, prefix, onEnter, texts],
  );
  useEffect(() => {
    store.onChange = onChange ?? null;
  }, [store, onChange]);
  useEffect(() => {
    if (problems) store.setServerProblems(problems);
  }, [store, problems]);
  const go = (address: Address): void => {
    revealPages(form, pages, address.nodeId);
    // The tab that was opened is drawn first.
    setTimeout(() => focusControl(controlId(prefix, address)), 0);
  };
  useImperativeHandle(ref, () => ({
    submit: () => Promise.resolve(store.submit()),
    data: () => store.data(),
    isDirty: () => store.isDirty(),
    focusFirstProblem: () => {
      const first = store.firstProblem();
      if (first) go(first);
    },
  }));
  return (
    <FormContext value={context}>
      <DefinitionContext value={sheet.definition as FormDefinition}>
        <Box onKeyDown={onEnter && sendOnEnter(onEnter)} lang={language}>
          {mode === 'edit' && <Summary onGo={go} />}
          <NodeView nodeId={form.root} row="" level={2} />
        </Box>
      </DefinitionContext>
    </FormContext>
  );
}

function makeStore({ form, sheet, initialData, mode }: GeneratedFormProps & { readonly form: CompiledForm }): FormStore {
  return new FormStore({
    ...{ form, access: sheet.access, before: sheet.data, initial: initialData, sources: sheet.sources, frozen: mode === 'read' },
    schedule: (task) => requestAnimationFrame(task),
    now: () => Date.now(),
    newId,
  });
}

/** 128 random bits; `crypto.randomUUID` is only there over HTTPS, and an intranet may have none. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Enter in a line of text sends, as people expect; not where it chooses, opens or breaks a line. */
function sendOnEnter(onEnter: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.target as HTMLElement;
    const isLine = target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing || !isLine) return;
    if (target.getAttribute('role') === 'combobox') return;
    event.preventDefault();
    onEnter();
  };
}
