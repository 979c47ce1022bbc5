import type { Direction, Frequency, Measure, Missing } from '@shigan/core';
import { measures } from '@shigan/core';
import { z } from 'zod';
import { type BoardRowBody, boardRowBody } from '../board/board-body.ts';
import { maybe } from '../missing.ts';
import { type SourceBody, sourceBody } from '../series/series-body.ts';

/** A figure as it stands on a page: its value, what is printed, its unit, and its id, which opens where it comes from. */
export interface ShownFigure {
  readonly value: number;
  readonly shown: string;
  readonly unit: string;
  readonly figure: string;
}

export type MaybeShown = ShownFigure | Missing;

/** A span: how people write it, with its year, and as ISO interval. */
export interface LabelledSpan {
  readonly label: string;
  readonly interval: string;
}

export interface CoursePointBody extends LabelledSpan {
  readonly headline: MaybeShown;
  readonly growth: MaybeShown;
  readonly amount: MaybeShown;
  readonly twoYearAverage: MaybeShown;
  /** The headline of the whole that the region is ranked within. */
  readonly whole: MaybeShown;
  readonly revised: boolean;
}

export interface RequiredPointBody extends LabelledSpan {
  readonly due: MaybeShown;
  readonly actual: MaybeShown;
}

export interface BasePathBody {
  readonly basis: 'quarter' | 'cumulative';
  readonly twoYearAverage: MaybeShown;
  readonly points: readonly (LabelledSpan & {
    readonly path: MaybeShown;
    readonly lastYear: MaybeShown;
    readonly actual: MaybeShown;
  })[];
}

interface PeersBody {
  readonly code: string;
  readonly name: string;
  readonly membersWord: string;
  readonly of: string;
}

export interface NamedRegion {
  readonly region: string;
  readonly name: string;
}

export interface StandingsBody {
  readonly peers: PeersBody;
  /** Name of the whole (全省). */
  readonly wholeName: string;
  readonly releases: readonly (LabelledSpan & {
    readonly rank: MaybeShown;
    readonly whole: MaybeShown;
    readonly values: readonly (ShownFigure & { readonly region: string })[];
  })[];
  readonly members: readonly (NamedRegion & { readonly value: MaybeShown; readonly rank: MaybeShown })[];
}

export interface CountyBody extends NamedRegion {
  /** Where it stands on a map of tiles, where that is known. */
  readonly tile?: { readonly row: number; readonly column: number };
  readonly value: MaybeShown;
  readonly rank: MaybeShown;
  readonly distance: MaybeShown;
  readonly previous: { readonly value: MaybeShown; readonly rank: MaybeShown };
  readonly yearBefore: { readonly value: MaybeShown; readonly rank: MaybeShown };
  readonly course: readonly (LabelledSpan & { readonly headline: MaybeShown })[];
}

export interface CountiesBody extends LabelledSpan {
  readonly peers: PeersBody;
  readonly previous: LabelledSpan;
  readonly yearBefore: LabelledSpan;
  readonly members: readonly CountyBody[];
}

export interface PartBody {
  readonly name: string;
  readonly amount: MaybeShown;
  readonly growth: MaybeShown;
  readonly share: MaybeShown;
  readonly contribution: MaybeShown;
  readonly contributionShare: MaybeShown;
}

export interface RevisionBody extends LabelledSpan, NamedRegion {
  readonly measure: Measure;
  readonly old: MaybeShown;
  readonly now: MaybeShown;
  readonly knownFrom: string;
  readonly source: SourceBody;
  readonly by: string;
}

/** What the catalogue says of the indicator (元数据). */
export interface MetadataBody {
  readonly definition: string;
  readonly department: string | null;
  readonly leader: string | null;
  readonly frequency: Frequency;
  readonly comparableBasis: boolean;
  readonly prices: 'constant' | 'current' | 'none';
  readonly better: Direction;
  readonly reasonable: { readonly low?: number; readonly high?: number } | null;
  readonly release: { readonly day: number; readonly lagMonths: number };
  readonly nextRelease: LabelledSpan & { readonly day: string };
  /** Files that the figures of the cut-off come from, the latest first. */
  readonly sources: readonly SourceBody[];
  readonly verified: boolean;
}

/** Everything about one indicator of one region, as of a moment (指标详情). */
export interface IndicatorBody {
  readonly region: string;
  readonly regionName: string;
  readonly period: string;
  readonly asOf: string;
  readonly row: BoardRowBody;
  readonly metadata: MetadataBody;
  readonly course: readonly CoursePointBody[];
  readonly years: readonly { readonly year: number; readonly headline: MaybeShown }[];
  readonly required: readonly RequiredPointBody[] | Missing;
  readonly base: BasePathBody | Missing;
  readonly standings: StandingsBody | Missing;
  readonly counties: CountiesBody | Missing;
  readonly composition: {
    readonly parts: readonly (PartBody & { readonly indicator: string })[];
    readonly items: readonly (PartBody & { readonly indicator: string })[];
    readonly members: readonly (PartBody & { readonly region: string })[];
  };
  readonly drivers: readonly {
    readonly indicator: string;
    readonly name: string;
    readonly cutoff: LabelledSpan | Missing;
    readonly growth: MaybeShown;
    readonly contribution: MaybeShown;
  }[];
  readonly revisions: readonly RevisionBody[];
}

