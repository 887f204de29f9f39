import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTheme } from '@mui/material/styles';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { contrast } from './contrast.js';
import { colours, controlHeights, typeScale, weights, type SchemeName } from './tokens.js';

export default {
  title: 'Theme/Tokens',
  decorators: [
    (Story) => (
      <Box component="main" sx={{ p: 3 }}>
        <Story />
      </Box>
    ),
  ],
} satisfies Meta;

function Swatches({ scheme }: { readonly scheme: SchemeName }) {
  const { soft, ...plain } = colours[scheme];
  const all = { ...plain, ...Object.fromEntries(Object.entries(soft).map(([name, colour]) => [`soft ${name}`, colour])) };
  return (
    <Box component="section" aria-label={scheme}>
      <Typography variant="h2">{scheme}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(160px, 1fr))', gap: 2, mt: 2 }}>
        {Object.entries(all).map(([name, colour]) => (
          <Box key={name}>
            <Box sx={{ height: 48, borderRadius: 1, border: 1, borderColor: 'divider' }} style={{ backgroundColor: colour }} />
            <Typography variant="subtitle2" component="p">
              {name}
            </Typography>
            <Typography variant="caption" color="textSecondary">
              {colour} · {contrast(colour, plain.surface).toFixed(1)}:1
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

export const Colours: StoryObj = {
  render: () => (
    <Stack spacing={4}>
      <Typography variant="h1">Colours</Typography>
      <Swatches scheme="light" />
      <Swatches scheme="dark" />
    </Stack>
  ),
};

function Scale() {
  const theme = useTheme();
  return (
    <Stack spacing={2}>
      <Typography variant="h1">Заявка согласована · Request approved</Typography>
      <Typography variant="h2">Заявка согласована · Request approved</Typography>
      <Typography variant="h3">Заявка согласована · Request approved</Typography>
      <Typography variant="subtitle1" component="p">
        Заявка согласована · Request approved
      </Typography>
      <Typography variant="subtitle2" component="p">
        Заявка согласована · Request approved
      </Typography>
      <Typography>Съешь ещё этих мягких французских булок, да выпей чаю · 0123456789</Typography>
      <Typography variant="body2">Съешь ещё этих мягких французских булок, да выпей чаю · 0123456789</Typography>
      <Typography color="textSecondary">
        {Object.values(typeScale)
          .map(({ size, line }) => `${size}/${line}`)
          .join(' · ')}
        {' · '}
        {Object.values(weights).join(' · ')} · {Object.values(controlHeights).join(' · ')} · {theme.spacing(1)}
      </Typography>
    </Stack>
  );
}

export const Type: StoryObj = { render: () => <Scale /> };
