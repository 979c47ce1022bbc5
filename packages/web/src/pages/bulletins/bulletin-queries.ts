import type { DraftBody, DraftListBody, IssuedBody, IssuedDetailBody, IssuedListBody } from '@shigan/contract';
import { useMutation, type UseMutationResult, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { type RequestFailed, sendJson } from '../../api/fetch-json.ts';
import { useRead } from '../../api/queries.ts';

/** Bulletins issued by a moment. */
export function useIssued(asOf: string | undefined): UseQueryResult<IssuedListBody> {
  const { city } = useAddress();
  return useRead<IssuedListBody>('/api/v1/bulletins', { city, asOf });
}

/** An issued bulletin in full. */
export function useIssue(id: string, asOf: string | undefined): UseQueryResult<IssuedDetailBody> {
  const { city } = useAddress();
  return useRead<IssuedDetailBody>(`/api/v1/bulletins/${id}`, { city, asOf });
}

/** Drafts that are open. */
export function useDrafts(): UseQueryResult<DraftListBody> {
  const { city } = useAddress();
  return useRead<DraftListBody>('/api/v1/bulletin-drafts', { city }, 0);
}

/** A draft laid open. */
export function useDraft(id: string): UseQueryResult<DraftBody> {
  const { city } = useAddress();
  return useRead<DraftBody>(`/api/v1/bulletin-drafts/${id}`, { city }, 0);
}

interface Change {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** Sends a change; what is read of bulletins is read anew afterwards. A draft that comes back takes the place of the one held. */
export function useBulletinChange<T extends DraftBody | IssuedBody>(): UseMutationResult<T, RequestFailed, Change> {
  const { city, language } = useAddress();
  const client = useQueryClient();
  return useMutation<T, RequestFailed, Change>({
    mutationFn: ({ method, path, body }) => sendJson<T>(path, { city }, language, body, method),
    onSuccess: async (answer) => {
      if ('places' in answer) client.setQueryData([`/api/v1/bulletin-drafts/${answer.id}`, { city }, language], answer);
      const isOfBulletins = (key: unknown): boolean =>
        typeof key === 'string' && (key.startsWith('/api/v1/bulletins') || key === '/api/v1/bulletin-drafts');
      await askAnew(client, { predicate: ({ queryKey }) => isOfBulletins(queryKey[0]) });
    },
  });
}
