import type { RegionCode } from '../region/region.ts';
import type { AllRead } from './check-draft.ts';
import type { DraftRecord } from './draft-record.ts';
import type { Token } from './draft-tokens.ts';
import type { FoundClaim } from './found-claim.ts';
import type { AwardJudge } from './judge-awards.ts';
import type { EconomyJudge } from './judge-economy.ts';
import type { FoundAward } from './found-award.ts';

/** The region that stands in each blank that could be solved, by where the blank starts in the bare text. */
export type SolvedPlaces = ReadonlyMap<number, RegionCode>;

interface Desk {
  readonly record: DraftRecord;
  readonly economy: EconomyJudge;
  readonly awards: AwardJudge;
  readonly own: RegionCode;
}

/** More tries than a sentence needs; what is blanker stays open. */
const mostBlanks = 200;

/** Solves blanks in place of names (地名空白): a place is filled when exactly one region satisfies all of the sentence's own numbers.
 *  Blanks in a list without numbers of their own are those of the list of equal length in the same sentence. */
export function placesSolved(tokens: readonly Token[], read: AllRead, desk: Desk): SolvedPlaces {
  const solved = new Map<number, RegionCode>();
  const blanks = tokens.filter((token) => token.kind === 'blank' && token.class === 'place').slice(0, mostBlanks);
  if (blanks.length === 0) return solved;
  const economy = groupBy(read.economy, (one) => one.blank?.start);
  const gaps = groupBy(read.awards, (one) =>
    one.peer !== null && 'blank' in one.peer ? one.peer.blank.start : undefined,
  );
  for (const blank of blanks) {
    const won = read.won.find((one) => one.blank === blank);
    const found = won
      ? fitting(desk.awards.winners(won.authority, won.measures, desk.own), blank, desk)
      : candidatesOf(blank, desk).filter((code) =>
          satisfies(code, economy.get(blank.start) ?? [], gaps.get(blank.start) ?? [], desk),
        );
    const isAsked = won !== undefined || economy.has(blank.start) || gaps.has(blank.start);
    if (isAsked && found.length === 1) solved.set(blank.start, found[0]!);
  }
  for (const sentence of read.sentences) parallel(sentence, solved);
  return solved;
}

function satisfies(code: RegionCode, claims: readonly FoundClaim[], gaps: readonly FoundAward[], desk: Desk): boolean {
  return (
    claims.every((claim) => claim.number === null || desk.economy.judge(claim, code).verdict === 'right') &&
    gaps.every((gap) => desk.awards.judge(gap, code).verdict === 'right')
  );
}

function candidatesOf(blank: Token, { record, own }: Desk): readonly RegionCode[] {
  const cities = record.awards.set.cities.filter((code) => code !== own);
  const units = [...record.registry.peerSets.values()]
    .filter((set) => set.of === own && set.use !== 'sum' && set.use !== 'similar')
    .flatMap(({ members }) => members);
  return fitting([...new Set([...cities, ...units])], blank, { record });
}

/** Those whose names end as the text goes on: ——县. */
function fitting(codes: readonly RegionCode[], blank: Token, { record }: Pick<Desk, 'record'>): readonly RegionCode[] {
  const suffix = blank.kind === 'blank' ? blank.suffix : '';
  return codes.filter((code) => {
    const region = record.registry.regions.get(code);
    if (region === undefined) return false;
    return suffix === '' ? region.level === 'city' : region.name.zh.endsWith(suffix);
  });
}

function groupBy<T>(list: readonly T[], key: (one: T) => number | undefined): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const one of list) {
    const at = key(one);
    if (at === undefined) continue;
    const group = groups.get(at);
    if (group) group.push(one);
    else groups.set(at, [one]);
  }
  return groups;
}

function parallel(sentence: readonly Token[], solved: Map<number, RegionCode>): void {
  const lists: number[][] = [];
  for (const [at, token] of sentence.entries()) {
    if (token.kind !== 'blank' || token.class !== 'place') continue;
    const joins = sentence[at - 1]?.kind === 'list' && sentence[at - 2]?.kind === 'blank';
    if (joins) lists.at(-1)?.push(token.start);
    else lists.push([token.start]);
  }
  for (const open of lists.filter((list) => list.every((start) => !solved.has(start)))) {
    const known = lists.filter((list) => list.length === open.length && list.every((start) => solved.has(start)));
    if (known.length !== 1) continue;
    for (const [place, start] of open.entries()) solved.set(start, solved.get(known[0]![place]!)!);
  }
}
