import { z } from 'zod';
import { assessmentBody } from './awards/assessment-body.ts';
import { noticeBody } from './awards/notice-body.ts';
import { oddsBody, planBody } from './awards/odds-body.ts';
import { pointsBody } from './awards/points-body.ts';
import { standingBody } from './awards/standing-body.ts';
import { boardBody } from './board/board-body.ts';
import { matrixBody } from './board/matrix-body.ts';
import { completenessBody } from './completeness/completeness-body.ts';
import { notificationsBody } from './own/notification-body.ts';
import { searchBody } from './search/search-body.ts';
import { draftCheckBody } from './draft/draft-body.ts';
import { enterpriseBody } from './enterprises/enterprise-body.ts';
import { enterpriseExplanationBody } from './enterprises/enterprise-explanation-body.ts';
import { enterpriseListBody } from './enterprises/list-body.ts';
import { ladderBody } from './enterprises/ladder-body.ts';
import { requestsBody } from './enterprises/requests-body.ts';
import { qualityBody } from './enterprises/quality-body.ts';
import { unitFindingsBody } from './board/unit-findings-body.ts';
import { enterpriseReportBody } from './enterprises/report-body.ts';
import { attractionBody, dealBody } from './attraction/attraction-body.ts';
import { parkBody, parkListBody } from './parks/park-body.ts';
import { chainsBody } from './projects/chain-body.ts';
import { projectBody } from './projects/project-body.ts';
import { rosterExplanationBody } from './rosters/roster-explanation-body.ts';
import { projectListBody } from './projects/project-list-body.ts';
import { draftsBody, keptDraftBody } from './draft/kept-draft-body.ts';
import { explanationBody } from './figure/explanation-body.ts';
import { importBody } from './import/import-body.ts';
import { matterListsBody } from './supervision/lists.ts';
import { matterBody, mattersBody } from './supervision/matter-body.ts';
import { matterImportBody } from './supervision/matter-import-body.ts';
import { outlooksBody } from './outlook/outlook-body.ts';
import { scoresBody } from './outlook/scores-body.ts';
import { amendedBody, registerBody } from './register/register-body.ts';
import { seriesBody } from './series/series-body.ts';

/** What can be printed as JSON, by the name of the command that prints it. */
const bodies: Readonly<Record<JsonShape, z.ZodType>> = {
  board: boardBody,
  matrix: matrixBody,
  import: importBody,
  series: seriesBody,
  completeness: completenessBody,
  search: searchBody,
  notifications: notificationsBody,
  explain: explanationBody,
  register: registerBody,
  amended: amendedBody,
  matters: mattersBody,
  matter: matterBody,
  matterLists: matterListsBody,
  matterImport: matterImportBody,
  outlook: outlooksBody,
  backtest: scoresBody,
  notice: noticeBody,
  standing: standingBody,
  odds: oddsBody,
  plan: planBody,
  points: pointsBody,
  assessment: assessmentBody,
  draftCheck: draftCheckBody,
  projects: projectListBody,
  project: projectBody,
  chains: chainsBody,
  rosterExplanation: rosterExplanationBody,
  parks: parkListBody,
  park: parkBody,
  attraction: attractionBody,
  deal: dealBody,
  enterprises: enterpriseListBody,
  enterprise: enterpriseBody,
  enterpriseReport: enterpriseReportBody,
  unitFindings: unitFindingsBody,
  quality: qualityBody,
  ladder: ladderBody,
  enterpriseRequests: requestsBody,
  enterpriseExplanation: enterpriseExplanationBody,
  drafts: draftsBody,
  draft: keptDraftBody,
};

export type JsonShape =
  | 'board'
  | 'matrix'
  | 'import'
  | 'series'
  | 'completeness'
  | 'search'
  | 'notifications'
  | 'explain'
  | 'register'
  | 'amended'
  | 'matters'
  | 'matter'
  | 'matterLists'
  | 'matterImport'
  | 'outlook'
  | 'backtest'
  | 'notice'
  | 'standing'
  | 'odds'
  | 'plan'
  | 'points'
  | 'draftCheck'
  | 'projects'
  | 'project'
  | 'chains'
  | 'rosterExplanation'
  | 'parks'
  | 'park'
  | 'attraction'
  | 'deal'
  | 'enterprises'
  | 'enterprise'
  | 'enterpriseReport'
  | 'unitFindings'
  | 'quality'
  | 'ladder'
  | 'enterpriseRequests'
  | 'enterpriseExplanation'
  | 'assessment'
  | 'drafts'
  | 'draft';

/** The JSON Schema (draft 2020-12) of what a command prints, its fields at the top for those who read it by eye. */
export function jsonSchemaOf(shape: JsonShape): Readonly<Record<string, unknown>> {
  const { $schema, $ref, $defs, ...rest } = z.toJSONSchema(bodies[shape], { target: 'draft-2020-12' });
  const name = $ref?.replace('#/$defs/', '');
  if (name === undefined || $defs?.[name] === undefined) return { $schema, ...rest, $defs };
  const { [name]: root, ...others } = $defs;
  return { $schema, ...root, $defs: others };
}
