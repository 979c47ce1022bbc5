import type { IndicatorCode } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import type { Name } from './draft-lexicon.ts';
import type { WrittenTime } from './draft-spans.ts';
import type { Token } from './draft-tokens.ts';

/** Whom a sentence speaks of: a region, a blank in its place, or the members of a list. */
export type Whom = { readonly code: RegionCode } | { readonly blank: Token };

/** The subject of a predicate. `unknown` is a noun that the catalogue does not have. */
export interface Subject {
  /** `unknown` and `ambiguous` are no codes of a catalogue. */
  readonly code: IndicatorCode;
  readonly isShare: boolean;
  readonly token: Token | null;
}

/** What a comparison is with. */
type Than =
  | { readonly with: 'time'; readonly time: WrittenTime; readonly start: number; readonly end: number }
  | {
      readonly with: 'region';
      readonly region: RegionCode;
      readonly mean: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly with: 'target'; readonly start: number; readonly end: number }
  | { readonly with: 'mean'; readonly start: number; readonly end: number };

/** What stands before a number, from the number before it on: everything that makes it a claim. */
export interface Cue {
  subjects: Subject[];
  times: { readonly token: Token; readonly time: WrittenTime }[];
  regions: Whom[];
  than: Than | null;
  move: { readonly sign: number; readonly token: Token; readonly isRate: boolean } | null;
  compare: { readonly sign: number; readonly token: Token } | null;
  rateNoun: { readonly sign: number; readonly token: Token } | null;
  levelNoun: boolean;
  to: boolean;
  yearOnYear: Token | null;
  sequential: Token | null;
  share: {
    whole: IndicatorCode | null;
    readonly token: Token;
    region: RegionCode | null;
    noun: boolean;
  } | null;
  rank: Token | null;
  rankSet: RegionCode | null;
  target: Token | null;
  complete: Token | null;
  total: boolean;
  each: boolean;
  respectively: Token | null;
  contribution: { readonly sign: number; readonly token: Token } | null;
  contributionShare: boolean;
  twoYear: boolean;
  annual: boolean;
  intend: boolean;
  /** Text within that no rule knows. */
  residue: string;
  readonly start: number;
}

function emptyCue(start: number): Cue {
  return {
    subjects: [],
    times: [],
    regions: [],
    than: null,
    move: null,
    compare: null,
    rateNoun: null,
    levelNoun: false,
    to: false,
    yearOnYear: null,
    sequential: null,
    share: null,
    rank: null,
    rankSet: null,
    target: null,
    complete: null,
    total: false,
    each: false,
    respectively: null,
    contribution: null,
    contributionShare: false,
    twoYear: false,
    annual: false,
    intend: false,
    residue: '',
    start,
  };
}

/** What 全市, 我市, 全省 and 全国 mean in a draft of a region. */
export interface Scope {
  readonly own: RegionCode;
  readonly city: RegionCode | null;
  readonly cityLevel: RegionCode | null;
  readonly province: RegionCode | null;
  readonly country: RegionCode | null;
}

const filler =
  /其中|特别是|尤其是|但是|但|而且|同时|此外|另外|并且|且|并|也|还|又|再|已经|已|仍然|仍|继续|持续|进一步|大幅度|大幅|小幅|明显|显著|稳步|稳定|平稳|快速|较快|逐步|总体|整体|累计|一共|共计|总共|共|实现了|实现|完成|呈现|保持|出现|录得|录|取得|获得|得到|扭转|由负转正|转正|转为|变为|其|该|这一|此|了|的|得|将|在|从|以|于|上|中|里|后|前|看|来看|方面|情况|数据|显示|据统计|统计|初步核算|核算|年度|当期|当月|单月|期间|期|间|内|和|及|以及|与|个|地|因|由|受|分|各|整个|始终|始|没有|就|才|却|因此|表明|虽然|虽|对比|不含农户|按可比价格计算|按可比价计算|可比价|可比口径|按不变价格计算|同口径|比上年同期|幅度|水平|排|列|居|位|第|速|约|近|超|达|态势|良好|强劲|回暖|向好|增势|速度|我们|全面|主要|一般|口径|增收|任务|有所|相对|基本|正|负|步伐|势头|情形|时|间|经济|运行|排名|排位|靠|余|为|是|有|高位|低位|双双|首次|再次|一举|成功|较好|顺利|超额|以来|至今|目前|截至|截止|今|本|之|者|家|户|数|仅仅|仅|新增|只|等/gu;

