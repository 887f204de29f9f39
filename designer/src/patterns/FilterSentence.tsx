import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputBase from '@mui/material/InputBase';
import NativeSelect from '@mui/material/NativeSelect';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useId, useRef, useState } from 'react';
import { sizes } from '../theme/index.js';
import { ActionButton } from './Buttons.js';
import type { Filter, FilterSentenceParts } from './shapes.js';

/** What `<FilterSentence>` takes. */
export interface FilterSentenceProps {
  readonly parts: FilterSentenceParts;
  /** "Filters". */
  readonly label: string;
  /** Takes all filters away; absent while none is set. */
  readonly onClear?: () => void;
  readonly clear?: string;
}

/** One row of filters that reads as a sentence: words in between, choices in line. On a phone it is folded away until it is asked for, or while it hides rows. */
export function FilterSentence({ parts, label, onClear, clear }: FilterSentenceProps) {
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const [asked, setAsked] = useState(false);
  const id = useId();
  const open = !phone || asked || onClear !== undefined;
  return (
    <>
      {phone && onClear === undefined ? (
        <Button
          variant="text"
          aria-expanded={asked}
          aria-controls={id}
          onClick={() => setAsked((before) => !before)}
          endIcon={<ExpandMore sx={{ transform: asked ? 'rotate(180deg)' : 'none' }} />}
          sx={{ alignSelf: 'flex-start', color: 'text.secondary' }}
        >
          {label}
        </Button>
      ) : null}
      <Box
        id={id}
        component="form"
        role="search"
        aria-label={label}
        onSubmit={(event) => event.preventDefault()}
        sx={{ display: open ? 'flex' : 'none', displayPrint: 'none', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5 }}
      >
        {parts.map((part, index) =>
          typeof part === 'string' ? (
            <Box component="span" key={index} sx={{ color: 'text.secondary' }}>
              {part}
            </Box>
          ) : (
            <FilterControl key={part.id} filter={part} />
          ),
        )}
        {onClear && clear !== undefined ? <ActionButton action={{ id: 'clear', label: clear, onSelect: onClear }} weight="quiet" /> : null}
      </Box>
    </>
  );
}

/** The ring of what has the focus, which MUI takes away from its bare fields. */
const ring = {
  '&.Mui-focused': { outline: sizes.ring, outlineStyle: 'solid', outlineColor: 'primary.main', outlineOffset: sizes.ring },
} as const;

function FilterControl({ filter }: { readonly filter: Filter }) {
  if (filter.kind === 'text') return <TextFilter filter={filter} />;
  return (
    <NativeSelect
      value={filter.value}
      onChange={(event) => filter.onChange(event.target.value)}
      inputProps={{ 'aria-label': filter.label }}
      disableUnderline
      sx={{
        ...ring,
        borderBottom: 1,
        borderColor: 'control.border',
        '& .MuiNativeSelect-select': { typography: 'body1', fontWeight: 'fontWeightMedium', py: 0.75 },
      }}
    >
      {filter.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </NativeSelect>
  );
}

/** Typing is shown at once and asked for a moment later, so that a list is not fetched for every key. */
function TextFilter({ filter }: { readonly filter: Extract<Filter, { kind: 'text' }> }) {
  const [typed, setTyped] = useState(filter.value);
  const change = useRef(filter.onChange);
  change.current = filter.onChange;
  useEffect(() => setTyped(filter.value), [filter.value]);
  useEffect(() => {
    if (typed === filter.value) return;
    const timer = setTimeout(() => change.current(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, filter.value]);
  return (
    <InputBase
      value={typed}
      placeholder={filter.placeholder ?? ''}
      onChange={(event) => setTyped(event.target.value)}
      inputProps={{ 'aria-label': filter.label, maxLength: 200 }}
      sx={{ ...ring, borderBottom: 1, borderColor: 'control.border', borderRadius: 0, typography: 'body1' }}
    />
  );
}
