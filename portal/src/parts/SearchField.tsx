import { sizes } from '@millrace/designer/theme';
import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';

/** What `<SearchField>` takes. */
export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter. */
  readonly onSubmit?: () => void;
}

/** A field to search by. */
export function SearchField({ label, placeholder, value, onChange, onSubmit }: SearchFieldProps) {
  return (
    <Box
      component="form"
      role="search"
      sx={{ maxWidth: sizes.column }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      <TextField
        id="search"
        type="search"
        fullWidth
        label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{
          htmlInput: { maxLength: 200, enterKeyHint: 'search' },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <Search aria-hidden fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
      />
    </Box>
  );
}
