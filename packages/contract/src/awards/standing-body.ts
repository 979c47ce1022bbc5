import {
  type Authority,
  authorities,
  awardSentenceText,
  type GapVerdict,
  isMissing,
  missing,
  type Missing,
  type RegionCode,
  type SentenceNames,
  standingSentences,
  type StandingReport,
  withoutNoise,
} from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import {
  awardFigureBody,
  type AwardFigureBody,
  type AwardPresentation,
  presentAwardFigure,
} from './award-figure-body.ts';

interface NamedRegion {
  readonly code: RegionCode;
  readonly name: string;
}

/** One city in the table of a province. */
interface StandingRowBody extends NamedRegion {
  readonly total: number;
  readonly cityLevel: number;
  readonly counties: number;
  readonly parks: number;
  readonly countyUnits: number;
  readonly rankTotal: number;
  readonly rankCityLevel: number;
  readonly tierTotal: number | Missing;
  readonly tierCityLevel: number | Missing;
  readonly cityLevelAgainstMean: number;
  readonly countiesAgainstMean: number | Missing;
  /** Ids of the figures that explain the numbers beside. */
  readonly figures: Readonly<Record<(typeof explainedColumns)[number], string>>;
}

/** Columns of the province's table whose numbers are figures. */
const explainedColumns = [
  'total',
  'cityLevel',
  'rankTotal',
  'rankCityLevel',
  'tierTotal',
  'tierCityLevel',
  'cityLevelAgainstMean',
  'countiesAgainstMean',
] as const;

/** Words and figures of a sentence, in order. */
export type SentencePartBody = string | { readonly figure: string; readonly text: string };

/** Where a city stands by its awards, in JSON. */
export interface StandingBody {
  readonly region: NamedRegion;
  readonly authority: Authority;
  readonly year: number;
  readonly asOf: string;
  /** Holds invented data. */
  readonly demo: boolean;
  readonly figures: Readonly<
    Record<
      | 'overYears'
      | 'stateCouncil'
      | 'items'
      | 'rankTotal'
      | 'rankCityLevel'
      | 'tierTotal'
      | 'tierCityLevel'
      | 'cityLevelMean'
      | 'countyMean'
      | 'ownCountyMean'
      | 'cityLevelAgainstMean'
      | 'countiesAgainstMean',
      AwardFigureBody
    >
  >;
  readonly years: readonly {
    readonly year: number;
    readonly total: AwardFigureBody;
    readonly cityLevel: AwardFigureBody;
    readonly counties: AwardFigureBody;
    readonly change: AwardFigureBody | null;
  }[];
  readonly counties: readonly (NamedRegion & {
    readonly thisYear: AwardFigureBody;
    readonly overYears: AwardFigureBody;
  })[];
  readonly countiesWithNone: { readonly count: AwardFigureBody; readonly counties: readonly NamedRegion[] };
  readonly neverWon: { readonly count: AwardFigureBody; readonly measures: readonly MeasureNameBody[] };
  readonly largest:
    | { readonly measure: MeasureNameBody; readonly count: AwardFigureBody; readonly share: AwardFigureBody }
    | Missing;
  readonly byMeasure: readonly { readonly measure: MeasureNameBody; readonly count: AwardFigureBody }[];
  readonly peers: readonly (NamedRegion & {
    readonly verdict: GapVerdict | Missing;
    readonly years: readonly { readonly year: number; readonly peer: AwardFigureBody; readonly gap: AwardFigureBody }[];
  })[];
  readonly wonBySimilar: readonly { readonly measure: MeasureNameBody; readonly cities: readonly NamedRegion[] }[];
  readonly means: {
    readonly cityLevel: Missing | { readonly value: number; readonly sum: number; readonly of: number };
    readonly county: { readonly value: number; readonly sum: number; readonly of: number } | Missing;
  };
  readonly tierSizes: readonly number[] | Missing;
  readonly table: readonly StandingRowBody[];
  readonly sentences: readonly {
    readonly statement: string;
    readonly text: string;
    readonly parts: readonly SentencePartBody[];
  }[];
}

