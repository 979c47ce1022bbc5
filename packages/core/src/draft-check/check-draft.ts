import type { IndicatorCode } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import { cityLevel } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import { type BareText, bareText } from './bare-text.ts';
import { placesSolved, type SolvedPlaces } from './blank-places.ts';
import { awardClaim, economyClaim } from './claims.ts';
import type { Scope } from './cue.ts';
import type { Blank, Claim, DraftCheck, PlainNumber, Unparsed } from './draft-check.ts';
import { buildDraftLexicon, type DraftLexicon, nameAt } from './draft-lexicon.ts';
import type { DraftRecord } from './draft-record.ts';
import { type Token, draftTokens } from './draft-tokens.ts';
import { placeOf } from './bare-text.ts';
import type { FoundClaim } from './found-claim.ts';
import { AwardJudge } from './judge-awards.ts';
import { EconomyJudge } from './judge-economy.ts';
import type { AwardContext, FoundAward, WonBlank } from './found-award.ts';
import { readAwards } from './read-awards.ts';
import { type Context, noContext, readEconomy } from './read-economy.ts';
import { usageFaults } from './usage-faults.ts';

/** Line ends of any kind as `\n`, without a byte order mark: the text that offsets are of. */
export function draftText(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').replace(/^\uFEFF/u, '');
}

const lexicons = new WeakMap<Registry, DraftLexicon>();

function lexiconOf(registry: Registry, ruleSets: DraftRecord['ruleSets']): DraftLexicon {
  const known = lexicons.get(registry);
  if (known !== undefined) return known;
  const made = buildDraftLexicon(registry, ruleSets);
  lexicons.set(registry, made);
  return made;
}

/** The indicators that a draft speaks of, with those that their shares rest on: what has to be read of the record to check it. */
export function draftIndicators(
  text: string,
  registry: Registry,
  ruleSets: DraftRecord['ruleSets'],
): readonly IndicatorCode[] {
  const lexicon = lexiconOf(registry, ruleSets);
  const bare = bareText(draftText(text)).text;
  const found = new Set<IndicatorCode>();
  for (let at = 0; at < bare.length;) {
    const name = nameAt(lexicon, bare, at);
    if (name?.name.indicator !== undefined && name.name.indicator !== 'ambiguous') {
      const indicator = registry.indicators.get(name.name.indicator.code);
      for (const code of [indicator?.code, indicator?.shareOf, indicator?.parent, ...(indicator?.weightProxy ?? [])])
        if (code !== undefined) found.add(code);
    }
    at = name?.end ?? at + 1;
  }
  return [...found];
}

/** Holds a draft against the record (核稿): finds every quantitative claim and judges it, fills blanks, names faults of usage, and
 *  lists what holds a number and was not understood. Deterministic, without a model; linear in the length of the text. */
export function checkDraft(raw: string, region: RegionCode, record: DraftRecord): DraftCheck {
  const text = draftText(raw);
  const bare = bareText(text);
  const tokens = draftTokens(bare.text, lexiconOf(record.registry, record.ruleSets));
  const documentYear = documentYearOf(bare.text, record);
  const economy = new EconomyJudge(record);
  const awards = new AwardJudge(record);
  const read = readAll(tokens, bare, region, documentYear, { record, economy, awards });
  const solved = placesSolved(tokens, read, { record, economy, awards, own: region });
  const claims = [
    ...read.economy.map((found) => economyClaim(found, { text, bare, record, economy, solved })),
    ...read.awards.map((found) => awardClaim(found, { text, bare, record, awards, solved, documentYear })),
  ].toSorted((a, b) => a.claim.start - b.claim.start || a.claim.end - b.claim.end);
  const { usage, underUsage } = usageFaults(claims, { text, bare, record });
  const judged = claims.map(({ claim }, at) => ({ ...claim, underUsage: underUsage.get(at) ?? claim.underUsage }));
  const plain = plainNumbers(tokens, bare, text);
  return {
    text,
    region,
    documentYear,
    asOf: record.asOf,
    claims: judged,
    blanks: blanksOf(tokens, bare, judged, solved, record),
    usage,
    unparsed: unparsedNumbers(tokens, bare, text, [...judged, ...usage, ...plain]),
    plain,
  };
}

