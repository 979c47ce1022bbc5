import {
  type Actor,
  judge,
  parseAwardFigureId,
  parseEnterpriseFigureId,
  parseRosterFigureId,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { type AwardExplanation, explainAwardFigures } from './awards/read-standing.ts';
import { type EnterpriseExplanation, explainEnterpriseFigures } from './enterprises/explain-enterprise-figure.ts';
import { explainFigures, type Explanation } from './explain-figure.ts';
import { explainRosterFigures, type RosterExplanation } from './rosters/explain-roster-figures.ts';

/** Figures of every kind, explained; and the ids that the record gives no figure for, or none that one may see. */
export interface ExplainedFigures {
  readonly figures: readonly Explanation[];
  readonly awards: readonly AwardExplanation[];
  readonly enterprises: readonly EnterpriseExplanation[];
  readonly rosters: readonly RosterExplanation[];
  readonly unknown: readonly string[];
}

/** Explains many figures at once, whatever they are of: indicators, the award ledger, enterprises, rosters. */
export async function explainAnyFigures(
  app: Application,
  actor: Actor,
  city: RegionCode,
  ids: readonly string[],
): Promise<ExplainedFigures> {
  authorise(actor, 'figure.read', city);
  const may = (action: 'award.read' | 'project.read'): boolean => judge(actor, action, { city }).allowed;
  const ofAwards = ids.filter((id) => parseAwardFigureId(id) !== undefined);
  const ofEnterprises = ids.filter((id) => parseEnterpriseFigureId(id) !== undefined);
  const ofRosters = ids.filter((id) => parseRosterFigureId(id) !== undefined);
  const figures = held(await explainFigures(app, actor, city, ids));
  const awards =
    ofAwards.length > 0 && may('award.read') ? held(await explainAwardFigures(app, actor, city, ofAwards)) : [];
  const enterprises = held(await explainEnterpriseFigures(app, actor, city, ofEnterprises));
  const rosters =
    ofRosters.length > 0 && may('project.read') ? held(await explainRosterFigures(app, actor, city, ofRosters)) : [];
  const found = new Set([...figures, ...awards, ...enterprises, ...rosters].map(({ id }) => id));
  return { figures, awards, enterprises, rosters, unknown: ids.filter((id) => !found.has(id)) };
}

function held<T>(explained: readonly (T | undefined)[]): readonly T[] {
  return explained.filter((one) => one !== undefined);
}
