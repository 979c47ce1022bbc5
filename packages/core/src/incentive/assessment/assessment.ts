import { withoutNoise } from '../../decimal.ts';
import type { IndicatorCode } from '../../indicator/indicator.ts';
import { isMissing, type Maybe } from '../../missing.ts';
import type { RecordLine } from '../../supervision/record.ts';
import type { PointsResult } from '../points/award-points.ts';

/** What a year's performance assessment (绩效考核办法) adds up, as data that a city edits, in versions. Points of awards are those of
 *  the points policy of the same year and come on top. */
export interface AssessmentPolicy {
  readonly year: number;
  readonly name: string;
  readonly document?: string;
  /** Each with its weight in points; a unit's score by its rank among all. */
  readonly indicators: readonly { readonly indicator: IndicatorCode; readonly weight: number }[];
  readonly supervision: {
    /** Points of a unit with nothing broken. */
    readonly full: number;
    /** Taken off for each deadline, milestone or promise broken, each kept only in part, each report missed. */
    readonly broken: number;
    readonly partly: number;
    readonly missedReport: number;
  };
  readonly verified: boolean;
}

export const assessmentParts = ['indicators', 'supervision', 'awards'] as const;

export type AssessmentPart = (typeof assessmentParts)[number];

/** What a line rests on. */
export type AssessmentBasis =
  | { readonly kind: 'rank'; readonly rank: number; readonly of: number; readonly weight: number }
  | { readonly kind: 'noFigure'; readonly weight: number }
  | { readonly kind: 'shortfall'; readonly what: string; readonly each: number }
  | { readonly kind: 'award'; readonly base: number; readonly share: number; readonly reason: string }
  | { readonly kind: 'cap'; readonly cap: number };

/** One line of a unit's assessment (考核明细): what it is about, what it gives, why. */
export interface AssessmentLine {
  readonly part: AssessmentPart;
  /** Unique within the unit: an indicator, a matter and what of it, an award. */
  readonly item: string;
  readonly title: string;
  /** null: no figure, and so no points for or against. */
  readonly points: number | null;
  readonly basis: AssessmentBasis;
  /** Id of the figure that it rests on. */
  readonly figure: string | null;
}

/** A unit with its points (考核结果). */
export interface AssessedUnit {
  readonly code: string;
  readonly name: string;
  readonly lines: readonly AssessmentLine[];
  readonly parts: Readonly<Record<AssessmentPart, number>>;
  readonly total: number;
  /** Among all that are assessed; equal totals share the better rank. */
  readonly rank: number;
}

/** What is known of a unit. */
export interface AssessmentRecord {
  readonly code: string;
  readonly name: string;
  readonly indicators: readonly {
    readonly indicator: IndicatorCode;
    readonly title: string;
    readonly rank: Maybe<{ readonly rank: number; readonly of: number }>;
    readonly figure: string | null;
  }[];
  readonly supervision: readonly RecordLine[];
  readonly awards: { readonly result: PointsResult; readonly titles: ReadonlyMap<string, string> };
}

/** Assesses units (考核计分):
 *  - indicators: weight × (n − rank + 1) ÷ n each; where a figure is missing its weight is spread over the others in proportion,
 *    so that nobody gains or loses by it
 *  - supervision: the full points less what each shortfall takes off, not below 0
 *  - awards: the points of the points policy, on top
 *  Points have two decimals; their sum is ranked. */
export function assess(policy: AssessmentPolicy, records: readonly AssessmentRecord[]): readonly AssessedUnit[] {
  return ranked(
    records.map((record) => {
      const lines = [...indicatorLines(policy, record), ...supervisionLines(policy, record), ...awardLines(record)];
      return { code: record.code, name: record.name, lines, ...sumOf(policy, lines) };
    }),
  );
}