/** Reads the tokens between two numbers into a cue. Text that is neither a token nor filler is kept as residue. */
export function readCue(text: string, tokens: readonly Token[], start: number, end: number, scope: Scope): Cue {
  const cue = emptyCue(start);
  let from = start;
  let previous: Token | null = null;
  let beforeSubject = '';
  for (const token of tokens) {
    const gap = text.slice(from, token.start);
    if (gap !== '') {
      const left = gap.replaceAll(filler, '').replaceAll(/[^\p{Script=Han}a-z]/gu, '');
      if (left !== '') {
        cue.residue += left;
        beforeSubject = left;
        // A noun that no name is directly before a verb: what was spoken of before is not meant.
        if (token.kind !== 'name' && cue.subjects.length > 0 && previous?.kind === 'name')
          cue.subjects = [unknown(null)];
      }
    }
    if (token.kind !== 'time' || !token.inTitle) takeToken(cue, token, previous, scope, beforeSubject);
    if (token.kind !== 'list') beforeSubject = '';
    from = token.end;
    previous = token;
  }
  const tail = text
    .slice(from, end)
    .replaceAll(filler, '')
    .replaceAll(/[^\p{Script=Han}a-z]/gu, '');
  cue.residue += tail;
  if (tail !== '' && previous?.kind === 'name' && cue.subjects.length > 0) cue.subjects = [unknown(null)];
  return cue;
}

function unknown(token: Token | null): Subject {
  return { code: 'unknown', isShare: false, token };
}

function takeToken(cue: Cue, token: Token, previous: Token | null, scope: Scope, residueBefore: string): void {
  switch (token.kind) {
    case 'name':
      return takeName(cue, token, token.name, previous, scope, residueBefore);
    case 'time':
      if (isThan(previous)) {
        cue.than = { with: 'time', time: token.time, start: previous!.start, end: token.end };
        return;
      }
      if (token.time.kind === 'samePeriod' || token.time.kind === 'previous') {
        // 上年同期 without 较 is still what is compared with.
        cue.than ??= { with: 'time', time: token.time, start: token.start, end: token.end };
        return;
      }
      cue.times.push({ token, time: token.time });
      return;
    case 'blank':
      if (token.class === 'place') cue.regions = [...(previous?.kind === 'list' ? cue.regions : []), { blank: token }];
      return;
    case 'word':
      return takeWord(cue, token, previous, scope);
    default:
      return;
  }
}

function isThan(token: Token | null): boolean {
  return token?.kind === 'word' && (token.word.class === 'than' || token.word.class === 'compare');
}

function takeName(cue: Cue, token: Token, name: Name, previous: Token | null, scope: Scope, residue: string): void {
  if (name.regions !== undefined && name.indicator === undefined) {
    const [code] = name.regions;
    if (code === undefined || (name.isShort && residue !== '')) return;
    return takeRegion(cue, code, token, previous, scope);
  }
  if (name.indicator === undefined) return;
  if (previous?.kind === 'word' && previous.word.class === 'share') {
    if (cue.share) cue.share.whole = name.indicator === 'ambiguous' ? null : name.indicator.code;
    return;
  }
  if (cue.contribution !== null && cue.subjects.length > 0 && previous === cue.contribution.token) return;
  const subject: Subject =
    residue !== ''
      ? unknown(token)
      : name.indicator === 'ambiguous'
        ? { code: 'ambiguous', isShare: false, token }
        : { code: name.indicator.code, isShare: name.indicator.isShare, token };
  const isListed =
    cue.subjects.length > 0 &&
    cue.move === null &&
    cue.share === null &&
    (previous?.kind === 'list' ||
      (previous?.kind === 'name' && previous.name.indicator !== undefined) ||
      (previous?.kind === 'word' && previous.word.class === 'than' && /^[与同]$/u.test(previous.word.word)));
  if (isListed) cue.subjects.push(subject);
  else {
    cue.subjects = [subject];
    cue.move = null;
    cue.compare = null;
    cue.rateNoun = null;
    cue.levelNoun = false;
    cue.share = null;
    cue.to = false;
    cue.rank = null;
    cue.complete = cue.complete !== null && previous === cue.complete ? cue.complete : null;
  }
}

