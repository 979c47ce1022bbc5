import type { Indicator } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import { type BareText, placeOf } from './bare-text.ts';
import type { SolvedPlaces } from './blank-places.ts';
import type { Claim, ClaimSubject, Correction, Stretch } from './draft-check.ts';
import type { DraftRecord } from './draft-record.ts';
import type { FoundClaim } from './found-claim.ts';
import type { AwardJudge, AwardJudgement } from './judge-awards.ts';
import type { EconomyJudge, Judgement } from './judge-economy.ts';
import type { FoundAward } from './found-award.ts';

/** A claim with how it was found. */
export interface JudgedClaim {
  readonly claim: Claim;
  readonly economy: FoundClaim | null;
  readonly revised: boolean;
}

interface EconomyDesk {
  readonly text: string;
  readonly bare: BareText;
  readonly record: DraftRecord;
  readonly economy: EconomyJudge;
  readonly solved: SolvedPlaces;
}

/** Judges a claim about an indicator. */
export function economyClaim(found: FoundClaim, { text, bare, record, economy, solved }: EconomyDesk): JudgedClaim {
  const region = found.blank === null ? found.region : (solved.get(found.blank.start) ?? null);
  const judgement: Judgement =
    found.blank !== null && region === null
      ? { ...economy.judge({ ...found, unknown: 'ambiguous' }), verdict: 'unknown' }
      : economy.judge(found, region);
  const at = withQuote(placeOf(bare, found.start, found.end), text);
  const indicator = found.code === null ? undefined : record.registry.indicators.get(found.code);
  const isDifferent = judgement.verdict === 'wrong' || judgement.verdict === 'filled';
  return {
    economy: found,
    revised: judgement.revised,
    // Field by field: many fields after a spread make the object a slow one.
    claim: {
      start: at.start,
      end: at.end,
      text: text.slice(at.start, at.end),
      kind: found.kind,
      rule: found.rule,
      span: found.span,
      printedSpan: found.printedSpan,
      region,
      scope: null,
      subject: indicator ? subjectOf(indicator, found, record.registry) : null,
      measure: found.measure,
      value: valueOf(found, judgement),
      unit: found.unit,
      printedUnit: found.printedUnit,
      set: found.kind === 'rank' ? (region === null ? null : (record.registry.peersOf(region)?.code ?? null)) : null,
      against: found.against,
      peer: null,
      verdict: judgement.verdict,
      reason: judgement.reason,
      expected: judgement.expected,
      expectedText: judgement.digits === null ? null : expectedText(found, judgement),
      correction: isDifferent ? correctionOf(found, judgement, text, bare) : null,
      figure: judgement.figure,
      underUsage: found.fault?.rule ?? null,
      targetUnverified: judgement.targetUnverified,
    },
  };
}

/** A closing quotation mark belongs to what was opened within. */
function withQuote(at: Stretch, text: string): Stretch {
  const printed = text.slice(at.start, at.end);
  const isOpen = printed.lastIndexOf('“') > printed.lastIndexOf('”');
  return isOpen && text.charAt(at.end) === '”' ? { start: at.start, end: at.end + 1 } : at;
}

function valueOf(found: FoundClaim, judgement: Judgement): number | null {
  if (found.kind === 'record') return found.record?.years ?? judgement.expected;
  if (found.kind === 'zero') return 0;
  if (found.place !== null) return found.place;
  return found.number?.value ?? null;
}

function subjectOf(indicator: Indicator, found: FoundClaim, registry: Registry): ClaimSubject {
  const whole = indicator.shareOf === undefined ? undefined : registry.indicators.get(indicator.shareOf);
  const isShare = found.base === 'share' && indicator.kind !== 'rate' && whole !== undefined;
  return {
    from: 'catalogue',
    code: indicator.code,
    name: isShare ? `${indicator.name.zh}占${whole.name.zh}比重` : indicator.name.zh,
  };
}

function unitText(unit: string | null): string {
  return unit === '百分点' ? '个百分点' : (unit ?? '');
}

function expectedText(found: FoundClaim, judgement: Judgement): string {
  if (found.kind === 'rank') return `第${judgement.digits}位`;
  const unit =
    found.kind === 'record'
      ? '年'
      : unitText(
          judgement.figure?.unit === '' || found.unit === '%' || found.unit === '百分点'
            ? found.unit
            : (judgement.figure?.unit ?? found.unit),
        );
  const sign = (judgement.expected ?? 0) < 0 ? '-' : '';
  return `${sign}${judgement.digits}${unit}`;
}

const opposite: ReadonlyMap<string, string> = new Map([
  ['增长', '下降'],
  ['下降', '增长'],
  ['提高', '下降'],
  ['上升', '下降'],
  ['回落', '提高'],
  ['放缓', '加快'],
  ['加快', '放缓'],
  ['增加', '减少'],
  ['减少', '增加'],
  ['高于', '低于'],
  ['低于', '高于'],
]);

