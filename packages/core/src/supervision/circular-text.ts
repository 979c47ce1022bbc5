import type { Block, EconomicBulletin, ParagraphBlock, Run, TableCell } from '../bulletin/block.ts';
import { joinRuns, type Piece, phrase, said } from '../bulletin/phrase.ts';
import { display } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import type { Day } from '../instant.ts';
import type { LightColour } from '../light/light-colour.ts';
import { percent } from '../quantity.ts';
import { dayInWords } from '../words/day.ts';
import { growthWords } from '../words/sentence.ts';
import type { Reporting } from './due.ts';
import type { Matter } from './matter.ts';
import type { MatterLights } from './matter-lights.ts';
import type { ReviewOutcome } from './monthly-review.ts';
import { isOpen } from './state.ts';

/** A matter as a circular speaks of it. */
export interface CircularMatter {
  readonly matter: Matter;
  readonly lights: MatterLights;
  /** Largest difference of the lights. */
  readonly steps: number;
  readonly reporting: Reporting;
  readonly missedMilestones: number;
  /** Working days past the deadline; 0 where it has not passed. */
  readonly overdue: number;
  /** What came of it in the month's round; null where it was not asked for. */
  readonly outcome: ReviewOutcome | null;
  /** The figure of its condition, with the indicator's name and the span in words. */
  readonly figure: {
    readonly figure: Figure;
    readonly name: string;
    readonly label: string;
    readonly isGrowth: boolean;
    /** What it is to come to: 18.0%以上. */
    readonly goal: string;
  } | null;
  /** The county's name; null for the city's own. */
  readonly county: string | null;
}

export interface CircularSpec {
  readonly city: { readonly name: string; readonly demo: boolean };
  readonly today: Day;
  /** Since when something is news: the day of the last circular, or a month ago. */
  readonly since: Day;
  /** By when what is required is to be done. */
  readonly requiredBy: Day;
  readonly matters: readonly CircularMatter[];
}

/** The supervision circular (督查通报) of a month from the record: overall counts by grade, leader and county; good practice; problems
 *  with named units and figures; what is required by when; annex with the list. What only a person can judge stands in it where a
 *  person has judged it. */
export function composeCircular(spec: CircularSpec): EconomicBulletin {
  const { city, today } = spec;
  const month = Number(today.slice(5, 7));
  const place = city.name.replace(/[市州]$/u, '');
  return {
    masthead: `${place}政务督查`,
    unit: `${city.name}人民政府督查室`,
    date: dayInWords(today),
    title: `关于${today.slice(0, 4)}年${month}月督办事项办理情况的通报`,
    addressees: '各县市区人民政府，市政府各有关部门',
    body: [
      heading('一、总体情况'),
      ...overall(spec),
      heading('二、好的做法'),
      ...goodPractice(spec),
      heading('三、存在问题'),
      ...problems(spec),
      heading('四、有关要求'),
      ...required(spec),
    ],
    annex: [list(spec)],
    copiesTo: '市委督查室，各市领导',
    demo: city.demo,
    language: 'zh',
  };
}

function heading(text: string): Block {
  return { kind: 'heading', level: 1, text };
}

function paragraph(...pieces: readonly Piece[]): ParagraphBlock {
  return { kind: 'paragraph', runs: joinRuns(pieces) };
}

const shortDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** Quotation marks within quotation marks are single. */
function inner(title: string): string {
  return title.replaceAll('“', '‘').replaceAll('”', '’');
}

function overall({ today, matters }: CircularSpec): readonly ParagraphBlock[] {
  const open = matters.filter(({ matter }) => isOpen(matter.state));
  const light = (colour: LightColour): number => open.filter(({ lights }) => lights.schedule === colour).length;
  const late = open.filter(({ overdue }) => overdue > 0).length;
  const apart = open.filter(({ steps }) => steps >= 2).length;
  const done = matters.length - open.length;
  const asked = open.filter(({ outcome }) => outcome !== null);
  const came = (outcome: ReviewOutcome): number => asked.filter((one) => one.outcome === outcome).length;
  const month = Number(today.slice(5, 7));
  return [
    paragraph(
      `截至${shortDay(today)}，全市督办事项${matters.length}件，在办${open.length}件，已办结、销号${done}件。在办事项按进度分，`,
      `正常${light('green')}件、偏慢${light('yellow')}件、落后${light('red')}件，其中逾期${late}件；上报、核查、数据相差两级的${apart}件。`,
      asked.length === 0
        ? ''
        : `${month}月调度应报${asked.length}件，按期${came('onTime')}件，正常免报${came('exempt')}件，迟报${came('late')}件，未报${came('missing') + came('awaited')}件。`,
    ),
    paragraph(
      '按责任领导分：',
      grouped(open, ({ matter }) => matter.leader?.name),
      '。',
    ),
    paragraph(
      '按县市区分：',
      grouped(open, ({ county }) => county ?? undefined),
      '。',
    ),
  ];
}

