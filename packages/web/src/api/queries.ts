import type {
  OutlookJobBody,
  OutlookJobsBody,
  OutlooksBody,
  ScoresBody,
  BoardBody,
  ExplanationBody,
  HealthBody,
  IndicatorBody,
  MatrixBody,
  MatterBody,
  MatterListsBody,
  MatterProposalBody,
  MattersBody,
  RegisterBody,
} from '@shigan/contract';
import type { Indicator, Region } from '@shigan/core';
import {
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useAddress } from '../address/use-address.ts';
import { askAnew } from './ask-anew.ts';
import { fetchJson, type Parameters, sendJson } from './fetch-json.ts';

/** What a view is asked for, once the address's defaults are filled in. */
export interface Asked {
  readonly city: string;
  readonly region: string;
  readonly period: string;
  readonly asOf: string | undefined;
}

/** The server's state and the cities it holds. */
export function useHealth(): UseQueryResult<HealthBody> {
  return useRead<HealthBody>('/api/v1/health', { city: undefined });
}

/** The board of a region. */
export function useBoard(asked: Asked): UseQueryResult<BoardBody> {
  return useRead<BoardBody>('/api/v1/board', { ...asked });
}

/** The boards of a region and of all its parts. */
export function useMatrix(asked: Asked): UseQueryResult<MatrixBody> {
  return useRead<MatrixBody>('/api/v1/matrix', { ...asked });
}

/** Everything about one indicator. */
export function useIndicator(asked: Asked, indicator: string): UseQueryResult<IndicatorBody> {
  return useRead<IndicatorBody>('/api/v1/indicator', { ...asked, indicator });
}

/** Matters, each with its four lights. */
export function useMatters(asked: Asked): UseQueryResult<MattersBody> {
  return useRead<MattersBody>('/api/v1/matters', { city: asked.city, asOf: asked.asOf });
}

/** Problems, responsibilities and deadlines: three views of the same matters. */
export function useMatterLists(asked: Asked): UseQueryResult<MatterListsBody> {
  return useRead<MatterListsBody>('/api/v1/matters/lists', { city: asked.city, asOf: asked.asOf });
}

/** One matter whole. */
export function useMatter(asked: Asked, matter: string): UseQueryResult<MatterBody> {
  return useRead<MatterBody>(`/api/v1/matters/${matter}`, { city: asked.city, asOf: asked.asOf });
}

/** What is proposed for a matter from a finding (`indicator rule`, `project code rule`, `deal code rule`, `enterprise code item`). */
export function useProposal(asked: Asked, finding: string): UseQueryResult<MatterProposalBody> {
  const { city, region, period } = asked;
  const [indicator, rule, what] = finding.split(' ');
  const usual = { path: '/api/v1/matters/proposal', asked: { city, region, period, indicator, rule } };
  const elsewhere: Readonly<Record<string, { readonly path: string; readonly asked: Parameters }>> = {
    enterprise: { path: `/api/v1/enterprises/${rule}/proposal`, asked: { city, region, period, item: what } },
    deal: { path: `/api/v1/attraction/${rule}/proposal`, asked: { city, period, rule: what } },
    project: { path: `/api/v1/projects/${rule}/proposal`, asked: { city, period, rule: what } },
  };
  const { path, asked: parameters } = elsewhere[indicator ?? ''] ?? usual;
  return useRead<MatterProposalBody>(path, parameters);
}

/** The outlooks of a region, the least likely target first. */
export function useOutlooks(asked: Asked): UseQueryResult<OutlooksBody> {
  return useRead<OutlooksBody>('/api/v1/outlook', { ...asked });
}

/** The outlook of one indicator. */
export function useOutlookOf(asked: Asked, indicator: string): UseQueryResult<OutlooksBody> {
  return useRead<OutlooksBody>('/api/v1/outlook', { ...asked, indicator });
}

/** How good past outlooks of a region were. */
export function useOutlookScores({ city, region, asOf }: Asked): UseQueryResult<ScoresBody> {
  return useRead<ScoresBody>('/api/v1/outlook/scores', { city, region, asOf });
}

/** Milliseconds after which outlooks being made are looked at again. */
const jobsEvery = 2000;

/** Outlooks being made: looked at again and again; when one has ended, the outlooks are read anew. */
export function useOutlookJobs({ city }: Asked): UseQueryResult<OutlookJobsBody> {
  const { language } = useAddress();
  const queries = useQueryClient();
  const found = useQuery<OutlookJobsBody>({
    queryKey: ['/api/v1/outlook/jobs', city],
    queryFn: ({ signal }) => fetchJson<OutlookJobsBody>('/api/v1/outlook/jobs', { city }, language, signal),
    refetchInterval: jobsEvery,
  });
  const ended = found.data?.jobs.filter((job) => job.state === 'done').length ?? 0;
  useEffect(() => {
    if (ended > 0) for (const path of madeAnew) void askAnew(queries, { queryKey: [path] });
  }, [ended, queries]);
  return found;
}

/** What outlooks stand on. */
const madeAnew = ['/api/v1/outlook', '/api/v1/outlook/scores', '/api/v1/board'];

/** Asks for the outlooks of a region and month. */
export function useAskForOutlooks({ city, region, period }: Asked): UseMutationResult<OutlookJobBody, Error, void> {
  const { language } = useAddress();
  const queries = useQueryClient();
  return useMutation<OutlookJobBody>({
    mutationFn: () =>
      sendJson<OutlookJobBody>('/api/v1/outlook/jobs', { city }, language, { regions: [region], period }),
    onSuccess: () => askAnew(queries, { queryKey: ['/api/v1/outlook/jobs'] }),
  });
}

/** Where a figure comes from. An id is a hash of what it explains: what was read once stays true. */
export function useExplanation(id: string): UseQueryResult<ExplanationBody> {
  const { city } = useAddress();
  return useRead<ExplanationBody>(`/api/v1/figures/${encodeURIComponent(id)}`, { city }, Infinity);
}

/** All regions by code, as of the address's moment. */
export function useRegions(asOf: string | undefined): ReadonlyMap<string, Region> | undefined {
  return useByCode<Region>('region', asOf);
}

/** The catalogue by code. */
export function useIndicators(asOf: string | undefined): ReadonlyMap<string, Indicator> | undefined {
  return useByCode<Indicator>('indicator', asOf);
}

/** Entries of one register: {@link RegisterBody} with what the register is known to hold. */
interface RegisterOf<T> extends Omit<RegisterBody, 'entries'> {
  readonly entries: readonly { readonly key: string; readonly body: T }[];
}

/** Every vintage of one entry of a register, oldest first. */
export function useRegisterHistory(register: string, key: string): UseQueryResult<RegisterBody> {
  const { city } = useAddress();
  return useRead<RegisterBody>(`/api/v1/registers/${register}/${encodeURIComponent(key)}`, { city });
}

export function useByCode<T>(register: string, asOf: string | undefined): ReadonlyMap<string, T> | undefined {
  const { city } = useAddress();
  const { data } = useRead<RegisterOf<T>>(`/api/v1/registers/${register}`, { city, asOf }, 300_000);
  return useMemo(() => data && new Map(data.entries.map(({ key, body }) => [key, body])), [data]);
}

export function useRead<T>(path: string, parameters: Parameters, staleTime = 15_000): UseQueryResult<T> {
  const { language } = useAddress();
  return useQuery<T>({
    queryKey: [path, parameters, language],
    queryFn: ({ signal }) => fetchJson<T>(path, parameters, language, signal),
    staleTime,
  });
}
