import type { BoardRow } from '../board/board.ts';
import type { BoardContext, Workings } from '../board/workings.ts';
import type { Figure } from '../figure/figure.ts';
import type { Span } from '../span/span.ts';
import type { Finding } from './finding.ts';

/** What the rules look at: a row and how it came about. */
export interface RuleFacts {
  readonly w: Workings;
  readonly context: BoardContext;
  readonly row: Omit<BoardRow, 'findings'>;
  readonly span: Span;
  readonly before: Span;
  readonly headline: Figure;
  readonly headlineBefore: Figure;
  readonly growthYearBefore: Figure;
  /** Two-year average at the previous release. */
  readonly averageBefore: Figure;
  /** What growth would be if that average held. */
  readonly basePath: Figure;
}

interface Fired {
  readonly figures: Readonly<Record<string, Figure>>;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Where the case calls for another than the setting says. */
  readonly severity?: Finding['severity'];
}

/** A built-in rule: fires or not, with thresholds that a city sets. */
export type Rule = (facts: RuleFacts, thresholds: Readonly<Record<string, number>>) => Fired | undefined;
