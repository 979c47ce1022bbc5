import { type Block, dayInWords, dayOf, type EconomicBulletin, isMissing, type Language, type Run } from '@shigan/core';
import { missingWords } from '../words/missing.ts';
import type { CampaignBody, CampaignIndicatorBody } from './campaign-body.ts';

const words = {
  zh: {
    masthead: '专项行动专报',
    title: (name: string, isClosed: boolean) => `关于${name}专项行动${isClosed ? '的总结报告' : '进展情况的报告'}`,
    unit: (city: string) => `${city}人民政府督查室`,
    outline: '一、基本情况',
    aim: (from: string, to: string, leader: string, unit: string, units: number, aim: string) =>
      `专项行动从${from}至${to}，由${leader}负责，${unit}牵头，${units}个单位参加。${stopped(aim)}`,
    elapsed: (share: string) => `至报告之日，时间进度${share}%。`,
    goals: '二、目标完成情况',
    counts: (met: number, near: number, behind: number, unknown: number) =>
      `${met + near + behind + unknown}项指标中，达到目标或跟上时间进度的${met}项，略有落后的${near}项，落后的${behind}项${
        unknown === 0 ? '' : `，未填报的${unknown}项`
      }。`,
    goal: { atLeast: '以上', atMost: '以内', about: '左右' },
    indicator: (name: string, start: string, goal: string, unit: string) =>
      `${name}：起点${start}${unit}，目标${goal}，`,
    comeTo: '完成',
    notStated: '尚未填报',
    progress: (share: string) => `，完成进度${share}%`,
    most: (unit: string, value: string, name: string) => `${unit}${value}${name}`,
    best: (parts: readonly string[]) => `，居前的是${parts.join('、')}`,
    none: (units: readonly string[]) => `，${units.join('、')}未填报`,
    matters: '三、事项办理情况',
    noMatters: '专项行动没有单列督办事项。',
    matterCounts: (all: number, done: number, overdue: number) =>
      `列入督办${all}件，办结${done}件${overdue === 0 ? '' : `，超过时限未办结${overdue}件`}。`,
    late: (unit: string, title: string, deadline: string) => `${unit}“${title}”时限${deadline}，尚未办结。`,
    dangers: '四、隐患整改情况',
    dangerCounts: (all: number, cleared: number, overdue: number) =>
      `排查登记隐患${all}处，整改销号${cleared}处，逾期未整改${overdue}处。`,
    danger: (unit: string, place: string, text: string, due: string, who: string) =>
      `${unit}${place}：${text}，应于${due}前整改，责任人${who}。`,
    conclusion: (withDangers: boolean) => (withDangers ? '五、总结' : '四、总结'),
    annex: '指标完成情况',
    head: ['指标', '单位', '起点', '目标', '完成', '进度', '评价'],
    lights: { green: '正常', yellow: '偏慢', red: '落后' },
    stop: '。',
  },
  en: {
    masthead: 'Campaign report',
    title: (name: string, isClosed: boolean) =>
      `${isClosed ? 'Closing report' : 'Progress report'} on the campaign ${name}`,
    unit: (city: string) => `Supervision Office of ${city}`,
    outline: '1. Outline',
    aim: (from: string, to: string, leader: string, unit: string, units: number, aim: string) =>
      `The campaign ran from ${from} to ${to} under ${leader}, led by ${unit}, with ${units} units. ${aim}`,
    elapsed: (share: string) => ` By this report ${share}% of its days have gone.`,
    goals: '2. Goals',
    counts: (met: number, near: number, behind: number, unknown: number) =>
      `Of ${met + near + behind + unknown} indicators ${met} have reached their goal or keep up with time, ${near} are slightly behind, ${behind} behind, ${unknown} not stated.`,
    goal: { atLeast: ' or more', atMost: ' at most', about: ' or so' },
    indicator: (name: string, start: string, goal: string, unit: string) =>
      `${name}: from ${start}${unit} to ${goal}, `,
    comeTo: 'come to ',
    notStated: 'not stated yet',
    progress: (share: string) => `, ${share}% of the way`,
    most: (unit: string, value: string, name: string) => `${unit} ${value} ${name}`,
    best: (parts: readonly string[]) => `; first ${parts.join(', ')}`,
    none: (units: readonly string[]) => `; not stated by ${units.join(', ')}`,
    matters: '3. Matters',
    noMatters: 'The campaign has no matters of its own.',
    matterCounts: (all: number, done: number, overdue: number) =>
      `${all} matters, ${done} concluded, ${overdue} past their deadline.`,
    late: (unit: string, title: string, deadline: string) => `${unit}: “${title}”, due ${deadline}, is open.`,
    dangers: '4. Hidden dangers',
    dangerCounts: (all: number, cleared: number, overdue: number) =>
      `${all} found, ${cleared} cleared, ${overdue} overdue.`,
    danger: (unit: string, place: string, text: string, due: string, who: string) =>
      `${unit}, ${place}: ${text}; due ${due}, ${who} answers for it.`,
    conclusion: (withDangers: boolean) => (withDangers ? '5. Conclusion' : '4. Conclusion'),
    annex: 'Indicators',
    head: ['Indicator', 'Unit', 'Start', 'Goal', 'Value', 'Progress', 'Light'],
    lights: { green: 'on time', yellow: 'slow', red: 'behind' },
    stop: '.',
  },
} as const;

/** A sentence with its stop. */
function stopped(text: string): string {
  return /[。！.!]$/u.test(text) ? text : `${text}。`;
}

