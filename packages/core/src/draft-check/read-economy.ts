import type { Indicator, IndicatorCode } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import { cumulative, endMonth, type Span } from '../span/span.ts';
import { previousRelease } from '../span/release.ts';
import { type Cue, readCue, type Scope, type Subject, type Whom } from './cue.ts';
import type { UnknownReason } from './draft-check.ts';
import type { Kind, ValueToken } from './claim-kind.ts';
import { measureAgainst, statedBefore } from './change-reading.ts';
import { KindReader } from './predicate-kind.ts';
import { type WrittenTime, yearOf } from './draft-spans.ts';
import type { Token } from './draft-tokens.ts';
import { isBesideTime, timesOf } from './sentence-times.ts';
import type { FoundClaim, FoundFault } from './found-claim.ts';
import { fallen } from './written-number.ts';

/** What a sentence hands on to what follows it. */
export interface Context {
  readonly subjects: readonly Subject[];
  readonly base: FoundClaim['base'];
  readonly time: WrittenTime | null;
  readonly timeToken: Token | null;
  readonly year: number | null;
  readonly whom: readonly Whom[];
  /** Sentences since it last held a claim or a span. */
  readonly age: number;
}

export const noContext: Context = {
  subjects: [],
  base: 'yoy',
  time: null,
  timeToken: null,
  year: null,
  whom: [],
  age: 0,
};

export interface EconomySurroundings {
  readonly text: string;
  readonly registry: Registry;
  readonly scope: Scope;
  readonly documentYear: number;
  /** The latest month that anything can be known of: 今年以来 ends there at the latest. */
  readonly toDate: (code: IndicatorCode, region: RegionCode) => Span | undefined;
}

interface Group {
  readonly members: readonly ValueToken[];
  /** Where the group's first and last token stand in the sentence. */
  readonly first: number;
  readonly last: number;
}

/** Reads the claims about indicators of one sentence, predicate by predicate: numbers in a list (2.2、0.5和1.0个百分点) are one
 *  predicate, and share out the subjects, spans or regions before them in order. */
export function readEconomy(
  sentence: readonly Token[],
  from: number,
  before: Context,
  around: EconomySurroundings,
): { readonly found: readonly FoundClaim[]; readonly context: Context } {
  const found: FoundClaim[] = [];
  let context = before;
  let at = 0;
  let textFrom = from;
  for (const group of groupsOf(sentence)) {
    const window = sentence.slice(at, group.first);
    const first = group.members[0]!;
    const cue = readCue(around.text, window, textFrom, first.start, around.scope);
    const read = new Predicate(cue, group, context, around, found).read();
    found.push(...read.found);
    context = read.context;
    at = group.last + 1;
    textFrom = group.members.at(-1)!.end;
  }
  // What stands behind the last number can still be a time or a subject for the next sentence.
  const rest = readCue(around.text, sentence.slice(at), textFrom, textFrom, around.scope);
  const hasTime = rest.times.length > 0;
  if (hasTime || rest.regions.length > 0)
    context = {
      ...context,
      ...(hasTime ? timesOf(rest, context, around.documentYear) : {}),
      ...(rest.regions.length > 0 ? { whom: rest.regions } : {}),
      age: 0,
    };
  return { found, context };
}

/** Numbers and blanks that stand in a list, or alone. */
function groupsOf(sentence: readonly Token[]): readonly Group[] {
  const groups: Group[] = [];
  let open: { members: ValueToken[]; first: number; last: number } | undefined;
  for (const [place, token] of sentence.entries()) {
    if (!isValueToken(token)) continue;
    const isValue = token.kind === 'number' || token.kind === 'blank';
    const between = open && sentence.slice(open.last + 1, place);
    const joins =
      open !== undefined &&
      isValue &&
      !(token.kind === 'number' && token.number.isOrdinal) &&
      between!.length <= 1 &&
      between!.every((one) => one.kind === 'list' || (one.kind === 'word' && /^[与同]$/u.test(one.word.word))) &&
      token.start - open.members.at(-1)!.end <= 2 &&
      token.start > open.members.at(-1)!.end;
    if (joins) {
      open!.members.push(token);
      open!.last = place;
    } else {
      open = { members: [token], first: place, last: place };
      groups.push(open);
    }
  }
  return groups;
}

function isValueToken(token: Token): token is ValueToken {
  switch (token.kind) {
    case 'number':
    case 'record':
    case 'place':
      return true;
    case 'blank':
      return token.class === 'figure';
    case 'word':
      return token.word.class === 'zero';
    default:
      return false;
  }
}

class Predicate {
  private readonly cue: Cue;
  private readonly group: Group;
  private readonly kinds: KindReader;
  private readonly context: Context;
  private readonly around: EconomySurroundings;
  /** What the sentence claimed before. */
  private readonly before: readonly FoundClaim[];

