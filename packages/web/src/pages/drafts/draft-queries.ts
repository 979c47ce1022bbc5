import type { CheckedTextBody, DraftsBody, KeptDraftBody } from '@shigan/contract';
import { useMutation, type UseMutationResult, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { type RequestFailed, sendFile, sendJson } from '../../api/fetch-json.ts';
import { type Asked, useRead } from '../../api/queries.ts';

/** Drafts that were checked by a moment. */
export function useCheckedDrafts({ city, asOf }: Asked): UseQueryResult<DraftsBody> {
  return useRead<DraftsBody>('/api/v1/drafts', { city, asOf }, 0);
}

/** A draft laid open. */
export function useCheckedDraft({ city, asOf }: Asked, id: string): UseQueryResult<KeptDraftBody> {
  return useRead<KeptDraftBody>(`/api/v1/drafts/${id}`, { city, asOf }, 0);
}

/** What is handed in: words, or a file. */
export interface HandedIn {
  readonly title: string;
  readonly content: { readonly text: string } | { readonly file: File };
}

/** Hands a draft in: checked and kept where `isKept`, else only checked. */
export function useHandIn<T extends CheckedTextBody | KeptDraftBody>(
  { city, region, asOf }: Asked,
  isKept: boolean,
): UseMutationResult<T, RequestFailed, HandedIn> {
  const { language } = useAddress();
  const client = useQueryClient();
  const path = isKept ? '/api/v1/drafts' : '/api/v1/draft-checks';
  return useMutation<T, RequestFailed, HandedIn>({
    mutationFn: ({ title, content }) =>
      'file' in content
        ? sendFile<T>(`${path}/file`, { city, region, asOf }, language, content.file)
        : sendJson<T>(path, { city }, language, {
            title,
            text: content.text,
            region,
            ...(asOf === undefined ? {} : { asOf }),
          }),
    onSuccess: () => askAnew(client, { queryKey: ['/api/v1/drafts'] }),
  });
}

/** Something done to a draft; what comes back takes the place of what is held. */
export function useDraftAct(
  { city, asOf }: Asked,
  id: string,
): UseMutationResult<KeptDraftBody, RequestFailed, { readonly path: 'decisions' | 'checks'; readonly body?: object }> {
  const { language } = useAddress();
  const client = useQueryClient();
  return useMutation<KeptDraftBody, RequestFailed, { readonly path: 'decisions' | 'checks'; readonly body?: object }>({
    mutationFn: ({ path, body }) => sendJson<KeptDraftBody>(`/api/v1/drafts/${id}/${path}`, { city }, language, body),
    onSuccess: (answer) => {
      client.setQueryData([`/api/v1/drafts/${id}`, { city, asOf }, language], answer);
      return askAnew(client, { queryKey: ['/api/v1/drafts'] });
    },
  });
}