/** The characters to replace: the digits alone where the direction is right, the word with them where it is not. */
function correctionOf(found: FoundClaim, judgement: Judgement, text: string, bare: BareText): Correction | null {
  if (judgement.digits === null || found.kind === 'zero') return null;
  const at = placeOf(bare, found.numberStart, found.numberEnd);
  const printed = text.slice(at.start, at.end);
  if (found.kind === 'record') {
    const years = /\d+|[一二三四五六七八九十]+/u.exec(printed);
    return years && found.record?.years !== null
      ? { start: at.start + years.index, end: at.start + years.index + years[0].length, text: judgement.digits }
      : null;
  }
  const number =
    /(?:[—─_×]{2,}|[xX]{2,}|[((]\s*[))]|【】)|[-−]?[\d０-９][\d０-９.．,]*|[〇零一二两三四五六七八九十百千]+/u.exec(
      printed,
    );
  if (number === null) return null;
  const digits = { start: at.start + number.index, end: at.start + number.index + number[0].length };
  const claimed = found.number?.value ?? (judgement.expected ?? 0) * 0 + found.sign;
  const expected = judgement.expected ?? 0;
  // Another unit than the record's is not written over.
  if (
    found.printedUnit !== null &&
    judgement.figure !== null &&
    !sameScale(found.printedUnit, judgement.figure.unit, found)
  )
    return null;
  const isTurned =
    found.kind !== 'rank' && expected !== 0 && claimed !== 0 && Math.sign(expected) !== Math.sign(claimed);
  if (!isTurned)
    return isPlainly(printed, number, found)
      ? { ...digits, text: judgement.digits }
      : { ...at, text: `${judgement.digits}${unitText(found.unit)}` };
  if (found.verb === null || found.verb.kind !== 'word') return null;
  const turned = opposite.get(found.verb.word.word);
  if (turned === undefined) return null;
  const verb = placeOf(bare, found.verb.start, found.verb.end);
  return verb.end === digits.start
    ? { start: verb.start, end: digits.end, text: `${turned}${judgement.digits}` }
    : null;
}

/** Whether a number is said by its digits and the record's unit alone. 超过2600亿元, 百分之十七, 1.67千亿 and 210万元 are not: the whole of
 *  them is written anew. */
function isPlainly(printed: string, { index, 0: digits }: RegExpExecArray, { kind, unit }: FoundClaim): boolean {
  if (kind === 'rank') return true;
  const rest = printed.slice(index + digits.length).trim();
  const isUnit =
    rest === '' || rest === unitText(unit) || rest === unit || /^(?:[%％]|[家个户项件次人位])$/u.test(rest);
  return index === 0 && isUnit;
}

function sameScale(printed: string, held: string, found: FoundClaim): boolean {
  if (found.kind === 'rank' || printed === held || held === '') return true;
  const counts = '家个户项件次';
  return (counts.includes(printed) && counts.includes(held)) || ['%', '百分点'].includes(printed);
}

interface AwardDesk {
  readonly text: string;
  readonly bare: BareText;
  readonly record: DraftRecord;
  readonly awards: AwardJudge;
  readonly solved: SolvedPlaces;
  readonly documentYear: number;
}

const wholeName = '真抓实干督查激励';

/** Judges a claim about awards. */
export function awardClaim(found: FoundAward, { text, bare, record, awards, solved }: AwardDesk): JudgedClaim {
  const peer: RegionCode | null =
    found.peer === null ? null : 'code' in found.peer ? found.peer.code : (solved.get(found.peer.blank.start) ?? null);
  const judgement: AwardJudgement = awards.judge(found, peer);
  const at = placeOf(bare, found.start, found.end);
  const names = found.measures.map((id) => titleOf(record, id));
  const isItem = found.measure === 'itemCount';
  const number = placeOf(bare, found.numberStart, found.numberEnd);
  const digits = /\d+(?:\.\d+)?/u.exec(text.slice(number.start, number.end));
  const region =
    isItem && found.authority === 'province' && !found.isOfBoth
      ? (record.registry.regions.get(found.region)?.parent ?? null)
      : isItem
        ? null
        : found.region;
  const value =
    found.kind === 'zero'
      ? 0
      : (found.word ?? (found.number === null ? null : found.sign === -1 ? -found.number.value : found.number.value));
  const isTurned =
    typeof judgement.expected === 'number' && typeof value === 'number' && judgement.expected * value < 0;
  return {
    economy: null,
    revised: false,
    claim: {
      start: at.start,
      end: at.end,
      text: text.slice(at.start, at.end),
      kind: found.kind,
      rule: found.rule,
      span: isItem && found.isOfBoth ? null : found.span,
      printedSpan: null,
      region,
      scope: `${found.authority}; ${found.scope}`,
      subject: isItem
        ? { from: 'awards', measures: [], names: ['激励措施'] }
        : { from: 'awards', measures: found.measures, names: names.length === 0 ? [wholeName] : [...new Set(names)] },
      measure: found.measure,
      value,
      unit: found.unit,
      printedUnit: found.number?.unit ?? found.unit,
      set:
        found.kind === 'rank' || found.kind === 'tier' || found.kind === 'distance'
          ? found.scope === 'counties'
            ? record.awards.setNames.counties
            : record.awards.setNames.cities
          : null,
      against: found.againstYear === null ? null : { year: found.againstYear, startMonth: 1, length: 12 },
      peer,
      verdict: judgement.verdict,
      reason: judgement.reason,
      expected: judgement.expected,
      expectedText:
        judgement.digits === null
          ? null
          : found.kind === 'rank'
            ? `第${judgement.digits}位`
            : `${typeof judgement.expected === 'number' && judgement.expected < 0 ? '-' : ''}${judgement.digits}${found.unit ?? ''}`,
      correction:
        judgement.verdict === 'wrong' && judgement.digits !== null && digits !== null && !isTurned
          ? {
              start: number.start + digits.index,
              end: number.start + digits.index + digits[0].length,
              text: judgement.digits,
            }
          : null,
      figure: judgement.figure,
      underUsage: null,
      targetUnverified: false,
    },
  };
}

function titleOf(record: DraftRecord, id: string): string {
  for (const set of record.ruleSets.toSorted((a, b) => a.year - b.year))
    for (const measure of set.measures) if (measure.id === id) return measure.title.zh;
  return id;
}
