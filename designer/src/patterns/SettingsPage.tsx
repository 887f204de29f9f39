import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { controlHeights, sizes } from '../theme/index.js';
import { PageHead } from './PageHead.js';
import { useLink } from './Reader.js';

/** A section of the settings, with an address of its own. */
export interface SettingsSection {
  readonly id: string;
  readonly label: string;
  readonly href: string;
}

/** What `<SettingsPage>` takes. */
export interface SettingsPageProps {
  readonly title: string;
  readonly sections: readonly SettingsSection[];
  readonly current: string;
  /** Forms of the open section. */
  readonly children: ReactNode;
  /** What the settings will do. */
  readonly preview?: ReactNode;
  readonly texts: { readonly sections: string; readonly preview: string };
}

/** Settings: sections left, their forms right, the effect shown before it is there. */
export function SettingsPage({ title, sections, current, children, preview, texts }: SettingsPageProps) {
  const link = useLink();
  return (
    <Stack spacing={3} sx={{ maxWidth: sizes.page, mx: 'auto' }}>
      <PageHead title={title} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: `${sizes.palette}px minmax(0, ${sizes.column}px) minmax(0, 1fr)` },
          gap: 4,
        }}
      >
        <Box component="nav" aria-label={texts.sections}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
            {sections.map(({ id, label, href }) => (
              <li key={id}>
                <Box
                  component="a"
                  {...link(href)}
                  aria-current={id === current ? 'page' : undefined}
                  sx={{
                    display: 'flex',
                    alignItems: 'center',
                    minHeight: { xs: sizes.touch, md: controlHeights.list },
                    px: 1.5,
                    borderRadius: 1,
                    textDecoration: 'none',
                    color: 'text.primary',
                    fontWeight: id === current ? 'fontWeightMedium' : 'fontWeightRegular',
                    bgcolor: id === current ? 'soft.accent' : 'transparent',
                    '&:hover': { bgcolor: id === current ? 'soft.accent' : 'background.soft' },
                  }}
                >
                  {label}
                </Box>
              </li>
            ))}
          </Box>
        </Box>
        <Box sx={{ minWidth: 0 }}>{children}</Box>
        {preview === undefined ? null : (
          <Box
            component="section"
            aria-label={texts.preview}
            sx={{ minWidth: 0, alignSelf: 'start', px: 2, py: 2, borderRadius: 2, bgcolor: 'background.soft' }}
          >
            <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
              {texts.preview}
            </Typography>
            {preview}
          </Box>
        )}
      </Box>
    </Stack>
  );
}
