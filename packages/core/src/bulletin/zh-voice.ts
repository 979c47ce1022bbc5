import { present } from '../board/workings.ts';
import type { Board, BoardRow } from '../board/board.ts';
import { display, displayFigure } from '../decimal.ts';
import type { Finding } from '../finding/finding.ts';
import { isMissing } from '../missing.ts';
import { percent } from '../quantity.ts';
import { shortName } from '../region/short-name.ts';
import { spanLabelWithYear } from '../span/label.ts';
import { cumulative } from '../span/span.ts';
import { dayInWords } from '../words/day.ts';
import { growthWords } from '../words/sentence.ts';
import type { Run } from './block.ts';
import { reachedBefore, targetsShare } from './facts.ts';
import { outlookZh } from './outlook-clause.ts';
import { joinRuns, type Piece, phrase, said } from './phrase.ts';
import type { Telling, Voice } from './voice.ts';
import { amountText, beside, clauseZh, nameInText, predicateZh, spanInText } from './zh-clause.ts';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** How many indicators a summary names before 等. */
const namedAtMost = 6;

/** What the subject is called: 全市, 全省, or the county's name. */
function subject({ region }: { readonly region: Board['region'] }): string {
  const { level, name } = region;
  return level === 'city' ? '全市' : level === 'province' ? '全省' : level === 'country' ? '全国' : name.zh;
}

const nameOf = nameInText;

const spanOf = (row: BoardRow): string => (isMissing(row.cutoff) ? '' : spanInText(row, row.cutoff));

const alone: Telling = { part: false, change: true, distance: false, yearOnYear: true, rankSet: true };

/** What is expected of a row whose target is unlikely. */
function unlikely(row: BoardRow, finding: Finding): readonly Run[] {
  return finding.rule === 'target-unlikely' ? joinRuns(['。', outlookZh(row)]) : [];
}

function names(rows: readonly BoardRow[], piece: (row: BoardRow) => Piece = nameOf): Run[] {
  return joinRuns(rows.slice(0, namedAtMost).map(piece), '、');
}

/** A name with its place: `社会消费品零售总额（第4位）`. */
function withPlace(row: BoardRow): Run[] {
  return isMissing(row.rank) ? [] : phrase`${nameOf(row)}（${said(row.figures.rank, `第${row.rank.place}位`)}）`;
}

function withHeadline(row: BoardRow): Run[] {
  return phrase`${shortName(row.region)}（${beside(row)}）`;
}

/** A row told on its own: a count keeps its name, everything else says the cut-off and what happened. */
function told(row: BoardRow, rankSet: boolean): Run[] {
  const open = `${spanOf(row)}${spanOf(row).endsWith('末') || row.indicator.headline === 'count' ? '，' : ''}`;
  return row.indicator.headline === 'count'
    ? joinRuns([open, clauseZh(row, { ...alone, rankSet })])
    : joinRuns([open, predicateZh(row, { ...alone, rankSet }, row.indicator.kind === 'amount' ? '完成' : '为')]);
}

function targetWords(row: BoardRow): Run[] {
  const { target, completion, seasonalSchedule, schedule, gap, distanceToHalf, distanceToYear, distanceToSchedule } =
    row.figures;
  if (typeof completion.value === 'number') {
    const seasonal = !isMissing(row.pace) && row.pace.against === 'seasonalSchedule';
    const [due, words] = seasonal ? [seasonalSchedule, '历年同期进度'] : [schedule, '序时进度'];
    return phrase`年度目标${said(target, amountText(row, target))}，已完成${said(completion, amountText(row, completion))}，${words}为${said(due, amountText(row, due))}；距时间过半、任务过半还差${said(distanceToHalf, amountText(row, distanceToHalf))}，距全年目标还差${said(distanceToYear, amountText(row, distanceToYear))}`;
  }
  if (typeof gap.value !== 'number') return [];
  const short = present(distanceToSchedule);
  const inUnits =
    short === undefined || short.value <= 0
      ? []
      : targetsShare(row)
        ? phrase`，按${row.wholeName?.zh ?? '总量'}现有规模还差${said(distanceToSchedule, amountText(row, distanceToSchedule))}`
        : phrase`，按目标增速测算少完成${said(distanceToSchedule, amountText(row, distanceToSchedule))}`;
  // A share has said its distance already.
  if (targetsShare(row)) return phrase`年度目标为${said(target, amountText(row, target))}${inUnits}`;
  const goal = present(target);
  const words = goal === undefined ? '' : growthWords(percent(goal)).replace('同比', '');
  return phrase`年度目标为${said(target, words)}，相差${said(gap, amountText(row, gap))}${inUnits}`;
}

