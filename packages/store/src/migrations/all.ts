import { foundations } from './0001-foundations.ts';
import { bulletins } from './0002-bulletins.ts';
import { outlooks } from './0003-outlooks.ts';
import { people } from './0004-people.ts';
import { matters } from './0005-matters.ts';
import { awards } from './0006-awards.ts';
import { proceedings } from './0007-proceedings.ts';
import { own } from './0008-own.ts';
import { enterprises } from './0009-enterprises.ts';
import { jobs } from './0010-jobs.ts';
import { drafts } from './0011-drafts.ts';
import { enterpriseCases } from './0012-enterprise-cases.ts';
import { rosters } from './0013-rosters.ts';
import { evidence } from './0014-evidence.ts';
import { acceptanceTouched } from './0015-acceptance-touched.ts';
import { outlooksMade } from './0016-outlooks-made.ts';
import { quarterlyReturns } from './0017-quarterly-returns.ts';
import { evidenceBringers } from './0018-evidence-bringers.ts';
import { mattersByRegion } from './0019-matters-by-region.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  foundations,
  bulletins,
  outlooks,
  people,
  matters,
  awards,
  proceedings,
  own,
  enterprises,
  jobs,
  drafts,
  enterpriseCases,
  rosters,
  evidence,
  acceptanceTouched,
  outlooksMade,
  quarterlyReturns,
  evidenceBringers,
  mattersByRegion,
];

/** The version of the schema that this code reads and writes. */
export const schemaVersion: number = migrations.at(-1)?.version ?? 0;
