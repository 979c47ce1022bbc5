import type { Board, BoardRow } from '../board/board.ts';
import type { Finding } from '../finding/finding.ts';
import { releaseDay } from '../span/release.ts';
import { cumulative } from '../span/span.ts';
import type { Block } from './block.ts';
import { isRanked, rowsBehind, thirdOf } from './select-rows.ts';
import type { Voice } from './voice.ts';

/** Findings that speak of a problem beside the pace. */
const problems: ReadonlySet<Finding['rule']> = new Set([
  'private-below-total-investment',
  'category-at-zero',
  'left-reasonable-range',
  'target-unlikely',
]);

/** Shortfalls (短板): how far behind in real units, what growth the rest of the year needs, how hard that is; then what is wrong
 *  without a target (unless it is part of what was told), and what stands in the last third of the province. */
export function shortfallSection(board: Board, key: readonly BoardRow[], voice: Voice): readonly Block[] {
  const behind = rowsBehind(board);
  // The set of a rank is said with the first one.
  let rankSaid = false;
  const firstRank = (row: BoardRow): boolean => {
    const first = !rankSaid;
    rankSaid ||= isRanked(row);
    return first;
  };
  const blocks: Block[] = behind.map((row, i) => ({
    kind: 'paragraph',
    runs: voice.shortfall(i + 1, row, firstRank(row)),
  }));
  const told = new Set(behind);
  for (const row of key) {
    const finding = row.findings.find((f) => problems.has(f.rule) && f.severity === 'warning');
    const ofTold = [...told].some((r) => r.indicator.code === row.indicator.parent);
    if (told.has(row) || ofTold || finding === undefined) continue;
    told.add(row);
    blocks.push({ kind: 'paragraph', runs: voice.problem(blocks.length + 1, row, finding, firstRank(row)) });
  }
  const low = key.filter(
    (r) => !told.has(r) && isRanked(r) && r.indicator.better !== 'neutral' && thirdOf(r) === 'back',
  );
  if (low.length > 0) blocks.push({ kind: 'paragraph', runs: voice.lowRanks(blocks.length + 1, low) });
  return blocks;
}

/** What follows: who answers for which shortfall, and by when the next release tells. */
export function followUpSection(board: Board, voice: Voice, nameOf: (department: string) => string): readonly Block[] {
  const byDepartment = new Map<string, BoardRow[]>();
  for (const row of rowsBehind(board)) {
    const department = row.indicator.responsible?.department;
    if (department !== undefined) byDepartment.set(department, [...(byDepartment.get(department) ?? []), row]);
  }
  if (byDepartment.size === 0) return [];
  return [
    { kind: 'paragraph', runs: voice.call(nextRelease(board, voice)) },
    ...[...byDepartment].map(([department, rows], i): Block => ({
      kind: 'paragraph',
      runs: voice.followUp(i + 1, nameOf(department), rows),
    })),
  ];
}

/** The first day on which a monthly indicator that is behind comes out again; none after December, when the year is over. */
function nextRelease(board: Board, voice: Voice): string | undefined {
  if (board.period.month === 12) return undefined;
  const next = cumulative(board.period.year, board.period.month + 1);
  const [first] = rowsBehind(board)
    .filter((r) => r.indicator.frequency === 'M')
    .map((r) => releaseDay(next, r.indicator.release))
    .toSorted();
  return first === undefined ? undefined : voice.day(first);
}
