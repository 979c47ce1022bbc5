import type {
  ChainsBody,
  ProjectBody,
  ProjectListBody,
  RosterExplanationBody,
  RosterFigureBody,
} from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { table } from '../terminal/table.ts';
import type { ProjectCommandWords } from '../words/project-words.ts';

const right = 'right' as const;

/** A figure of a roster as a table prints it. */
export function rosterNumber(figure: RosterFigureBody | undefined): string {
  return figure === undefined || isMissing(figure.value) ? '—' : figure.shown.replace('-', '−');
}

export function projectListText(body: ProjectListBody, words: ProjectCommandWords): string {
  if (body.last === null) return words.nothing;
  const { heads } = words;
  const { totals } = body;
  const total = (head: string, figure: RosterFigureBody | undefined): string =>
    `${head} ${rosterNumber(figure)}${figure?.unit ?? ''}`;
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    `${body.region.name} ${body.month ?? ''}: ${[
      total('', totals['projects']).trim(),
      total(heads.plan, totals['plan']),
      total(heads.spent, totals['spent']),
      total(heads.completion, totals['totalCompletion']),
      total(heads.gap, totals['totalGap']),
      total(heads.forecast, totals['totalForecast']),
    ].join('; ')}\n`,
    table(
      [
        { head: heads.indicator },
        { head: heads.spent, align: right },
        { head: heads.published, align: right },
        { head: heads.coverage, align: right },
      ],
      body.parts.map(({ indicator, figures, published }) => [
        indicator.name,
        rosterNumber(figures['spent']),
        published === null ? '—' : `${published.shown}${published.unit}`,
        rosterNumber(figures['coverage']),
      ]),
    ),
    `\n${words.found(body.rows.length, body.of)}`,
    table(
      [
        { head: heads.code },
        { head: heads.name },
        { head: heads.region },
        { head: heads.plan, align: right },
        { head: heads.spent, align: right },
        { head: heads.completion, align: right },
        { head: heads.gap, align: right },
        { head: heads.forecast, align: right },
        { head: heads.state },
        { head: heads.findings },
      ],
      body.rows.map(({ project, figures, state, findings }) => [
        project.code,
        project.name,
        project.region?.name ?? '',
        rosterNumber(figures['plan']),
        rosterNumber(figures['spent']),
        rosterNumber(figures['completion']),
        rosterNumber(figures['gap']),
        rosterNumber(figures['yearForecast']),
        state.name,
        findings.map(({ name }) => name).join(' '),
      ]),
    ),
  ].join('');
}

export function projectText(body: ProjectBody, words: ProjectCommandWords): string {
  const { row, heads } = { row: body.row, heads: words.heads };
  const { project, figures } = row;
  const about = [
    project.code,
    project.region?.name,
    project.sector?.name,
    project.nature?.name,
    project.chain,
    project.effect?.name,
  ];
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    `${project.name} ${about.filter((one) => one !== null && one !== undefined).join(' ')}\n`,
    `${heads.plan} ${rosterNumber(figures['plan'])}; ${heads.spent} ${rosterNumber(figures['spent'])}; ${heads.completion} ${rosterNumber(figures['completion'])}; ${heads.gap} ${rosterNumber(figures['gap'])}; ${heads.forecast} ${rosterNumber(figures['yearForecast'])}; ${row.state.name}\n`,
    ...row.findings.map(({ sentence }) => `  ${sentence}\n`),
    ...(row.problem === null ? [] : [`  ${words.problem}: ${row.problem}\n`]),
    ...body.visits.map(
      ({ on, visitor, seen, problem, photos }) =>
        `  ${on} ${visitor}: ${[seen, problem].filter((part) => part !== null).join('; ')} (${words.photos(photos.length)})\n`,
    ),
    '\n',
    table(
      [{ head: heads.month }, { head: heads.spent, align: right }, { head: heads.progress }],
      body.months.map((month) => [month.month, rosterNumber(month.spent ?? undefined), month.progress ?? '']),
    ),
  ].join('');
}

export function rosterExplanationText(body: RosterExplanationBody, words: ProjectCommandWords): string {
  const { figure, heads } = { figure: body.figure, heads: words.heads };
  return [
    `${body.subject} ${body.month}: ${rosterNumber(figure)}${figure.unit} = ${body.formula}\n`,
    ...body.inputs.map(({ role, figure: input, indicator, sum, value }) => {
      if (input !== undefined) return `  ${role}: ${rosterNumber(input)}${input.unit} ${input.id}\n`;
      if (indicator !== undefined) return `  ${role}: ${indicator.shown}${indicator.unit} ${indicator.id}\n`;
      return `  ${role}: ${sum === undefined ? (value ?? '') : `${sum.shown}${sum.unit} (${sum.of})`}\n`;
    }),
    ...(body.things.length === 0
      ? []
      : [
          words.found(body.things.length, body.of),
          table(
            [{ head: heads.name }, { head: heads.value, align: right }, { head: 'id' }],
            body.things.map((thing) => [thing.name, rosterNumber(thing.figure), thing.figure.id]),
          ),
        ]),
    ...(body.cells.length === 0
      ? []
      : [
          table(
            [{ head: heads.value, align: right }, { head: heads.knownFrom }, { head: heads.source }],
            body.cells.map((cell) => [
              cell.shown,
              cell.knownFrom.slice(0, 10),
              `${cell.file.name} ${cell.sheet}!${cell.cell}${cell.superseded ? ' ×' : ''}`,
            ]),
          ),
        ]),
  ].join('');
}

export function chainsText(body: ChainsBody, words: ProjectCommandWords): string {
  const { heads } = words;
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    ...body.chains.map(
      ({ name, links }) =>
        `${name}\n${table(
          [
            { head: heads.link },
            { head: heads.strength },
            { head: heads.enterprises, align: right },
            { head: heads.projects, align: right },
            { head: heads.plan, align: right },
          ],
          links.map((link) => [
            link.name,
            link.strength.name,
            link.enterprises === null ? '—' : String(link.enterprises),
            rosterNumber(link.projects),
            `${rosterNumber(link.plan)}${link.plan.unit}`,
          ]),
        )}\n`,
    ),
  ].join('');
}
