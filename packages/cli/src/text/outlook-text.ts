import {
  missingWords,
  type OutlookRowBody,
  type OutlooksBody,
  type OutlookSpanBody,
  type ScoreBody,
  type ScoresBody,
  type ShownFigureBody,
} from '@shigan/contract';
import {
  isMissing,
  type Language,
  type Missing,
  parseSpanIso,
  spanLabel,
  spanLabelEn,
  spanLabelEnWithYear,
  spanLabelWithYear,
} from '@shigan/core';
import { lightSign } from '../terminal/light-sign.ts';
import { type Column, table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './moment-text.ts';

/** Names told of those that have none. */
const namesTold = 6;

/** Outlooks as a table for people, the least likely target first. */
export function outlooksText(body: OutlooksBody, terminal: Terminal, all: Words): string {
  const words = all.outlook;
  const right = (head: string): Column => ({ head, align: 'right' });
  const columns: readonly Column[] = [
    { head: all.board.indicator },
    { head: all.board.cutoff },
    right(all.board.target),
    right(words.halfYear),
    right(words.interval),
    right(words.probability),
    right(words.fullYear),
    right(words.interval),
    right(words.probability),
    { head: words.light },
    right(words.needed),
    right(words.rest),
    right(words.pastMiss),
    right(words.covered),
  ];
  const rows = body.rows.filter((row) => !isMissing(row.cutoff) && !isMissing(row.outlook));
  return [
    `${words.title(body.name, body.period, momentText(body.asOf))}\n\n`,
    table(
      columns,
      rows.map((row) => cellsOf(row, terminal, all)),
    ),
    ...withoutOutlook(body, terminal.language, words),
  ].join('');
}

function cellsOf(row: OutlookRowBody, terminal: Terminal, all: Words): readonly string[] {
  const { outlook, target } = row;
  if (isMissing(outlook) || isMissing(row.cutoff)) return [row.name];
  const year = outlook.fullYear;
  const calibration = isMissing(year)
    ? undefined
    : (year.calibration.find((c) => c.of === 'peers') ?? year.calibration[0]);
  return [
    row.name,
    row.cutoff.label,
    isMissing(target) || row.goal.shown === '' ? '' : `${all.board.bounds[target.bound]} ${withUnit(row.goal)}`,
    ...spanCells(outlook.halfYear),
    ...spanCells(year),
    isMissing(outlook.light) ? '' : lightSign(outlook.light, terminal.language, terminal.colour),
    withUnit(row.growthNeeded),
    isMissing(year) ? '' : withUnit(year.rest),
    calibration === undefined ? '' : calibration.meanMiss.shown,
    calibration === undefined ? '' : withUnit(calibration.coverage80),
  ];
}

function spanCells(span: OutlookSpanBody | Missing): readonly string[] {
  if (isMissing(span)) return ['', '', ''];
  const { estimate, low80, high80 } = span.range;
  return [withUnit(estimate), `${minus(low80.shown)} … ${minus(high80.shown)}`, withUnit(span.probability)];
}

function* withoutOutlook(body: OutlooksBody, language: Language, words: Words['outlook']): Generator<string> {
  const names = new Map<string, string[]>();
  for (const { outlook, cutoff, name } of body.rows) {
    if (isMissing(cutoff) || !isMissing(outlook)) continue;
    const reason = missingWords[outlook.missing][language];
    names.set(reason, [...(names.get(reason) ?? []), name]);
  }
  if (names.size > 0) yield '\n';
  for (const [reason, of] of names) yield `${words.without(reason, of.length, of.slice(0, namesTold))}\n`;
}

/** Scores as tables for people. */
export function scoresText(body: ScoresBody, language: Language, all: Words): string {
  const words = all.backtest;
  const heads = ['', '', words.count, words.miss, words.persistence, words.covered, words.brier];
  const rows = [{ name: words.all, made: body.made, replay: body.replay }, ...body.indicators].flatMap((pair) =>
    (['made', 'replay'] as const).flatMap((how) => {
      const score = pair[how];
      return isMissing(score) ? [] : [[pair.name, words.how[how], ...scoreCells(score, language)]];
    }),
  );
  const parts = [
    `${words.title(body.name, momentText(body.asOf))}\n\n`,
    table(
      heads.map((head, i) => (i < 2 ? { head } : { head, align: 'right' as const })),
      rows,
    ),
  ];
  const reliable = isMissing(body.made) ? body.replay : body.made;
  if (!isMissing(reliable))
    parts.push(
      `\n${words.reliability}: ${reliable.reliability.map((b) => `${percent(b.stated)} → ${percent(b.came)} (${b.count})`).join(', ')}\n`,
    );
  if (body.outlooks.length > 0)
    parts.push(
      `\n${table(
        [words.cutoff, '', words.stated, words.actual, words.probability, words.came].map((head, i) =>
          i < 2 ? { head } : { head, align: 'right' as const },
        ),
        body.outlooks.map((o) => [
          spansText(o.cutoff, o.span, language),
          words.how[o.how],
          o.stated.toFixed(1),
          o.actual.toFixed(1),
          `${words.events[o.event]} ${percent(o.probability)}`,
          o.came ? '✓' : '✗',
        ]),
      )}`,
    );
  return parts.join('');
}

/** From which cut-off an outlook was for which span: 2018年1-4月 → 全年. */
function spansText(cutoff: string, span: string, language: Language): string {
  const from = parseSpanIso(cutoff);
  const to = parseSpanIso(span);
  if (from === undefined || to === undefined) return `${cutoff} → ${span}`;
  return language === 'zh'
    ? `${spanLabelWithYear(from, 'M')} → ${spanLabel(to, 'M')}`
    : `${spanLabelEnWithYear(from, 'M')} → ${spanLabelEn(to, 'M')}`;
}

function scoreCells(score: ScoreBody, language: Language): readonly string[] {
  const { meanMissPersistence: persistence } = score;
  return [
    `${score.count} (${score.firstYear}–${score.lastYear})`,
    score.meanMiss.toFixed(2),
    isMissing(persistence) ? missingWords[persistence.missing][language] : persistence.toFixed(2),
    `${score.coverage80.toFixed(0)}% / ${score.coverage95.toFixed(0)}%`,
    score.brier.toFixed(3),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function withUnit(figure: ShownFigureBody): string {
  if (figure.shown === '') return '';
  return figure.unit === '%' ? `${minus(figure.shown)}%` : `${minus(figure.shown)} ${figure.unit}`.trimEnd();
}

function minus(text: string): string {
  return text.replace(/^-/, '−');
}