  constructor(cue: Cue, group: Group, context: Context, around: EconomySurroundings, before: readonly FoundClaim[]) {
    this.cue = cue;
    this.group = group;
    this.kinds = new KindReader(cue, group.members, context.base, around);
    this.context = context;
    this.around = around;
    this.before = before;
  }

  read(): { readonly found: readonly FoundClaim[]; readonly context: Context } {
    const { cue, context } = this;
    const subjects = cue.subjects.length > 0 ? cue.subjects : this.inheritedSubjects();
    const time = timesOf(cue, context, this.around.documentYear);
    const whom = cue.rank !== null && cue.regions.length === 0 ? context.whom : this.whomOf();
    const now: Context = {
      subjects,
      base: cue.subjects.length > 0 ? (subjects[0]?.isShare ? 'share' : 'yoy') : context.base,
      time: time.time ?? context.time,
      timeToken: time.timeToken ?? context.timeToken,
      year: time.year === undefined ? context.year : time.year,
      whom,
      age: 0,
    };
    const members = this.group.members;
    const times = cue.times.filter(({ time: one }) => one.kind === 'span');
    const found: FoundClaim[] = [];
    let base: Context['base'] = now.base;
    for (const [place, token] of members.entries()) {
      const pick = <T>(list: readonly T[]): T | undefined =>
        list.length === members.length
          ? list[place]
          : list.length <= 1 || members.length === 1
            ? list.at(-1)
            : undefined;
      const subject = pick(subjects);
      const mismatch =
        (subjects.length > 1 && subjects.length !== members.length && members.length > 1) ||
        (members.length > 1 &&
          subjects.length <= 1 &&
          times.length !== members.length &&
          whom.length !== members.length);
      const own = members.length > 1 && times.length === members.length ? times[place] : undefined;
      const claim = this.claim(
        token,
        subject,
        {
          ...now,
          ...(own ? timesOf({ ...cue, times: [own] }, context, this.around.documentYear) : {}),
          whom: whom.length > 1 && whom.length === members.length ? [whom[place]!] : whom,
        },
        mismatch,
      );
      if (claim === undefined) continue;
      found.push(claim);
      base = claim.base;
    }
    return {
      found,
      context: {
        ...now,
        ...(isBesideTime(cue, context, this.around.text)
          ? { time: context.time, timeToken: context.timeToken, year: context.year }
          : {}),
        base,
        // Of a list the last is spoken on of, unless as many numbers follow: 分别增长…，分别拉动….
        subjects: members.length === 1 ? subjects.slice(-1) : subjects,
      },
    };
  }

  private inheritedSubjects(): readonly Subject[] {
    // A noun of its own that the catalogue does not have: what was spoken of before is not meant.
    if (this.cue.residue.length > 1 && this.hasOwnNoun()) return [{ code: 'unknown', isShare: false, token: null }];
    return this.context.subjects;
  }

  private hasOwnNoun(): boolean {
    return this.cue.residue !== '';
  }

  private whomOf(): readonly Whom[] {
    const { cue, context } = this;
    if (cue.regions.length > 0) return cue.regions;
    return context.whom.length > 0 ? context.whom : [{ code: this.around.scope.own }];
  }

  private claim(
    token: ValueToken,
    subject: Subject | undefined,
    context: Context,
    mismatch: boolean,
  ): FoundClaim | undefined {
    const kind = this.kinds.kindOf(token, subject);
    if (kind === undefined) return undefined;
    const indicator = subject && this.around.registry.indicators.get(subject.code);
    const whom = context.whom.at(-1);
    const region = whom && 'code' in whom ? whom.code : null;
    const span = this.spanOf(context, indicator, region);
    const unknown: UnknownReason | null =
      mismatch || subject?.code === 'ambiguous' || context.whom.length > 1
        ? 'ambiguous'
        : subject === undefined || indicator === undefined
          ? 'not-on-record'
          : this.cue.annual
            ? 'ambiguous'
            : // What is meant to be reached within the year is no target of the year.
              kind.measure === 'target' && this.cue.intend && span !== null && span.length < 12
              ? 'target-missing'
              : null;
    const stated =
      indicator && span
        ? statedBefore(this.cue, kind, { span, code: indicator.code, region }, this.before, this.around.text)
        : null;
    const against = stated === null ? this.againstOf(kind, span, indicator) : { span: stated, impossible: false };
    const number = token.kind === 'number' ? token.number : null;
    const signed = number && kind.sign === -1 && number.value >= 0 && !number.isOrdinal ? fallen(number) : number;
    const isAlone = this.group.members.length === 1;
    const start = isAlone ? (kind.start ?? token.start) : token.start;
    const fault = kind.fault ?? this.faultOf(kind, token, span, against, indicator);
    return {
      start: Math.min(start, token.start),
      end: token.end,
      numberStart: token.start,
      numberEnd: token.end,
      kind: kind.kind,
      rule: kind.rule,
      code: indicator?.code ?? null,
      measure:
        stated !== null && kind.measure === 'changeFromYearBefore'
          ? measureAgainst(stated, span, indicator)
          : kind.measure,
      number: signed,
      sign: kind.sign,
      unit: kind.unit,
      printedUnit:
        token.kind === 'number'
          ? (token.number.unit ?? kind.printedUnit ?? null)
          : token.kind === 'blank'
            ? token.unit
            : null,
      span,
      printedSpan:
        context.timeToken === null ? null : this.around.text.slice(context.timeToken.start, context.timeToken.end),
      region,
      blank: whom && 'blank' in whom ? whom.blank : null,
      of: kind.of ?? null,
      against: against.span,
      base: kind.base,
      record: token.kind === 'record' ? token : null,
      place: token.kind === 'place' ? token.place : null,
      fromEnd: token.kind === 'place' && token.fromEnd,
      unknown,
      fault,
      verb: kind.verb ?? null,
    };
  }

