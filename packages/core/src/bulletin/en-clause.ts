import type { BoardRow } from '../board/board.ts';
import { present } from '../board/workings.ts';
import { display, displayFigure } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import { isMissing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import { spanLabelEn, spanLabelEnWithYear } from '../span/label.ts';
import { endMonth, monthly, type Span } from '../span/span.ts';
import type { Run } from './block.ts';
import { before, headline, recordWorthSaying, saidValue, targetsShare, wholeRate } from './facts.ts';
import { joinRuns, phrase, said } from './phrase.ts';
import type { Telling } from './voice.ts';

const fewThings = 100;

/** Chinese units as English has them: what stands before the digits, by which power of ten they are moved, what stands after. */
const units: Readonly<Record<string, readonly [string, number, string]>> = {
  亿元: ['CNY ', -1, ' billion'],
  元: ['CNY ', 0, ''],
  万美元: ['USD ', -2, ' million'],
  亿美元: ['USD ', -1, ' billion'],
  亿千瓦时: ['', -1, ' TWh'],
  万吨: ['', -2, ' million tonnes'],
  万平方米: ['', -2, ' million m²'],
  万人次: ['', -2, ' million visits'],
  亿吨公里: ['', -1, ' billion tonne-km'],
  百分点: ['', 0, ' pp'],
  '%': ['', 0, '%'],
};

/** A span in running English; balances are of the end of its month. */
export function spanInEnglish(row: BoardRow, span: Span): string {
  return row.indicator.accumulation === 'endOfSpan'
    ? `End of ${spanLabelEn(monthly(span.year, endMonth(span)), 'M')}`
    : spanLabelEn(span, span.length % 3 === 0 ? 'Q' : 'M');
}

function earlier(row: BoardRow, span: Span): string {
  if (isMissing(row.cutoff) || span.year === row.cutoff.year) return spanInEnglish(row, span);
  return span.length === 12 ? `the whole of ${span.year}` : spanLabelEnWithYear(span, 'Q');
}

function digits(value: Published, shift = 0): string {
  const text = display(Math.abs(value.value), value.decimals - shift, shift);
  const [whole = '', fraction] = text.split('.');
  return `${whole.replaceAll(/\B(?=(\d{3}){1,7}$)/gu, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A figure in running English, without its sign: `CNY 38.886 billion`, `0.5 pp`, `8`. */
export function amountEn(row: BoardRow, f: Figure): string {
  const value = saidValue(row, f);
  if (value === undefined) return '—';
  const [front, shift, back] = units[f.unit] ?? ['', 0, ''];
  return `${front}${digits(value, shift)}${back}`;
}

/** 1st, 2nd, 3rd, 4th, 11th. */
function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

/** `up 12.9%`, `down 11.3%`, `unchanged`. */
export function growthEn(f: Figure): string {
  const value = present(f);
  if (value === undefined) return '—';
  return value.value === 0 ? 'unchanged' : `${value.value > 0 ? 'up' : 'down'} ${digits(value)}%`;
}

export function clauseEn(row: BoardRow, telling: Telling): Run[] {
  const parts =
    row.indicator.headline === 'count'
      ? countParts(row, telling)
      : row.indicator.headline === 'share'
        ? shareParts(row)
        : growthParts(row, telling);
  return joinRuns([`${row.indicator.name.en}: `, joinRuns(parts, ', ')]);
}

function countParts(row: BoardRow, { part, rankSet }: Telling): Run[][] {
  const { value, changeFromYearBefore, growth, shareOfProvince } = row.figures;
  const count = present(value);
  if (count === undefined) return [];
  const parts: Run[][] = [[said(value, count.value === 0 ? 'none yet' : amountEn(row, value))]];
  const change = present(changeFromYearBefore);
  if (count.value < fewThings && change !== undefined && count.value > 0)
    parts.push([
      said(
        changeFromYearBefore,
        change.value === 0
          ? 'as many as a year before'
          : `${digits(change)} ${change.value > 0 ? 'more' : 'fewer'} than a year before`,
      ),
    ]);
  else if (count.value > 0 && typeof growth.value === 'number') parts.push([said(growth, growthEn(growth))]);
  if (!part) pushRank(parts, row, rankSet);
  if (!part && typeof shareOfProvince.value === 'number' && count.value > 0)
    parts.push([said(shareOfProvince, `${amountEn(row, shareOfProvince)} of the province`)]);
  return parts;
}

function shareParts(row: BoardRow): Run[][] {
  const share = present(row.figures.share);
  if (share === undefined) return [];
  const parts: Run[][] = [[said(row.figures.share, `${displayFigure(share)}%`)]];
  const change = present(row.figures.change);
  const then = before(row, 'share');
  if (then !== undefined && change !== undefined && change.value !== 0)
    parts.push([
      said(
        row.figures.change,
        `${digits(change)} pp ${change.value > 0 ? 'higher' : 'lower'} than in ${earlier(row, then.span).replace('End of', 'the end of')}`,
      ),
    ]);
  pushTargetShare(parts, row);
  return parts;
}

function growthParts(row: BoardRow, { part, change: turn, distance: far, yearOnYear, rankSet }: Telling): Run[][] {
  const f = row.figures;
  if (present(f.growth) === undefined) return [];
  const parts: Run[][] = [];
  if (!part && row.indicator.kind !== 'index' && present(f.value)) parts.push([said(f.value, amountEn(row, f.value))]);
  parts.push([said(f.growth, `${growthEn(f.growth)}${yearOnYear ? ' year on year' : ''}`)]);
  const then = turn ? before(row, 'yoy') : undefined;
  const change = present(f.change);
  if (then !== undefined && change !== undefined)
    parts.push([
      said(
        f.change,
        change.value === 0
          ? `the rate of ${earlier(row, then.span)}`
          : `${digits(change)} pp ${change.value > 0 ? 'above' : 'below'} ${earlier(row, then.span)}`,
      ),
    ]);
  if (targetsShare(row)) {
    parts.push([said(f.share, `${amountEn(row, f.share)} of ${row.wholeName?.en ?? 'the total'}`)]);
    pushTargetShare(parts, row);
  }
  const distance = present(f.distance);
  if (far && !targetsShare(row) && distance !== undefined && wholeRate(row) !== undefined)
    parts.push([
      said(
        f.distance,
        distance.value === 0
          ? 'level with the province'
          : `${digits(distance)} pp ${distance.value > 0 ? 'above' : 'below'} the province`,
      ),
    ]);
  pushRank(parts, row, rankSet);
  const record = part ? undefined : recordWorthSaying(row);
  if (record !== undefined && !isMissing(record))
    parts.push([
      said(
        f.record,
        `the ${record.kind === 'high' ? 'highest' : 'lowest'} ${record.dataEndFirst ? 'on record' : `in ${record.years} years`}`,
      ),
    ]);
  return parts;
}

function pushRank(parts: Run[][], row: BoardRow, set: boolean): void {
  if (isMissing(row.rank) || row.region.level !== 'city') return;
  const { place, of, peers } = row.rank;
  parts.push([said(row.figures.rank, `${ordinal(place)}${set ? ` of ${of} ${peers.membersWord.en}` : ''}`)]);
}

function pushTargetShare(parts: Run[][], row: BoardRow): void {
  const gap = present(row.figures.gap);
  if (gap === undefined || !targetsShare(row)) return;
  parts.push([
    said(
      row.figures.gap,
      gap.value === 0
        ? "on the year's target"
        : `${digits(gap)} pp ${gap.value > 0 ? 'above' : 'below'} the year's target`,
    ),
  ]);
}

/** The headline in brackets beside a name: `+14.6%`, `8`. */
export function besideEn(row: BoardRow): Run {
  const f = headline(row);
  const value = present(f);
  if (value === undefined) return { text: '—' };
  const sign = f.measure !== 'yoy' || value.value === 0 ? '' : value.value < 0 ? '−' : '+';
  return said(f, `${sign}${amountEn(row, f)}`);
}

/** A name with its place: `Retail sales (4th)`. */
export function withPlaceEn(row: BoardRow): Run[] {
  return isMissing(row.rank)
    ? []
    : phrase`${row.indicator.name.en} (${said(row.figures.rank, ordinal(row.rank.place))})`;
}
