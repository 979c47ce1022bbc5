import { parseEnterpriseFigureId } from '../enterprise/enterprise-figure.ts';
import { parseAwardFigureId } from '../incentive/report/award-figure.ts';
import { parseRosterFigureId } from '../roster/roster-figure.ts';
import { parseFigureId } from './figure-id.ts';

/** Whether a text is the id of a figure of any kind (数字标识): of an indicator, of the award ledger, of enterprises, of a roster. */
export function isAnyFigureId(text: string): boolean {
  return (
    parseFigureId(text) !== undefined ||
    parseAwardFigureId(text) !== undefined ||
    parseEnterpriseFigureId(text) !== undefined ||
    parseRosterFigureId(text) !== undefined
  );
}

/** The ids of a cell that holds nothing else, parted by blanks; undefined for any other text. */
export function figureIdsOf(text: string): readonly string[] | undefined {
  if (!text.includes('~')) return undefined;
  const ids = text.trim().split(/\s+/u);
  return ids.every(isAnyFigureId) ? ids : undefined;
}