const figureFields = {
  value: z.number(),
  shown: z.string().describe('As a page prints it, without unit.'),
  unit: z.string(),
  figure: z.string().describe('Id of the figure: what `explain` takes.'),
};
const shown = maybe(
  z.strictObject(figureFields).meta({ id: 'ShownFigure', description: 'A figure as it stands on a page.' }),
);
const span = { label: z.string(), interval: z.string() };
const labelled: z.ZodType<LabelledSpan> = z.strictObject(span);
const named = { region: z.string(), name: z.string() };
const peers = z.strictObject({ code: z.string(), name: z.string(), membersWord: z.string(), of: z.string() });
const then = z.strictObject({ value: shown, rank: shown });
const partFields = {
  name: z.string(),
  amount: shown,
  growth: shown,
  share: shown,
  contribution: shown,
  contributionShare: shown,
};

const metadata: z.ZodType<MetadataBody> = z.strictObject({
  definition: z.string(),
  department: z.string().nullable(),
  leader: z.string().nullable(),
  frequency: z.enum(['A', 'Q', 'M']),
  comparableBasis: z.boolean(),
  prices: z.enum(['constant', 'current', 'none']),
  better: z.enum(['higher', 'lower', 'neutral']),
  reasonable: z
    .strictObject({ low: z.number().exactOptional(), high: z.number().exactOptional() })
    .nullable()
    .describe('Reasonable range of the headline.'),
  release: z.strictObject({ day: z.int(), lagMonths: z.int() }),
  nextRelease: z.strictObject({ ...span, day: z.iso.date() }),
  sources: z.array(sourceBody),
  verified: z.boolean(),
});

export const indicatorBody: z.ZodType<IndicatorBody> = z
  .strictObject({
    region: z.string(),
    regionName: z.string(),
    period: z.string().regex(/^\d{4}-\d{2}$/),
    asOf: z.iso.datetime(),
    row: boardRowBody.describe('Where it stands: as on the board, findings and outlook among it.'),
    metadata,
    course: z
      .array(
        z.strictObject({
          ...span,
          headline: shown,
          growth: shown,
          amount: shown,
          twoYearAverage: shown,
          whole: shown,
          revised: z.boolean(),
        }),
      )
      .describe('Every release of three years.'),
    years: z.array(z.strictObject({ year: z.int(), headline: shown })).describe('The same span of earlier years.'),
    required: maybe(z.array(z.strictObject({ ...span, due: shown, actual: shown }))),
    base: maybe(
      z.strictObject({
        basis: z.enum(['quarter', 'cumulative']),
        twoYearAverage: shown,
        points: z.array(z.strictObject({ ...span, path: shown, lastYear: shown, actual: shown })),
      }),
    ),
    standings: maybe(
      z.strictObject({
        peers,
        wholeName: z.string(),
        releases: z.array(
          z.strictObject({
            ...span,
            rank: shown,
            whole: shown,
            values: z.array(z.strictObject({ region: z.string(), ...figureFields })),
          }),
        ),
        members: z.array(z.strictObject({ ...named, value: shown, rank: shown })),
      }),
    ),
    counties: maybe(
      z.strictObject({
        ...span,
        peers,
        previous: labelled,
        yearBefore: labelled,
        members: z.array(
          z.strictObject({
            ...named,
            tile: z.strictObject({ row: z.int(), column: z.int() }).exactOptional(),
            value: shown,
            rank: shown,
            distance: shown,
            previous: then,
            yearBefore: then,
            course: z.array(z.strictObject({ ...span, headline: shown })),
          }),
        ),
      }),
    ),
    composition: z.strictObject({
      parts: z.array(z.strictObject({ indicator: z.string(), ...partFields })).describe('Add up to the indicator.'),
      items: z.array(z.strictObject({ indicator: z.string(), ...partFields })).describe('Of which.'),
      members: z
        .array(z.strictObject({ region: z.string(), ...partFields }))
        .describe('Units that add up to the region.'),
    }),
    drivers: z.array(
      z.strictObject({
        indicator: z.string(),
        name: z.string(),
        cutoff: maybe(labelled),
        growth: shown,
        contribution: shown,
      }),
    ),
    revisions: z.array(
      z.strictObject({
        ...span,
        ...named,
        measure: z.enum(measures),
        old: shown,
        now: shown,
        knownFrom: z.iso.datetime(),
        source: sourceBody,
        by: z.string(),
      }),
    ),
  })
  .meta({ id: 'IndicatorDetail', description: 'Everything about one indicator of one region, as of a moment.' });
