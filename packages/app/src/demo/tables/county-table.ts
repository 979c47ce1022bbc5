import type { IndicatorCode, Measure, RegionCode } from '@shigan/core';
import type { SheetContent } from '../../sheet-content.ts';
import { city, local, unitWeights } from '../places.ts';
import { blank, demoNote, figureOf, head, label, publishedUnit, row, title } from './cells.ts';
import { type Publication, dayInWords, isUnsent, regionName } from './published.ts';

/** One line of the table: what it says and which figures stand in it. */
export interface CountyLine {
  readonly text: string;
  readonly indent?: number;
  readonly indicator: IndicatorCode;
  readonly measure: Measure;
}

const regions: readonly RegionCode[] = [city, local, ...unitWeights.map(([region]) => region)];

/** Written downwards, in short: 麻⏎阳⏎县. */
function downwards(code: RegionCode): string {
  const short = regionName(code).replace(/(?:苗族|侗族){1,4}自治县$/u, '县');
  return (code === city ? '全市' : short).split('').join('\n');
}

/** The city's monthly table (各县市区主要经济指标): indicators down, county units across. */
export function countySheet(
  name: string,
  heading: string,
  lines: readonly CountyLine[],
  publication: Publication,
  year: number,
  month: number,
): SheetContent {
  const width = 2 + regions.length;
  return {
    name,
    frozen: { rows: 4, columns: 2 },
    columns: [{ width: 32 }, { width: 8 }],
    merges: [
      { top: 1, left: 1, bottom: 1, right: width },
      { top: 2, left: 1, bottom: 2, right: 3 },
      { top: 3, left: 1, bottom: 4, right: 1 },
      { top: 3, left: 2, bottom: 4, right: 2 },
      { top: 3, left: 3, bottom: 4, right: 3 },
      { top: 3, left: 4, bottom: 4, right: 4 },
      { top: 3, left: 5, bottom: 3, right: width },
    ],
    rows: [
      row(title(heading)),
      row(
        '填报单位：市统计局',
        ...Array.from({ length: width - 2 }, () => null),
        `发布日期：${dayInWords(publication.day)}`,
      ),
      row(
        head('指  标  名  称'),
        head('计量\n单位'),
        head(downwards(city)),
        head(downwards(local)),
        head('县（市、区）'),
        ...unitWeights.slice(1).map(() => head('')),
      ),
      row(head(''), head(''), head(''), head(''), ...unitWeights.map(([region]) => head(downwards(region)))),
      ...lines.map(({ text, indent, indicator, measure }) =>
        row(
          label(text, indent),
          label(measure === 'yoy' || measure === 'share' ? '%' : publishedUnit(indicator)),
          ...regions.map((region) =>
            isUnsent(indicator, region, year, month)
              ? blank
              : figureOf(indicator, measure, publication.values(indicator, region, year, month)?.[measure]),
          ),
        ),
      ),
      row(demoNote),
    ],
  };
}
