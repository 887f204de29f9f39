import type { ThemeOptions } from '@mui/material/styles';
import { controlHeights, radii, sizes, weights } from './tokens.js';

/** Fields: label above, help below, both wrap; 44 px in forms, 36 px (`size="small"`) in lists. */
export const formComponents: ThemeOptions['components'] = {
  MuiTextField: { defaultProps: { fullWidth: true } },
  MuiInputLabel: {
    defaultProps: { shrink: true, disableAnimation: true },
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.subtitle2,
        position: 'static',
        transform: 'none',
        maxWidth: 'none',
        whiteSpace: 'normal',
        overflow: 'visible',
        textOverflow: 'clip',
        pointerEvents: 'auto',
        marginBottom: theme.spacing(0.5),
        color: theme.vars?.palette.text.primary,
        '&.Mui-focused, &.Mui-disabled': { color: theme.vars?.palette.text.primary },
        '&.Mui-error': { color: theme.vars?.palette.error.main },
      }),
    },
  },
  MuiFormLabel: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.subtitle2,
        color: theme.vars?.palette.text.primary,
        '&.Mui-focused, &.Mui-disabled': { color: theme.vars?.palette.text.primary },
      }),
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        margin: theme.spacing(0.5, 0, 0),
        color: theme.vars?.palette.text.secondary,
        '&.Mui-disabled': { color: theme.vars?.palette.text.secondary },
        '&.Mui-error': { color: theme.vars?.palette.error.main, fontWeight: weights.medium },
      }),
    },
  },
  MuiFormControlLabel: {
    styleOverrides: {
      root: ({ theme }) => ({ alignItems: 'flex-start', marginLeft: theme.spacing(-1) }),
      label: ({ theme }) => ({ ...theme.typography.body1, padding: theme.spacing(1, 0) }),
    },
  },
  MuiInputBase: {
    styleOverrides: {
      root: ({ theme }) => ({ ...theme.typography.body1, fontSize: theme.typography.subtitle1.fontSize, borderRadius: radii.control }),
      // Softer than what was entered, so that nobody takes a hint for a value.
      input: ({ theme }) => ({ '&::placeholder': { opacity: 1, color: theme.vars?.palette.text.secondary } }),
    },
  },
  MuiOutlinedInput: {
    // The label stands above: there is nothing to cut out of the outline.
    defaultProps: { notched: false },
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: controlHeights.form,
        backgroundColor: theme.vars?.palette.background.default,
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: theme.vars?.palette.text.primary },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: theme.vars?.palette.primary.main, borderWidth: sizes.ring },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: theme.vars?.palette.error.main },
        variants: [
          {
            props: { size: 'small' },
            style: {
              minHeight: controlHeights.list,
              fontSize: theme.typography.body1.fontSize,
              [theme.breakpoints.down('sm')]: { minHeight: controlHeights.form, fontSize: theme.typography.subtitle1.fontSize },
            },
          },
          { props: { multiline: true }, style: { padding: theme.spacing(1, 1.5) } },
        ],
      }),
      input: ({ theme }) => ({
        padding: theme.spacing(0.75, 1.5),
        variants: [{ props: { multiline: true }, style: { padding: 0 } }],
      }),
      notchedOutline: ({ theme }) => ({
        borderColor: theme.vars?.palette.control.border,
        top: 0,
        '& > legend': { display: 'none' },
      }),
    },
  },
  MuiSelect: {
    styleOverrides: {
      // The chosen words wrap like everything else.
      select: { whiteSpace: 'normal', minHeight: 0 },
      icon: ({ theme }) => ({ color: theme.vars?.palette.text.secondary }),
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      paper: ({ theme }) => ({ boxShadow: theme.shadows[8], border: `${sizes.line}px solid ${theme.vars?.palette.divider}` }),
      inputRoot: ({ theme }) => ({ padding: theme.spacing(0.5, 1) }),
    },
  },
  MuiCheckbox: { styleOverrides: { root: ({ theme }) => ({ padding: theme.spacing(1), color: theme.vars?.palette.control.border }) } },
  MuiRadio: { styleOverrides: { root: ({ theme }) => ({ padding: theme.spacing(1), color: theme.vars?.palette.control.border }) } },
  MuiSwitch: {
    styleOverrides: {
      track: ({ theme }) => ({ opacity: 1, backgroundColor: theme.vars?.palette.control.border }),
      // No shadow here: a line keeps the knob apart from the page.
      thumb: ({ theme }) => ({ boxShadow: 'none', border: `${sizes.line}px solid ${theme.vars?.palette.control.border}` }),
    },
  },
};
