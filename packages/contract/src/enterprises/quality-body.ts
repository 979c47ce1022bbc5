import {
  type Enterprise,
  type EnterpriseFigure,
  type Language,
  type QualityCheck,
  qualityChecks,
  qualityWords,
  type Region,
  type ReturnItem,
  returnItems,
  type Suspicion,
  withoutNoise,
} from '@shigan/core';
import { z } from 'zod';
import {
  enterpriseEntryBody,
  type EnterpriseEntryBody,
  monthLabel,
  namedBody,
  presentEnterprise,
} from './enterprise-entry-body.ts';
import {
  enterpriseFigureBody,
  type EnterpriseFigureBody,
  type EnterprisePresentation,
  presentEnterpriseFigure,
} from './enterprise-figure-body.ts';

/** Something to ask about, in JSON: never a verdict. */
export interface SuspicionBody {
  readonly check: QualityCheck;
  readonly name: string;
  /** The enterprise; null where all units of the region are meant. */
  readonly enterprise: EnterpriseEntryBody | null;
  readonly region: { readonly code: string; readonly name: string };
  readonly item: ReturnItem;
  /** Months pointed at, and of one enterprise the figures that lead to their cells. */
  readonly months: readonly string[];
  readonly figures: readonly EnterpriseFigureBody[];
  /** How many cells are pointed at. */
  readonly cells: number;
  readonly measured: number;
  readonly limit: number;
  /** Part of the total that hangs on it, percent. */
  readonly impact: number;
  /** What may explain it innocently. */
  readonly innocent: string;
}

/** What of the enterprises' returns would have to be explained, in JSON. */
export interface QualityBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly region: { readonly code: string; readonly name: string };
  readonly span: { readonly from: string; readonly to: string } | null;
  readonly enterprises: number;
  readonly rows: number;
  readonly checks: readonly {
    readonly check: QualityCheck;
    readonly name: string;
    readonly innocent: string;
    readonly found: number;
  }[];
  readonly suspicions: readonly SuspicionBody[];
  /** How many there are in all. */
  readonly of: number;
}

export const qualityBody: z.ZodType<QualityBody> = z
  .strictObject({
    asOf: z.string(),
    demo: z.boolean(),
    region: namedBody,
    span: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
    enterprises: z.int(),
    rows: z.int(),
    checks: z.array(
      z.strictObject({ check: z.enum(qualityChecks), name: z.string(), innocent: z.string(), found: z.int() }),
    ),
    suspicions: z.array(
      z.strictObject({
        check: z.enum(qualityChecks),
        name: z.string(),
        enterprise: enterpriseEntryBody.nullable(),
        region: namedBody,
        item: z.enum(returnItems),
        months: z.array(z.string()),
        figures: z.array(enterpriseFigureBody),
        cells: z.int(),
        measured: z.number(),
        limit: z.number(),
        impact: z.number().describe('Part of the total that hangs on it, percent.'),
        innocent: z.string().describe('What may explain it innocently.'),
      }),
    ),
    of: z.int(),
  })
  .meta({ id: 'Quality', description: 'What of the returns of enterprises would have to be explained.' });

export function presentQuality(
  report: {
    readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
    readonly registry: { readonly regions: ReadonlyMap<string, Region> };
    readonly region: string;
    readonly range: { readonly from: number; readonly to: number } | null;
    readonly enterprises: number;
    readonly rows: number;
    readonly suspicions: readonly (Suspicion & {
      readonly unit: Enterprise | undefined;
      readonly figures: readonly EnterpriseFigure[];
    })[];
  },
  presentation: EnterprisePresentation,
  most: number,
): QualityBody {
  const { moment, range, suspicions } = report;
  const { language } = presentation;
  const { regions } = report.registry;
  const place = (code: string): QualityBody['region'] => ({ code, name: regions.get(code)?.name[language] ?? code });
  return {
    asOf: moment.asOf,
    demo: moment.city.demo,
    region: place(report.region),
    span: range && { from: monthLabel(range.from), to: monthLabel(range.to) },
    enterprises: report.enterprises,
    rows: report.rows,
    checks: qualityChecks.map((check) => ({
      check,
      ...wordsOf(check, language),
      found: suspicions.filter((one) => one.check === check).length,
    })),
    suspicions: suspicions.slice(0, most).map((one) => ({
      check: one.check,
      ...wordsOf(one.check, language),
      enterprise: one.unit === undefined ? null : presentEnterprise(one.unit, regions, language),
      region: place(one.unit?.region ?? one.region ?? report.region),
      item: one.item,
      months: [...new Set(one.cells.map(({ month }) => monthLabel(month)))],
      figures: one.figures.map((figure) => presentEnterpriseFigure(figure, presentation)),
      cells: one.cells.length,
      measured: withoutNoise(one.measured),
      limit: withoutNoise(one.limit),
      impact: withoutNoise(one.impact),
    })),
    of: suspicions.length,
  };
}

function wordsOf(check: QualityCheck, language: Language): { readonly name: string; readonly innocent: string } {
  const { name, innocent } = qualityWords[check];
  return { name: name[language], innocent: innocent[language] };
}
