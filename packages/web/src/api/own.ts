import type { NotificationsBody, SavedViewsBody, SearchBody } from '@shigan/contract';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useAddress } from '../address/use-address.ts';
import { fetchJson } from './fetch-json.ts';

/** Milliseconds after which notifications are looked at again. */
const notificationsEvery = 60_000;

/** What concerns one; not asked for by who has no account. */
export function useNotifications(isAsked: boolean, asOf: string | undefined): UseQueryResult<NotificationsBody> {
  const { city, language } = useAddress();
  return useQuery<NotificationsBody>({
    queryKey: ['/api/v1/notifications', city, asOf, language],
    queryFn: ({ signal }) => fetchJson<NotificationsBody>('/api/v1/notifications', { city, asOf }, language, signal),
    enabled: isAsked,
    refetchInterval: notificationsEvery,
    staleTime: notificationsEvery / 2,
  });
}

/** What is found by some words; what was found last stays while the next is looked for. */
export function useSearch(words: string, asOf: string | undefined): UseQueryResult<SearchBody> {
  const { city, language } = useAddress();
  return useQuery<SearchBody>({
    queryKey: ['/api/v1/search', city, words, asOf, language],
    queryFn: ({ signal }) => fetchJson<SearchBody>('/api/v1/search', { city, text: words, asOf }, language, signal),
    enabled: words !== '',
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}

/** Views that are kept under a name. */
export function useSavedViews(isAsked: boolean): UseQueryResult<SavedViewsBody> {
  const { city, language } = useAddress();
  return useQuery<SavedViewsBody>({
    queryKey: ['/api/v1/views', city, language],
    queryFn: ({ signal }) => fetchJson<SavedViewsBody>('/api/v1/views', { city }, language, signal),
    enabled: isAsked,
    staleTime: 15_000,
  });
}
