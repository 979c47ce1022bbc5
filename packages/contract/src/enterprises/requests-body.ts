import {
  countRequests,
  type Enterprise,
  type Language,
  type Region,
  type RequestCounts,
  type RequestKind,
  requestKinds,
  type RequestStanding,
} from '@shigan/core';
import { z } from 'zod';
import type { InEveryLanguage } from '../words/language.ts';
import {
  enterpriseEntryBody,
  type EnterpriseEntryBody,
  namedBody,
  presentEnterprise,
} from './enterprise-entry-body.ts';

/** Kinds of requests in words. */
export const requestKindWords: Readonly<Record<RequestKind, InEveryLanguage>> = {
  financing: { zh: '融资', en: 'financing' },
  labour: { zh: '用工', en: 'labour' },
  energy: { zh: '用能', en: 'energy' },
  market: { zh: '市场开拓', en: 'market' },
  other: { zh: '其他', en: 'other' },
};

/** A request of an enterprise, in JSON. */
export interface RequestBody {
  readonly id: string;
  readonly enterprise: EnterpriseEntryBody;
  readonly kind: RequestKind;
  readonly kindName: string;
  readonly title: string;
  readonly text: string;
  readonly state: RequestStanding['state'];
  readonly filedAt: string;
  readonly due: string;
  readonly overdue: boolean;
  /** The matter it became. */
  readonly matter: string | null;
  readonly answer: RequestStanding['answer'];
  readonly rating: RequestStanding['rating'];
  readonly mayAnswer: boolean;
  readonly mayRate: boolean;
}

interface CountsBody extends RequestCounts {
  readonly code: string;
  readonly name: string;
}

/** Requests of a region, in JSON: what is asked most, where, and what is not answered. */
export interface RequestsBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly region: { readonly code: string; readonly name: string };
  readonly counts: RequestCounts;
  readonly byKind: readonly CountsBody[];
  readonly byRegion: readonly CountsBody[];
  readonly requests: readonly RequestBody[];
}

const counts = {
  asked: z.int(),
  answered: z.int(),
  open: z.int(),
  overdue: z.int(),
  stars: z.number().nullable().describe('Mean of the ratings.'),
};
const counted = z.strictObject({ code: z.string(), name: z.string(), ...counts });

export const requestsBody: z.ZodType<RequestsBody> = z
  .strictObject({
    asOf: z.string(),
    demo: z.boolean(),
    region: namedBody,
    counts: z.strictObject(counts),
    byKind: z.array(counted),
    byRegion: z.array(counted),
    requests: z.array(
      z.strictObject({
        id: z.string(),
        enterprise: enterpriseEntryBody,
        kind: z.enum(requestKinds),
        kindName: z.string(),
        title: z.string(),
        text: z.string(),
        state: z.enum(['open', 'answered', 'rated']),
        filedAt: z.string(),
        due: z.string(),
        overdue: z.boolean(),
        matter: z.string().nullable(),
        answer: z.strictObject({ text: z.string(), at: z.string(), by: z.string() }).nullable(),
        rating: z.strictObject({ stars: z.int(), text: z.string().nullable(), at: z.string() }).nullable(),
        mayAnswer: z.boolean(),
        mayRate: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'EnterpriseRequests', description: 'What enterprises ask for, and how it is answered.' });

/** A request to take down, in JSON. */
export interface FileRequestBody {
  readonly enterprise: string;
  readonly kind: RequestKind;
  readonly title: string;
  readonly text: string;
  readonly key?: string;
}

export const fileRequestBody: z.ZodType<FileRequestBody> = z.strictObject({
  enterprise: z.string().regex(/^[0-9A-Z]{18}$/),
  kind: z.enum(requestKinds),
  title: z.string().min(1).max(60),
  text: z.string().min(1).max(2000),
  key: z.string().max(100).exactOptional().describe('Sent twice with one key, it is filed once.'),
});

export const requestFiledBody: z.ZodType<{ readonly id: string; readonly matter: string }> = z
  .strictObject({ id: z.string(), matter: z.string().describe('The matter it became.') })
  .meta({ id: 'RequestFiled', description: 'A request that was taken down.' });

export const answerRequestBody: z.ZodType<{ readonly text: string }> = z.strictObject({
  text: z.string().min(1).max(2000),
});

export const rateRequestBody: z.ZodType<{ readonly stars: number; readonly text?: string }> = z.strictObject({
  stars: z.int().min(1).max(5),
  text: z.string().max(500).exactOptional(),
});

export function presentRequests(
  report: {
    readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
    readonly registry: { readonly regions: ReadonlyMap<string, Region> };
    readonly region: string;
    readonly today: string;
    readonly requests: readonly {
      readonly enterprise: Enterprise;
      readonly standing: RequestStanding;
      readonly mayAnswer: boolean;
      readonly mayRate: boolean;
    }[];
  },
  language: Language,
): RequestsBody {
  const { moment, registry, region, today, requests } = report;
  const { regions } = registry;
  const place = (code: string): string => regions.get(code)?.name[language] ?? code;
  const groups = (
    names: readonly (readonly [code: string, name: string])[],
    codeOf: (one: (typeof requests)[number]) => string,
  ): readonly CountsBody[] =>
    names
      .map(([code, name]) => {
        const own = requests.filter((one) => codeOf(one) === code).map(({ standing }) => standing);
        return { code, name, ...countRequests(own, today) };
      })
      .filter(({ asked }) => asked > 0)
      .toSorted((a, b) => b.asked - a.asked || (a.code < b.code ? -1 : 1));
  const places = [...new Set(requests.map(({ enterprise }) => enterprise.region))];
  return {
    asOf: moment.asOf,
    demo: moment.city.demo,
    region: { code: region, name: place(region) },
    counts: countRequests(
      requests.map(({ standing }) => standing),
      today,
    ),
    byKind: groups(
      requestKinds.map((kind) => [kind, requestKindWords[kind][language]]),
      ({ standing }) => standing.paper.kind,
    ),
    byRegion: groups(
      places.map((code) => [code, place(code)]),
      ({ enterprise }) => enterprise.region,
    ),
    requests: requests.map(({ enterprise, standing, mayAnswer, mayRate }) => {
      const { id, kind, title, text } = standing.paper;
      const { state, filedAt, due, matter, answer, rating } = standing;
      return {
        id,
        enterprise: presentEnterprise(enterprise, regions, language),
        kind,
        kindName: requestKindWords[kind][language],
        title,
        text,
        state,
        filedAt,
        due,
        overdue: state === 'open' && due < today,
        matter,
        answer,
        rating,
        mayAnswer,
        mayRate,
      };
    }),
  };
}
