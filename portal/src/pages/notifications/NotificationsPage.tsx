import { ActionButton, ListBody, Moment, PageHead, StatusWord, TextLink, ViewTabs } from '@millrace/designer/patterns';
import { sizes } from '@millrace/designer/theme';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answered } from '../../api/client.js';
import type { Notice } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useLoading } from '../../parts/problems.js';
import { useListTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import { addressOf } from './address-of.js';

/** What the reader was told, newest first. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const { ask, api, queryClient } = useServices();
  const loading = useLoading();
  const texts = useListTexts();
  const [query] = useSearchParams();
  const unread = query.get('view') === 'unread';
  const notices = useInfiniteQuery(ask.notifications(unread));
  usePageTitle(t('notifications.title'));
  const read = useMutation({
    mutationFn: (ids: readonly string[]) =>
      Promise.all(ids.map((id) => answered(api.POST('/notifications/{id}/read', { params: { path: { id } } })))),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const news = items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  const empty = { title: t('notifications.emptyTitle'), text: t('notifications.emptyText') };
  return (
    <Stack spacing={2} sx={{ maxWidth: sizes.column, mx: 'auto' }}>
      <PageHead title={t('notifications.title')} />
      <ViewTabs
        label={t('common.filters')}
        current={unread ? 'unread' : 'all'}
        views={[
          { id: 'all', label: t('notifications.all'), href: '/notifications' },
          { id: 'unread', label: t('notifications.unread'), href: '/notifications?view=unread' },
        ]}
      />
      {news.length > 0 ? (
        <Box>
          <ActionButton
            action={{ id: 'all', label: t('notifications.markAll'), onSelect: () => read.mutate(news), busy: read.isPending }}
          />
        </Box>
      ) : null}
      <ListBody
        loading={loading(notices)}
        count={items.length}
        empty={empty}
        texts={texts}
        {...(notices.hasNextPage ? { more: { onMore: () => void notices.fetchNextPage(), busy: notices.isFetchingNextPage } } : {})}
      >
        <Box component="ul" aria-label={t('notifications.title')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {items.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} onRead={() => read.mutate([notice.id])} />
          ))}
        </Box>
      </ListBody>
    </Stack>
  );
}

function NoticeLine({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const { title, text, at, readAt } = notice;
  const href = addressOf(notice);
  const line = useRef<HTMLLIElement>(null);
  // The button is gone once it was pressed; a keyboard goes on at the same notification.
  const read = () => {
    (line.current?.querySelector('a') ?? line.current)?.focus();
    onRead();
  };
  return (
    <Box component="li" ref={line} tabIndex={-1} sx={{ borderBottom: 1, borderColor: 'divider', py: 1.5 }}>
      <Stack spacing={0.5} sx={{ alignItems: 'flex-start' }}>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 1.5,
            rowGap: 0.5,
            alignItems: 'baseline',
            width: '100%',
            fontWeight: readAt === null ? 'fontWeightMedium' : 'fontWeightRegular',
          }}
        >
          <Box component="span" onClick={() => readAt === null && onRead()} sx={{ minWidth: 0 }}>
            {href === null ? words(title) : <TextLink href={href}>{words(title)}</TextLink>}
          </Box>
          {readAt === null ? <StatusWord status={{ text: t('notifications.new'), tone: 'accent' }} /> : null}
        </Box>
        {text === null ? null : <Typography color="textSecondary">{words(text)}</Typography>}
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
          <Typography variant="caption" color="textSecondary">
            <Moment at={at} style="relative" />
          </Typography>
          {readAt === null ? (
            <ActionButton action={{ id: 'read', label: t('notifications.markRead'), onSelect: read }} weight="quiet" size="small" />
          ) : null}
        </Stack>
      </Stack>
    </Box>
  );
}
