import { previousRelease } from '../span/release.ts';
import { spanLabel } from '../span/label.ts';
import type { Span } from '../span/span.ts';
import { type BareText, placeOf } from './bare-text.ts';
import type { JudgedClaim } from './claims.ts';
import type { Correction, UsageFault, UsageRule } from './draft-check.ts';
import { correctionsBetween } from './draft-parts.ts';
import type { DraftRecord } from './draft-record.ts';
import { timeAt } from './draft-spans.ts';
import type { FoundFault } from './found-claim.ts';

interface Desk {
  readonly text: string;
  readonly bare: BareText;
  readonly record: DraftRecord;
}

/** Gathers the faults of usage (用法问题), one entry per predicate with all its values and claims, in the order of the text. */
export function usageFaults(
  claims: readonly JudgedClaim[],
  { text, bare, record }: Desk,
): { readonly usage: readonly UsageFault[]; readonly underUsage: ReadonlyMap<number, UsageRule> } {
  const gathered = new Map<string, { fault: FoundFault; at: number[] }>();
  const usage: UsageFault[] = [];
  const underUsage = new Map<number, UsageRule>();
  for (const [at, { claim, economy, revised }] of claims.entries()) {
    if (revised && claim.correction !== null) {
      underUsage.set(at, 5);
      const { start, end, correction } = claim;
      const suggestion = text.slice(start, correction.start) + correction.text + text.slice(correction.end, end);
      usage.push({
        start,
        end,
        text: claim.text,
        rule: 5,
        values: valuesIn(claim.text),
        suggestion,
        corrections: [correction],
        claims: [at],
      });
    }
    const fault = economy?.fault;
    if (!fault) continue;
    const key = `${fault.rule} ${fault.start} ${fault.end}`;
    const held = gathered.get(key);
    if (held) held.at.push(at);
    else gathered.set(key, { fault, at: [at] });
  }
  for (const { fault, at } of gathered.values()) {
    const place = placeOf(bare, fault.start, fault.end);
    const printed = text.slice(place.start, place.end);
    const first = claims[at[0]!]!;
    const suggestion = suggestionOf(fault, printed, first, at.length, record);
    usage.push({
      ...place,
      text: printed,
      rule: fault.rule,
      values: valuesIn(printed),
      suggestion,
      corrections:
        suggestion === null
          ? []
          : fault.rule === 1
            ? comparedWith(fault, bare, suggestion)
            : correctionsBetween(printed, suggestion, place.start),
      claims: at,
    });
  }
  return { usage: usage.toSorted((a, b) => a.start - b.start), underUsage };
}

/** 较前三季度 → 较一季度: what it is compared with is written anew whole, all else stays. */
function comparedWith(fault: FoundFault, bare: BareText, suggestion: string): readonly Correction[] {
  for (let at = fault.start; at < Math.min(fault.start + 4, fault.end); at++) {
    const found = timeAt(bare.text, at);
    if (found) return [{ ...placeOf(bare, at, found.end), text: suggestion.slice(1) }];
  }
  return [];
}

function valuesIn(text: string): readonly string[] {
  return text.match(/\d+(?:\.\d+)?/gu) ?? [];
}

function suggestionOf(
  fault: FoundFault,
  printed: string,
  { claim, economy }: JudgedClaim,
  many: number,
  record: DraftRecord,
): string | null {
  switch (fault.suggest) {
    case 'previousRelease': {
      const label = previousLabel(economy?.span ?? null, claim, record);
      if (label === undefined) return null;
      return fault.rule === 1 ? `较${label}` : printed.replace('环比', `较${label}`);
    }
    case 'percent': {
      const numbers = printed.replaceAll(/个?百分点/gu, '%');
      const listed = numbers.slice(numbers.search(/\d/u));
      const verb = /增长|下降|上升|下滑|减少|增加|提高|提升|上涨|下跌|降低|增|降|涨/u.exec(printed)?.[0] ?? '';
      return `${printed.includes('同比') ? '同比' : ''}${many > 1 ? '分别' : ''}${verb}${listed}`;
    }
    case 'points':
      return printed.replaceAll(/[%％]/gu, '个百分点').replaceAll(/百分之([\d.]+)/gu, '$1个百分点');
    case 'set': {
      const set = claim.region === null ? undefined : record.registry.peersOf(claim.region);
      const whole = set && record.registry.regions.get(set.of);
      const word =
        whole?.level === 'province'
          ? '全省'
          : whole?.level === 'city'
            ? '全市'
            : whole?.level === 'country'
              ? '全国'
              : undefined;
      return word === undefined ? null : printed.replace('第', `${word}第`);
    }
    case 'span': {
      const latest =
        claim.figure !== null && 'span' in claim.figure
          ? /^(\d{4})-(\d{2})-01\/P(\d+)M$/u.exec(claim.figure.span)
          : null;
      if (latest === null) return null;
      const span = { year: Number(latest[1]), startMonth: Number(latest[2]), length: Number(latest[3]) };
      return `${spanLabel(span, 'M')}${printed}`;
    }
  }
}

/** The release before as it is called in running text: 一季度 for 1-3月. */
function previousLabel(span: Span | null, { subject }: JudgedClaim['claim'], record: DraftRecord): string | undefined {
  const indicator = subject?.from === 'catalogue' ? record.registry.indicators.get(subject.code) : undefined;
  if (span === null || indicator === undefined) return undefined;
  const before = previousRelease(span, indicator);
  const label = spanLabel(before, 'Q');
  return before.year === span.year ? label : `上年${label}`;
}