  /** The span that a claim is about, in the form that the indicator is released in. */
  private spanOf(context: Context, indicator: Indicator | undefined, region: RegionCode | null): Span | null {
    const { time } = context;
    const { documentYear, toDate, scope } = this.around;
    if (time === null) return null;
    switch (time.kind) {
      case 'span': {
        const year = context.year ?? documentYear;
        const written = { year, startMonth: time.startMonth, length: time.length };
        // The state at the end of April is filed with the months up to it.
        return indicator && (time.atEnd || indicator.accumulation === 'endOfSpan') && time.length <= 3
          ? cumulative(year, endMonth(written))
          : written;
      }
      case 'year':
        return time.year === null && time.back === 0
          ? ((indicator && toDate(indicator.code, region ?? scope.own)) ?? null)
          : cumulative(yearOf(time, documentYear, null), 12);
      case 'toDate':
        return (indicator && toDate(indicator.code, region ?? scope.own)) ?? null;
      case 'years':
      case 'samePeriod':
      case 'previous':
      case 'date':
        return null;
    }
  }

  private againstOf(
    kind: Kind,
    span: Span | null,
    indicator: Indicator | undefined,
  ): { readonly span: Span | null; readonly impossible: boolean } {
    const { cue } = this;
    if (kind.kind !== 'change' || span === null || indicator === undefined) return { span: null, impossible: false };
    const previous = previousRelease(span, indicator);
    const lastYear = { ...span, year: span.year - 1 };
    if (cue.than?.with === 'time') {
      const { time } = cue.than;
      if (time.kind === 'previous') return { span: previous, impossible: false };
      if (time.kind === 'samePeriod') return { span: { ...span, year: span.year - time.back }, impossible: false };
      if (time.kind === 'year') {
        const year = yearOf(time, this.around.documentYear, null);
        if (indicator.accumulation === 'cumulative' && kind.base === 'amount' && span.length < 12)
          return { span: { ...span, year }, impossible: false };
        return { span: cumulative(year, 12), impossible: false };
      }
      if (time.kind === 'span') {
        const bare = time.year === null && time.back === null;
        const other = {
          year: bare ? span.year : yearOf(time, this.around.documentYear, span.year),
          startMonth: time.startMonth,
          length: time.length,
        };
        const impossible = bare && endMonth(other) >= endMonth(span);
        return { span: impossible ? previous : other, impossible };
      }
    }
    if (cue.sequential !== null) return { span: previous, impossible: false };
    return { span: lastYear, impossible: false };
  }

  private faultOf(
    kind: Kind,
    token: Token,
    span: Span | null,
    against: { readonly impossible: boolean },
    indicator: Indicator | undefined,
  ): FoundFault | null {
    const { cue } = this;
    const end = this.group.members.at(-1)!.end;
    if (against.impossible && cue.than !== null)
      return { rule: 1, start: cue.than.start, end, suggest: 'previousRelease' };
    if (kind.kind === 'change' && cue.sequential !== null && indicator !== undefined && kind.unit === '百分点')
      return { rule: 3, start: cue.sequential.start, end, suggest: 'previousRelease' };
    if (
      kind.kind === 'growth' &&
      span === null &&
      indicator !== undefined &&
      !cue.annual &&
      !cue.intend &&
      this.context.time === null
    )
      return { rule: 4, start: kind.start ?? token.start, end: token.end, suggest: 'span' };
    if (kind.kind === 'rank' && kind.of === undefined)
      return { rule: 4, start: kind.start ?? token.start, end: token.end, suggest: 'set' };
    return null;
  }
}