/** The year of the document: of the day it states first or last, else that of the moment. */
function documentYearOf(text: string, record: DraftRecord): number {
  const day = /(20\d\d)年(?:\d{1,2}|[-—x×_ ]{1,4})月(?:\d{1,2}|[-—x×_ ]{1,4})?日/u;
  const stated = day.exec(text.slice(0, 300)) ?? day.exec(text.slice(-200));
  const now = Number(record.today.slice(0, 4));
  const year = stated ? Number(stated[1]) : now;
  return year > now ? now : year;
}

export interface AllRead {
  readonly economy: readonly FoundClaim[];
  readonly awards: readonly FoundAward[];
  readonly won: readonly WonBlank[];
  /** Sentences as half-open ranges of tokens. */
  readonly sentences: readonly (readonly Token[])[];
}

interface Judges {
  readonly record: DraftRecord;
  readonly economy: EconomyJudge;
  readonly awards: AwardJudge;
}

function readAll(
  tokens: readonly Token[],
  bare: BareText,
  region: RegionCode,
  documentYear: number,
  judges: Judges,
): AllRead {
  const { registry } = judges.record;
  const scope = scopeOf(registry, region);
  const economy: FoundClaim[] = [];
  const awards: FoundAward[] = [];
  const won: WonBlank[] = [];
  const sentences: (readonly Token[])[] = [];
  let context: Context = noContext;
  let awardContext: AwardContext = { isOpen: false, span: null, authority: 'province', region: scope.city ?? region };
  let from = 0;
  let start = 0;
  const close = (end: number, next: number, newline: boolean): void => {
    const sentence = tokens.slice(start, end);
    const until = tokens[end]?.start ?? bare.text.length;
    sentences.push(sentence);
    const award = readAwards(sentence, awardContext, {
      text: bare.text,
      registry,
      scope,
      documentYear,
      lastYear: judges.awards.lastYear(),
    });
    awards.push(...award.found);
    won.push(...award.won);
    awardContext = award.context;
    const taken = new Set(award.found.map((one) => one.numberStart));
    const rest = sentence.filter(
      (token) => !taken.has(token.start) && !(token.kind === 'number' && token.number.unit === '次'),
    );
    const hasValue = rest.some(
      (token) =>
        token.kind === 'number' ||
        token.kind === 'record' ||
        token.kind === 'place' ||
        (token.kind === 'blank' && token.class === 'figure') ||
        (token.kind === 'word' && token.word.class === 'zero'),
    );
    if (hasValue || award.found.length === 0) {
      const reading = readEconomy(rest, from, context, {
        text: bare.text,
        registry,
        scope,
        documentYear,
        toDate: (code, of) => judges.economy.toDate(code, of),
      });
      economy.push(...reading.found);
      context = aged(reading.context, context, reading.found.length > 0, until - from, hasValue);
    } else context = aged(context, context, false, until - from, true);
    if (newline) context = { ...context, whom: [] };
    start = next;
    from = tokens[end]?.end ?? until;
  };
  for (const [at, token] of tokens.entries()) if (token.kind === 'stop') close(at, at + 1, token.newline);
  close(tokens.length, tokens.length, true);
  return { economy, awards, won, sentences };
}

/** A heading without a number hands on what it was handed; a further sentence without a claim ends what can be inherited. */
function aged(now: Context, before: Context, hasClaim: boolean, length: number, hasNumber: boolean): Context {
  if (hasClaim || now.timeToken !== before.timeToken) return { ...now, age: 0 };
  if (!hasNumber && length <= 18) return now;
  return before.age >= 1 ? noContext : { ...now, age: before.age + 1 };
}

function scopeOf(registry: Registry, own: RegionCode): Scope {
  const above: RegionCode[] = [];
  for (let at: RegionCode | null = own; at !== null && above.length < 8; at = registry.regions.get(at)?.parent ?? null)
    above.push(at);
  const of = (level: string): RegionCode | null =>
    above.find((code) => registry.regions.get(code)?.level === level) ?? null;
  const city = of('city');
  const country = of('country') ?? [...registry.regions.values()].find((one) => one.level === 'country')?.code ?? null;
  return { own, city, cityLevel: city === null ? null : cityLevel(city), province: of('province'), country };
}

