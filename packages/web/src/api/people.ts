import type {
  AccountListBody,
  AuditCheckBody,
  AuditListBody,
  ChannelsBody,
  MeBody,
  RightsBody,
} from '@shigan/contract';
import type { Action, Leader, Unit } from '@shigan/core';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { askAnew } from './ask-anew.ts';
import { RequestFailed } from './fetch-json.ts';
import { useByCode, useRead } from './queries.ts';
import { sendJson } from './send-json.ts';

/** Who one is here, and what one may. */
export function useMe(): UseQueryResult<MeBody> {
  return useRead<MeBody>('/api/v1/me', { city: useAddress().city });
}

/** Whether whoever looks at the page may do something; not until that is known. What the server would refuse is not offered. */
export function useMay(): (action: Action) => boolean {
  const { data } = useMe();
  return (action) => data?.may.includes(action) ?? false;
}

export function useAccounts(): UseQueryResult<AccountListBody> {
  return useRead<AccountListBody>('/api/v1/accounts', { city: useAddress().city });
}

export function useRights(): UseQueryResult<RightsBody> {
  return useRead<RightsBody>('/api/v1/rights', { city: useAddress().city });
}

/** What is looked for in the audit log. */
export interface AuditAsked {
  readonly text: string | undefined;
  readonly action: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly before: string | undefined;
}

export function useAudit(asked: AuditAsked): UseQueryResult<AuditListBody> {
  return useRead<AuditListBody>('/api/v1/audit', { ...asked, city: useAddress().city });
}

export function useAuditCheck(): UseQueryResult<AuditCheckBody> {
  return useRead<AuditCheckBody>('/api/v1/audit/check', { city: useAddress().city });
}

/** One's own channels. */
export function useChannels(): UseQueryResult<ChannelsBody> {
  return useRead<ChannelsBody>('/api/v1/me/channels', { city: useAddress().city });
}

/** All units by code. */
export function useUnits(): ReadonlyMap<string, Unit> | undefined {
  return useByCode<Unit>('unit', undefined);
}

/** All leaders by code. */
export function useLeaders(): ReadonlyMap<string, Leader> | undefined {
  return useByCode<Leader>('leader', undefined);
}

export interface Sending {
  readonly busy: boolean;
  readonly error: unknown;
  /** Sends; what was read before is read anew. Undefined where it was refused: `error` says why. */
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T | undefined>;
}

/** Changes something, and knows how it went. */
export function useSend(): Sending {
  const { city, language } = useAddress();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = useCallback(
    async <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T | undefined> => {
      setBusy(true);
      setError(undefined);
      try {
        const answer = await sendJson<T>(method, path, { parameters: { city }, language, body });
        await askAnew(queries);
        return answer;
      } catch (failure) {
        if (!(failure instanceof RequestFailed)) throw failure;
        setError(failure);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [city, language, queries],
  );
  return { busy, error, send };
}
