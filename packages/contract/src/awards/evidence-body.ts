import type { EvidenceIndex, EvidenceItem } from '@shigan/core';
import { z } from 'zod';

/** The evidence of one application: what is required, what is held, what is missing. */
export interface EvidenceBody extends EvidenceIndex {
  readonly measure: string;
  readonly subItem: string;
  readonly title: string;
  readonly agencies: readonly string[];
  readonly year: number;
}

const item: z.ZodType<EvidenceItem> = z.strictObject({
  proof: z.string(),
  sha256: z.string(),
  name: z.string(),
  on: z.string(),
});

export const evidenceBody: z.ZodType<EvidenceBody> = z
  .strictObject({
    measure: z.string(),
    subItem: z.string(),
    title: z.string(),
    agencies: z.array(z.string()),
    year: z.int(),
    requirements: z.array(
      z.strictObject({
        number: z.int(),
        examined: z.string(),
        from: z.enum(['criterion', 'checklist']),
        weight: z.number().nullable(),
        dataSource: z.string(),
        proofs: z.array(z.strictObject({ proof: z.string(), held: z.array(item) })),
      }),
    ),
    others: z.array(item),
    required: z.int(),
    missing: z.int(),
  })
  .meta({ id: 'AwardEvidence', description: 'The evidence of an application for one sub-item.' });

/** Presents the evidence of an application. */
export function presentEvidence(read: {
  readonly ruleSet: { readonly year: number };
  readonly measure: { readonly id: string; readonly agencies: readonly string[] };
  readonly subItem: { readonly id: string; readonly title: { readonly zh: string } };
  readonly index: EvidenceIndex;
}): EvidenceBody {
  const { ruleSet, measure, subItem, index } = read;
  return {
    measure: measure.id,
    subItem: subItem.id,
    title: subItem.title.zh,
    agencies: measure.agencies,
    year: ruleSet.year,
    ...index,
  };
}
