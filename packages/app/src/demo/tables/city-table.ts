import type { IndicatorCode, Measure } from '@shigan/core';
import type { Merge } from '@shigan/core';
import type { CellContent, SheetContent } from '../../sheet-content.ts';
import { cityWeights, province } from '../places.ts';
import { demoNote, figureOf, head, label, row, title } from './cells.ts';
import { type Publication, cutoffLabel, dayInWords, indicatorOf, regionName } from './published.ts';

export interface CityColumns {
  readonly indicator: IndicatorCode;
  readonly measures: readonly Measure[];
}

const measureHeads: Readonly<Partial<Record<Measure, string>>> = {
  level: '总量',
  count: '家数',
  yoy: '增长%',
  rank: '位次',
  share: '占比%',
};

/** Names are padded to four characters, as tables have them: 怀 化 市. */
function paddedName(code: string): string {
  if (code === province) return '全    省';
  const name = regionName(code);
  if (name.length > 4) return '湘 西 州';
  return name.length === 3 ? name.split('').join(' ') : name;
}

/** The province's monthly table (各市州主要经济指标): a head of three rows, merged both ways; one row per city. */
export function citySheet(
  name: string,
  heading: string,
  unit: string,
  columns: readonly CityColumns[],
  publication: Publication,
  year: number,
  month: number,
): SheetContent {
  const merges: Merge[] = [{ top: 3, left: 1, bottom: 5, right: 1 }];
  const heads: [CellContent[], CellContent[], CellContent[]] = [[head('市  州')], [head('')], [head('')]];
  let left = 2;
  for (const { indicator, measures } of columns) {
    const right = left + measures.length - 1;
    const { name: names, frequency } = indicatorOf(indicator);
    const cutoff = cutoffLabel(month, frequency === 'Q');
    for (const [i, measure] of measures.entries()) {
      heads[0].push(head(i === 0 ? names.zh : ''));
      heads[1].push(head(i === 0 ? (frequency === 'Q' || month === 1 ? cutoff : `${cutoff}累计`) : ''));
      heads[2].push(head(measureHeads[measure] ?? ''));
    }
    if (right > left) merges.push({ top: 3, left, bottom: 3, right }, { top: 4, left, bottom: 4, right });
    left = right + 1;
  }
  const width = left - 1;
  merges.push({ top: 1, left: 1, bottom: 1, right: width });
  return {
    name,
    merges,
    frozen: { rows: 5, columns: 1 },
    columns: [{ width: 12 }],
    rows: [
      row(title(heading)),
      row(
        `单位：${unit}`,
        ...Array.from({ length: width - 2 }, () => null),
        `发布日期：${dayInWords(publication.day)}`,
      ),
      ...heads.map((cells) => ({ cells })),
      ...[province, ...cityWeights.map(([region]) => region)].map((region) =>
        row(
          label(paddedName(region)),
          ...columns.flatMap(({ indicator, measures }) => {
            const values = publication.values(indicator, region, year, month);
            return measures.map((m) => figureOf(indicator, m, values?.[m]));
          }),
        ),
      ),
      row(demoNote),
    ],
  };
}
