import type { ThemeOptions } from '@mui/material/styles';
import { formComponents } from './form-components.js';
import { controlHeights, radii, sizes, weights } from './tokens.js';

/** The person's system chooses all colours: what is told by a filling, or hidden by a transparent line, is told by lines. */
const forced = '@media (forced-colors: active)';
/** White around what is printed. */
const paperMargin = '16mm';

/** How MUI's parts look here: no ripple, no capitals, lines instead of shadows, a visible focus ring. */
export const components: ThemeOptions['components'] = {
  ...formComponents,
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      html: { WebkitTextSizeAdjust: '100%', scrollPaddingTop: sizes.bar, scrollPaddingBottom: sizes.bar },
      body: { overflowWrap: 'break-word' },
      '@page': { size: 'A4', margin: paperMargin },
      '@media print': {
        html: { scrollPadding: 0 },
        // Nobody presses anything on paper; words that say where a link leads are read without its line.
        '.MuiButton-root, .MuiIconButton-root, .MuiToggleButtonGroup-root': { display: 'none !important' },
        a: { color: 'inherit', textDecoration: 'none' },
        'h1, h2, h3, thead': { breakAfter: 'avoid' },
        'tr, dl > div, li': { breakInside: 'avoid' },
        'p, li': { orphans: 3, widows: 3 },
      },
      // Digits of one width where they stand under each other or change in place. Not in running text: Inter's hyphen would widen too.
      'time, data, input[inputmode="decimal"], input[inputmode="numeric"]': { fontVariantNumeric: 'tabular-nums' },
      ':focus-visible': { outline: `${sizes.ring}px solid ${theme.vars?.palette.primary.main}`, outlineOffset: sizes.ring },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': { animation: 'none !important', transition: 'none !important', scrollBehavior: 'auto !important' },
      },
    }),
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true, disableTouchRipple: true },
    styleOverrides: {
      root: ({ theme }) => ({
        '&.Mui-focusVisible': { outline: `${sizes.ring}px solid ${theme.vars?.palette.primary.main}`, outlineOffset: sizes.ring },
      }),
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: ({ theme }) => ({
        minWidth: 0,
        minHeight: controlHeights.list,
        padding: theme.spacing(0.5, 2),
        textAlign: 'center',
        borderRadius: radii.control,
        variants: [
          { props: { size: 'small' }, style: { minHeight: controlHeights.studio, padding: theme.spacing(0.25, 1.5) } },
          { props: { size: 'large' }, style: { minHeight: controlHeights.form, padding: theme.spacing(0.5, 3) } },
          { props: { variant: 'outlined', color: 'inherit' }, style: { borderColor: theme.vars?.palette.control.border } },
          {
            props: { variant: 'text' },
            style: {
              padding: theme.spacing(0.5, 1),
              [theme.breakpoints.down('sm')]: { minHeight: controlHeights.form, minWidth: controlHeights.form },
            },
          },
          {
            props: { variant: 'contained' },
            style: {
              // Where the system paints, a filled button has no filling.
              [forced]: { border: `${sizes.line}px solid` },
              [theme.breakpoints.down('sm')]: { minHeight: controlHeights.form },
              '&:hover': { filter: 'brightness(0.92)' },
            },
          },
          { props: { variant: 'outlined' }, style: { [theme.breakpoints.down('sm')]: { minHeight: controlHeights.form } } },
        ],
      }),
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        borderRadius: radii.control,
        color: theme.vars?.palette.text.secondary,
        minWidth: controlHeights.list,
        minHeight: controlHeights.list,
        padding: theme.spacing(0.5),
      }),
    },
  },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiCard: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: { borderRadius: radii.card } },
  },
  MuiPopover: {
    styleOverrides: { paper: ({ theme }) => ({ border: `${sizes.line}px solid ${theme.vars?.palette.divider}` }) },
  },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        borderRadius: radii.card,
        // The dialog itself holds the focus until a control of it does; a ring around all of it says nothing.
        '&:focus-visible, .MuiDialog-container:focus-visible &': { outline: 'none' },
        border: `${sizes.line}px solid ${theme.vars?.palette.divider}`,
        [theme.breakpoints.down('sm')]: { margin: theme.spacing(2), maxWidth: `calc(100% - ${theme.spacing(4)})`, width: '100%' },
      }),
    },
  },
  MuiDialogTitle: { styleOverrides: { root: ({ theme }) => ({ ...theme.typography.h2, padding: theme.spacing(3, 3, 1) }) } },
  MuiDialogContent: { styleOverrides: { root: ({ theme }) => ({ padding: theme.spacing(1, 3, 2) }) } },
  MuiDialogActions: { styleOverrides: { root: ({ theme }) => ({ padding: theme.spacing(1, 3, 3), gap: theme.spacing(1) }) } },
  MuiMenuItem: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: controlHeights.list,
        whiteSpace: 'normal',
        ...theme.typography.body1,
        [theme.breakpoints.down('sm')]: { minHeight: controlHeights.form },
        '&.Mui-focusVisible': { outlineOffset: -sizes.ring },
      }),
    },
  },
  MuiLink: { defaultProps: { underline: 'always' } },
  MuiTab: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: controlHeights.form,
        minWidth: 0,
        padding: theme.spacing(1, 1.5),
        maxWidth: 'none',
        '&.Mui-focusVisible': { outlineOffset: -sizes.ring },
      }),
    },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: controlHeights.form } } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({ padding: theme.spacing(1, 1.5), borderColor: theme.vars?.palette.divider, ...theme.typography.body1 }),
      alignRight: { fontVariantNumeric: 'tabular-nums' },
      head: ({ theme }) => ({ ...theme.typography.caption, color: theme.vars?.palette.text.secondary, fontWeight: weights.medium }),
    },
  },
  MuiTooltip: {
    styleOverrides: {
      tooltip: ({ theme }) => ({
        ...theme.typography.caption,
        color: theme.vars?.palette.background.default,
        backgroundColor: theme.vars?.palette.text.primary,
      }),
    },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: controlHeights.list,
        padding: theme.spacing(0.25, 1.5),
        textTransform: 'none',
        color: theme.vars?.palette.text.primary,
        borderColor: theme.vars?.palette.control.border,
        '&.Mui-selected, &.Mui-selected:hover': {
          color: theme.vars?.palette.primary.main,
          backgroundColor: theme.vars?.palette.soft.accent,
          fontWeight: weights.bold,
        },
        '&.Mui-focusVisible': { zIndex: 1 },
        [theme.breakpoints.down('sm')]: { minHeight: controlHeights.form },
      }),
    },
  },
  MuiSkeleton: { defaultProps: { animation: false } },
  MuiAlert: { styleOverrides: { root: ({ theme }) => ({ ...theme.typography.body1, borderRadius: radii.control }) } },
};