const paragraph = (...runs: readonly Run<string>[]): Block<string> => ({ kind: 'paragraph', runs });
const heading = (text: string): Block<string> => ({ kind: 'heading', level: 1, text });
const share = (fraction: number): string => (fraction * 100).toFixed(1);

/** The closing report of a campaign (专项行动总结报告) in the official form; before it is closed, the report on how it goes (进展情况).
 *  What the record holds carries its ids. */
export function campaignReport(campaign: CampaignBody, language: Language): EconomicBulletin<string> {
  const say = words[language];
  const day = (iso: string): string => (language === 'zh' ? dayInWords(iso) : iso);
  const isClosed = campaign.closedAt !== null;
  const { green, yellow, red, none } = campaign.lights;
  const { leader, leadUnit, units, aim, from, to, dangers, hazards, conclusion } = campaign;
  const outline = say.aim(day(from), day(to), leader, leadUnit.name, units.length, aim);
  return {
    form: 'paper',
    masthead: say.masthead,
    unit: say.unit(campaign.city),
    date: day(dayOf(campaign.closedAt ?? campaign.asOf)),
    title: say.title(campaign.name, isClosed),
    addressees: '',
    body: [
      heading(say.outline),
      paragraph({ text: isClosed ? outline : `${outline}${say.elapsed(share(campaign.elapsed))}` }),
      heading(say.goals),
      paragraph({ text: say.counts(green, yellow, red, none) }),
      ...campaign.indicators.map((one) => indicatorParagraph(one, language)),
      heading(say.matters),
      ...matterParagraphs(campaign, language),
      ...(hazards.all === 0
        ? []
        : [
            heading(say.dangers),
            paragraph({ text: say.dangerCounts(hazards.all, hazards.cleared, hazards.overdue) }),
            ...dangers
              .filter(({ overdue }) => overdue)
              .map(({ unit, place, text, due, responsible }) =>
                paragraph({ text: say.danger(unit.name, place, text, day(due), responsible) }),
              ),
          ]),
      ...(conclusion === null
        ? []
        : [heading(say.conclusion(hazards.all > 0)), paragraph({ text: stopped(conclusion) })]),
    ],
    annex: [indicatorTable(campaign, language)],
    copiesTo: '',
    demo: campaign.demo,
    language,
  };
}

function indicatorParagraph(one: CampaignIndicatorBody, language: Language): Block<string> {
  const say = words[language];
  const { name, start, goal, unit, bound, value, figure, progress, byUnit } = one;
  const bare = (text: string): string => text.split('（', 1)[0] ?? '';
  const stated = byUnit.flatMap(({ unit: of, value: held }) =>
    isMissing(held) ? [] : [{ name: bare(of.name), value: held, number: Number(held) }],
  );
  const silent = byUnit.filter(({ value: held }) => isMissing(held)).map(({ unit: of }) => bare(of.name));
  const isUp = Number(goal) > Number(start);
  const best = isUp
    ? stated
        .toSorted((a, b) => b.number - a.number)
        .slice(0, 3)
        .filter(({ number }) => number > 0)
    : [];
  const shownValue: readonly Run<string>[] = isMissing(value)
    ? [{ text: value.missing === 'no-figure' ? say.notStated : missingWords[value.missing][language] }]
    : [
        { text: say.comeTo },
        { text: `${value}${unit}`, strong: true, ...(figure === null ? {} : { figure: figure.id }) },
      ];
  return paragraph(
    { text: say.indicator(name, start, `${goal}${unit}${bound === 'atLeast' ? '' : say.goal[bound]}`, unit) },
    ...shownValue,
    {
      text: [
        isMissing(progress) ? '' : say.progress(share(progress)),
        best.length === 0 ? '' : say.best(best.map((of) => say.most(of.name, of.value, unit))),
        silent.length === 0 || isMissing(value) ? '' : say.none(silent),
        say.stop,
      ].join(''),
    },
  );
}

function matterParagraphs({ matters }: CampaignBody, language: Language): readonly Block<string>[] {
  const say = words[language];
  if (matters.length === 0) return [paragraph({ text: say.noMatters })];
  const late = matters.filter(({ overdue }) => overdue);
  const done = matters.filter(({ state }) => ['concluded', 'struckOff', 'archived'].includes(state)).length;
  return [
    paragraph({ text: say.matterCounts(matters.length, done, late.length) }),
    ...late.map(({ leadUnit, title, deadline }) =>
      paragraph({
        text: say.late(leadUnit?.name ?? '—', title, language === 'zh' ? dayInWords(deadline ?? '') : (deadline ?? '')),
      }),
    ),
  ];
}

function indicatorTable({ indicators }: CampaignBody, language: Language): Block<string> {
  const say = words[language];
  return {
    kind: 'table',
    title: say.annex,
    unit: '',
    head: say.head,
    widths: [20, 8, 10, 10, 10, 10, 8],
    rows: indicators.map(({ name, unit, start, goal, value, figure, progress, light }) => [
      { text: name },
      { text: unit, align: 'center' },
      { text: start, align: 'right' },
      { text: goal, align: 'right' },
      isMissing(value)
        ? { text: '—', align: 'right' }
        : { text: value, align: 'right', ...(figure === null ? {} : { figure: figure.id }) },
      { text: isMissing(progress) ? '—' : `${share(progress)}%`, align: 'right' },
      { text: isMissing(light) ? '—' : say.lights[light], align: 'center' },
    ]),
    notes: [],
  };
}
