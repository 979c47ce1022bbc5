import { z } from 'zod';
import { type AwardExplanationBody, awardExplanationBody } from '../awards/award-explanation-body.ts';
import {
  type EnterpriseExplanationBody,
  enterpriseExplanationBody,
} from '../enterprises/enterprise-explanation-body.ts';
import { type RosterExplanationBody, rosterExplanationBody } from '../rosters/roster-explanation-body.ts';
import { type ExplanationBody, explanationBody } from './explanation-body.ts';

/** Many figures explained at once, each kind in the order asked for. */
export interface ExplainedBody {
  readonly figures: readonly ExplanationBody[];
  readonly awards: readonly AwardExplanationBody[];
  readonly enterprises: readonly EnterpriseExplanationBody[];
  readonly projects: readonly RosterExplanationBody[];
  /** Ids that the record gives no figure for. */
  readonly unknown: readonly string[];
}

/** The most that are explained at once: the figures of a large page. */
const mostExplained = 1000;

export const explainManyBody: z.ZodType<{ readonly ids: readonly string[] }> = z.strictObject({
  ids: z
    .array(z.string().min(1).max(500))
    .min(1)
    .max(mostExplained)
    .describe('Ids of figures, of the award ledger, of enterprises and of projects too.'),
});

export const explainedBody: z.ZodType<ExplainedBody> = z
  .strictObject({
    figures: z.array(explanationBody),
    awards: z.array(awardExplanationBody),
    enterprises: z.array(enterpriseExplanationBody),
    projects: z.array(rosterExplanationBody),
    unknown: z.array(z.string()).describe('Ids that the record gives no figure for.'),
  })
  .meta({ id: 'Explained', description: 'Where many figures come from.' });
