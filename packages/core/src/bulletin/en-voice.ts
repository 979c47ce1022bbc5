import type { BoardRow } from '../board/board.ts';
import { present } from '../board/workings.ts';
import { isMissing } from '../missing.ts';
import { spanLabelEnWithYear } from '../span/label.ts';
import { cumulative } from '../span/span.ts';
import type { Run } from './block.ts';
import { amountEn, besideEn, clauseEn, growthEn, spanInEnglish, withPlaceEn } from './en-clause.ts';
import { reachedBefore, targetsShare } from './facts.ts';
import { outlookEn } from './outlook-clause.ts';
import { joinRuns, type Piece, phrase, said } from './phrase.ts';
import type { Telling, Voice } from './voice.ts';

const namedAtMost = 6;
const months = 'January February March April May June July August September October November December'.split(' ');
const alone: Telling = { part: false, change: true, distance: false, yearOnYear: true, rankSet: true };
const nameOf = (row: BoardRow): string => row.indicator.name.en;
const spanOf = (row: BoardRow): string => (isMissing(row.cutoff) ? '' : spanInEnglish(row, row.cutoff));

function names(rows: readonly BoardRow[], piece: (row: BoardRow) => Piece = nameOf): Run[] {
  return joinRuns(
    [
      ...rows.slice(0, namedAtMost).map(piece),
      ...(rows.length > namedAtMost ? [`${rows.length - namedAtMost} more`] : []),
    ],
    ', ',
  );
}

function besides(rows: readonly BoardRow[]): Run[] {
  return joinRuns(
    rows.map((r) => phrase`${r.region.name.en} (${besideEn(r)})`),
    ', ',
  );
}

function targetWords(row: BoardRow): Run[] {
  const { target, completion, seasonalSchedule, schedule, gap, distanceToHalf, distanceToYear, distanceToSchedule } =
    row.figures;
  if (typeof completion.value === 'number') {
    const seasonal = !isMissing(row.pace) && row.pace.against === 'seasonalSchedule';
    const due = seasonal ? seasonalSchedule : schedule;
    return phrase`Of the year's target of ${said(target, amountEn(row, target))}, ${said(completion, amountEn(row, completion))} is done; ${seasonal ? 'the seasonal schedule' : 'the schedule'} is ${said(due, amountEn(row, due))}. ${said(distanceToHalf, amountEn(row, distanceToHalf))} are missing to half of it, ${said(distanceToYear, amountEn(row, distanceToYear))} to all of it. `;
  }
  if (typeof gap.value !== 'number') return [];
  const short = present(distanceToSchedule);
  return phrase`The year's target is ${said(target, amountEn(row, target))}, ${said(gap, amountEn(row, gap))} away${short === undefined || short.value <= 0 ? '' : phrase`, that is ${said(distanceToSchedule, amountEn(row, distanceToSchedule))}`}. `;
}

function needed(row: BoardRow): Run[] {
  const { growthNeeded, howHard } = row.figures;
  const need = present(growthNeeded);
  if (need === undefined) return [];
  if (need.value < 0)
    return phrase`The year's target is met even if the rest of the year falls by ${said(growthNeeded, amountEn(row, growthNeeded))}. `;
  const past = reachedBefore(row);
  return phrase`The rest of the year must grow by ${said(growthNeeded, amountEn(row, growthNeeded))}${past === undefined ? '' : phrase`, which was reached in ${said(howHard, past.reached === 0 ? `none of the last ${past.years} years` : `${past.reached} of the last ${past.years} years`)}`}. `;
}

