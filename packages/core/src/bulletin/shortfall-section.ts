import type { Board, BoardRow } from '../board/board.ts';
import { present } from '../board/workings.ts';
import type { Finding } from '../finding/finding.ts';
import { isMissing } from '../missing.ts';
import { releaseDay } from '../span/release.ts';
import { cumulative } from '../span/span.ts';
import { dayInWords } from '../words/day.ts';
import { findingSentence } from '../words/finding-words.ts';
import type { Block, Run } from './block.ts';
import { rowSentence, run, targetsShare } from './row-sentence.ts';

/** Rows behind their schedule, the furthest first: red before yellow. */
export function rowsBehind(board: Board): readonly BoardRow[] {
  const weight = (r: BoardRow): number =>
    isMissing(r.pace) ? 0 : r.pace.light === 'red' ? 2 : r.pace.light === 'yellow' ? 1 : 0;
  return board.rows.filter((r) => weight(r) > 0).toSorted((a, b) => weight(b) - weight(a));
}

/** Findings that speak of a problem beside the pace. */
const problems: readonly Finding['rule'][] = [
  'private-below-total-investment',
  'category-at-zero',
  'left-reasonable-range',
  'remainder-grew-implausibly',
  'slowed-in-a-row',
  'rank-published-differs',
];

/** Shortfalls (短板): how far behind in real units, what growth the rest of the year needs, how hard that is. */
export function shortfalls(board: Board): readonly Block[] {
  const behind = rowsBehind(board);
  const blocks: Block[] = behind.map((row, i) => ({
    kind: 'paragraph',
    runs: [{ text: `${i + 1}．${row.indicator.name.zh}。`, strong: true }, ...shortfall(row)],
  }));
  const others = board.rows.flatMap((r) =>
    behind.includes(r)
      ? []
      : r.findings
          .filter((f) => problems.includes(f.rule) && f.severity === 'warning')
          .map((f) => ({ row: r, finding: f })),
  );
  for (const { row, finding } of others) {
    blocks.push({
      kind: 'paragraph',
      runs: [
        { text: `${blocks.length + 1}．${row.indicator.name.zh}。`, strong: true },
        ...rowSentence(row),
        { text: `${findingSentence(finding, 'zh').replaceAll(',', '，').replaceAll(':', '：')}。` },
      ],
    });
  }
  return blocks;
}

function shortfall(row: BoardRow): readonly Run[] {
  const f = row.figures;
  const runs: Run[] = [...rowSentence(row)];
  if (typeof f.completion.value === 'number') {
    runs.push({ text: '完成年度目标（' }, run(f.target), { text: '）的' }, run(f.completion));
    if (!isMissing(row.pace)) {
      const seasonal = row.pace.against === 'seasonalSchedule';
      runs.push(
        { text: seasonal ? '，历年同期进度为' : '，序时进度为' },
        run(seasonal ? f.seasonalSchedule : f.schedule),
      );
    }
    runs.push(
      { text: '，距时间过半、任务过半还差' },
      run(f.distanceToHalf),
      { text: '，距全年目标还差' },
      run(f.distanceToYear),
      { text: '。' },
    );
  } else if (typeof f.gap.value === 'number' && !targetsShare(row)) {
    runs.push({ text: '距年度目标（' }, run(f.target), { text: '）相差' }, run(f.gap, { absolute: true }), {
      text: '。',
    });
  }
  if (typeof f.growthNeeded.value === 'number') {
    runs.push({ text: '完成全年目标，后期需增长' }, run(f.growthNeeded));
    if (typeof f.howHard.value === 'number') {
      const years = f.howHard.inputs.length - 1;
      const reached = Math.round((f.howHard.value / 100) * years);
      runs.push({
        text: reached === 0 ? `，近${years}年从未达到` : `，近${years}年有`,
        ...(reached === 0 ? { figure: f.howHard } : {}),
      });
      if (reached > 0) runs.push({ text: `${reached}年达到`, figure: f.howHard });
    }
    runs.push({ text: '。' });
  }
  for (const finding of row.findings) {
    if (finding.rule === 'private-below-total-investment' || finding.rule === 'category-at-zero')
      runs.push({ text: `${findingSentence(finding, 'zh').replaceAll(',', '，')}。` });
  }
  return runs;
}

/** What follows: who answers for which shortfall, and by when the next release tells. */
export function followUps(board: Board): readonly Block[] {
  const byDepartment = new Map<string, BoardRow[]>();
  for (const row of rowsBehind(board)) {
    const department = row.indicator.responsible?.department;
    if (department === undefined) continue;
    const list = byDepartment.get(department) ?? [];
    list.push(row);
    byDepartment.set(department, list);
  }
  const next = cumulative(board.period.year, Math.min(12, board.period.month + 1));
  const due = board.rows.find((r) => r.indicator.frequency === 'M' && r.indicator.release.lagMonths <= 1)?.indicator
    .release;
  const when =
    due === undefined || board.period.month === 12 ? '' : `在${dayInWords(releaseDay(next, due))}下期数据发布前，`;
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      runs: [
        {
          text: `对上述落后于进度的指标，各牵头单位要逐项分析原因、制定措施，明确责任领导和完成时限，${when}将措施和进展报市政府督查室。`,
        },
      ],
    },
  ];
  for (const [department, rows] of byDepartment) {
    const needs = rows.map((r): Run[] => {
      const needed = present(r.figures.growthNeeded);
      return needed === undefined
        ? [{ text: r.indicator.name.zh }]
        : [{ text: `${r.indicator.name.zh}（后期需增长` }, run(r.figures.growthNeeded), { text: '）' }];
    });
    blocks.push({
      kind: 'paragraph',
      runs: [
        { text: `${department}牵头：`, strong: true },
        ...needs.flatMap((n, i) => (i === 0 ? n : [{ text: '、' }, ...n])),
        { text: '。' },
      ],
    });
  }
  return blocks;
}