function grouped(open: readonly CircularMatter[], of: (one: CircularMatter) => string | undefined): string {
  const groups = new Map<string, CircularMatter[]>();
  for (const one of open) {
    const name = of(one);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const behind = (those: readonly CircularMatter[]): number =>
    those.filter(({ lights }) => lights.schedule === 'red').length;
  const words = [...groups]
    .toSorted(([, a], [, b]) => behind(b) - behind(a) || b.length - a.length)
    .map(([name, those]) => `${name}${those.length}件${behind(those) === 0 ? '' : `（落后${behind(those)}件）`}`);
  return words.length === 0 ? '无' : words.join('，');
}

/** What was done in time and verified, and promises that were kept. */
function goodPractice({ matters, since }: CircularSpec): readonly ParagraphBlock[] {
  const found = matters.flatMap(({ matter }): readonly ParagraphBlock[] => {
    const { concludedOn, leadUnit, deadline, title, earlierDeadlines } = matter;
    if (leadUnit === undefined) return [];
    const kept = matter.promises.filter(({ verdict, judgedOn }) => verdict === 'kept' && (judgedOn ?? '') >= since);
    const first = earlierDeadlines[0] ?? deadline ?? '';
    const clauses = [
      concludedOn !== null && concludedOn >= since && concludedOn <= first
        ? `${shortDay(concludedOn)}经核查办结，未超过${shortDay(first)}的时限`
        : '',
      ...kept.map(
        ({ text, actual }) => `承诺“${text}”兑现${actual === null || actual === '' ? '' : `，实际${actual}`}`,
      ),
    ].filter((clause) => clause !== '');
    return clauses.length === 0 ? [] : [paragraph(`${leadUnit.name}牵头的“${inner(title)}”，${clauses.join('；')}。`)];
  });
  return found.length > 0 ? found : [paragraph('本期没有经核查认定的好做法。')];
}

/** Every unit with something to answer for, in one paragraph each: facts, and judgements that a person made. */
function problems(spec: CircularSpec): readonly ParagraphBlock[] {
  const units = new Map<string, { readonly name: string; readonly clauses: Piece[] }>();
  for (const one of spec.matters) {
    const { leadUnit, state, title } = one.matter;
    if (leadUnit === undefined || !isOpen(state)) continue;
    const clauses = clausesOf(one, spec);
    if (clauses.length === 0) continue;
    const held = units.get(leadUnit.code) ?? { name: leadUnit.name, clauses: [] };
    held.clauses.push(joinRuns([`“${inner(title)}”`, joinRuns(clauses, '，')]));
    units.set(leadUnit.code, held);
  }
  const found = [...units.values()]
    .toSorted((a, b) => b.clauses.length - a.clauses.length)
    .map(({ name, clauses }) => paragraph(`${name}：`, joinRuns(clauses, '；'), '。'));
  return found.length > 0 ? found : [paragraph('本期没有发现需要点名的问题。')];
}

const lightWords: Readonly<Record<LightColour, string>> = { green: '正常', yellow: '偏慢', red: '落后' };

function clausesOf(one: CircularMatter, { today, since }: CircularSpec): readonly Piece[] {
  const { matter, lights, reporting, outcome, overdue } = one;
  const clauses: Piece[] = [];
  if (overdue > 0 && matter.deadline !== undefined)
    clauses.push(`时限${shortDay(matter.deadline)}，已超期${overdue}个工作日`);
  else if (one.missedMilestones > 0) clauses.push(`${one.missedMilestones}个节点未按期完成`);
  const month = Number(today.slice(5, 7));
  if (reporting.silence >= 2) clauses.push(`连续${reporting.silence}次应报未报`);
  else if (outcome === 'missing') clauses.push(`${month}月调度未报`);
  else if (outcome === 'late') clauses.push(`${month}月调度迟报`);
  const apart = one.steps >= 2 && lights.reported !== 'red' ? apartWords(lights, one.figure) : [];
  if (apart.length > 0) clauses.push(apart);
  for (const report of matter.reports)
    if (report.verdict === 'perfunctory' && report.at.slice(0, 10) >= since)
      clauses.push(`报告经评判为敷衍${report.grounds === null ? '' : `（${report.grounds}）`}`);
  for (const { text, verdict, actual, judgedOn } of matter.promises)
    if (verdict === 'broken' && (judgedOn ?? '') >= since)
      clauses.push(`承诺“${text}”落空${actual === null || actual === '' ? '' : `，实际${actual}`}`);
  return clauses;
}

/** What is said beside what was found: 单位自评正常，核查为落后，1—4月工业技改投资下降50.8%. */
function apartWords({ reported, verified }: MatterLights, held: CircularMatter['figure']): readonly Run[] {
  const parts: Piece[] = [];
  if (reported !== null) parts.push(`单位自评${lightWords[reported]}`);
  if (verified !== null) parts.push(`核查为${lightWords[verified]}`);
  if (held !== null) parts.push(phrase`${held.label}${held.name}${figureWords(held)}（办结标准${held.goal}）`);
  return joinRuns(parts, '，');
}

function figureWords({ figure, isGrowth }: NonNullable<CircularMatter['figure']>): Run {
  const { value, decimals, unit } = figure;
  if (typeof value !== 'number') return { text: '尚未公布' };
  return said(figure, isGrowth ? growthWords(percent({ value, decimals })) : `为${display(value, decimals)}${unit}`);
}

function required({ requiredBy, matters }: CircularSpec): readonly ParagraphBlock[] {
  const open = matters.filter(({ matter }) => isOpen(matter.state));
  const by = shortDay(requiredBy);
  const say = [
    open.some(({ overdue }) => overdue > 0) ? `逾期事项的牵头单位于${by}前报整改措施和完成节点` : '',
    open.some(({ outcome }) => outcome === 'missing' || outcome === 'awaited')
      ? `未报的单位于${by}前补报，并说明原因`
      : '',
    open.some(({ steps }) => steps >= 2) ? `自评与核查、数据不一致的，于${by}前逐项说明，附施工许可、影像等佐证` : '',
    '对本通报所列事实或认定有异议的，可在收到之日起30日内向督查室申请复核，由未参与原认定的人员办理',
  ].filter((one) => one !== '');
  const numerals = ['一', '二', '三', '四'];
  return say.map((one, n) => paragraph(`（${numerals[n] ?? ''}）${one}。`));
}

function list({ matters }: CircularSpec): Block {
  const light = (colour: MatterLights['schedule']): string =>
    colour === null ? '—' : colour === 'done' ? '办结' : colour === 'suspended' ? '中止' : lightWords[colour];
  const center = (text: string): TableCell => ({ text, align: 'center' });
  const open = matters.filter(({ matter }) => isOpen(matter.state));
  return {
    kind: 'table',
    title: '在办督办事项明细表',
    unit: '',
    head: ['序号', '事项', '牵头单位', '时限', '进度', '上报', '核查', '数据', '公布数'],
    widths: [4, 20, 14, 8, 6, 6, 6, 6, 9],
    rows: open.map(({ matter, lights, figure }, n): readonly TableCell[] => [
      center(String(n + 1)),
      { text: matter.title },
      { text: matter.leadUnit?.name ?? '—' },
      center(matter.deadline === undefined ? '—' : shortDay(matter.deadline)),
      center(light(lights.schedule)),
      center(light(lights.reported)),
      center(light(lights.verified)),
      center(light(lights.data)),
      figure === null ? center('—') : { ...figureCell(figure.figure), align: 'right' },
    ]),
    notes: ['四灯并列：进度按工作日历和节点，上报为单位自评，核查为督查室现场认定，数据由平台按公布数判定。'],
  };
}

function figureCell(figure: Figure): TableCell {
  const { value, decimals, unit } = figure;
  if (typeof value !== 'number') return { text: '—' };
  return { text: `${display(value, decimals).replace('-', '−')}${unit}`, figure };
}
