import { foldRegionName, liesIn, matchRegion, type RegionContext, type RegionIndex } from '../../region/match.ts';
import type { RegionCode } from '../../region/region.ts';
import type { NoticeRecipient, UnmatchedName } from './notice.ts';

export type NamedRecipient =
  | { readonly kind: 'recipient'; readonly recipient: NoticeRecipient }
  | { readonly kind: 'unmatched'; readonly unmatched: UnmatchedName };

/** Finds whom a printed name means. Several regions, or none: unmatched, with candidates. */
export function matchName(index: RegionIndex, name: string, context: RegionContext): NamedRecipient {
  // A park, or whoever else is no region, is not the county that its brackets name beside it.
  const beside = /^([^()（）]+(?:园区?|区|新城|厅|局|委|办|院|校|公司|学|中心))[(（]([^()（）]+)[)）]$/u.exec(name);
  if (beside?.[1] !== undefined && matchRegion(index, beside[1], context).kind === 'unknown')
    return { kind: 'unmatched', unmatched: { name, candidates: candidatesFor(index, name, context) } };
  const match = matchRegion(index, name, context);
  if (match.kind === 'matched') {
    const region = index.regions.get(match.code);
    if (region !== undefined && region.level !== 'country' && match.by !== 'context')
      return { kind: 'recipient', recipient: { name, code: match.code, level: region.level } };
  }
  const candidates = match.kind === 'ambiguous' ? match.candidates : candidatesFor(index, name, context);
  return { kind: 'unmatched', unmatched: { name, candidates } };
}

/** Whether a text is the name of a region. */
export function isKnownName(index: RegionIndex, text: string, context: RegionContext): boolean {
  return matchName(index, text, context).kind === 'recipient';
}

const mostCandidates = 5;

/** Regions that a name may have meant: those whose name it holds (怀化高新区 → 怀化市), and those that differ from it in one
 *  character (芷红县 → 芷江县). Regions of the province come first, then by code. */
function candidatesFor(index: RegionIndex, name: string, context: RegionContext): readonly RegionCode[] {
  const key = foldRegionName(name);
  const found = new Map<RegionCode, number>();
  const note = (code: RegionCode, weight: number): void => {
    found.set(code, Math.max(found.get(code) ?? 0, weight));
  };
  for (const [known, entries] of index.names) {
    if (/^\d/.test(known) || known.length < 2) continue;
    const weight = key.includes(known) ? known.length * 2 : isOneOff(key, known) ? 1 : 0;
    if (weight > 0) for (const entry of entries) note(entry.code, weight);
  }
  const home = (code: RegionCode): number =>
    context.province !== undefined && liesIn(index, code, context.province) ? 0 : 1;
  return [...found]
    .toSorted(([a, x], [b, y]) => y - x || home(a) - home(b) || (a < b ? -1 : 1))
    .slice(0, mostCandidates)
    .map(([code]) => code);
}

/** Names of three characters or more of one length that differ in one place, but not in their last: 市 for 县 is another place. */
function isOneOff(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3 || a.at(-1) !== b.at(-1)) return false;
  let apart = 0;
  for (let place = 0; place < a.length; place++) if (a[place] !== b[place]) apart += 1;
  return apart === 1;
}
