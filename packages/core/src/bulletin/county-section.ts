import type { BoardRow, Matrix } from '../board/board.ts';
import { present } from '../board/workings.ts';
import { isMissing } from '../missing.ts';
import { spanLabel } from '../span/label.ts';
import type { Block, Run } from './block.ts';
import { figureText } from './row-sentence.ts';

/** How many are named at either end. */
const named = 3;

/** The counties of an indicator, best first. */
function standing(matrix: Matrix, code: string): readonly BoardRow[] {
  return matrix.boards
    .slice(1)
    .flatMap((b) =>
      b.rows.filter((r) => r.indicator.code === code && !isMissing(r.rank) && present(headline(r)) !== undefined),
    )
    .toSorted((a, b) => (isMissing(a.rank) ? 0 : a.rank.place) - (isMissing(b.rank) ? 0 : b.rank.place));
}

/** The figure that a county is ranked by. */
export function headline(row: BoardRow): BoardRow['figures']['growth'] {
  switch (row.indicator.headline) {
    case 'share':
      return row.figures.share;
    case 'count':
    case 'level':
      return row.figures.value;
    default:
      return row.figures.growth;
  }
}

/** By county (县市区): per indicator who leads and who is last, with figures. Only indicators that every member has. */
export function countySection(matrix: Matrix): readonly Block[] {
  const whole = matrix.boards[0];
  if (whole === undefined) return [];
  const blocks: Block[] = [];
  for (const row of whole.rows) {
    const all = standing(matrix, row.indicator.code);
    if (all.length < matrix.peers.members.length || isMissing(row.cutoff) || row.indicator.parent !== undefined)
      continue;
    const span = spanLabel(row.cutoff, row.indicator.frequency, 'document');
    const what = row.indicator.headline === 'count' ? '' : '增速';
    blocks.push({
      kind: 'paragraph',
      runs: [
        { text: `${row.indicator.name.zh}。`, strong: true },
        { text: `${span}，${what}居前${named}位的是` },
        ...list(all.slice(0, named)),
        { text: `；居后${named}位的是` },
        ...list(all.slice(-named)),
        { text: '。' },
      ],
    });
  }
  return blocks;
}

function list(rows: readonly BoardRow[]): readonly Run[] {
  return rows.flatMap((r, i): Run[] => [
    { text: `${i === 0 ? '' : '、'}${r.region.name.zh}（` },
    { text: figureText(headline(r)), figure: headline(r) },
    { text: '）' },
  ]);
}
