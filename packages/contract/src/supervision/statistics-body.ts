import { display, type Language, type MatterTerms, type RecordLine, type SupervisionRecord } from '@shigan/core';
import { z } from 'zod';
import { outcomeWords } from '../words/matters.ts';
import { matterRowBody, type MatterRowBody } from './matter-body.ts';
import { termsBody } from './act-body.ts';

/** How the matters of a group stand. */
export interface MatterCountsBody {
  readonly all: number;
  readonly open: number;
  readonly overdue: number;
  readonly concluded: number;
  readonly disagreeing: number;
  readonly reportsDue: number;
  readonly reportsOnTime: number;
}

export interface MatterGroupBody extends MatterCountsBody {
  readonly code: string;
  readonly name: string;
}

export interface MatterStatisticsBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly whole: MatterCountsBody;
  readonly byState: Readonly<Record<string, number>>;
  readonly bySchedule: Readonly<Record<string, number>>;
  readonly byLeader: readonly MatterGroupBody[];
  readonly byUnit: readonly MatterGroupBody[];
  readonly byRegion: readonly MatterGroupBody[];
}

/** What the platform proposes for a matter. */
export interface MatterProposalBody {
  readonly terms: MatterTerms;
  readonly finding: string;
  /** The actor holds the data and enters what others did. */
  readonly entersForOthers: boolean;
  readonly overlapping: readonly MatterRowBody[];
}

export interface RecordLineBody {
  readonly kind: 'promise' | 'deadline' | 'milestone' | 'reports';
  readonly matter: string;
  readonly title: string;
  readonly what: string;
  readonly due: string | null;
  readonly outcome: string;
  readonly outcomeWords: string;
  /** Why, in words. */
  readonly grounds: string;
}

export interface SupervisionRecordBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly subject: { readonly kind: 'leader' | 'unit' | 'person'; readonly id: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly lines: readonly RecordLineBody[];
}

export interface OverlapsBody {
  readonly asOf: string;
  readonly overlaps: readonly {
    readonly indicator: string;
    readonly region: string;
    readonly unit: string;
    readonly matters: readonly { readonly id: string; readonly title: string }[];
  }[];
}

const countFields = {
  all: z.int(),
  open: z.int(),
  overdue: z.int(),
  concluded: z.int(),
  disagreeing: z.int().describe('Lights two steps apart.'),
  reportsDue: z.int(),
  reportsOnTime: z.int(),
};
const group = z.strictObject({ code: z.string(), name: z.string(), ...countFields });

export const matterStatisticsBody: z.ZodType<MatterStatisticsBody> = z
  .strictObject({
    asOf: z.iso.datetime(),
    demo: z.boolean(),
    whole: z.strictObject(countFields),
    byState: z.record(z.string(), z.int()),
    bySchedule: z.record(z.string(), z.int()),
    byLeader: z.array(group),
    byUnit: z.array(group),
    byRegion: z.array(group),
  })
  .meta({ id: 'MatterStatistics' });

export const matterProposalBody: z.ZodType<MatterProposalBody> = z
  .strictObject({
    terms: termsBody,
    finding: z.string(),
    entersForOthers: z.boolean(),
    overlapping: z.array(matterRowBody),
  })
  .meta({
    id: 'MatterProposal',
    description: 'What the platform proposes for a matter; a person decides on all of it.',
  });

export const supervisionRecordBody: z.ZodType<SupervisionRecordBody> = z
  .strictObject({
    asOf: z.iso.datetime(),
    demo: z.boolean(),
    subject: z.strictObject({ kind: z.enum(['leader', 'unit', 'person']), id: z.string() }),
    counts: z.record(z.string(), z.int()),
    lines: z.array(
      z.strictObject({
        kind: z.enum(['promise', 'deadline', 'milestone', 'reports']),
        matter: z.string(),
        title: z.string(),
        what: z.string(),
        due: z.string().nullable(),
        outcome: z.string(),
        outcomeWords: z.string(),
        grounds: z.string(),
      }),
    ),
  })
  .meta({
    id: 'SupervisionRecord',
    description: 'Promises, deadlines, milestones and reports of one leader, unit or person.',
  });

export const overlapsBody: z.ZodType<OverlapsBody> = z
  .strictObject({
    asOf: z.iso.datetime(),
    overlaps: z.array(
      z.strictObject({
        indicator: z.string(),
        region: z.string(),
        unit: z.string(),
        matters: z.array(z.strictObject({ id: z.string(), title: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Overlaps', description: 'Matters that share an indicator, a region and a unit.' });

/** A record as JSON, each line with its grounds in words. */
export function presentRecord(
  record: SupervisionRecord,
  at: { readonly asOf: string; readonly demo: boolean },
  language: Language,
): SupervisionRecordBody {
  return {
    ...at,
    subject: record.subject,
    counts: record.counts,
    lines: record.lines.map((line) => ({
      kind: line.kind,
      matter: line.matter,
      title: line.title,
      what: line.what,
      due: line.due,
      outcome: line.outcome,
      outcomeWords: outcomeWords[line.outcome][language],
      grounds: groundsOf(line, language),
    })),
  };
}

function groundsOf({ kind, params }: RecordLine, language: Language): string {
  const zh = language === 'zh';
  const number = (name: string): number => Number(params[name] ?? 0);
  switch (kind) {
    case 'promise':
      return String(params['actual'] ?? '');
    case 'reports':
      return zh
        ? `应报${number('due')}次，按时${number('onTime')}次，迟报${number('late')}次，未报${number('missed')}次`
        : `${number('due')} due, ${number('onTime')} in time, ${number('late')} late, ${number('missed')} missed`;
    case 'deadline':
    case 'milestone': {
      const late = display(number('daysLate'), 0);
      const extended = number('extensions');
      const lateWords = number('daysLate') === 0 ? '' : zh ? `超期${late}个工作日` : `${late} working days late`;
      const extendedWords = extended === 0 ? '' : zh ? `延期${extended}次` : `extended ${extended} times`;
      return [extendedWords, lateWords].filter((one) => one !== '').join(zh ? '，' : ', ');
    }
  }
}
