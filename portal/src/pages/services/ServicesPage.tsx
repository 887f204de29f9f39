import { Empty, ListBody, PageHead, StatusWord, TextLink } from '@millrace/designer/patterns';
import { sizes } from '@millrace/designer/theme';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ServiceCard } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { useDuration } from '../../parts/duration.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useLoading } from '../../parts/problems.js';
import { SearchField } from '../../parts/SearchField.js';
import { useListTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import { byApplication, matching } from './found-services.js';

/** Everything the reader can ask for, by application, with a search over names and descriptions in both languages. */
export function ServicesPage() {
  const { t, i18n } = useTranslation();
  const { ask } = useServices();
  const words = useWords();
  const loading = useLoading();
  const texts = useListTexts();
  const [query, setQuery] = useSearchParams();
  const search = query.get('search') ?? '';
  const services = useQuery(ask.services());
  usePageTitle(t('services.title'));
  const found = matching(services.data?.items ?? [], search);
  const nothing = search !== '' && services.data !== undefined && found.length === 0;
  const all = { id: 'all', label: t('services.showAll'), onSelect: () => setQuery({}, { replace: true }) };
  return (
    <Stack spacing={3} sx={{ maxWidth: sizes.page, mx: 'auto' }}>
      <PageHead title={t('services.title')} />
      <SearchField
        label={t('services.search')}
        placeholder={t('services.placeholder')}
        value={search}
        onChange={(value) => setQuery(value === '' ? {} : { search: value }, { replace: true })}
      />
      <Typography role="status" variant="caption" color="textSecondary">
        {search === '' || nothing ? '' : t('services.found', { count: found.length })}
      </Typography>
      {nothing ? (
        <Empty content={{ title: t('services.nothingTitle', { search }), text: t('services.nothingText'), action: all }} />
      ) : (
        <ListBody
          loading={loading(services)}
          count={found.length}
          empty={{ title: t('services.emptyTitle'), text: t('services.emptyText') }}
          texts={texts}
        >
          <Stack spacing={4}>
            {byApplication(found, words, i18n.language).map(({ id, name, services: inside }) => (
              <Box component="section" key={id} aria-labelledby={`application-${id}`}>
                <Typography id={`application-${id}`} variant="h2" sx={{ mb: 1.5 }}>
                  {words(name)}
                </Typography>
                <Box
                  component="ul"
                  sx={{
                    listStyle: 'none',
                    m: 0,
                    p: 0,
                    display: 'grid',
                    gap: 2,
                    gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))', md: 'repeat(3, minmax(0, 1fr))' },
                  }}
                >
                  {inside.map((service) => (
                    <Service key={service.id} service={service} />
                  ))}
                </Box>
              </Box>
            ))}
          </Stack>
        </ListBody>
      )}
    </Stack>
  );
}

function Service({ service }: { readonly service: ServiceCard }) {
  const { t } = useTranslation();
  const words = useWords();
  const duration = useDuration();
  const { availability, name, description, expectedDuration, notice } = service;
  const usually = expectedDuration === undefined ? '' : duration(expectedDuration);
  return (
    <Box component="li" sx={{ border: 1, borderColor: 'divider', borderRadius: 2, px: 2, py: 2 }}>
      <Stack spacing={0.5} sx={{ alignItems: 'flex-start' }}>
        <Typography variant="subtitle1" component="h3">
          <TextLink href={`/services/${encodeURIComponent(service.id)}`}>{words(name)}</TextLink>
        </Typography>
        {description === undefined ? null : <Typography color="textSecondary">{words(description)}</Typography>}
        {usually === '' ? null : (
          <Typography variant="caption" color="textSecondary">
            {t('services.usually', { duration: usually })}
          </Typography>
        )}
        {availability === 'available' ? null : <StatusWord status={{ text: t(`services.${availability}`), tone: 'warn' }} />}
        {notice === undefined ? null : <Typography variant="caption">{words(notice)}</Typography>}
      </Stack>
    </Box>
  );
}
