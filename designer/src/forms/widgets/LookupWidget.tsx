import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { JsonValue } from '@millrace/schemas';
import type { WidgetProps } from '@rjsf/utils';
import { type ReactElement, use, useMemo, useState } from 'react';
import type { LookupItem } from '../contract.js';
import { Hidden } from '../fields/Hidden.js';
import { FormContext, useReader } from '../form-context.js';
import { isPlain } from '../store/address.js';
import { sameJson } from '../store/normalise.js';
import { filled } from '../texts.js';
import { titleKey, valueText, wordsIn } from '../words/value-text.js';
import { type Control, controlOf } from './control.js';
import { useSearch } from './use-search.js';

type Option = { readonly kind: 'item'; readonly item: LookupItem } | { readonly kind: 'more' } | { readonly kind: 'again' };

/** Chooses a record of a register (or a person, unit, organisation) by searching as one types, page by page, with the columns that help to tell them apart. */
export function LookupWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const form = use(FormContext);
  const reader = useReader();
  const { language, texts } = reader;
  const [open, setOpen] = useState(false);
  /** What was typed to search; null while the title of what is chosen stands there. */
  const [typed, setTyped] = useState<string | null>(null);
  const { nodeId = '', rowIndex } = control.options;
  const lookUp = form?.lookUp;
  const ask = useMemo(
    () => lookUp && ((search: string, cursor: string | undefined) => lookUp(nodeId, search, cursor, rowIndex)),
    [lookUp, nodeId, rowIndex],
  );
  const { found, search, more, again } = useSearch(ask, open);
  const options: readonly Option[] = [
    ...found.items.map((item): Option => ({ kind: 'item', item })),
    ...(found.state === 'failed' ? [{ kind: 'again' } as const] : found.cursor === undefined ? [] : [{ kind: 'more' } as const]),
  ];
  const said =
    found.state === 'done' ? filled(texts.found, { count: found.items.length }) : found.state === 'failed' ? texts.searchFailed : '';
  const title = control.value === undefined ? '' : valueText(control.value, control.facts, reader);
  const current: Option | null =
    control.value === undefined ? null : { kind: 'item', item: { value: asReference(control), title, columns: [] } };
  const choose = (item: LookupItem | null): void => {
    if (item) form?.titles.set(titleKey(valueFor(control, item)), item.title);
    control.set(item ? valueFor(control, item) : undefined);
    if (item) fill(control, item);
  };
  return (
    <Autocomplete
      id={control.id}
      fullWidth
      options={[...options]}
      value={current}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={(_event, reason) => {
        if (reason !== 'selectOption') setOpen(false);
      }}
      disabled={control.disabled || ask === undefined}
      size={control.size}
      loading={found.state === 'searching' && found.items.length === 0}
      loadingText={texts.searching}
      noOptionsText={texts.nothingFound}
      clearText={texts.clear}
      openText={texts.choose}
      closeText={texts.choose}
      autoHighlight
      filterOptions={(all) => all}
      getOptionLabel={(option) => (option.kind === 'item' ? option.item.title : option.kind === 'more' ? texts.showMore : texts.tryAgain)}
      getOptionKey={(option) => (option.kind === 'item' ? titleKey({ ...option.item.value }) : option.kind)}
      inputValue={typed ?? title}
      isOptionEqualToValue={(a, b) => a.kind === 'item' && b.kind === 'item' && sameJson(a.item.value, b.item.value)}
      onInputChange={(_event, text, reason) => {
        // Asking for more, or again, leaves what was typed.
        if (reason === 'selectOption' && (text === texts.showMore || text === texts.tryAgain)) return;
        setTyped(reason === 'input' ? text : null);
        search(reason === 'input' ? text : '');
      }}
      onChange={(_event, option) => {
        if (option?.kind === 'more') more();
        else if (option?.kind === 'again') again();
        else {
          choose(option?.item ?? null);
          setOpen(false);
        }
      }}
      onBlur={control.leave}
      renderOption={({ key, ...optionProps }, option) => (
        <Box component="li" key={key} {...optionProps}>
          {option.kind === 'item' ? (
            <Offered item={option.item} language={language} />
          ) : option.kind === 'more' ? (
            <Typography color="primary">{found.state === 'searching' ? texts.searching : texts.showMore}</Typography>
          ) : (
            <div>
              <Typography component="div" color="error">
                {texts.searchFailed}
              </Typography>
              <Typography component="div" color="primary">
                {texts.tryAgain}
              </Typography>
            </div>
          )}
        </Box>
      )}
      renderInput={(params) => (
        <>
          <TextField
            {...params}
            error={control.invalid}
            placeholder={control.placeholder ?? texts.search}
            slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, ...control.aria } }}
          />
          <Hidden role="status">{open ? said : ''}</Hidden>
        </>
      )}
    />
  );
}

function Offered({ item, language }: { readonly item: LookupItem; readonly language: 'en' | 'ru' }): ReactElement {
  const facts = { type: '', options: {}, scale: undefined };
  const reader = useReader();
  const said = item.columns
    .map((column) => ({ label: wordsIn(column.label, language), text: valueText(column.value as JsonValue | undefined, facts, reader) }))
    .filter((column) => column.text !== '' && column.text !== item.title);
  return (
    <div>
      <Typography component="div">{item.title}</Typography>
      {said.length > 0 && (
        <Typography component="div" variant="body2" color="textSecondary">
          {said.map((column) => (column.label === '' ? column.text : `${column.label}: ${column.text}`)).join(' · ')}
        </Typography>
      )}
    </div>
  );
}

/** People, units and organisations are kept by their id alone. */
function valueFor(control: Control, item: LookupItem): JsonValue {
  return ['person', 'unit', 'organisation'].includes(control.facts.type)
    ? item.value.id
    : { register: item.value.register, id: item.value.id };
}

function asReference({ value = '', facts }: Control): LookupItem['value'] {
  if (!isPlain(value)) return { register: facts.type, id: String(value) };
  return { register: String(value['register']), id: String(value['id']) };
}

/** What the chosen record brings along into other fields. */
function fill(control: Control, item: LookupItem): void {
  const wanted = control.facts.options['fill'];
  if (!isPlain(wanted)) return;
  for (const [path, attribute] of Object.entries(wanted)) {
    const column = item.columns.find((one) => one.name === attribute);
    if (column) control.options.onFill?.(path, column.value as JsonValue | undefined);
  }
}
