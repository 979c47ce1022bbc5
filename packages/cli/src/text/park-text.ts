import type { ParkBody, ParkListBody } from '@shigan/contract';
import { table } from '../terminal/table.ts';
import type { ParkCommandWords } from '../words/park-words.ts';
import { rosterNumber as shown } from './project-text.ts';

const right = 'right' as const;

export function parkListText(body: ParkListBody, words: ParkCommandWords): string {
  if (body.last === null) return words.nothing;
  const { heads } = words;
  const { totals } = body;
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    `${body.region.name} ${body.month ?? ''}: ${shown(totals['parks'])}; ${heads.land} ${shown(totals['landSupplied'])}; ${heads.outputPerMu} ${shown(totals['outputPerMu'])}; ${heads.taxPerMu} ${shown(totals['taxPerMu'])}\n`,
    table(
      [
        { head: heads.rank, align: right },
        { head: heads.name },
        { head: heads.region },
        { head: heads.total, align: right },
        ...body.goods.map(({ name, weight }) => ({ head: `${name} ${weight}`, align: right })),
        { head: heads.land, align: right },
        { head: heads.outputPerMu, align: right },
        { head: heads.taxPerMu, align: right },
        { head: heads.growth, align: right },
      ],
      body.rows.map(({ name, region, figures }) => [
        shown(figures['rank']),
        name,
        region?.name ?? '',
        shown(figures['total']),
        ...body.goods.map(({ code }) => shown(figures[code])),
        shown(figures['landSupplied']),
        shown(figures['outputPerMu']),
        shown(figures['taxPerMu']),
        shown(figures['growth']),
      ]),
    ),
  ].join('');
}

export function parkText(body: ParkBody, words: ParkCommandWords): string {
  const { heads } = words;
  const { row, projects } = body;
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    `${row.name} ${[row.code, row.region?.name, row.rank, ...row.leading].filter((one) => one !== null && one !== undefined).join(' ')}\n`,
    `${heads.rank} ${shown(row.figures['rank'])}; ${heads.total} ${shown(row.figures['total'])}; ${body.goods.map(({ name, score }) => `${name} ${shown(score ?? undefined)}`).join('; ')}\n`,
    `${heads.projects} ${shown(projects.figures['projects'])}; ${heads.gap} ${shown(projects.figures['totalGap'])}\n`,
    table(
      [
        { head: heads.criterion },
        { head: heads.weight, align: right },
        { head: heads.measure, align: right },
        { head: heads.score, align: right },
      ],
      body.criteria.map(({ name, weight, measure, score }) => [
        name,
        String(weight),
        `${shown(measure ?? undefined)}${measure?.unit ?? ''}`,
        shown(score ?? undefined),
      ]),
    ),
    table(
      [
        { head: heads.criterion },
        { head: heads.judge },
        { head: heads.day },
        { head: heads.mark, align: right },
        { head: heads.grounds },
      ],
      body.criteria.flatMap(({ name, marks }) =>
        marks.map(({ judge, day, mark, grounds }) => [name, judge, day, String(mark), grounds]),
      ),
    ),
  ].join('');
}
