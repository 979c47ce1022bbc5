import type { Board, BoardRow } from '../board/board.ts';
import { isMissing } from '../missing.ts';
import type { Block } from './block.ts';
import { before } from './facts.ts';
import { groupsTold } from './indicator-section.ts';
import { joinRuns } from './phrase.ts';
import { currentRows, followsBase, groupRows, isRanked, thirdOf } from './select-rows.ts';
import type { Voice } from './voice.ts';

/** The row that a bulletin begins with: the first of output that is no part of another, else the first row. */
export function leadingRow(rows: readonly BoardRow[]): BoardRow | undefined {
  return rows.find((r) => r.indicator.section === 'output' && r.indicator.parent === undefined) ?? rows[0];
}

/** Overall situation: output first, then standing, pace, and what of it is the base's doing. */
export function overallSection(board: Board, key: readonly BoardRow[], voice: Voice): readonly Block[] {
  const blocks: Block[] = [];
  const lead = leadingRow(key);
  if (lead !== undefined) {
    const group = groupRows(key, [lead.indicator.section], undefined).find((g) => g.row === lead);
    blocks.push({ kind: 'paragraph', runs: group === undefined ? [] : groupsTold([group], voice) });
  }
  const standing = standingRuns(board, key, voice);
  if (standing.length > 0) blocks.push({ kind: 'paragraph', runs: standing });
  const paced = currentRows(board).flatMap((r) => (isMissing(r.pace) ? [] : [r.pace.light]));
  if (paced.length > 0) {
    const n = (light: string): number => paced.filter((l) => l === light).length;
    const tally = { withTarget: paced.length, green: n('green'), yellow: n('yellow'), red: n('red') };
    blocks.push({ kind: 'paragraph', runs: voice.pace(board, tally) });
  }
  const base = baseRuns(key, voice);
  if (base.length > 0) blocks.push({ kind: 'paragraph', runs: base });
  return blocks;
}

function standingRuns(board: Board, key: readonly BoardRow[], voice: Voice): ReturnType<Voice['standing']> {
  const ranked = currentRows(board).filter(isRanked);
  if (ranked.length === 0) return [];
  const distances = currentRows(board).flatMap((r) =>
    r.distanceTo === 'province' && typeof r.figures.distance.value === 'number'
      ? [r.figures.distance.value * (r.indicator.better === 'lower' ? -1 : 1)]
      : [],
  );
  const judged = key.filter((r) => isRanked(r) && r.indicator.better !== 'neutral');
  const place = (r: BoardRow): number => (isMissing(r.rank) ? 0 : r.rank.place);
  return voice.standing(
    board,
    {
      ranked: ranked.length,
      front: ranked.filter((r) => thirdOf(r) === 'front').length,
      back: ranked.filter((r) => thirdOf(r) === 'back').length,
      compared: distances.length,
      above: distances.filter((d) => d > 0).length,
      below: distances.filter((d) => d < 0).length,
    },
    judged.filter((r) => place(r) <= 3).toSorted((a, b) => place(a) - place(b)),
  );
}

/** Once for the document: growth that the base alone would give, then the slowdowns that only follow the base. */
function baseRuns(key: readonly BoardRow[], voice: Voice): ReturnType<Voice['slowdowns']> {
  const whole = key.filter((r) => r.indicator.parent === undefined);
  const levels = whole.flatMap((row) =>
    row.findings
      .filter((f) => f.rule === 'base-effect-explains' && f.params['kind'] === 'level')
      .map((finding) => voice.levelBase(row, finding)),
  );
  const slower = whole.filter((r) => {
    const { change } = r.figures;
    return before(r, 'yoy') !== undefined && typeof change.value === 'number' && change.value < 0;
  });
  const follow = slower.filter(followsBase);
  return joinRuns([...levels, ...(follow.length === 0 ? [] : [voice.slowdowns(slower.length, follow)])]);
}
