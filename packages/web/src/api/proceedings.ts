import type {
  CircularBody,
  ArchiveBody,
  CampaignBody,
  CampaignListBody,
  CircularListBody,
  DossierBody,
  InspectionBody,
  InspectionListBody,
  MeetingBody,
  MeetingListBody,
  ReviewBody,
  ReviewListBody,
} from '@shigan/contract';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { askAnew } from './ask-anew.ts';
import { sendJson } from './fetch-json.ts';
import { type Asked, useRead } from './queries.ts';

/** Rounds of the monthly review, the last first. */
export function useReviews(asked: Asked): UseQueryResult<ReviewListBody> {
  return useRead<ReviewListBody>('/api/v1/reviews', { city: asked.city, asOf: asked.asOf });
}

/** One round, by its month. */
export function useReview(asked: Asked, month: string): UseQueryResult<ReviewBody> {
  return useRead<ReviewBody>(`/api/v1/reviews/${month}`, { city: asked.city, asOf: asked.asOf });
}

/** Circulars, the last first. */
export function useCirculars(asked: Asked): UseQueryResult<CircularListBody> {
  return useRead<CircularListBody>('/api/v1/circulars', { city: asked.city, asOf: asked.asOf });
}

/** One circular with its fact check. */
export function useCircular(asked: Asked, id: string): UseQueryResult<CircularBody> {
  return useRead<CircularBody>(`/api/v1/circulars/${id}`, { city: asked.city, asOf: asked.asOf });
}

/** Coordination meetings, the last first. */
export function useMeetings(asked: Asked): UseQueryResult<MeetingListBody> {
  return useRead<MeetingListBody>('/api/v1/meetings', { city: asked.city, asOf: asked.asOf });
}

/** One meeting as it is run. */
export function useMeeting(asked: Asked, id: string): UseQueryResult<MeetingBody> {
  return useRead<MeetingBody>(`/api/v1/meetings/${id}`, { city: asked.city, asOf: asked.asOf });
}

/** The plan register of inspections. */
export function useInspections(asked: Asked): UseQueryResult<InspectionListBody> {
  return useRead<InspectionListBody>('/api/v1/inspections', { city: asked.city, asOf: asked.asOf });
}

/** One inspection. */
export function useInspection(asked: Asked, id: string): UseQueryResult<InspectionBody> {
  return useRead<InspectionBody>(`/api/v1/inspections/${id}`, { city: asked.city, asOf: asked.asOf });
}

/** Campaigns, the last to begin first. */
export function useCampaigns(asked: Asked): UseQueryResult<CampaignListBody> {
  return useRead<CampaignListBody>('/api/v1/campaigns', { city: asked.city, asOf: asked.asOf });
}

/** One campaign. */
export function useCampaign(asked: Asked, id: string): UseQueryResult<CampaignBody> {
  return useRead<CampaignBody>(`/api/v1/campaigns/${id}`, { city: asked.city, asOf: asked.asOf });
}

/** The catalogue of the archive. */
export function useArchive(asked: Asked): UseQueryResult<ArchiveBody> {
  return useRead<ArchiveBody>('/api/v1/archive', { city: asked.city, asOf: asked.asOf });
}

/** One dossier of the archive. */
export function useDossier(asked: Asked, id: string): UseQueryResult<DossierBody> {
  return useRead<DossierBody>(`/api/v1/archive/${id}`, { city: asked.city, asOf: asked.asOf });
}

/** What became of something sent: not yet, under way, or why not. */
export type SendState = 'open' | 'sending' | Error;

/** Sends something and reads everything anew after it. Gives whether it was done. */
export function useSend(): {
  readonly state: SendState;
  readonly send: (path: string, content?: unknown, method?: 'POST' | 'PUT') => Promise<boolean>;
} {
  const { city, language } = useAddress();
  const queries = useQueryClient();
  const [state, setState] = useState<SendState>('open');
  const send = async (path: string, content: unknown = {}, method: 'POST' | 'PUT' = 'POST'): Promise<boolean> => {
    setState('sending');
    try {
      await sendJson(path, { city }, language, content, method);
      await askAnew(queries);
      setState('open');
      return true;
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
      return false;
    }
  };
  return { state, send };
}