interface MeasureNameBody {
  readonly id: string;
  readonly title: string;
}

const named = { code: z.string(), name: z.string() };
const region = z.strictObject(named);
const measure = z.strictObject({ id: z.string(), title: z.string() });
const figure = awardFigureBody;
const mean = z.strictObject({ value: z.number(), sum: z.number(), of: z.int() });

export const standingBody: z.ZodType<StandingBody> = z
  .strictObject({
    region,
    authority: z.enum(authorities),
    year: z.int(),
    asOf: z.string(),
    demo: z.boolean(),
    figures: z.strictObject({
      overYears: figure,
      stateCouncil: figure,
      items: figure,
      rankTotal: figure,
      rankCityLevel: figure,
      tierTotal: figure,
      tierCityLevel: figure,
      cityLevelMean: figure,
      countyMean: figure,
      ownCountyMean: figure,
      cityLevelAgainstMean: figure,
      countiesAgainstMean: figure,
    }),
    years: z.array(
      z.strictObject({ year: z.int(), total: figure, cityLevel: figure, counties: figure, change: figure.nullable() }),
    ),
    counties: z.array(z.strictObject({ ...named, thisYear: figure, overYears: figure })),
    countiesWithNone: z.strictObject({ count: figure, counties: z.array(region) }),
    neverWon: z.strictObject({ count: figure, measures: z.array(measure) }),
    largest: maybe(z.strictObject({ measure, count: figure, share: figure })),
    byMeasure: z.array(z.strictObject({ measure, count: figure })),
    peers: z.array(
      z.strictObject({
        ...named,
        verdict: maybe(
          z.enum(['widening', 'narrowing', 'overtaken', 'overtook', 'leadWidening', 'leadNarrowing', 'steady']),
        ),
        years: z.array(z.strictObject({ year: z.int(), peer: figure, gap: figure })),
      }),
    ),
    wonBySimilar: z.array(z.strictObject({ measure, cities: z.array(region) })),
    means: z.strictObject({ cityLevel: maybe(mean), county: maybe(mean) }),
    tierSizes: maybe(z.array(z.int())),
    table: z.array(
      z.strictObject({
        ...named,
        total: z.int(),
        cityLevel: z.int(),
        counties: z.int(),
        parks: z.int(),
        countyUnits: z.int(),
        rankTotal: z.int(),
        rankCityLevel: z.int(),
        tierTotal: maybe(z.int()),
        tierCityLevel: maybe(z.int()),
        cityLevelAgainstMean: z.number(),
        countiesAgainstMean: maybe(z.number()),
        figures: z.strictObject({
          total: z.string(),
          cityLevel: z.string(),
          rankTotal: z.string(),
          rankCityLevel: z.string(),
          tierTotal: z.string(),
          tierCityLevel: z.string(),
          cityLevelAgainstMean: z.string(),
          countiesAgainstMean: z.string(),
        }),
      }),
    ),
    sentences: z.array(
      z.strictObject({
        statement: z.string(),
        text: z.string(),
        parts: z.array(z.union([z.string(), z.strictObject({ figure: z.string(), text: z.string() })])),
      }),
    ),
  })
  .meta({ id: 'AwardStanding', description: 'Where a city stands by its awards.' });

