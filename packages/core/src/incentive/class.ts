/** Classes of measures (项目分类): stronghold 优势, must-win 必争, potential 潜力, watch 关注. */
export const measureClasses = ['stronghold', 'mustWin', 'potential', 'watch'] as const;

export type MeasureClass = (typeof measureClasses)[number];

/** What a class is proposed from. */
export interface ClassGrounds {
  /** Of the last four years judged, those in which it was won at any level. */
  readonly wonInLastFour: readonly number[];
  /** Won in any year held. Absent: as the last four years say. */
  readonly everWon?: boolean;
  /** A person flagged it as decisive for the whole or for people's lives (全局、民生). */
  readonly decisive: boolean;
  /** Of the named similar cities, how many won it and how many there are. */
  readonly similarCitiesWon: { readonly won: number; readonly of: number } | null;
  /** One's own score and the cut line (入围分数线), where the criteria are known. */
  readonly ownScore: number | null;
  readonly cutLine: number | null;
}

export type ClassReason =
  | 'won-three-of-four'
  | 'never-won-and-decisive'
  | 'won-one-or-two-of-four'
  | 'half-of-similar-won'
  | 'score-near-cut-line'
  | 'nothing-speaks-for-it';

export interface ProposedClass {
  readonly class: MeasureClass;
  readonly reason: ClassReason;
}

/** Proposes the class of a measure from the record; a person decides. In this order: stronghold, won in at least 3 of the last
 *  4 years; must-win, never won and flagged decisive; potential, won in 1–2 of 4, or won by at least half of the similar
 *  cities, or own score at least 90 % of the cut line; watch, the rest. */
export function proposeClass(grounds: ClassGrounds): ProposedClass {
  const won = grounds.wonInLastFour.length;
  if (won >= 3) return { class: 'stronghold', reason: 'won-three-of-four' };
  const ever = grounds.everWon ?? won > 0;
  if (!ever && grounds.decisive) return { class: 'mustWin', reason: 'never-won-and-decisive' };
  if (won > 0) return { class: 'potential', reason: 'won-one-or-two-of-four' };
  const similar = grounds.similarCitiesWon;
  if (similar !== null && similar.of > 0 && similar.won * 2 >= similar.of)
    return { class: 'potential', reason: 'half-of-similar-won' };
  const { ownScore, cutLine } = grounds;
  if (ownScore !== null && cutLine !== null && ownScore * 10 >= cutLine * 9)
    return { class: 'potential', reason: 'score-near-cut-line' };
  return { class: 'watch', reason: 'nothing-speaks-for-it' };
}

/** A class as a person decided it (认定), with the reason. */
export interface DecidedClass {
  readonly class: MeasureClass;
  readonly reason: string;
  readonly by: string;
}
