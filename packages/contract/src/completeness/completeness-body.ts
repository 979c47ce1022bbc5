import type { Day, IndicatorCode, Instant, RegionCode, ReleaseState, SpanIso } from '@shigan/core';
import { z } from 'zod';

/** How far one release has arrived. */
export interface ReleaseBody {
  readonly span: SpanIso;
  /** The span in words. */
  readonly label: string;
  /** The usual day of release. */
  readonly due: Day;
  readonly state: ReleaseState;
  /** Regions held, of those that publish it. */
  readonly held: number;
  readonly of: number;
  /** Regions not held; before its day nobody is wanting. */
  readonly wanting: readonly { readonly region: RegionCode; readonly name: string }[];
  /** Days past its day; 0 where nobody is wanting. */
  readonly daysLate: number;
}

/** A release under the name of its indicator. */
export interface DueBody {
  readonly indicator: IndicatorCode;
  readonly name: string;
  readonly release: ReleaseBody;
}

/** What has arrived of what was to come: a grid of releases, who is late, and the calendar. */
export interface CompletenessBody {
  readonly region: RegionCode;
  readonly name: string;
  readonly period: string;
  readonly asOf: Instant;
  /** The day that lateness is counted by. */
  readonly today: Day;
  readonly graceDays: number;
  /** The months that the releases of the grid end in, in order. */
  readonly months: readonly string[];
  readonly rows: readonly {
    readonly indicator: IndicatorCode;
    readonly name: string;
    readonly section: string;
    readonly department: string | null;
    /** Regions that should publish it by the catalogue and have sent nothing of it; they are not counted. */
    readonly never: readonly { readonly region: RegionCode; readonly name: string }[];
    readonly releases: readonly ReleaseBody[];
  }[];
  /** Units with late releases, the latest of each indicator. */
  readonly late: readonly { readonly department: string | null; readonly releases: readonly DueBody[] }[];
  /** Releases by their day, from a month before today to a month after. */
  readonly calendar: readonly { readonly day: Day; readonly releases: readonly DueBody[] }[];
}

const releaseStates: readonly [ReleaseState, ...ReleaseState[]] = ['whole', 'part', 'awaited', 'late', 'coming'];

const regions = z.array(z.strictObject({ region: z.string(), name: z.string() }));

const release = z.strictObject({
  span: z.string(),
  label: z.string(),
  due: z.iso.date(),
  state: z.enum(releaseStates),
  held: z.int(),
  of: z.int(),
  wanting: regions,
  daysLate: z.int(),
});

const due = z.strictObject({ indicator: z.string(), name: z.string(), release });

export const completenessBody: z.ZodType<CompletenessBody> = z.strictObject({
  region: z.string(),
  name: z.string(),
  period: z.string(),
  asOf: z.string(),
  today: z.iso.date(),
  graceDays: z.number(),
  months: z.array(z.string()),
  rows: z.array(
    z.strictObject({
      indicator: z.string(),
      name: z.string(),
      section: z.string(),
      department: z.string().nullable(),
      never: regions,
      releases: z.array(release),
    }),
  ),
  late: z.array(z.strictObject({ department: z.string().nullable(), releases: z.array(due) })),
  calendar: z.array(z.strictObject({ day: z.iso.date(), releases: z.array(due) })),
});
