import type { BoardBody, BoardRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { lightSign } from '../terminal/light-sign.ts';
import { type Column, table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './moment-text.ts';

/** A board as a table for people: one indicator a line, findings below. */
export function boardText(board: BoardBody, terminal: Terminal, words: Words['board']): string {
  const columns: readonly Column[] = [
    { head: words.indicator },
    { head: words.cutoff },
    { head: words.value, align: 'right' },
    { head: words.growth, align: 'right' },
    { head: words.share, align: 'right' },
    { head: words.change, align: 'right' },
    { head: words.rank, align: 'right' },
    { head: words.distance, align: 'right' },
    { head: words.target, align: 'right' },
    { head: words.completion, align: 'right' },
    { head: words.schedule, align: 'right' },
    { head: words.light },
    { head: words.growthNeeded, align: 'right' },
  ];
  const rows = board.rows.filter((row) => !isMissing(row.cutoff));
  const findings = rows.flatMap((row) => row.findings.map((finding) => `  ${row.name}: ${finding.message}`));
  return [
    `${words.title(board.name, board.period, momentText(board.asOf))}\n\n`,
    table(
      columns,
      rows.map((row) => cellsOf(row, terminal, words)),
    ),
    findings.length === 0 ? '' : `\n${words.findings}\n${findings.join('\n')}\n`,
  ].join('');
}

function cellsOf(row: BoardRowBody, terminal: Terminal, words: Words['board']): readonly string[] {
  const shown = (field: string): string => minus(row.shown[field] ?? '');
  const due = isMissing(row.pace) || row.pace.against !== 'seasonalSchedule' ? 'schedule' : 'seasonal';
  return [
    row.name,
    isMissing(row.cutoff) ? '' : row.cutoff.label,
    withUnit(shown('value'), row.unit),
    shown('growth'),
    shown('share'),
    withOtherUnit(signed(shown('change')), row.change),
    isMissing(row.rank) ? '' : words.rankText(row.rank.place, row.rank.of),
    withOtherUnit(signed(shown('distance')), row.distance),
    targetText(row, words),
    shown('completion'),
    isMissing(row.pace) || row.shown['completion'] === undefined ? '' : shown(due),
    isMissing(row.pace) ? '' : lightSign(row.pace.light, terminal.language, terminal.colour),
    shown('growthNeeded'),
  ];
}

function targetText(row: BoardRowBody, words: Words['board']): string {
  if (isMissing(row.target)) return '';
  const { milestone, bound, unit } = row.target;
  if (milestone !== undefined) return `${milestone.name} ${milestone.due}`;
  return `${words.bounds[bound]} ${withUnit(minus(row.shown['target'] ?? ''), unit)}`;
}

function withUnit(text: string, unit: string): string {
  if (text === '') return '';
  return unit === '%' ? `${text}%` : `${text} ${unit}`.trimEnd();
}

/** Differences are in percentage points unless they say otherwise. */
function withOtherUnit(text: string, amount: BoardRowBody['change']): string {
  return isMissing(amount) || amount.unit === '百分点' || amount.unit === 'pp' ? text : `${text} ${amount.unit}`;
}

/** A change says its direction by its sign. */
function signed(text: string): string {
  return /^\d/.test(text) && Number(text) > 0 ? `+${text}` : text;
}

function minus(text: string): string {
  return text.replace(/^-/, '−');
}