function takeRegion(cue: Cue, code: RegionCode, token: Token, previous: Token | null, _scope: Scope): void {
  if (previous?.kind === 'word') {
    const { class: word } = previous.word;
    if (word === 'than' || word === 'compare') {
      cue.than = { with: 'region', region: code, mean: false, start: previous.start, end: token.end };
      return;
    }
    if (word === 'share') {
      if (cue.share) {
        cue.share.region = code;
        cue.share.whole = 'region';
      }
      return;
    }
    if (word === 'rank') {
      cue.rankSet = code;
      return;
    }
  }
  cue.regions = [...(previous?.kind === 'list' ? cue.regions : []), { code }];
  cue.rankSet = code;
}

function takeWord(cue: Cue, token: Token & { readonly kind: 'word' }, previous: Token | null, scope: Scope): void {
  const { class: word, sign } = token.word;
  const region = regionOf(word, scope);
  if (region !== undefined) {
    if (region !== null) takeRegion(cue, region, token, previous, scope);
    return;
  }
  switch (word) {
    case 'move':
    case 'rateMove':
      // 增长 before another verb is a noun: 增长放缓, 增长分别较一季度回落.
      if (cue.move !== null && isNounBefore(cue.move.token) && word === 'rateMove')
        cue.rateNoun ??= { sign: 1, token: cue.move.token };
      else if (
        cue.move !== null &&
        isNounBefore(cue.move.token) &&
        (previous === cue.move.token || cue.than !== null || cue.yearOnYear !== null || cue.respectively !== null)
      )
        cue.rateNoun ??= { sign: 1, token: cue.move.token };
      cue.move = { sign, token, isRate: word === 'rateMove' };
      cue.to = false;
      return;
    case 'compare':
      cue.compare = { sign, token };
      return;
    case 'rateNoun':
      cue.rateNoun = { sign, token };
      cue.to = false;
      return;
    case 'levelNoun':
      cue.levelNoun = true;
      return;
    case 'to':
      cue.to = true;
      return;
    case 'yearOnYear':
      cue.yearOnYear = token;
      return;
    case 'sequential':
      cue.sequential = token;
      return;
    case 'share':
      cue.share = { whole: null, token, region: null, noun: false };
      return;
    case 'shareNoun':
      if (cue.share) cue.share.noun = true;
      else cue.share = { whole: null, token, region: null, noun: true };
      return;
    case 'rank':
      cue.rank = token;
      return;
    case 'mean':
      if (cue.than?.with === 'region') cue.than = { ...cue.than, mean: true, end: token.end };
      return;
    case 'target':
      if (isThan(previous)) cue.than = { with: 'target', start: previous!.start, end: token.end };
      else if (previous?.kind === 'time' && cue.than?.with === 'time' && cue.than.end === previous.end)
        cue.than = { with: 'target', start: cue.than.start, end: token.end };
      else cue.target = token;
      return;
    case 'complete':
      cue.complete = token;
      return;
    case 'total':
      cue.total = true;
      return;
    case 'each':
      cue.each = true;
      return;
    case 'respectively':
      cue.respectively = token;
      return;
    case 'contribution':
      cue.contribution = { sign, token };
      return;
    case 'contributionShare':
      cue.contributionShare = true;
      return;
    case 'twoYearAverage':
      cue.twoYear = true;
      return;
    case 'annualAverage':
      cue.annual = true;
      return;
    case 'intend':
      cue.intend = true;
      return;
    default:
      return;
  }
}

function isNounBefore(token: Token): boolean {
  return token.kind === 'word' && token.word.sign === 1 && (token.word.word === '增长' || token.word.word === '增幅');
}

function regionOf(word: string, scope: Scope): RegionCode | null | undefined {
  switch (word) {
    case 'wholeCity':
      return scope.city;
    case 'ownRegion':
      return scope.own;
    case 'province':
      return scope.province;
    case 'country':
      return scope.country;
    case 'cityLevel':
      return scope.cityLevel;
    default:
      return undefined;
  }
}