/** Runs of English. */
export const enVoice: Voice = {
  language: 'en',
  sections: {
    overall: 'Overall situation',
    indicators: 'Main indicators',
    counties: 'Counties and districts',
    shortfalls: 'What needs attention',
    followUps: 'Next steps',
  },
  groups: [
    'Industry and services',
    'Investment',
    'Consumption, trade and foreign capital',
    'Public finance and banking',
    'Prices, jobs, income and enterprises',
  ],
  numbered: (level, at, text) => (level === 1 ? `${at + 1}. ${text}` : `(${at + 1}) ${text}`),
  title: (board) =>
    `Economic bulletin of ${board.region.name.en}, ${spanLabelEnWithYear(cumulative(board.period.year, board.period.month), 'M')}`,
  day: (day) => `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
  name: nameOf,
  span: spanOf,
  opening: (row, whole) => `${spanOf(row)}${whole ? `, ${row.region.name.en}` : ''}. `,
  clause: clauseEn,
  marks: { and: '; ', parts: 'Of which: ', stop: '. ' },
  standing: (_board, tally, first) =>
    joinRuns([
      `Of ${tally.ranked} indicators ranked in the province ${tally.front} are in its first third and ${tally.back} in its last`,
      tally.compared === 0
        ? ''
        : `; of ${tally.compared} that can be compared with the province ${tally.above} are better and ${tally.below} worse`,
      '. ',
      first.length === 0 ? '' : phrase`At the front: ${names(first, withPlaceEn)}. `,
    ]),
  pace: (_board, { withTarget, green, yellow, red }) =>
    phrase`Of ${String(withTarget)} indicators with a target for the year and figures, ${String(green)} keep pace, ${yellow === 0 ? '' : `${yellow} are slightly slow, `}${String(red)} are behind. `,
  levelBase: (row, finding) => {
    const { yearBefore, path, twoYearAverage } = finding.figures;
    if (!yearBefore || !path) return [];
    return phrase`${nameOf(row)}, ${said(row.figures.growth, growthEn(row.figures.growth))}, rests on last year's base (${said(yearBefore, growthEn(yearBefore))}): a two-year average of ${String(finding.params['trend'])}% alone gives ${said(path, amountEn(row, path))}${twoYearAverage && typeof twoYearAverage.value === 'number' ? phrase`; the actual two-year average is ${said(twoYearAverage, amountEn(row, twoYearAverage))}` : ''}. `;
  },
  slowdowns: (slower, follow) =>
    phrase`Of ${String(slower)} main indicators that slowed since the release before, these only follow last year's higher base: ${names(follow)}. `,
  counties: (row, front, back, none) =>
    joinRuns([
      phrase`${nameOf(row)}, ${spanOf(row)}: first ${besides(front)}; `,
      none.length > 0
        ? `none yet in ${none.length > 5 ? `the other ${none.length}` : none.map((r) => r.region.name.en).join(', ')}`
        : phrase`last ${besides(back)}`,
      '. ',
    ]),
  shortfall: (at, row, rankSet) =>
    joinRuns([
      { text: `${at}. `, strong: true },
      `${spanOf(row)}. `,
      clauseEn(row, { ...alone, rankSet }),
      '. ',
      targetWords(row),
      needed(row),
      outlookEn(row),
    ]),
  problem: (at, row, finding, rankSet) => {
    const { bound, side } = finding.params;
    return joinRuns([
      { text: `${at}. `, strong: true },
      `${spanOf(row)}. `,
      clauseEn(row, { ...alone, rankSet }),
      finding.rule === 'left-reasonable-range' && Number(bound) !== 0
        ? `, ${side === 'below' ? 'below' : 'above'} the reasonable range's bound of ${String(bound).replace('-', '−')}%`
        : '',
      '. ',
      finding.rule === 'target-unlikely' ? outlookEn(row) : '',
    ]);
  },
  lowRanks: (at, rows) =>
    phrase`${{ text: `${at}. `, strong: true }}Also in the last third of the province: ${names(rows, withPlaceEn)}. `,
  call: (next) =>
    phrase`For every indicator behind its schedule the responsible department is to say why, what will be done, by whom and by when, and to report to the Supervision Office${next === undefined ? '' : ` before the next figures come out on ${next}`}.`,
  followUp: (at, department, rows) =>
    phrase`${{ text: `${at}. ${department}: `, strong: true }}${joinRuns(rows.map(withNeed), '; ')}.`,
  members: (peers) => peers.membersWord.en,
  allMembers: (peers) => `${peers.members.length} ${peers.membersWord.en}`,
  regionName: (region) => region.name.en,
  table: {
    indicators: {
      title: 'Main economic indicators',
      unit: 'amounts as listed; growth and done in %; change and distance in percentage points',
      head: [
        'Indicator',
        'Up to',
        'Unit',
        'Amount',
        'Growth',
        'Change',
        'Rank',
        'To\nprovince',
        'Target',
        'Done',
        'Pace',
      ],
    },
    counties: {
      title: (members) => `Main indicators of the ${members}`,
      unit: 'growth in %; numbers of enterprises',
      rank: 'Rank',
    },
    lights: { green: 'on pace', yellow: 'slow', red: 'behind' },
    note: (members) =>
      `— stands for not published or not applicable; of indicators published as a share, growth is the share. Ranks are among the province's ${members}; published ranks come first.`,
    targetUnit: (unit) => (unit === '%' ? unit : ''),
    unit: (row) => (row.indicator.unit === '' ? '%' : (unitNames[row.indicator.unit] ?? row.indicator.unit)),
  },
  chart: {
    behind: {
      title: 'Which indicators are far from their target?',
      subtitle: 'Rate less target of the year, percentage points',
    },
    course: (row) => ({ title: `How does ${nameOf(row)} go?`, subtitle: 'Cumulative growth year on year, %' }),
    target: (value) => `target ${value}%`,
  },
};

/** Units of the catalogue in a table's column. */
const unitNames: Readonly<Record<string, string>> = {
  亿元: 'CNY 100 m',
  元: 'CNY',
  万美元: 'USD 10,000',
  亿美元: 'USD 100 m',
  亿千瓦时: '100 GWh',
  万吨: '10,000 t',
  万平方米: '10,000 m²',
  万人次: '10,000 visits',
  亿吨公里: '100 m t-km',
  家: 'units',
  个: 'units',
  户: 'units',
  人: 'persons',
  '上年同期=100': 'a year before = 100',
};

function withNeed(row: BoardRow): Run[] {
  const { growthNeeded, gap, distanceToYear } = row.figures;
  const need = present(growthNeeded);
  if (typeof distanceToYear.value === 'number')
    return phrase`${nameOf(row)} (${said(distanceToYear, amountEn(row, distanceToYear))} left)`;
  if (need !== undefined && need.value > 0)
    return phrase`${nameOf(row)} (must grow by ${said(growthNeeded, amountEn(row, growthNeeded))})`;
  return targetsShare(row) ? phrase`${nameOf(row)} (${said(gap, amountEn(row, gap))} short)` : phrase`${nameOf(row)}`;
}
