import type { BoardRow, Matrix } from '../board/board.ts';
import { present } from '../board/workings.ts';
import { isMissing } from '../missing.ts';
import type { Block } from './block.ts';
import { headline } from './facts.ts';
import type { Voice } from './voice.ts';

/** How many are named at either end, and indicators at most. */
const named = 3;
const indicatorsAtMost = 5;

/** By county (县市区): per indicator who leads and who is last, with figures. Of the indicators that the text speaks of those that
 *  have a target and that every member has. */
export function countySection(matrix: Matrix, key: readonly BoardRow[], voice: Voice): readonly Block[] {
  const rows = key.filter((r) => r.indicator.parent === undefined && !isMissing(r.target));
  return rows
    .flatMap((row): Block[] => {
      const all = standing(matrix, row);
      if (all.length < matrix.peers.members.length || all.length < 2 * named) return [];
      const none = row.indicator.headline === 'count' ? all.filter((r) => valueOf(r) === 0) : [];
      const some = all.filter((r) => !none.includes(r));
      return [
        {
          kind: 'paragraph',
          runs: voice.counties(row, ends(some), ends(some.toReversed()).toReversed(), none),
        },
      ];
    })
    .slice(0, indicatorsAtMost);
}

function valueOf(row: BoardRow): number {
  return present(headline(row))?.value ?? 0;
}

/** The members of one indicator and cut-off, best first by the figures that are shown. */
function standing(matrix: Matrix, whole: BoardRow): readonly BoardRow[] {
  const sign = whole.indicator.better === 'lower' ? 1 : -1;
  return matrix.boards
    .slice(1)
    .flatMap((b) =>
      b.rows.filter(
        (r) =>
          r.indicator.code === whole.indicator.code &&
          present(headline(r)) !== undefined &&
          headline(r).span === headline(whole).span,
      ),
    )
    .toSorted((a, b) => sign * (valueOf(a) - valueOf(b)));
}

/** The first three, and those level with the third unless that is nearly everybody. */
function ends(rows: readonly BoardRow[]): readonly BoardRow[] {
  const third = rows[named - 1];
  if (third === undefined) return rows;
  const level = rows.filter((r, i) => i < named || valueOf(r) === valueOf(third));
  return level.length <= 2 * named ? level : rows.filter((r) => valueOf(r) !== valueOf(third)).slice(0, named);
}
