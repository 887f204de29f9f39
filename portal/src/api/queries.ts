import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answered } from './client.js';

/** What my requests are asked by. */
export interface RequestFilters {
  readonly status: 'active' | 'ended' | 'all';
  readonly service?: string;
  /** The beginning of the number. */
  readonly number?: string;
  /** The beginning of the title. */
  readonly title?: string;
}

/** What drafts of processes are asked by. */
export interface DraftFilters {
  readonly state: 'live' | 'copy' | 'bin';
  /** Beginnings of words. */
  readonly search?: string;
}

/** What the inbox is asked by. */
export interface InboxFilters {
  readonly view: 'inbox' | 'mine' | 'done';
  readonly sort?: 'due' | 'newest' | 'oldest' | 'priority';
  readonly process?: string;
  readonly overdue?: boolean;
  readonly title?: string;
}

const pageSize = 50;
/** A form is compiled once for the object it came as; it is not read again while somebody fills it in. */
const asRead = { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

/** Every question the portal asks, with the key its answer is kept under. The first word of a key is what live updates make old. */
export const queries = (api: Api) => ({
  services: () =>
    queryOptions({ queryKey: ['services'], staleTime: 60_000, queryFn: ({ signal }) => answered(api.GET('/services', { signal })) }),

  service: (id: string) =>
    queryOptions({
      queryKey: ['service', id],
      ...asRead,
      queryFn: ({ signal }) => answered(api.GET('/services/{id}', { params: { path: { id } }, signal })),
    }),

  requests: ({ status, service, number, title }: RequestFilters, limit = pageSize) =>
    infiniteQueryOptions({
      queryKey: ['requests', { status, service, number, title, limit }],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam: cursor, signal }) =>
        answered(
          api.GET('/instances', {
            params: {
              query: {
                mine: true,
                limit,
                ...(status === 'all' ? {} : { status }),
                ...(service ? { service } : {}),
                ...(number ? { number } : {}),
                ...(title ? { title } : {}),
                ...(cursor === undefined ? {} : { cursor }),
              },
            },
            signal,
          }),
        ),
      getNextPageParam: (page) => page.cursor,
    }),

  request: (id: string) =>
    queryOptions({
      queryKey: ['request', id],
      queryFn: ({ signal }) => answered(api.GET('/instances/{id}', { params: { path: { id } }, signal })),
    }),

  route: (id: string) =>
    queryOptions({
      queryKey: ['route', id],
      queryFn: ({ signal }) => answered(api.GET('/instances/{id}/route', { params: { path: { id } }, signal })),
    }),

  incidents: (id: string) =>
    queryOptions({
      queryKey: ['incidents', id],
      queryFn: ({ signal }) => answered(api.GET('/incidents', { params: { query: { instance: id, limit: pageSize } }, signal })),
    }),

  /** What may be chosen in the ad-hoc subprocesses of a request. */
  choices: (id: string) =>
    queryOptions({
      queryKey: ['choices', id],
      queryFn: ({ signal }) => answered(api.GET('/instances/{id}/enabled-elements', { params: { path: { id } }, signal })),
    }),

  called: (id: string) =>
    queryOptions({
      queryKey: ['called', id],
      queryFn: ({ signal }) =>
        answered(api.GET('/instances/{id}/called', { params: { path: { id }, query: { limit: pageSize } }, signal })),
    }),

  variables: (id: string) =>
    queryOptions({
      queryKey: ['variables', id],
      // Read when somebody is about to correct them; what they typed is not replaced under their hands.
      gcTime: 0,
      refetchOnWindowFocus: false,
      queryFn: ({ signal }) => answered(api.GET('/instances/{id}/variables', { params: { path: { id } }, signal })),
    }),

  inbox: ({ view, sort, process, overdue, title }: InboxFilters, limit = pageSize) =>
    infiniteQueryOptions({
      queryKey: ['inbox', { view, sort, process, overdue, title, limit }],
      // The list is renewed when the person asks, so that rows do not move under the pointer.
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam: cursor, signal }) =>
        answered(
          api.GET('/work-items', {
            params: {
              query: {
                view,
                limit,
                ...(sort ? { sort } : {}),
                ...(process ? { process } : {}),
                ...(overdue ? { overdue } : {}),
                ...(title ? { title } : {}),
                ...(cursor === undefined ? {} : { cursor }),
              },
            },
            signal,
          }),
        ),
      getNextPageParam: (page) => page.cursor,
    }),

  inboxCount: () => queryOptions({ queryKey: ['inboxCount'], queryFn: ({ signal }) => answered(api.GET('/work-items/count', { signal })) }),

  workItem: (id: string) =>
    queryOptions({
      queryKey: ['workItem', id],
      refetchOnWindowFocus: false,
      queryFn: ({ signal }) => answered(api.GET('/work-items/{id}', { params: { path: { id } }, signal })),
    }),

  notifications: (unread: boolean, limit = pageSize) =>
    infiniteQueryOptions({
      queryKey: ['notifications', { unread, limit }],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam: cursor, signal }) =>
        answered(
          api.GET('/notifications', {
            params: { query: { limit, ...(unread ? { unread } : {}), ...(cursor === undefined ? {} : { cursor }) } },
            signal,
          }),
        ),
      getNextPageParam: (page) => page.cursor,
    }),

  drafts: ({ state, search }: DraftFilters, limit = pageSize) =>
    infiniteQueryOptions({
      queryKey: ['drafts', { state, search, limit }],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam: cursor, signal }) =>
        answered(
          api.GET('/drafts', {
            params: {
              query: { kind: 'process', state, limit, ...(search ? { search } : {}), ...(cursor === undefined ? {} : { cursor }) },
            },
            signal,
          }),
        ),
      getNextPageParam: (page) => page.cursor,
    }),

  /** A draft with its definition and comments: read afresh whenever it is opened, and when it changes. */
  draft: (id: string) =>
    queryOptions({
      queryKey: ['draft', id],
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
      queryFn: ({ signal }) => answered(api.GET('/drafts/{id}', { params: { path: { id } }, signal })),
    }),

  /** What is deployed of a draft's definition; `version` is the newest, so that another one is asked for anew. */
  published: (id: string, version: number) =>
    queryOptions({
      queryKey: ['published', id, version],
      staleTime: Infinity,
      queryFn: ({ signal }) => answered(api.GET('/drafts/{id}/published', { params: { path: { id } }, signal })),
    }),

  templates: () =>
    queryOptions({ queryKey: ['templates'], staleTime: Infinity, queryFn: ({ signal }) => answered(api.GET('/templates', { signal })) }),

  tokens: () => queryOptions({ queryKey: ['tokens'], queryFn: ({ signal }) => answered(api.GET('/tokens', { signal })) }),
});

/** First words of the keys of all that the page of a request shows. */
export const ofRequest = ['request', 'route', 'incidents', 'choices', 'called'] as const;

/** The keys that a topic of the live updates makes old. The open inbox is not among them: it says "3 new" instead. */
export function keysOf(topic: string, id: string | null): readonly (readonly string[])[] {
  const [kind, instance] = topic.split(/:(.*)/s);
  if (kind === 'inbox') return [['inboxCount'], ...(id === null ? [] : [['workItem', id]])];
  if (kind === 'requests') return [['requests'], ...(id === null ? [] : [['request', id]])];
  if (kind === 'notifications') return [['notifications']];
  if (kind === 'draft' && instance !== undefined) return [['draft', instance], ['drafts']];
  if (kind === 'instance' && instance !== undefined) return ofRequest.map((key) => [key, instance]);
  return [];
}
