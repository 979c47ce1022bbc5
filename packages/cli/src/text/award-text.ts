import type { NoticeElementBody, OddsBody, PlanBody, PointsBody, StandingBody } from '@shigan/contract';
import { displayFraction, displayFigure, isMissing, type Missing } from '@shigan/core';
import { table } from '../terminal/table.ts';
import type { AwardWords } from '../words/award-words.ts';

const shown = (value: number | Missing, decimals = 0): string =>
  isMissing(value) ? '—' : displayFigure({ value, decimals }).replace('-', '−');

export function noticeText(elements: readonly NoticeElementBody[], words: AwardWords): string {
  const { heads } = words;
  return elements
    .map((element) => {
      const number = [element.measure.number, element.subItem].filter((one) => one !== null).join('.');
      const lines: readonly (readonly [string, string])[] = [
        [heads.recipients, element.recipients.map(({ name, code }) => `${name}(${code})`).join('、')],
        [
          heads.unmatched,
          element.candidates
            .map(({ name, regions }) =>
              regions.length === 0 ? name : `${name}(${regions.map((region) => `${region.name}?`).join(' ')})`,
            )
            .join('、'),
        ],
        [heads.reward, element.rewards.map(({ text }) => text).join('、')],
        [heads.agencies, element.agencies.join('、')],
      ];
      const body = lines.filter(([, text]) => text !== '').map(([head, text]) => `  ${head}: ${text}\n`);
      return `${number === '' ? '' : `${number} `}${element.reason}\n${body.join('')}`;
    })
    .join('');
}

export function standingText(body: StandingBody, words: AwardWords): string {
  const { heads } = words;
  const sentences = body.sentences.filter((sentence) => sentence.statement !== 'gap');
  const rows = body.table
    .toSorted((a, b) => a.rankTotal - b.rankTotal)
    .map((row) => [
      row.name,
      String(row.rankTotal),
      shown(row.tierTotal),
      String(row.total),
      String(row.cityLevel),
      String(row.rankCityLevel),
      shown(row.cityLevelAgainstMean, 2),
    ]);
  return [
    ...(body.demo ? [`${words.demo}\n`] : []),
    ...sentences.map((sentence) => `${sentence.text}\n`),
    '\n',
    table(
      [
        { head: heads.city },
        { head: heads.rank, align: 'right' },
        { head: heads.tier, align: 'right' },
        { head: heads.total, align: 'right' },
        { head: heads.cityLevel, align: 'right' },
        { head: heads.rank, align: 'right' },
        { head: heads.against, align: 'right' },
      ],
      rows,
    ),
  ].join('');
}

export function oddsText(body: OddsBody, words: AwardWords): string {
  const { heads } = words;
  const classOf = new Map(body.measures.map((measure) => [measure.measure, measure.class]));
  return table(
    [
      { head: heads.measure },
      { head: heads.class },
      { head: heads.cityLevel },
      { head: heads.grade },
      { head: heads.estimate, align: 'right' },
    ],
    body.subItems.map((one) => {
      const measureClass = classOf.get(one.measure);
      return [
        one.title,
        measureClass === undefined ? '' : words.classes[measureClass],
        one.level === 'cityLevel' ? heads.cityLevel : heads.counties,
        one.grade === null ? '' : words.grades[one.grade],
        `${displayFraction(one.estimate, 0)}%`,
      ];
    }),
  );
}

export function planText(body: PlanBody, words: AwardWords): string {
  const { heads } = words;
  const chosen = body.items.filter((item) => item.chosen);
  return [
    goalText(body),
    `${words.planned(chosen.length, body.effort, shown(body.expected, 2))}\n\n`,
    table(
      [
        { head: heads.measure },
        { head: heads.cityLevel },
        { head: heads.estimate, align: 'right' },
        { head: heads.gain, align: 'right' },
        { head: heads.effort, align: 'right' },
        { head: heads.margin, align: 'right' },
      ],
      chosen.map((one) => [
        one.title,
        one.level === 'cityLevel' ? heads.cityLevel : heads.counties,
        `${displayFraction(one.chance, 0)}%`,
        `${displayFraction(one.gain, 0)}%`,
        String(one.effort),
        one.margin === null ? '—' : shown(one.margin, 2),
      ]),
    ),
  ].join('');
}

/** The goal of the year in words, a line each. */
export function goalText(body: PlanBody): string {
  return body.goal.sentences.map((sentence) => `${sentence}\n`).join('');
}

export function pointsText(body: PointsBody, words: AwardWords): string {
  const { heads } = words;
  return table(
    [
      { head: heads.recipient },
      { head: heads.points, align: 'right' },
      { head: heads.cash, align: 'right' },
      { head: heads.measure },
    ],
    body.recipients.map((one) => [
      one.name,
      one.whatIf === null ? String(one.total) : `${one.total} → ${one.whatIf.total}`,
      one.cash === null ? '' : `${one.cash.unit}+${one.cash.persons}`,
      one.lines.map((line) => `${line.title} ${line.points}`).join('，'),
    ]),
  );
}