/** Presents a standing; the gap to each peer is said in a sentence, the widest gaps first. */
export function presentStanding(
  report: StandingReport,
  about: { readonly asOf: string; readonly demo: boolean },
  names: SentenceNames,
  presentation: AwardPresentation,
): StandingBody {
  const shown = (one: Parameters<typeof presentAwardFigure>[0]): AwardFigureBody =>
    presentAwardFigure(one, presentation);
  const place = (code: RegionCode): NamedRegion => ({ code, name: names.region(code) });
  const title = (id: string): MeasureNameBody => ({ id, title: names.measure(id) });
  const { standing, largest } = report;
  const idsOf = (code: RegionCode): StandingRowBody['figures'] => {
    const line = report.province.find((one) => one.code === code);
    if (line === undefined) throw new Error(`no line of the province: ${code}`);
    const id = (column: (typeof explainedColumns)[number]): string => presentation.idOf(line[column]);
    return {
      total: id('total'),
      cityLevel: id('cityLevel'),
      rankTotal: id('rankTotal'),
      rankCityLevel: id('rankCityLevel'),
      tierTotal: id('tierTotal'),
      tierCityLevel: id('tierCityLevel'),
      cityLevelAgainstMean: id('cityLevelAgainstMean'),
      countiesAgainstMean: id('countiesAgainstMean'),
    };
  };
  const peers = report.peers.map((peer) => peer.code);
  return {
    region: place(report.region),
    authority: report.authority,
    year: report.year,
    ...about,
    figures: {
      overYears: shown(report.overYears),
      stateCouncil: shown(report.stateCouncil),
      items: shown(report.items),
      rankTotal: shown(report.rankTotal),
      rankCityLevel: shown(report.rankCityLevel),
      tierTotal: shown(report.tierTotal),
      tierCityLevel: shown(report.tierCityLevel),
      cityLevelMean: shown(report.cityLevelMean),
      countyMean: shown(report.countyMean),
      ownCountyMean: shown(report.ownCountyMean),
      cityLevelAgainstMean: shown(report.cityLevelAgainstMean),
      countiesAgainstMean: shown(report.countiesAgainstMean),
    },
    years: report.years.map((line) => ({
      year: line.year,
      total: shown(line.total),
      cityLevel: shown(line.cityLevel),
      counties: shown(line.counties),
      change: line.change === null ? null : shown(line.change),
    })),
    counties: report.counties.map((line) => ({
      ...place(line.code),
      thisYear: shown(line.thisYear),
      overYears: shown(line.overYears),
    })),
    countiesWithNone: {
      count: shown(report.countiesWithNone.count),
      counties: report.countiesWithNone.codes.map((code) => place(code)),
    },
    neverWon: { count: shown(report.neverWon.count), measures: report.neverWon.measures.map((id) => title(id)) },
    largest: isMissing(largest)
      ? largest
      : { measure: title(largest.measure), count: shown(largest.count), share: shown(largest.share) },
    byMeasure: report.byMeasure.map((line) => ({ measure: title(line.measure), count: shown(line.count) })),
    peers: report.peers.map((peer) => ({
      ...place(peer.code),
      verdict: peer.verdict,
      years: peer.years.map((line) => ({ year: line.year, peer: shown(line.peer), gap: shown(line.gap) })),
    })),
    wonBySimilar: report.wonBySimilar.map((line) => ({
      measure: title(line.measure),
      cities: line.cities.map((code) => place(code)),
    })),
    means: {
      cityLevel: standing.table.length === 0 ? missing('no-results') : standing.cityLevelMean,
      county: standing.countyMean,
    },
    tierSizes: standing.tierSizes,
    table: standing.table.map((row) => ({
      ...row,
      ...place(row.code),
      figures: idsOf(row.code),
      cityLevelAgainstMean: withoutNoise(row.cityLevelAgainstMean),
      countiesAgainstMean: isMissing(row.countiesAgainstMean)
        ? row.countiesAgainstMean
        : withoutNoise(row.countiesAgainstMean),
    })),
    sentences: standingSentences(report, names, presentation.language, peers).map((sentence) => ({
      statement: sentence.statement,
      text: awardSentenceText(sentence),
      parts: sentence.parts.map((part) =>
        typeof part === 'string' ? part : { figure: presentation.idOf(part.figure), text: part.text },
      ),
    })),
  };
}
