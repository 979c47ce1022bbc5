import type { YearEndCase } from './case.ts';
import { yearEndMembers } from './members.ts';

/** Whom a case is learned for: evidence of the series itself, of its indicator group, and of all groups of its kind. */
export interface Kinship {
  readonly series: string;
  readonly group: string;
  /** Growth only, quarterly or monthly: they do not teach one another. */
  readonly kind: string;
}

/** What past outlooks have shown, for weighting members. Grows by `addEvidence`; only years that are over may be added. */
export interface Evidence {
  readonly losses: Map<string, { readonly sums: Float64Array; count: number }>;
}

export function emptyEvidence(): Evidence {
  return { losses: new Map() };
}

const members = yearEndMembers.length;

/** Mixtures that are held against one another: all that give each member a number of quarters. */
const mixtures: readonly Float64Array[] = compositions(4, members).map((parts) =>
  Float64Array.from(parts, (p) => p / 4),
);

function compositions(total: number, parts: number): readonly (readonly number[])[] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    compositions(total - first, parts - 1).map((rest) => [first, ...rest]),
  );
}

/** An error counts for no more than this many units: one broken series must not decide for all. */
const largestLoss = 5;

/** How much is believed from whom, as numbers of cases at most: all of a kind, by likeness; the group; the series itself. Before
 *  anything was seen, `prior` cases say that growth members are somewhat better than the level engine, persistence most: a group
 *  with a short past must not fall behind it. Chosen on target years to 2012 (docs/decisions/0007). */
const belief = {
  kind: 30,
  group: 100,
  series: 10,
  prior: 40,
  priorLoss: [0.7, 0.85, 0.8, 0.85, 1],
  likeness: 0.7,
  stageReach: 3,
  sharpness: 0.3,
} as const;

const classes = 6;

/** Place on the scale from jumpy (0) to smooth (6). */
function smoothness(persistence: number): number {
  return Math.min(Math.max((persistence + 0.2) / 0.22, 0), classes - 1);
}

function key(...parts: readonly (string | number)[]): string {
  return parts.join('|');
}

/** Adds a case whose year is over: what each mixture would have missed by, in units of the case. */
export function addEvidence(evidence: Evidence, kin: Kinship, asked: YearEndCase, actualGrowth: number): void {
  const losses = mixtures.map((mixture) => {
    let error = -actualGrowth;
    for (let i = 0; i < members; i++) error += mixture[i]! * asked.growths[i]!;
    return Math.min(Math.abs(error) / asked.unit, largestLoss);
  });
  const keys = [
    key('kind', kin.kind, Math.floor(smoothness(asked.persistence)), asked.stage),
    key('group', kin.group, asked.stage),
    key('series', kin.series, asked.stage),
  ];
  for (const k of keys) {
    let kept = evidence.losses.get(k);
    if (kept === undefined) {
      kept = { sums: new Float64Array(mixtures.length), count: 0 };
      evidence.losses.set(k, kept);
    }
    for (let c = 0; c < mixtures.length; c++) kept.sums[c]! += losses[c]!;
    kept.count++;
  }
}

/** The members' weights for a case: mixtures weighted by exp(−sharpness · loss), the loss being the mean past absolute error at this
 *  and neighbouring cut-offs, counted as so many cases of the kind, the group and the series as each is believed for. With much
 *  evidence the best mixture wins; with little, the weights stay spread. Absolute errors and not squares: squares let a few wild
 *  series decide, which made the noisy panel worse than its best member. */
export function memberWeights(evidence: Evidence, kin: Kinship, asked: YearEndCase): Float64Array {
  const total = new Float64Array(mixtures.length);
  const count = (k: string, most: number): void => {
    const kept = evidence.losses.get(k);
    if (kept === undefined) return;
    const share = Math.min(kept.count, most) / kept.count;
    for (let c = 0; c < total.length; c++) total[c]! += share * kept.sums[c]!;
  };
  for (let c = 0; c < total.length; c++)
    for (let i = 0; i < members; i++) total[c]! += belief.prior * mixtures[c]![i]! * belief.priorLoss[i]!;
  const place = smoothness(asked.persistence);
  for (let d = -4; d <= 4; d++) {
    const near = Math.exp(-Math.abs(d) / belief.stageReach);
    const stage = asked.stage + d;
    for (let b = 0; b < classes; b++) {
      const likeness = Math.exp(-(((b + 0.5 - place) / belief.likeness) ** 2));
      if (likeness > 0.01) count(key('kind', kin.kind, b, stage), belief.kind * likeness * near);
    }
    count(key('group', kin.group, stage), belief.group * near);
    count(key('series', kin.series, stage), belief.series * near);
  }
  let least = Number.POSITIVE_INFINITY;
  for (const loss of total) least = Math.min(least, loss);
  const weights = new Float64Array(members);
  let sum = 0;
  for (let c = 0; c < total.length; c++) {
    const p = Math.exp(-belief.sharpness * (total[c]! - least));
    sum += p;
    for (let i = 0; i < members; i++) weights[i]! += p * mixtures[c]![i]!;
  }
  return weights.map((w) => w / sum);
}
