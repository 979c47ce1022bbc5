import {
  categoryWords,
  type EnterpriseBody,
  type EnterpriseExplanationBody,
  type EnterpriseFigureBody,
  type EnterpriseListBody,
  type EnterpriseReportBody,
  itemWords,
  kindWords,
  type MoverBody,
  type UnitFindingsBody,
} from '@shigan/contract';
import { isMissing, type Language, returnItems, watchWords } from '@shigan/core';
import { table } from '../terminal/table.ts';
import type { EnterpriseWords } from '../words/enterprise-words.ts';

const right = 'right' as const;

function shown(figure: EnterpriseFigureBody | null): string {
  return figure === null || isMissing(figure.value) ? '—' : figure.shown.replace('-', '−');
}

export function enterpriseListText(body: EnterpriseListBody, words: EnterpriseWords): string {
  const { heads } = words;
  return (
    words.found(body.enterprises.length, body.of) +
    table(
      [heads.code, heads.name, heads.region, heads.category, heads.industry].map((head) => ({ head })),
      body.enterprises.map((one) => [
        one.code,
        one.name,
        one.region?.name ?? '',
        one.category?.name ?? '',
        one.industry?.name ?? '',
      ]),
    )
  );
}

export function enterpriseReportText(body: EnterpriseReportBody, words: EnterpriseWords, language: Language): string {
  if (body.span === null) return words.nothing;
  const { figures, heads } = { figures: body.figures, heads: words.heads };
  const category = body.category === null ? '' : ` ${categoryWords[body.category][language]}`;
  const line = (name: string, figure: EnterpriseFigureBody): string => `${name} ${shown(figure)}${figure.unit}`;
  const movers = (rows: readonly MoverBody[]): string =>
    table(
      [
        { head: heads.name },
        { head: heads.region },
        { head: heads.now, align: right },
        { head: heads.growth, align: right },
        { head: heads.contribution, align: right },
        { head: heads.kind },
      ],
      rows.map((row) => [
        row.enterprise.name,
        row.enterprise.region?.name ?? '',
        shown(row.now),
        shown(row.growth),
        shown(row.contribution),
        kindWords[row.kind][language],
      ]),
    );
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    `${body.region.name}${category} ${itemWords[body.item][language]} ${body.span.from}–${body.span.to}: ${shown(figures.total)}${figures.total.unit}\n`,
    `${[
      line(words.growth, figures.totalGrowth),
      line(words.sameScope, figures.sameScopeGrowth),
      line(words.real, figures.realContribution),
      line(words.definition, figures.definitionContribution),
      line(words.losses, figures.lossMakers),
    ].join('; ')}\n`,
    `\n${words.up}\n${movers(body.up)}\n${words.down}\n${movers(body.down)}`,
    `\n${words.watched} (${body.watchedInAll})\n`,
    table(
      [{ head: heads.name }, { head: heads.region }, { head: heads.growth, align: right }, { head: heads.reasons }],
      body.watched.map((one) => [
        one.enterprise.name,
        one.enterprise.region?.name ?? '',
        shown(one.growth),
        one.reasons.map(({ rule }) => watchWords[rule][language]).join(language === 'zh' ? '、' : ', '),
      ]),
    ),
  ].join('');
}

export function enterpriseText(body: EnterpriseBody, words: EnterpriseWords, language: Language): string {
  const { enterprise, months, quarters } = body;
  const items = returnItems.filter((item) =>
    [...months, ...quarters].some(({ figures }) => figures[item] !== undefined),
  );
  const heads = items.map((item) => ({ head: itemWords[item][language], align: right }));
  const cells = (figures: (typeof months)[number]['figures']): readonly string[] =>
    items.map((item) => shown(figures[item] ?? null));
  const about = [enterprise.code, enterprise.region?.name, enterprise.category?.name, enterprise.industry?.name];
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    `${enterprise.name} ${about.filter((one) => one !== undefined).join(' ')}\n\n`,
    ...(months.length === 0
      ? []
      : [
          table(
            [{ head: words.heads.month }, ...heads],
            months.map(({ month, figures }) => [month, ...cells(figures)]),
          ),
        ]),
    ...(quarters.length === 0
      ? []
      : [
          '\n',
          table(
            [{ head: words.heads.quarter }, ...heads],
            quarters.map(({ name, figures }) => [name, ...cells(figures)]),
          ),
        ]),
  ].join('');
}

export function enterpriseExplanationText(body: EnterpriseExplanationBody, words: EnterpriseWords): string {
  const { figure, heads } = { figure: body.figure, heads: words.heads };
  const inputs = body.inputs.map(({ role, figure: input, sum }) =>
    input === undefined
      ? `  ${role}: ${sum?.shown ?? ''}${sum?.unit ?? ''} (${sum?.of ?? ''})\n`
      : `  ${role}: ${shown(input)}${input.unit} ${input.id}\n`,
  );
  return [
    `${body.region.name} ${body.item} ${body.span.from}–${body.span.to}: ${shown(figure)}${figure.unit} = ${body.formula}\n`,
    ...inputs,
    ...(body.units.length === 0
      ? []
      : [
          words.found(body.units.length, body.of),
          table(
            [{ head: heads.name }, { head: heads.value, align: right }, { head: 'id' }],
            body.units.map((unit) => [unit.enterprise.name, shown(unit.figure), unit.figure.id]),
          ),
        ]),
    ...(body.cells.length === 0
      ? []
      : [
          table(
            [
              { head: heads.month },
              { head: heads.value, align: right },
              { head: heads.knownFrom },
              { head: heads.source },
            ],
            body.cells.map((cell) => [
              cell.month,
              cell.shown,
              cell.knownFrom.slice(0, 10),
              `${cell.file.name} ${cell.sheet}!${cell.cell}${cell.superseded ? ' ×' : ''}`,
            ]),
          ),
        ]),
  ].join('');
}

/** A finding a line under its indicator, its units beneath. */
export function unitFindingsText({ findings }: UnitFindingsBody): string {
  return findings
    .map(({ indicator, message, units }) =>
      [
        `${indicator.name}: ${message}\n`,
        ...units.map(
          ({ name, code, figure }) => `  ${name} ${figure.shown.replace('-', '−')}${figure.unit} (${code})\n`,
        ),
      ].join(''),
    )
    .join('');
}
