import { isMissing, type Language, type Missing, type Outlook } from '@shigan/core';
import type { RowOutlookBody, RowOutlookSpanBody } from '../board/board-body.ts';
import { figureNumber, figureUnit } from '../figure/figure-number.ts';

/** The outlook of a board's row in short. */
export function presentRowOutlook(outlook: Outlook, language: Language): RowOutlookBody {
  return {
    light: outlook.light,
    probability: figureNumber(outlook.probability),
    halfYear: rowSpan(outlook.halfYear, language),
    fullYear: rowSpan(outlook.fullYear, language),
  };
}

function rowSpan(of: Outlook['halfYear'], language: Language): RowOutlookSpanBody | Missing {
  if (isMissing(of)) return of;
  const [estimate, low80, high80] = [of.range.estimate, of.range.low80, of.range.high80].map(figureNumber);
  if (estimate === undefined || low80 === undefined || high80 === undefined) throw new Error('an outlook has a range');
  if (isMissing(estimate)) return estimate;
  if (isMissing(low80)) return low80;
  if (isMissing(high80)) return high80;
  return {
    interval: of.span,
    measure: of.range.measure,
    unit: figureUnit(of.range.estimate, language),
    estimate,
    low80,
    high80,
    probability: figureNumber(of.probability),
  };
}