/** What the rest of the year needs, and how often it has been reached. */
function needed(row: BoardRow): Run[] {
  const { growthNeeded, howHard } = row.figures;
  const need = present(growthNeeded);
  if (need === undefined) return [];
  const amount = amountText(row, growthNeeded);
  if (need.value < 0) return phrase`后期即使${said(growthNeeded, `下降${amount}`)}也能完成全年目标`;
  const past = reachedBefore(row);
  const how =
    past === undefined
      ? []
      : [
          said(
            howHard,
            past.reached === 0
              ? `近${past.years}年同期均未达到`
              : past.reached === past.years
                ? `近${past.years}年同期均达到过`
                : `近${past.years}年同期有${past.reached}年达到`,
          ),
        ];
  return joinRuns(
    [phrase`完成全年目标后期需${said(growthNeeded, `增长${amount}`)}`, ...(how.length > 0 ? [how] : [])],
    '，',
  );
}

/** Runs of Chinese. */
export const zhVoice: Voice = {
  language: 'zh',
  sections: {
    overall: '总体情况',
    indicators: '主要指标情况',
    counties: '县市区情况',
    shortfalls: '需要关注的问题',
    followUps: '下一步工作',
  },
  groups: ['工业和服务业', '投资', '消费和外贸外资', '财政金融', '物价、就业、收入和市场主体'],
  numbered: (level, at, text) =>
    level === 1 ? `${numerals[at] ?? at + 1}、${text}` : `（${numerals[at] ?? at + 1}）${text}`,
  title: (board) =>
    `${spanLabelWithYear(cumulative(board.period.year, board.period.month), 'M', 'document')}${subject(board)}经济运行情况通报`,
  day: dayInWords,
  name: (row) => row.indicator.name.zh,
  span: spanOf,
  opening: (row, whole) => `${spanOf(row)}，${whole ? subject(row) : ''}`,
  clause: clauseZh,
  marks: { and: '；', parts: '其中，', stop: '。' },
  standing: (_board, tally, first) => {
    const compared =
      tally.compared === 0
        ? ''
        : `；可与全省比较的${tally.compared}项中，好于全省的${tally.above}项，不及全省的${tally.below}项`;
    return joinRuns([
      `从位次看，有全省位次的${tally.ranked}项指标中，居前三分之一的${tally.front}项，居后三分之一的${tally.back}项${compared}。`,
      first.length === 0 ? '' : phrase`居全省前3位的是${names(first, withPlace)}。`,
    ]);
  },
  pace: (board, { withTarget, green, yellow, red }) => {
    const counts = [
      [green, '达到进度要求'],
      [yellow, '略慢'],
      [red, '落后'],
    ] as const;
    const words = counts.flatMap(([n, what]) => (n === 0 ? [] : [`${what}的${n}项`])).join('，');
    return phrase`从进度看，${subject(board)}有年度目标且已有数据的${String(withTarget)}项指标中，${words}。`;
  },
  levelBase: (row, finding) => {
    const { yearBefore, path, twoYearAverage } = finding.figures;
    const base = yearBefore && present(yearBefore);
    const level = path && present(path);
    const average = twoYearAverage && present(twoYearAverage);
    if (!yearBefore || !path || !base || !level) return [];
    return joinRuns([
      phrase`${nameOf(row)}${said(row.figures.growth, growthWords(percent(present(row.figures.growth) ?? level)).replace('同比', ''))}，与上年同期基数（${said(yearBefore, growthWords(percent(base)).replace('同比', ''))}）有关：按两年平均增长${String(finding.params['trend'])}%推算，增速即为${said(path, `${displayFigure(level)}%`)}`,
      twoYearAverage && average ? phrase`，实际两年平均增长${said(twoYearAverage, `${displayFigure(average)}%`)}` : '',
      '。',
    ]);
  },
  slowdowns: (slower, follow) =>
    phrase`增速较上期回落的${String(slower)}项主要指标中，${names(follow.slice(0, 4))}${follow.length > 4 ? `等${follow.length}项` : ''}的回落主要由上年同期基数抬高引起。`,
  counties: (row, front, back, none) => {
    const what = row.indicator.headline === 'count' ? '' : '增速';
    const unit = front[0] === undefined ? '' : `${nameOf(row)}${what}`;
    return joinRuns([
      phrase`${spanOf(row)}，${unit}居前的是${joinRuns(front.map(withHeadline), '、')}`,
      none.length > 0
        ? `；${none.length > 5 ? `其余${none.length}个` : none.map((r) => shortName(r.region)).join('、')}尚未“破零”`
        : phrase`；居后的是${joinRuns(back.map(withHeadline), '、')}`,
      '。',
    ]);
  },
  shortfall: (at, row, rankSet) =>
    joinRuns([
      { text: `${at}．${nameOf(row)}。`, strong: true },
      told(row, rankSet),
      '。',
      ...row.findings.flatMap((f): Piece[] => {
        const total = f.figures['total'];
        const value = total && present(total);
        return f.rule === 'private-below-total-investment' && total && value
          ? [phrase`同期全部投资${said(total, growthWords(percent(value)).replace('同比', ''))}。`]
          : [];
      }),
      joinRuns(
        [targetWords(row), needed(row), outlookZh(row)].filter((r) => r.length > 0),
        '。',
      ),
      '。',
    ]),
  problem: (at, row, finding, rankSet) => {
    const { bound, side } = finding.params;
    const range =
      finding.rule === 'left-reasonable-range' && Number(bound) !== 0
        ? phrase`，${side === 'below' ? '低于合理区间下限' : '高于合理区间上限'}${display(Math.abs(Number(bound)), 0)}%`
        : '';
    return joinRuns([
      { text: `${at}．${nameOf(row)}。`, strong: true },
      told(row, rankSet),
      range,
      ...unlikely(row, finding),
      '。',
    ]);
  },
  lowRanks: (at, rows) =>
    phrase`${{ text: `${at}．位次靠后的其他指标。`, strong: true }}${names(rows, withPlace)}${rows.length > namedAtMost ? `等${rows.length}项` : ''}居全省后三分之一。`,
  call: (next) =>
    phrase`对上述落后于进度的指标，各牵头单位要逐项分析原因、制定措施，明确责任人和时限，${next === undefined ? '' : `在${next}下期数据发布前`}将措施和进展报政府督查室。`,
  followUp: (at, department, rows) =>
    phrase`${{ text: `${at}．${department}`, strong: true }}牵头抓好${joinRuns(rows.map(withNeed), '、')}。`,
  members: (peers) => peers.membersWord.zh,
  allMembers: (peers) => `${peers.members.length}个${peers.membersWord.zh}`,
  regionName: (region) => (region.level === 'city' ? '全市' : shortName(region)),
  table: {
    indicators: {
      title: '主要经济指标完成情况',
      unit: '总量如列；增速、完成率：%；较上期、与全省相比：百分点',
      head: ['指标', '截止', '单位', '总量', '增速', '较上期', '位次', '与全省\n相比', '年度\n目标', '完成率', '进度'],
    },
    counties: { title: (members) => `${members}主要经济指标`, unit: '增速：%；数：家', rank: '位次' },
    lights: { green: '正常', yellow: '略慢', red: '落后' },
    note: (members) =>
      `“—”表示未公布或不适用；以占比公布的指标，增速栏为占比。位次为在全省${members}中的位次，以公布的为准。`,
    unit: (row) => (row.indicator.unit === '' ? '%' : row.indicator.unit),
    targetUnit: (unit) => (unit === '%' || unit === '位' ? unit : ''),
  },
  chart: {
    behind: { title: '哪些指标离年度目标还远？', subtitle: '增速或占比与年度目标相差，百分点' },
    course: (row) => ({ title: `${nameOf(row)}增速走势如何？`, subtitle: '累计同比，%' }),
    target: (value) => `年度目标${value}%`,
  },
};

/** What a department must bring about: the growth the rest of the year needs, the points a share is short of, or how many are left. */
function withNeed(row: BoardRow): Run[] {
  const { growthNeeded, gap, distanceToYear } = row.figures;
  const need = present(growthNeeded);
  const left = present(distanceToYear);
  if (left !== undefined)
    return phrase`${nameOf(row)}（全年还差${said(distanceToYear, amountText(row, distanceToYear))}）`;
  if (need !== undefined && need.value > 0)
    return phrase`${nameOf(row)}（后期需${said(growthNeeded, `增长${amountText(row, growthNeeded)}`)}）`;
  return targetsShare(row)
    ? phrase`${nameOf(row)}（比重需提高${said(gap, amountText(row, gap))}）`
    : phrase`${nameOf(row)}`;
}
