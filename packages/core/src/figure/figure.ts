import type { IndicatorCode, Measure } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { MissingReason } from '../missing.ts';
import type { Observation } from '../observation/observation.ts';
import type { RegisterName } from '../register/register.ts';
import type { RegionCode } from '../region/region.ts';
import { type SpanIso, spanIso } from '../span/span.ts';

/** The rules by which figures come about. `published` is an observation as it stands. */
export const figureRules = [
  'published',
  'yearOnYear',
  'changeFromPreviousRelease',
  'changeFromYearBefore',
  'twoYearAverage',
  'rank',
  'rankChange',
  'distanceToProvince',
  'shareOfProvince',
  'share',
  'target',
  'completion',
  'schedule',
  'seasonalSchedule',
  'paceRatio',
  'gapToTarget',
  'distanceToSchedule',
  'distanceToHalf',
  'distanceToYear',
  'growthNeeded',
  'howHard',
  'record',
  'baseEffect',
  'aboveBase',
  'impliedBase',
  'inUnit',
  'due',
  'contribution',
  'contributionShare',
  'outlook',
  'outlookBound',
  'outlookRest',
  'probability',
  'coverage',
  'meanMiss',
  'brier',
] as const;

export type FigureRule = (typeof figureRules)[number];

export type FigureInput =
  | { readonly kind: 'observation'; readonly role: string; readonly observation: Observation }
  | { readonly kind: 'figure'; readonly role: string; readonly figure: Figure }
  | {
      readonly kind: 'setting';
      readonly role: string;
      readonly register: RegisterName;
      readonly key: string;
      readonly knownFrom: Instant;
      readonly value: string;
    }
  | { readonly kind: 'constant'; readonly role: string; readonly value: number; readonly unit: string };

/** A figure (数): a value with its unit and what it was worked out from. */
export interface Figure {
  readonly rule: FigureRule;
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly span: SpanIso;
  /** The measure that the rule was applied to. */
  readonly measure: Measure;
  readonly asOf: Instant;
  /** Absent: the reason. */
  readonly value: number | { readonly missing: MissingReason };
  /** Decimals to show. */
  readonly decimals: number;
  /** `%`, `百分点`, `亿元`, `家`, `位`, or empty. */
  readonly unit: string;
  readonly inputs: readonly FigureInput[];
}

/** The text that a figure's id is a hash of: rule, subject, span, as-of and inputs. Inputs count by what they are (value,
 *  cell, fingerprint, when known), never by when this database wrote them, so that the id is equal in every copy of the data;
 *  an input that is itself a figure counts by the digest of its own content. */
export function figureContent(figure: Figure, digestOf: (input: Figure) => string): string {
  return JSON.stringify([
    figure.rule,
    figure.indicator,
    figure.region,
    figure.span,
    figure.measure,
    figure.asOf,
    figure.inputs.map((input) => inputContent(input, digestOf)),
  ]);
}

function inputContent(input: FigureInput, digestOf: (input: Figure) => string): unknown {
  switch (input.kind) {
    case 'observation': {
      const o = input.observation;
      return [
        input.role,
        o.indicator,
        o.region,
        spanIso(o.span),
        o.measure,
        o.value,
        o.decimals,
        o.unit,
        o.knownFrom,
        o.source.file,
        o.source.sheet,
        o.source.cell,
      ];
    }
    case 'figure':
      return [input.role, digestOf(input.figure)];
    case 'setting':
      return [input.role, input.register, input.key, input.knownFrom, input.value];
    case 'constant':
      return [input.role, input.value, input.unit];
  }
}
