import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { sizes } from '../theme/index.js';
import { ListBody, type ListTexts } from './ListParts.js';
import { useLink } from './Reader.js';
import type { EmptyContent, Loading } from './shapes.js';
import { TextLink } from './TextLink.js';

/** A line of an answer: a work item, a request. */
export interface HomeItem {
  readonly id: string;
  readonly href: string;
  readonly title: ReactNode;
  /** Number, person, date. */
  readonly detail?: ReactNode;
  /** Status or due date. */
  readonly aside?: ReactNode;
}

/** A service that can be asked for. */
export interface ServiceItem {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly text?: string;
}

/** An answer of the start page. */
export interface HomeAnswer<Item> {
  /** "What waits for me". */
  readonly title: string;
  readonly items: readonly Item[];
  readonly loading: Loading;
  readonly empty: EmptyContent;
  /** The whole list. */
  readonly all?: { readonly label: string; readonly href: string };
}

/** What `<HomePage>` takes. */
export interface HomePageProps {
  readonly title: string;
  readonly waiting: HomeAnswer<HomeItem>;
  readonly requests: HomeAnswer<HomeItem>;
  readonly services: HomeAnswer<ServiceItem>;
  /** Search over services and requests. */
  readonly search?: ReactNode;
  readonly texts: ListTexts;
}

/** The start page: what waits for me, how are my requests, what can I ask for. */
export function HomePage({ title, waiting, requests, services, search, texts }: HomePageProps) {
  return (
    <Stack spacing={4} sx={{ maxWidth: sizes.page, mx: 'auto' }}>
      <Typography variant="h1">{title}</Typography>
      {search}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' }, gap: 4 }}>
        <Answer id="waiting" answer={waiting} texts={texts}>
          <Lines items={waiting.items} />
        </Answer>
        <Answer id="requests" answer={requests} texts={texts}>
          <Lines items={requests.items} />
        </Answer>
      </Box>
      <Answer id="services" answer={services} texts={texts}>
        <Services items={services.items} />
      </Answer>
    </Stack>
  );
}

interface AnswerProps {
  readonly id: string;
  readonly answer: HomeAnswer<HomeItem> | HomeAnswer<ServiceItem>;
  readonly texts: ListTexts;
  readonly children: ReactNode;
}

function Answer({ id, answer, texts, children }: AnswerProps) {
  return (
    <Box component="section" aria-labelledby={`home-${id}`}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 2, mb: 1 }}>
        <Typography id={`home-${id}`} variant="h2">
          {answer.title}
        </Typography>
        {answer.all ? <TextLink href={answer.all.href}>{answer.all.label}</TextLink> : null}
      </Box>
      <ListBody loading={answer.loading} count={answer.items.length} empty={answer.empty} texts={texts}>
        {children}
      </ListBody>
    </Box>
  );
}

function Lines({ items }: { readonly items: readonly HomeItem[] }) {
  const link = useLink();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {items.map(({ id, href, title, detail, aside }) => (
        <Box component="li" key={id} sx={{ borderTop: 1, borderColor: 'divider' }}>
          <Box
            component="a"
            {...link(href)}
            sx={{
              display: 'flex',
              flexDirection: { xs: 'column', sm: 'row' },
              columnGap: 2,
              rowGap: 0.5,
              justifyContent: 'space-between',
              alignItems: 'flex-start',
              px: 1,
              py: 1.5,
              color: 'text.primary',
              textDecoration: 'none',
              '&:hover': { bgcolor: 'background.soft' },
            }}
          >
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ fontWeight: 'fontWeightMedium' }}>{title}</Box>
              {detail === undefined ? null : <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{detail}</Box>}
            </Box>
            {aside === undefined ? null : <Box sx={{ flex: 'none', maxWidth: { sm: '50%' } }}>{aside}</Box>}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Services({ items }: { readonly items: readonly ServiceItem[] }) {
  const link = useLink();
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))', md: 'repeat(3, minmax(0, 1fr))' },
        gap: 2,
      }}
    >
      {items.map(({ id, href, title, text }) => (
        <Box component="li" key={id}>
          <Box
            component="a"
            {...link(href)}
            sx={{
              display: 'block',
              height: '100%',
              px: 2,
              py: 2,
              border: 1,
              borderColor: 'divider',
              borderRadius: 2,
              color: 'text.primary',
              textDecoration: 'none',
              '&:hover': { borderColor: 'control.border', bgcolor: 'background.soft' },
            }}
          >
            <Box sx={{ typography: 'subtitle1' }}>{title}</Box>
            {text === undefined ? null : <Box sx={{ color: 'text.secondary', mt: 0.5 }}>{text}</Box>}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