function plainNumbers(tokens: readonly Token[], bare: BareText, text: string): readonly PlainNumber[] {
  const found: PlainNumber[] = [];
  for (const token of tokens) {
    const role =
      token.kind === 'plain'
        ? token.role
        : token.kind === 'time'
          ? token.inTitle
            ? 'title'
            : token.time.kind === 'date'
              ? 'date'
              : 'span'
          : token.kind === 'stop' && token.end - token.start > 1
            ? 'numbering'
            : token.kind === 'name' || (token.kind === 'word' && token.word.class !== 'zero')
              ? 'name'
              : undefined;
    if (role === undefined) continue;
    const at = placeOf(bare, token.start, token.end);
    const printed = text.slice(at.start, at.end);
    if (/[\d０-９一二三四五六七八九十]/u.test(printed)) found.push({ ...at, text: printed, role });
  }
  return found;
}

/** Every number that lies in nothing else. */
function unparsedNumbers(
  tokens: readonly Token[],
  bare: BareText,
  text: string,
  covered: readonly { readonly start: number; readonly end: number }[],
): readonly Unparsed[] {
  const isCovered = coverage(covered, text.length);
  const found: Unparsed[] = [];
  const add = (start: number, end: number): void => {
    for (let at = start; at < end; at++)
      if (!isCovered(at)) return void found.push({ start, end, text: text.slice(start, end) });
  };
  for (const token of tokens)
    if (token.kind === 'number' || token.kind === 'record' || token.kind === 'place') {
      const at = placeOf(bare, token.start, token.end);
      const digits = digitsWithin(text, at.start, at.end);
      if (digits.length === 0 ? !isCovered(at.start) : digits.some((one) => !isCovered(one))) add(at.start, at.end);
    }
  const own = coverage(found, text.length);
  for (const match of text.matchAll(/[\d０-９](?:[\d０-９.．,，]*[\d０-９])?/gu)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const isOpen = digitsWithin(text, start, end).some((at) => !isCovered(at) && !own(at));
    if (isOpen) found.push({ start, end, text: match[0] });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function digitsWithin(text: string, start: number, end: number): readonly number[] {
  const found: number[] = [];
  for (let at = start; at < end; at++) if (/[\d０-９]/u.test(text.charAt(at))) found.push(at);
  return found;
}

function coverage(
  stretches: readonly { readonly start: number; readonly end: number }[],
  length: number,
): (at: number) => boolean {
  const marks = new Uint8Array(length + 1);
  for (const { start, end } of stretches) marks.fill(1, start, end);
  return (at) => marks[at] === 1;
}

function blanksOf(
  tokens: readonly Token[],
  bare: BareText,
  claims: readonly Claim[],
  solved: SolvedPlaces,
  record: DraftRecord,
): readonly Blank[] {
  const found: Blank[] = [];
  for (const token of tokens) {
    if (token.kind !== 'blank') continue;
    const at = placeOf(bare, token.start, token.end - token.suffix.length * (token.class === 'figure' ? 1 : 0));
    if (token.class === 'person')
      found.push({
        ...at,
        class: 'person',
        verdict: 'unknown',
        reason: 'person',
        claim: null,
        region: null,
        text: null,
      });
    else if (token.class === 'place') {
      const code = solved.get(token.start);
      const name = code === undefined ? null : (record.registry.regions.get(code)?.name.zh ?? null);
      found.push({
        ...at,
        class: 'place',
        verdict: code === undefined ? 'unknown' : 'filled',
        reason: code === undefined ? 'ambiguous' : null,
        claim: null,
        region: code ?? null,
        text:
          name === null
            ? null
            : token.suffix !== '' && name.endsWith(token.suffix)
              ? name.slice(0, -token.suffix.length)
              : name.replace(/市$/u, ''),
      });
    } else {
      const place = claims.findIndex((claim) => claim.value === null && claim.start <= at.start && claim.end >= at.end);
      const claim = claims[place];
      found.push({
        ...at,
        class: 'figure',
        verdict: claim?.verdict === 'filled' ? 'filled' : 'unknown',
        reason: claim?.verdict === 'filled' ? null : (claim?.reason ?? 'not-on-record'),
        claim: claim === undefined ? null : place,
        region: null,
        text: claim?.correction?.text ?? null,
      });
    }
  }
  return found;
}
