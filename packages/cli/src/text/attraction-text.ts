import type { AttractionBody, DealBody } from '@shigan/contract';
import { table } from '../terminal/table.ts';
import type { AttractionCommandWords } from '../words/attraction-words.ts';
import { rosterNumber as shown } from './project-text.ts';

const right = 'right' as const;

export function dealListText(body: AttractionBody, words: AttractionCommandWords): string {
  if (body.last === null) return words.nothing;
  const { heads } = words;
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    words.found(body.rows.length, body.of),
    table(
      [
        { head: heads.code },
        { head: heads.name },
        { head: heads.region },
        { head: heads.investor },
        { head: heads.stage },
        { head: heads.contracted, align: right },
        { head: heads.arrived, align: right },
        { head: heads.rate, align: right },
        { head: heads.findings },
      ],
      body.rows.map(({ code, name, region, investor, stage, figures, findings }) => [
        code,
        name,
        region?.name ?? '',
        investor ?? '',
        stage?.name ?? '',
        shown(figures['contractedFunds']),
        shown(figures['arrived']),
        shown(figures['arrivalRate']),
        findings.map((finding) => finding.name).join(' '),
      ]),
    ),
  ].join('');
}

export function attractionText(body: AttractionBody, words: AttractionCommandWords): string {
  if (body.last === null) return words.nothing;
  const { heads } = words;
  const { totals, fed } = body;
  const groups = (head: string, of: AttractionBody['modes']): string =>
    table(
      [
        { head },
        { head: heads.deals, align: right },
        { head: heads.contracted, align: right },
        { head: heads.arrived, align: right },
        { head: heads.growth, align: right },
        { head: heads.rate, align: right },
      ],
      of.map(({ name, figures }) => [
        name,
        shown(figures['deals']),
        shown(figures['contractedFunds']),
        shown(figures['arrived']),
        shown(figures['growth']),
        shown(figures['arrivalRate']),
      ]),
    );
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    `${body.region.name} ${body.month ?? ''}: ${heads.deals} ${shown(totals['deals'])}; ${heads.contracted} ${shown(totals['contractedFunds'])}; ${heads.arrived} ${shown(totals['arrived'])}; ${heads.rate} ${shown(totals['arrivalRate'])}\n`,
    ...fed.map(
      ({ indicator, published, coverage }) =>
        `${indicator.name}: ${heads.published} ${published === null ? '—' : `${published.shown}${published.unit}`}; ${heads.coverage} ${shown(coverage ?? undefined)}\n`,
    ),
    table(
      [
        { head: heads.stage },
        { head: heads.reached, align: right },
        { head: heads.standing, align: right },
        { head: heads.conversion, align: right },
        { head: heads.months, align: right },
      ],
      body.stages.map(({ name, figures }) => [
        name,
        shown(figures['reached']),
        shown(figures['standing']),
        shown(figures['conversion']),
        shown(figures['monthsBetween']),
      ]),
    ),
    groups(heads.mode, body.modes),
    groups(heads.top500, body.top500),
    groups(heads.region, body.regions),
    table(
      [{ head: heads.month }, ...body.stages.map(({ name }) => ({ head: name, align: right }))],
      body.months.map(({ month, figures }) => [month, ...body.stages.map(({ code }) => shown(figures[code]))]),
    ),
  ].join('');
}

export function dealText(body: DealBody, words: AttractionCommandWords): string {
  const { heads } = words;
  const { row } = body;
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    `${row.name} ${[row.code, row.region?.name, row.investor, row.top500?.name, row.mode, row.stage?.name].filter((one) => one !== null && one !== undefined).join(' ')}\n`,
    `${heads.contracted} ${shown(row.figures['contractedFunds'])}; ${heads.arrived} ${shown(row.figures['arrived'])}; ${heads.rate} ${shown(row.figures['arrivalRate'])}\n`,
    ...row.findings.map(({ sentence }) => `  ${sentence}\n`),
    table(
      [{ head: heads.month }, { head: heads.followUp }, { head: heads.next }],
      body.months.map(({ month, followUp, next }) => [month, followUp, next ?? '']),
    ),
  ].join('');
}
