import {
  display,
  type Indicator,
  isMissing,
  type Language,
  type UnitFigure,
  type UnitFinding,
  unitFindingRules,
  type UnitFindingRule,
  unitFindingSentence,
  unitFindingWords,
} from '@shigan/core';
import { z } from 'zod';
import { unitWord } from '../words/units.ts';

/** What the units of a region say about an indicator, in JSON. */
export interface UnitFindingBody {
  readonly indicator: { readonly code: string; readonly name: string };
  readonly rule: { readonly code: UnitFindingRule; readonly name: string };
  readonly severity: 'info' | 'notice' | 'warning';
  readonly message: string;
  /** Ids of the figures it rests on. */
  readonly figures: readonly string[];
  /** The weightiest first. */
  readonly units: readonly {
    readonly kind: 'enterprise' | 'project' | 'deal';
    readonly code: string;
    readonly name: string;
    readonly figure: { readonly id: string; readonly shown: string; readonly unit: string };
    /** What a matter can be made from: the finding about the unit, of an enterprise the item of its returns; null where there is none. */
    readonly rule: string | null;
  }[];
}

/** What the units of a region say about its indicators. */
export interface UnitFindingsBody {
  readonly region: string;
  readonly period: string;
  readonly asOf: string;
  readonly demo: boolean;
  readonly findings: readonly UnitFindingBody[];
}

const named = z.strictObject({ code: z.string(), name: z.string() });

export const unitFindingsBody: z.ZodType<UnitFindingsBody> = z
  .strictObject({
    region: z.string(),
    period: z.string(),
    asOf: z.string(),
    demo: z.boolean(),
    findings: z.array(
      z.strictObject({
        indicator: named,
        rule: z.strictObject({ code: z.enum(unitFindingRules), name: z.string() }),
        severity: z.enum(['info', 'notice', 'warning']),
        message: z.string(),
        figures: z.array(z.string()).describe('Ids of the figures it rests on.'),
        units: z.array(
          z.strictObject({
            kind: z.enum(['enterprise', 'project', 'deal']),
            code: z.string(),
            name: z.string(),
            figure: z.strictObject({ id: z.string(), shown: z.string(), unit: z.string() }),
            rule: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({
    id: 'UnitFindings',
    description: 'What enterprises, projects and deals say about the indicators that are made of them.',
  });

export function presentUnitFindings(
  read: {
    readonly region: string;
    readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
    readonly indicators: ReadonlyMap<string, Indicator>;
    readonly findings: readonly UnitFinding[];
  },
  period: string,
  { language, idOf }: { readonly language: Language; readonly idOf: (figure: UnitFigure) => string },
): UnitFindingsBody {
  return {
    region: read.region,
    period,
    asOf: read.moment.asOf,
    demo: read.moment.city.demo,
    findings: read.findings.map((finding) => ({
      indicator: {
        code: finding.indicator,
        name: read.indicators.get(finding.indicator)?.name[language] ?? finding.indicator,
      },
      rule: { code: finding.rule, name: unitFindingWords[finding.rule][language] },
      severity: finding.severity,
      message: unitFindingSentence(finding, language),
      figures: Object.values(finding.figures).map((figure) => idOf(figure)),
      units: finding.units.map(({ kind, code, name, figure, rule }) => ({
        kind,
        code,
        name,
        figure: {
          id: idOf(figure),
          shown: isMissing(figure.value) ? '' : display(figure.value, figure.decimals),
          unit: unitWord(figure.unit, language),
        },
        rule,
      })),
    })),
  };
}
