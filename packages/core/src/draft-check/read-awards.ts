import type { Authority } from '../incentive/authority.ts';
import type { RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import type { Scope } from './cue.ts';
import type { ClaimSpan } from './draft-check.ts';
import { wholeYear, yearOf } from './draft-spans.ts';
import type { Token } from './draft-tokens.ts';
import type { AwardContext, AwardReading, AwardScope, FoundAward, Peer, WonBlank } from './found-award.ts';

interface Around {
  readonly text: string;
  readonly registry: Registry;
  readonly scope: Scope;
  readonly documentYear: number;
  readonly lastYear: number;
}

/** Reads the claims about awards of one sentence. */
export function readAwards(sentence: readonly Token[], before: AwardContext, around: Around): AwardReading {
  const speaks = sentence.some((token) => token.kind === 'word' && token.word.class === 'award');
  const counts = sentence.some((token) => isAwardToken(token));
  if (!counts || !(speaks || before.isOpen)) return { found: [], won: [], context: { ...before, isOpen: speaks } };
  return new AwardSentence(sentence, before, around).read();
}

function isAwardToken(token: Token): boolean {
  if (token.kind === 'number')
    return token.number.unit === '次' || token.number.unit === '项' || token.number.isOrdinal;
  if (token.kind === 'word')
    return (
      token.word.class === 'never' ||
      token.word.class === 'trend' ||
      token.word.class === 'tier' ||
      token.word.class === 'award'
    );
  return false;
}

class AwardSentence {
  private readonly sentence: readonly Token[];
  private readonly around: Around;
  private readonly found: FoundAward[] = [];
  private readonly won: WonBlank[] = [];
  private span: ClaimSpan | null;
  private authority: Authority;
  private authorities = new Set<Authority>();
  private region: RegionCode;
  private scope: AwardScope = 'whole';
  private measures: string[] = [];
  private peers: Peer[] = [];
  private peerAt = 0;
  private thanYear: number | null = null;
  private isThanCount = false;
  private compare: { readonly sign: number; readonly token: Token } | null = null;
  private move: { readonly sign: number; readonly token: Token } | null = null;
  private hasTo = false;
  private mean: Token | null = null;
  private rank: Token | null = null;
  private each = false;
  private lastNumber: (Token & { kind: 'number' }) | null = null;
  private items = false;
  private readonly speaks: boolean;
  private readonly before: AwardContext;

  constructor(sentence: readonly Token[], before: AwardContext, around: Around) {
    this.sentence = sentence;
    this.around = around;
    this.before = before;
    this.span = before.span;
    this.authority = before.isOpen ? before.authority : 'province';
    this.region = before.isOpen ? before.region : (around.scope.city ?? around.scope.own);
    this.speaks = sentence.some((token) => token.kind === 'word' && token.word.class === 'award');
    if (sentence.some((token) => token.kind === 'word' && token.word.class === 'authority'))
      this.authority = 'province';
  }

  read(): AwardReading {
    for (const [place, token] of this.sentence.entries()) this.take(token, this.sentence[place - 1]);
    return {
      found: this.found,
      won: this.won,
      context: { isOpen: true, span: this.span, authority: 'province', region: this.region },
    };
  }

  private take(token: Token, previous: Token | undefined): void {
    switch (token.kind) {
      case 'time':
        return this.takeTime(token, previous);
      case 'name':
        return this.takeName(token, previous);
      case 'blank':
        if (token.class === 'place') this.takeBlank(token, previous);
        return;
      case 'word':
        return this.takeWord(token, previous);
      case 'number':
        this.lastNumber = token;
        return this.takeNumber(token);
      case 'comma':
        this.isThanCount = false;
        this.measures = [];
        return;
      default:
        return;
    }
  }

  private takeTime(token: Token & { kind: 'time' }, previous: Token | undefined): void {
    const { time } = token;
    if (time.kind === 'years') this.span = { from: time.from, to: time.to };
    if (time.kind !== 'year') return;
    const year = yearOf(time, this.around.documentYear, null);
    const isThan = previous?.kind === 'word' && previous.word.class === 'than';
    if (isThan) {
      this.thanYear = year;
      this.isThanCount = true;
      return;
    }
    this.span = wholeYear(year);
    this.peerAt = 0;
    this.thanYear = null;
  }

  private takeName(token: Token & { kind: 'name' }, previous: Token | undefined): void {
    const { name } = token;
    if (name.measures !== undefined && name.regions === undefined) {
      this.measures = previous?.kind === 'list' ? [...this.measures, ...name.measures] : [...name.measures];
      return;
    }
    const code = name.regions?.[0];
    if (code === undefined) return;
    const region = this.around.registry.regions.get(code);
    const isPeer =
      (previous?.kind === 'word' && (previous.word.class === 'than' || previous.word.class === 'compare')) ||
      (previous?.kind === 'list' && this.peers.length > 0);
    if (isPeer) {
      this.peers = previous?.kind === 'list' ? [...this.peers, { code }] : [{ code }];
      this.peerAt = 0;
      return;
    }
    this.region = code;
    this.scope = region?.level === 'county' ? 'county' : 'whole';
  }

  private takeBlank(token: Token & { kind: 'blank' }, previous: Token | undefined): void {
    if (token.suffix === '县') {
      this.scope = 'county';
      const rest = this.sentence.slice(this.sentence.indexOf(token) + 1);
      const measures = rest.find((one) => one.kind === 'name' && one.name.measures !== undefined);
      const authority = rest.find((one) => one.kind === 'word' && one.word.class === 'authority');
      if (measures?.kind === 'name')
        this.won.push({
          blank: token,
          measures: measures.name.measures ?? [],
          authority: authority?.kind === 'word' && authority.word.sign === 2 ? 'stateCouncil' : 'province',
        });
      this.scope = 'whole';
      return;
    }
    this.peers = previous?.kind === 'list' ? [...this.peers, { blank: token }] : [{ blank: token }];
    this.peerAt = 0;
  }

  private takeWord(token: Token & { kind: 'word' }, previous: Token | undefined): void {
    const { class: word, sign } = token.word;
    switch (word) {
      case 'authority':
        if (previous?.kind !== 'list' && this.isSeparated(previous, token)) this.authorities = new Set();
        this.authority = sign === 2 ? 'stateCouncil' : 'province';
        this.authorities.add(this.authority);
        return;
      case 'province':
        return;
      case 'cityLevel':
        this.scope = 'cityLevel';
        this.region = this.around.scope.city ?? this.around.scope.own;
        return;
      case 'counties':
        if (!/(?:包括|含|和|及)$/u.test(this.around.text.slice(Math.max(0, token.start - 3), token.start)))
          this.scope = 'counties';
        return;
      case 'wholeCity':
      case 'ownRegion':
        this.scope = 'whole';
        this.region = this.around.scope.city ?? this.around.scope.own;
        return;
      case 'compare':
        this.compare = { sign, token };
        return;
      case 'move':
        this.move = { sign, token };
        this.hasTo = false;
        return;
      case 'to':
        this.hasTo = true;
        return;
      case 'mean':
        this.mean = token;
        return;
      case 'rank':
        this.rank ??= token;
        return;
      case 'each':
        this.each = true;
        return;
      case 'awardItem':
        this.items = true;
        return;
      case 'never':
        return this.takeNever(token);
      case 'trend':
        return this.put(token, {
          kind: 'trend',
          rule: 'award-trend',
          measure: 'awardCount',
          word: sign === 1 ? 'rising' : 'falling',
          unit: null,
        });
      case 'tier':
        return this.put(
          token,
          {
            kind: 'tier',
            rule: 'award-tier',
            measure: 'awardCount',
            word: sign === 1 ? 'first' : sign === 0 ? 'middle' : 'last',
            unit: null,
            ...(this.each ? { scope: 'both' } : {}),
          },
          this.isTold(token),
        );
      default:
        return;
    }
  }

  /** 进入第一方阵 is a goal, 位于末尾方阵 a statement. */
  private isTold(token: Token): boolean {
    return /(?:位于|处于|居|列|属于|在|为|仍是)(?:全省)?$/u.test(
      this.around.text.slice(Math.max(0, token.start - 5), token.start),
    );
  }

  private isSeparated(previous: Token | undefined, token: Token): boolean {
    return (
      previous === undefined ||
      token.start - previous.end > 0 ||
      previous.kind === 'comma' ||
      previous.kind === 'number'
    );
  }

  private takeNever(token: Token): void {
    const { text } = this.around;
    const before =
      text
        .slice(Math.max(0, token.start - 30), token.start)
        .split(/[,，]/u)
        .at(-1) ?? '';
    const end = token.end + (/^(?:一次|1次|1项|一项)/u.exec(text.slice(token.end, token.end + 2))?.[0].length ?? 0);
    const isSome = this.measures.length === 0 && /(?:县|区)/u.test(before) && this.scope !== 'county';
    const held = this.lastNumber;
    const number = held !== null && held.end <= token.start && token.start - held.end < 12 ? held : undefined;
    const span = { from: null, to: this.around.lastYear };
    if (!isSome && this.measures.length === 0 && this.scope !== 'county') return;
    if (isSome && number?.number.unit === '个') {
      this.put(number, {
        kind: 'count',
        rule: 'counties-without-award',
        measure: 'awardCount',
        unit: '个',
        scope: 'someCounties',
        span,
        number: number.number,
      });
      return;
    }
    this.put(
      { ...token, end },
      {
        kind: 'zero',
        rule: 'never-awarded',
        measure: 'awardCount',
        unit: '次',
        span,
        ...(isSome ? { scope: 'someCounties' } : {}),
      },
    );
  }

  private takeNumber(token: Token & { kind: 'number' }): void {
    const { number } = token;
    if (number.isOrdinal) {
      if (this.rank === null || !this.speaksOfAwards()) return;
      const start = this.rank.start;
      this.put(token, {
        kind: 'rank',
        rule: 'award-rank',
        measure: 'awardCount',
        unit: '位',
        number,
        ...(token.start - start <= 8 ? {} : {}),
      });
      this.rank = null;
      return;
    }
    if (number.unit === '项') {
      if (this.items || /^(?:具体)?(?:激励)?(?:措施|项目)/u.test(this.around.text.slice(token.end, token.end + 6)))
        return this.put(token, { kind: 'count', rule: 'measures-in-force', measure: 'itemCount', unit: '项', number });
      return;
    }
    if (number.unit !== '次') return;
    const { compare, move } = this;
    if (compare !== null && this.mean !== null && this.mean.end <= token.start && compare.token.start < token.start)
      this.put(token, {
        kind: 'distance',
        rule: 'award-distance-to-mean',
        measure: 'distanceToMean',
        unit: '次',
        number,
        sign: compare.sign,
        start: Math.min(compare.token.start, this.mean.start),
      });
    else if (compare !== null && this.peers.length > 0) {
      const peer = this.peers[Math.min(this.peerAt, this.peers.length - 1)]!;
      this.peerAt += 1;
      this.put(token, {
        kind: 'gap',
        rule: 'award-gap',
        measure: 'awardCount',
        unit: '次',
        number,
        sign: compare.sign,
        peer,
        start: compare.token.start,
      });
    } else if ((compare !== null || move !== null) && !this.hasTo) {
      const sign = compare?.sign ?? move!.sign;
      const year = this.yearNow();
      this.put(token, {
        kind: 'change',
        rule: 'award-change',
        measure: 'awardCount',
        unit: '次',
        number,
        sign,
        againstYear: this.thanYear ?? (year === null ? null : year - 1),
        start: (compare ?? move)!.token.start,
      });
    } else if (this.speaksOfAwards() || this.before.isOpen) {
      const span = this.isThanCount && this.thanYear !== null ? wholeYear(this.thanYear) : this.span;
      this.put(token, { kind: 'count', rule: 'award-count', measure: 'awardCount', unit: '次', number, span });
    }
    this.compare = null;
    this.move = null;
    this.hasTo = false;
    this.mean = null;
    this.isThanCount = false;
  }

  private yearNow(): number | null {
    return this.span === null ? null : 'year' in this.span ? this.span.year : this.span.to;
  }

  private speaksOfAwards(): boolean {
    return (
      this.speaks ||
      (this.before.isOpen && this.sentence.every((one) => one.kind !== 'name' || one.name.indicator === undefined))
    );
  }

  private put(
    token: Token,
    claim: Pick<FoundAward, 'kind' | 'rule' | 'measure' | 'unit'> & Partial<FoundAward>,
    isTold = true,
  ): void {
    if (!isTold) return;
    this.found.push({
      numberStart: token.start,
      numberEnd: token.end,
      end: token.end,
      start: token.start,
      span: this.span,
      authority: this.authority,
      isOfBoth: this.authorities.size > 1,
      scope: this.scope,
      region: this.region,
      measures: this.measures,
      number: null,
      sign: 1,
      word: null,
      againstYear: null,
      peer: null,
      ...claim,
    });
    if (claim.kind === 'count' || claim.kind === 'zero') this.measures = [];
  }
}
