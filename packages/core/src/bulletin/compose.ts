import type { Board, BoardRow, Matrix } from '../board/board.ts';
import type { IndicatorSection } from '../indicator/indicator.ts';
import { isMissing } from '../missing.ts';
import { spanLabelWithYear } from '../span/label.ts';
import { cumulative } from '../span/span.ts';
import { indicatorTable, matrixTable } from './annex-tables.ts';
import type { Block, EconomicBulletin, Run } from './block.ts';
import { behindChart, courseCharts } from './annex-charts.ts';
import { countySection } from './county-section.ts';
import { followUps, shortfalls } from './shortfall-section.ts';
import { rowSentence, subjectWord } from './row-sentence.ts';
import { dayInWords } from '../words/day.ts';
import { findingSentence } from '../words/finding-words.ts';

/** What a bulletin is written from, and how its office signs. */
export interface BulletinSpec {
  readonly board: Board;
  /** The parts of the region, where they are to be compared. */
  readonly matrix?: Matrix;
  readonly masthead: string;
  readonly unit: string;
  readonly issueNumber?: number;
  /** The civil day it is dated. */
  readonly day: string;
  readonly addressees: string;
  readonly copiesTo: string;
  readonly demo: boolean;
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The economic bulletin (经济运行情况通报) of a month: the same board gives the same words. In the order an office expects:
 *  overall, indicator by indicator, by county, shortfalls, what follows; tables and charts in the annex. */
export function composeBulletin(spec: BulletinSpec): EconomicBulletin {
  const { board } = spec;
  const month = spanLabelWithYear(cumulative(board.period.year, board.period.month), 'M', 'document');
  const whole = board.rows[0] === undefined ? board.region.name.zh : subjectWord(board.rows[0]);
  const sections: (readonly [string, readonly Block[]])[] = [
    ['总体情况', overall(board, whole)],
    ['主要指标情况', indicatorParagraphs(board)],
  ];
  if (spec.matrix !== undefined) {
    const counties = countySection(spec.matrix);
    if (counties.length > 0) sections.push(['县市区情况', counties]);
  }
  const behind = shortfalls(board);
  if (behind.length > 0) {
    sections.push(['需要关注的问题', behind]);
    sections.push(['下一步工作', followUps(board)]);
  }
  return {
    masthead: spec.masthead,
    ...(spec.issueNumber === undefined ? {} : { issueNumber: spec.issueNumber }),
    unit: spec.unit,
    date: dayInWords(spec.day),
    title: `${month}${whole}经济运行情况通报`,
    addressees: spec.addressees,
    body: sections.flatMap(([title, blocks], i): Block[] => [
      { kind: 'heading', level: 1, text: `${numerals[i] ?? String(i + 1)}、${title}` },
      ...blocks,
    ]),
    annex: [
      indicatorTable(board),
      ...(spec.matrix ? [matrixTable(spec.matrix)] : []),
      ...behindChart(board),
      ...courseCharts(board),
    ],
    copiesTo: spec.copiesTo,
    demo: spec.demo,
    language: 'zh',
  };
}

/** Overall situation: output first, then how many lead, how many lag, how many keep to their schedule. */
function overall(board: Board, whole: string): readonly Block[] {
  const month = spanLabelWithYear(cumulative(board.period.year, board.period.month), 'M', 'document');
  const blocks: Block[] = [];
  const first = board.rows.find(
    (r) => r.indicator.section === 'output' && r.indicator.parent === undefined && rowSentence(r).length > 0,
  );
  if (first !== undefined) blocks.push({ kind: 'paragraph', runs: [...rowSentence(first), ...remarks(first)] });
  const ranked = board.rows.flatMap((r) =>
    isMissing(r.rank) || r.region.level !== 'city' ? [] : [{ row: r, rank: r.rank }],
  );
  const compared = board.rows.flatMap((r) =>
    r.distanceTo === 'province' && typeof r.figures.distance.value === 'number'
      ? [{ row: r, distance: r.figures.distance.value * (r.indicator.better === 'lower' ? -1 : 1) }]
      : [],
  );
  if (ranked.length > 0) {
    const front = ranked.filter(({ rank }) => rank.place <= Math.ceil(rank.of / 3)).length;
    const back = ranked.filter(({ rank }) => rank.place > rank.of - Math.ceil(rank.of / 3)).length;
    const above = compared.filter((c) => c.distance > 0).length;
    const below = compared.filter((c) => c.distance < 0).length;
    const text = `从位次看，${month}有全省位次的${ranked.length}项指标中，居全省前三分之一的${front}项，居后三分之一的${back}项${compared.length > 0 ? `；可与全省比较的${compared.length}项指标中，好于全省的${above}项，不及全省的${below}项` : ''}。`;
    blocks.push({ kind: 'paragraph', runs: [{ text }] });
  }
  const lights = board.rows.flatMap((r) => (isMissing(r.pace) ? [] : [r.pace.light]));
  if (lights.length > 0) {
    const n = (light: string): number => lights.filter((l) => l === light).length;
    blocks.push({
      kind: 'paragraph',
      runs: [
        {
          text: `从进度看，${whole}有年度目标且已有数据的${lights.length}项指标中，达到进度要求的${n('green')}项，略慢的${n('yellow')}项，落后的${n('red')}项。`,
        },
      ],
    });
  }
  return blocks;
}

/** What a reader must know beside the figure: that the cause is the base. */
function remarks(row: BoardRow): readonly Run[] {
  return row.findings
    .filter((f) => f.rule === 'base-effect-explains')
    .map((f) => ({ text: `${fullWidth(findingSentence(f, 'zh'))}。` }));
}

function fullWidth(text: string): string {
  return text.replaceAll(',', '，').replaceAll(':', '：');
}

const groups: readonly (readonly [string, readonly IndicatorSection[]])[] = [
  ['生产', ['output']],
  ['工业', ['industry', 'energy']],
  ['投资', ['investment']],
  ['消费和外贸外资', ['consumption', 'trade']],
  ['财政金融', ['finance', 'banking']],
  ['物价、就业和收入', ['prices', 'income']],
  ['市场主体', ['entities']],
];

/** Indicator by indicator, in groups, each with growth, change, distance, rank, record. */
function indicatorParagraphs(board: Board): readonly Block[] {
  const blocks: Block[] = [];
  for (const [title, sections] of groups) {
    const runs = board.rows
      .filter(
        (r) => sections.includes(r.indicator.section) && !isMissing(r.cutoff) && r.cutoff.year === board.period.year,
      )
      .flatMap((r) => {
        const sentence = rowSentence(r);
        return sentence.length === 0 ? [] : [...sentence, ...remarks(r)];
      });
    if (runs.length === 0) continue;
    const numeral = numerals[blocks.filter((b) => b.kind === 'heading').length] ?? '';
    blocks.push({ kind: 'heading', level: 2, text: `（${numeral}）${title}` }, { kind: 'paragraph', runs });
  }
  return blocks;
}
