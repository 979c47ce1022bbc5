import type { BoardRow } from '../board/board.ts';
import type { IndicatorSection } from '../indicator/indicator.ts';
import { isMissing } from '../missing.ts';
import type { Block, Run } from './block.ts';
import { joinRuns, type Piece } from './phrase.ts';
import { cutoffOf, groupRows, isRanked, type RowGroup } from './select-rows.ts';
import type { Voice } from './voice.ts';

/** Sections of the catalogue that are told together; a voice names each. */
const sectionGroups: readonly (readonly IndicatorSection[])[] = [
  ['output', 'industry', 'energy'],
  ['investment'],
  ['consumption', 'trade'],
  ['finance', 'banking'],
  ['prices', 'income', 'entities'],
];

/** So many wholes without parts are told in one sentence. */
const clausesInSentence = 2;

/** Indicator by indicator, a paragraph a group. Of each: amount, growth, rank, record, and where it has a
 *  target change and distance; its parts shortly.
 *  What a sentence has said once (cut-off, region, year on year, the set of a rank) the next ones inherit. */
export function indicatorSection(key: readonly BoardRow[], lead: BoardRow | undefined, voice: Voice): readonly Block[] {
  const blocks: Block[] = [];
  for (const [i, sections] of sectionGroups.entries()) {
    const groups = groupRows(key, sections, lead);
    if (groups.length === 0) continue;
    const at = blocks.filter((b) => b.kind === 'heading').length;
    blocks.push({ kind: 'heading', level: 2, text: voice.numbered(2, at, voice.groups[i] ?? '') });
    blocks.push({ kind: 'paragraph', runs: groupsTold(groups, voice) });
  }
  return blocks;
}

/** Groups of rows as one paragraph. */
export function groupsTold(groups: readonly RowGroup[], voice: Voice): readonly Run[] {
  const { and, parts, stop } = voice.marks;
  const pieces: Piece[] = [];
  let cutoff: string | undefined;
  let rankSaid = false;
  let clauses = 0;
  const clause = (row: BoardRow, part: boolean, yearOnYear: boolean): readonly Run[] => {
    const full = !part && !isMissing(row.target);
    const runs = voice.clause(row, { part, change: full, distance: full, yearOnYear, rankSet: !rankSaid });
    rankSaid ||= isRanked(row);
    return runs;
  };
  for (const { row, parts: items } of groups) {
    const changed = cutoffOf(row) !== cutoff;
    const continues = !changed && clauses > 0 && clauses < clausesInSentence && items.length === 0;
    if (pieces.length > 0) pieces.push(continues ? and : clauses > 0 ? stop : '');
    if (changed) pieces.push(voice.opening(row, cutoff === undefined));
    cutoff = cutoffOf(row);
    pieces.push(clause(row, false, !continues));
    clauses = continues ? clauses + 1 : 1;
    if (items.length > 0) {
      pieces.push(
        stop,
        parts,
        joinRuns(
          items.map((item) => clause(item, true, false)),
          and,
        ),
        stop,
      );
      clauses = 0;
    }
  }
  return joinRuns([...pieces, clauses > 0 ? stop : '']);
}
