import { display } from '../../decimal.ts';
import { isMissing } from '../../missing.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Language } from '../../words/language.ts';
import type { GapVerdict } from '../trend.ts';
import type { AwardFigure } from './award-figure.ts';
import type { PeerLine, StandingReport } from './standing-report.ts';

/** A piece of a sentence: words, or a figure as it is shown. */
export type AwardSentencePart = string | { readonly figure: AwardFigure; readonly text: string };

/** One statement of a standing report in words, its figures marked. */
export interface AwardSentence {
  readonly statement:
    | 'totals'
    | 'ranks'
    | 'distances'
    | 'spread'
    | 'neverWon'
    | 'concentration'
    | 'gap'
    | 'wonBySimilar';
  readonly parts: readonly AwardSentencePart[];
}

/** Names that sentences need: regions and measures, in the language of the sentence. */
export interface SentenceNames {
  readonly region: (code: RegionCode) => string;
  readonly measure: (id: string) => string;
}

/** Says a standing report in sentences (文字表述): what the report holds, no more. A statement without its figures is left out,
 *  and of a ledger that no year is in nothing is said. */
export function standingSentences(
  report: StandingReport,
  names: SentenceNames,
  language: Language,
  peers: readonly RegionCode[] = [],
): readonly AwardSentence[] {
  if (report.years.length === 0) return [];
  const say = language === 'zh' ? zh : en;
  const told = report.peers.filter((peer) => peers.includes(peer.code) && !isMissing(peer.verdict));
  const sentences: (AwardSentence | undefined)[] = [
    { statement: 'totals', parts: say.totals(report) },
    typeof report.rankTotal.value === 'number' ? { statement: 'ranks', parts: say.ranks(report) } : undefined,
    typeof report.countiesAgainstMean.value === 'number'
      ? { statement: 'distances', parts: say.distances(report) }
      : undefined,
    report.countiesWithNone.codes.length > 0
      ? { statement: 'spread', parts: say.spread(report, report.countiesWithNone.codes.map(names.region)) }
      : undefined,
    report.neverWon.measures.length > 0
      ? { statement: 'neverWon', parts: say.neverWon(report, report.neverWon.measures.map(names.measure)) }
      : undefined,
    isMissing(report.largest)
      ? undefined
      : { statement: 'concentration', parts: say.concentration(report, names.measure(report.largest.measure)) },
    report.wonBySimilar.length > 0
      ? { statement: 'wonBySimilar', parts: say.wonBySimilar(report.wonBySimilar.slice(0, mostSimilar), names) }
      : undefined,
    ...told.map((peer): AwardSentence => ({ statement: 'gap', parts: say.gap(peer, names.region(peer.code)) })),
  ];
  return sentences.filter((sentence) => sentence !== undefined);
}

