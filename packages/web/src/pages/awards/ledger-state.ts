import type { LedgerBody } from '@shigan/contract';
import type { ChartTable } from '../../charts/chart-table.ts';
import type { Text } from '../../text/zh-CN.ts';

export type LedgerLine = LedgerBody['awards'][number];

/** What a ledger is narrowed to; empty for everything. */
export interface LedgerConditions {
  readonly year: string;
  readonly authority: string;
  readonly level: string;
  readonly words: string;
}

/** The lines that meet all conditions, latest year first; words are looked for in measure, recipient and notice. */
export function linesMeeting(lines: readonly LedgerLine[], conditions: LedgerConditions): readonly LedgerLine[] {
  const { year, authority, level } = conditions;
  const words = conditions.words.trim().split(/\s+/u);
  return lines
    .filter(
      (line) =>
        (year === '' || String(line.year) === year) &&
        (authority === '' || line.authority === authority) &&
        (level === '' || line.level === level) &&
        words.every((word) => `${line.title} ${line.recipientName} ${line.notice}`.includes(word)),
    )
    .toSorted((a, b) => b.year - a.year);
}

/** Awards in force and distinct items (次数、项数) among lines. */
export function countsOf(lines: readonly LedgerLine[]): { readonly awards: number; readonly items: number } {
  const inForce = lines.filter((line) => line.reversed === null);
  return { awards: inForce.length, items: new Set(inForce.map((line) => line.measure)).size };
}

/** The lines as a table to take along. */
export function ledgerTable(lines: readonly LedgerLine[], text: Text): ChartTable {
  const { ledger, authorities } = text.awardParts;
  const { year, authority, measure, level, recipient, notice, entered } = ledger.columns;
  return {
    head: [year, authority, measure, level, recipient, notice, entered],
    rows: lines.map((line) => [
      { text: String(line.year), value: line.year, decimals: 0 },
      { text: authorities[line.authority] },
      { text: line.title },
      { text: text.awards.levels[line.level] },
      { text: line.recipientName },
      { text: line.reversed === null ? line.notice : `${line.notice} (${ledger.reversed(line.reversed.reason)})` },
      { text: `${line.knownFrom.slice(0, 10)} ${line.by}` },
    ]),
  };
}
