import {
  display,
  type Indicator,
  type Instant,
  type Language,
  type Observation,
  type Region,
  spanIso,
} from '@shigan/core';
import { z } from 'zod';
import { unitWord } from '../words/units.ts';
import { presentSource } from './present-series.ts';
import { sourceBody, type SourceBody } from './series-body.ts';

/** One vintage of an entry. */
export interface EntryVintageBody {
  /** Id of the figure. */
  readonly figure: string;
  readonly shown: string;
  readonly value: number;
  readonly unit: string;
  /** Null where the source states none. */
  readonly status: string | null;
  readonly knownFrom: string;
  readonly storedAt: string;
  readonly byName: string;
  readonly source: SourceBody;
}

/** One entry of the record: a span and a measure. */
export interface EntryBody {
  readonly span: string;
  readonly measure: string;
  /** Oldest first; the last is in force. */
  readonly vintages: readonly EntryVintageBody[];
}

/** The record of one indicator and region: every entry with all its vintages, as known at a moment. */
export interface VintagesBody {
  readonly indicator: string;
  readonly name: string;
  readonly region: string;
  readonly asOf: string;
  /** The latest span first. */
  readonly entries: readonly EntryBody[];
}

const vintageBody: z.ZodType<EntryVintageBody> = z.strictObject({
  figure: z.string(),
  shown: z.string(),
  value: z.number(),
  unit: z.string(),
  status: z.string().nullable(),
  knownFrom: z.iso.datetime(),
  storedAt: z.iso.datetime(),
  byName: z.string(),
  source: sourceBody,
});

export const vintagesBody: z.ZodType<VintagesBody> = z
  .strictObject({
    indicator: z.string(),
    name: z.string(),
    region: z.string(),
    asOf: z.iso.datetime(),
    entries: z.array(
      z.strictObject({
        span: z.string().describe('ISO interval, `2021-01-01/P4M`.'),
        measure: z.string(),
        vintages: z.array(vintageBody).describe('Oldest first; the last is in force.'),
      }),
    ),
  })
  .meta({ id: 'Vintages', description: 'The record of one indicator and region, every entry with all its vintages.' });

/** What a reading of the record holds. */
export interface VintagesContent {
  readonly indicator: Indicator;
  readonly region: Region;
  readonly moment: { readonly asOf: Instant };
  readonly entries: readonly (readonly {
    readonly observation: Observation;
    readonly figure: string;
    readonly byName?: string;
  }[])[];
}

/** The record of one indicator and region as JSON. */
export function presentVintages(content: VintagesContent, language: Language): VintagesBody {
  return {
    indicator: content.indicator.code,
    name: content.indicator.name[language],
    region: content.region.code,
    asOf: content.moment.asOf,
    entries: content.entries.flatMap((vintages) => {
      const [first] = vintages;
      if (first === undefined) return [];
      return [
        {
          span: spanIso(first.observation.span),
          measure: first.observation.measure,
          vintages: vintages.map(({ observation: o, figure, byName = o.by }) => ({
            figure,
            shown: display(o.value, o.decimals),
            value: o.value,
            unit: unitWord(o.unit, language),
            status: o.status,
            knownFrom: o.knownFrom,
            storedAt: o.storedAt,
            byName,
            source: presentSource(o.source),
          })),
        },
      ];
    }),
  };
}