/** The units with their parts and totals summed and ranked anew: after lines were corrected. */
export function assessAgain(
  policy: AssessmentPolicy,
  units: readonly Pick<AssessedUnit, 'code' | 'name' | 'lines'>[],
): readonly AssessedUnit[] {
  return ranked(units.map(({ code, name, lines }) => ({ code, name, lines, ...sumOf(policy, lines) })));
}

function indicatorLines(policy: AssessmentPolicy, record: AssessmentRecord): readonly AssessmentLine[] {
  const held = new Map(record.indicators.map((one) => [one.indicator, one]));
  const all = policy.indicators.reduce((sum, { weight }) => sum + weight, 0);
  const known = policy.indicators.reduce((sum, { indicator, weight }) => {
    const one = held.get(indicator);
    return one === undefined || isMissing(one.rank) ? sum : sum + weight;
  }, 0);
  return policy.indicators.map(({ indicator, weight }) => {
    const one = held.get(indicator);
    const line = { part: 'indicators' as const, item: indicator, title: one?.title ?? indicator };
    if (one === undefined || isMissing(one.rank))
      return { ...line, points: null, basis: { kind: 'noFigure', weight }, figure: null };
    const { rank, of } = one.rank;
    const share = known === 0 ? 0 : (weight * all) / known;
    return {
      ...line,
      points: rounded((share * (of - rank + 1)) / of),
      basis: { kind: 'rank', rank, of, weight: rounded(share) },
      figure: one.figure,
    };
  });
}

function supervisionLines({ supervision }: AssessmentPolicy, record: AssessmentRecord): readonly AssessmentLine[] {
  return record.supervision.flatMap((line, place): AssessmentLine[] => {
    const missed = line.kind === 'reports' ? Number(line.params['missed'] ?? 0) : 0;
    const each =
      line.kind === 'reports'
        ? missed * supervision.missedReport
        : line.outcome === 'broken'
          ? supervision.broken
          : line.outcome === 'partly'
            ? supervision.partly
            : 0;
    if (each === 0) return [];
    const what = line.kind === 'reports' ? `missed ${missed}` : line.what;
    return [
      {
        part: 'supervision',
        item: `${line.matter}/${line.kind}/${place}`,
        title: line.title,
        points: -each,
        basis: { kind: 'shortfall', what, each },
        figure: null,
      },
    ];
  });
}

function awardLines({ awards: { result, titles } }: AssessmentRecord): readonly AssessmentLine[] {
  const lines = result.lines.map((line): AssessmentLine => ({
    part: 'awards',
    item: line.award,
    title: titles.get(line.award) ?? line.award,
    points: line.points,
    basis: { kind: 'award', base: line.base, share: line.share, reason: line.reason },
    figure: null,
  }));
  if (!result.capped) return lines;
  const cut: AssessmentLine = {
    part: 'awards',
    item: 'cap',
    title: '',
    points: withoutNoise(result.total - result.sum),
    basis: { kind: 'cap', cap: result.total },
    figure: null,
  };
  return [...lines, cut];
}

function sumOf(
  { supervision }: AssessmentPolicy,
  lines: readonly AssessmentLine[],
): Pick<AssessedUnit, 'parts' | 'total'> {
  const of = (part: AssessmentPart): number =>
    rounded(lines.reduce((sum, line) => (line.part === part ? sum + (line.points ?? 0) : sum), 0));
  const parts = {
    indicators: of('indicators'),
    supervision: Math.max(0, rounded(supervision.full + of('supervision'))),
    awards: of('awards'),
  };
  return { parts, total: rounded(parts.indicators + parts.supervision + parts.awards) };
}

function ranked(units: readonly Omit<AssessedUnit, 'rank'>[]): readonly AssessedUnit[] {
  return units
    .map((unit) => ({ ...unit, rank: 1 + units.filter((other) => other.total > unit.total).length }))
    .toSorted((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1));
}

function rounded(value: number): number {
  return Math.round(withoutNoise(value) * 100) / 100;
}