/** The words of a sentence without its marks. */
export function awardSentenceText(sentence: AwardSentence): string {
  return sentence.parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

/** How many measures that similar cities win are said in a sentence; the table has all of them. */
const mostSimilar = 3;

type Parts = readonly AwardSentencePart[];

interface Voice {
  totals(report: StandingReport): Parts;
  ranks(report: StandingReport): Parts;
  distances(report: StandingReport): Parts;
  spread(report: StandingReport, counties: readonly string[]): Parts;
  neverWon(report: StandingReport, measures: readonly string[]): Parts;
  concentration(report: StandingReport, measure: string): Parts;
  wonBySimilar(lines: StandingReport['wonBySimilar'], names: SentenceNames): Parts;
  gap(peer: PeerLine, name: string): Parts;
}

function shown(figure: AwardFigure, unit: string = figure.unit): AwardSentencePart {
  const value = typeof figure.value === 'number' ? display(Math.abs(figure.value), figure.decimals) : '—';
  return { figure, text: `${value}${unit}` };
}

const isNegative = (figure: AwardFigure): boolean => typeof figure.value === 'number' && figure.value < 0;
const first = <T>(list: readonly T[]): T => {
  const one = list[0];
  if (one === undefined) throw new Error('nothing first in an empty list');
  return one;
};

function isRising(report: StandingReport): boolean {
  const changes = report.years.flatMap(({ change }) => (change === null ? [] : [change.value]));
  return changes.length > 0 && changes.every((change) => typeof change === 'number' && change > 0);
}

const tierWords = ['第一方阵', '第二方阵', '第三方阵', '第四方阵', '第五方阵'];

function tierWord(figure: AwardFigure, of: number): string {
  if (typeof figure.value !== 'number') return '—';
  return figure.value === of ? '末尾方阵' : (tierWords[figure.value - 1] ?? `第${figure.value}方阵`);
}

function tiersOf(report: StandingReport): number {
  return isMissing(report.standing.tierSizes) ? 0 : report.standing.tierSizes.length;
}

const zhVerdict: Readonly<Record<GapVerdict, string>> = {
  widening: '差距越来越大',
  narrowing: '差距在缩小',
  overtaken: '已被超过',
  overtook: '已经超过',
  leadWidening: '领先扩大',
  leadNarrowing: '领先缩小',
  steady: '差距没有变化',
};

function zhGap(figure: AwardFigure): AwardSentencePart[] {
  if (figure.value === 0) return ['持平'];
  return [isNegative(figure) ? '多' : '少', shown(figure)];
}

const zh: Voice = {
  totals: (report) => [
    report.years.length > 1
      ? `${first(report.years).year}—${report.year}年共获得国务院督查激励表扬`
      : `${report.year}年获得国务院督查激励表扬`,
    shown(report.stateCouncil),
    '、省政府表扬',
    shown(report.overYears),
    '（',
    ...report.years.flatMap(({ year, total }, place) => [`${place === 0 ? '' : '，'}${year}年`, shown(total)]),
    `）${isRising(report) ? '，逐年提升' : ''}。`,
  ],
  ranks: (report) => {
    const of = report.standing.table.length;
    const tiers = tiersOf(report);
    return [
      `${report.year}年获表扬`,
      shown(first(report.years.slice(-1)).total),
      `，居全省${of}个市州第`,
      shown(report.rankTotal),
      '（',
      { figure: report.tierTotal, text: tierWord(report.tierTotal, tiers) },
      '）；市本级',
      shown(first(report.years.slice(-1)).cityLevel),
      '，居第',
      shown(report.rankCityLevel),
      '（',
      { figure: report.tierCityLevel, text: tierWord(report.tierCityLevel, tiers) },
      '）。',
    ];
  },
  distances: (report) => [
    `市本级${isNegative(report.cityLevelAgainstMean) ? '低' : '高'}于全省${report.standing.cityLevelMean.of}个市州平均数`,
    shown(report.cityLevelAgainstMean),
    `，各县市区${isNegative(report.countiesAgainstMean) ? '低' : '高'}于全省${isMissing(report.standing.countyMean) ? '' : report.standing.countyMean.of}个县市区平均数`,
    shown(report.countiesAgainstMean),
    '。',
  ],
  spread: (report, counties) => [
    counties.join('、'),
    `等`,
    shown(report.countiesWithNone.count),
    '县市区从未获得过表扬激励。',
  ],
  neverWon: (report, measures) => [
    `${measures.join('、')}等`,
    shown(report.neverWon.count),
    '工作从未获得过表扬激励。',
  ],
  concentration: (report, measure) =>
    isMissing(report.largest)
      ? []
      : [
          '获得',
          shown(first(report.years.slice(-1)).total),
          '激励，只涉及',
          shown(report.items),
          `工作，仅${measure}一项就有`,
          shown(report.largest.count),
          '，占',
          shown(report.largest.share),
          '。',
        ],
  wonBySimilar: (lines, names) => [
    `同类市州获得而我市从未获得：${lines
      .map(({ measure, cities }) => `${names.measure(measure)}（${cities.map(names.region).join('、')}）`)
      .join('；')}。`,
  ],
  gap: (peer, name) => {
    const [from, to] = [first(peer.years), first(peer.years.slice(-1))];
    return [
      `与${name}相比，从${from.year}年`,
      ...zhGap(from.gap),
      `变为${to.year}年`,
      ...zhGap(to.gap),
      isMissing(peer.verdict) ? '。' : `，${zhVerdict[peer.verdict]}。`,
    ];
  },
};

const enVerdict: Readonly<Record<GapVerdict, string>> = {
  widening: 'the gap widens',
  narrowing: 'the gap narrows',
  overtaken: 'overtaken',
  overtook: 'overtook it',
  leadWidening: 'the lead grows',
  leadNarrowing: 'the lead shrinks',
  steady: 'the gap is unchanged',
};

function enGap(figure: AwardFigure): AwardSentencePart[] {
  return figure.value === 0 ? ['level'] : [shown(figure, ''), isNegative(figure) ? ' more' : ' fewer'];
}

const en: Voice = {
  totals: (report) => [
    report.years.length > 1 ? `${first(report.years).year} to ${report.year}: ` : `${report.year}: `,
    shown(report.stateCouncil, ''),
    ' of the State Council, ',
    shown(report.overYears, ''),
    ' of the province (',
    ...report.years.flatMap(({ year, total }, place) => [`${place === 0 ? '' : ', '}${year}: `, shown(total, '')]),
    `)${isRising(report) ? ', more every year' : ''}.`,
  ],
  ranks: (report) => [
    `${report.year}: `,
    shown(first(report.years.slice(-1)).total, ''),
    ' awards, place ',
    shown(report.rankTotal, ''),
    ` of ${report.standing.table.length} (tier `,
    shown(report.tierTotal, ''),
    '); city level ',
    shown(first(report.years.slice(-1)).cityLevel, ''),
    ', place ',
    shown(report.rankCityLevel, ''),
    ' (tier ',
    shown(report.tierCityLevel, ''),
    ').',
  ],
  distances: (report) => [
    'City level is ',
    shown(report.cityLevelAgainstMean, ''),
    ` ${isNegative(report.cityLevelAgainstMean) ? 'below' : 'above'} the mean of ${report.standing.cityLevelMean.of} cities; a county has on average `,
    shown(report.countiesAgainstMean, ''),
    ` ${isNegative(report.countiesAgainstMean) ? 'fewer' : 'more'} than the mean of ${isMissing(report.standing.countyMean) ? '—' : report.standing.countyMean.of} counties.`,
  ],
  spread: (report, counties) => [
    shown(report.countiesWithNone.count, ''),
    ` counties have never won an award: ${counties.join(', ')}.`,
  ],
  neverWon: (report, measures) => [
    shown(report.neverWon.count, ''),
    ` measures were never won: ${measures.join(', ')}.`,
  ],
  concentration: (report, measure) =>
    isMissing(report.largest)
      ? []
      : [
          shown(first(report.years.slice(-1)).total, ''),
          ' awards in ',
          shown(report.items, ''),
          ` distinct items; ${measure} alone has `,
          shown(report.largest.count, ''),
          ', ',
          shown(report.largest.share),
          ' of all.',
        ],
  wonBySimilar: (lines, names) => [
    `Similar cities won what this one never did: ${lines
      .map(({ measure, cities }) => `${names.measure(measure)} (${cities.map(names.region).join(', ')})`)
      .join('; ')}.`,
  ],
  gap: (peer, name) => {
    const [from, to] = [first(peer.years), first(peer.years.slice(-1))];
    return [
      `Against ${name}: ${from.year} `,
      ...enGap(from.gap),
      `, ${to.year} `,
      ...enGap(to.gap),
      isMissing(peer.verdict) ? '.' : `; ${enVerdict[peer.verdict]}.`,
    ];
  },
};
