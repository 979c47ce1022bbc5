import { numeralValue, parseArabic, parseChinese } from '../draft-check/numeral.ts';
import type { LightColour } from '../light/light-colour.ts';
import type { EvidenceRef, Matter, MatterReport, ReportedNumber } from './matter.ts';

/** From this likeness to the unit's own last report a report without anything new repeats it. */
export const repeatsFrom = 0.8;

/** Phrases that stand in every report and say nothing (套话); the longest first. */
export const setPhrases: readonly string[] = [
  '在市委市政府的坚强领导下',
  '深入贯彻落实',
  '认真贯彻落实',
  '切实加强组织领导',
  '压紧压实责任',
  '取得阶段性成效',
  '取得了一定成效',
  '各项工作有序推进',
  '各项工作稳步推进',
  '下一步工作打算',
  '提高政治站位',
  '高度重视',
  '强化措施',
  '狠抓落实',
  '扎实推进',
  '稳步推进',
  '有序推进',
  '总体平稳',
  '下一步',
  '四个意识',
  '四个自信',
  '两个维护',
];

/** Words that carry the tone of a report and nothing of its matter (虚词): a report does not become another by them. */
const toneWords: readonly string[] = [
  '进一步',
  '正在',
  '目前',
  '已经',
  '继续',
  '持续',
  '不断',
  '切实',
  '坚持',
  '始终',
  '深入',
  '积极',
  '大力',
  '全面',
  '着力',
  '力争',
  '争取',
  '确保',
  '能够',
  '做到',
  '做好',
  '抓紧',
  '预计',
  '由于',
  '因为',
  '主要是',
  '主要原因是',
  '方面',
  '情况',
  '工作',
  '项目',
  '工程',
  '开展',
  '进行',
  '实施',
  '推进',
  '之中',
  '当中',
  '截至',
  '本月',
  '以来',
  '我局',
  '我县',
  '我单位',
  '我们',
  '相关',
  '抓好',
  '落实',
  '贯彻',
  '认真',
  '扎实',
  '有序',
  '稳步',
  '要求',
];

/** Signs of tense and joint (已、了、的). */
const tonePattern = /[已了的正将各并与和及由以对为因]/gu;

/** Days and months (截至5月底): another month is no news. */
const datePattern = /(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号]|份|底|末|初|中旬|上旬|下旬)?|[0-9]{4}年/gu;
const numberPattern =
  /[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百]{1,20}(?=(?:个|件|家|户|处|名|人|座|条|次|成|公里|万|亿|小时))/gu;

/** The text that is compared: names, dates, numbers, set phrases, words of mere tone, signs and blanks taken out. */
export function comparedText(text: string, names: readonly string[] = []): string {
  let left = text.normalize('NFKC');
  const phrases = [...names, ...setPhrases, ...toneWords].filter((one) => one !== '');
  for (const phrase of phrases.toSorted((a, b) => b.length - a.length))
    left = left.replaceAll(phrase.normalize('NFKC'), '');
  return left.replace(datePattern, ' ').replace(numberPattern, ' ').replace(tonePattern, '');
}

/** Words that are compared in threes: of Chinese every character is one, of other scripts every word. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})\p{L})+/gu) ?? [];
}

/** Likeness (相似度) of a report to the one before it, 0 to 1: of its words, how many stand in a run of three (word 3-grams) that the
 *  one before it has too, after names, dates, numbers, set phrases and words of tone are taken out. A word put in or left out makes
 *  little difference, whatever is added anew a great one. Texts of fewer than three words are alike where they are equal. */
export function likeness(report: string, before: string, names: readonly string[] = []): number {
  const key = JSON.stringify([report, before, names]);
  const known = likenesses.get(key);
  if (known !== undefined) return known;
  const alike = workedLikeness(report, before, names);
  if (likenesses.size >= mostLikenesses) likenesses.clear();
  likenesses.set(key, alike);
  return alike;
}

/** What was worked out lately. Reports are never changed, and compared whenever somebody looks at their matter. */
const likenesses = new Map<string, number>();
/** Some kilobytes each. */
const mostLikenesses = 4000;

function workedLikeness(report: string, before: string, names: readonly string[]): number {
  const [mine, theirs] = [wordsOf(comparedText(report, names)), wordsOf(comparedText(before, names))];
  if (mine.length < 3 || theirs.length < 3) return mine.join('') === theirs.join('') ? 1 : 0;
  const held = new Set(threesOf(theirs));
  const covered = new Set<number>();
  for (const [n, three] of threesOf(mine).entries())
    if (held.has(three)) for (const at of [n, n + 1, n + 2]) covered.add(at);
  return covered.size / mine.length;
}

function threesOf(words: readonly string[]): readonly string[] {
  return Array.from({ length: words.length - 2 }, (_, n) => words.slice(n, n + 3).join('\u0000'));
}

/** Numbers of a report, each once and written alike (12, 十二; 41.7, 41.70; 六成, 60%); days and months are none. */
export function numbersOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').replace(datePattern, ' ');
  return new Set(
    [...plain.matchAll(numberPattern)].map(({ 0: written, index }) => {
      const read = /^\d/u.test(written) ? parseArabic(written) : parseChinese(written);
      if (read === undefined) return written;
      const isTenths = plain.startsWith('成', index + written.length) && !/\d/u.test(written);
      return String(numeralValue(read) * (isTenths ? 10 : 1));
    }),
  );
}

/** What the platform points out in a report (敷衍提示). A person judges. */
export type ReportSign =
  /** Repeats the unit's own last report, with no new number, milestone or evidence. */
  | { readonly sign: 'repeats'; readonly likeness: number; readonly of: number }
  /** Claims progress and shows nothing for it. */
  | { readonly sign: 'noEvidence' }
  /** The unit's own grading is better than the data by so many steps. */
  | { readonly sign: 'contradictsData'; readonly steps: number };

interface Compared {
  readonly text: string;
  readonly progress: number;
  readonly light: LightColour;
  readonly evidence: readonly EvidenceRef[];
  readonly numbers?: readonly ReportedNumber[];
  readonly milestones?: readonly string[];
}

const stepOf: Readonly<Record<LightColour, number>> = { green: 0, yellow: 1, red: 2 };

/** Looks at a report beside the one before it, the milestones verified between them, and the data. */
export function reportSigns(
  report: Compared,
  before: (Compared & { readonly number: number }) | undefined,
  around: {
    readonly names: readonly string[];
    readonly milestonesSince: number;
    readonly data: LightColour | null;
  },
): readonly ReportSign[] {
  const signs: ReportSign[] = [];
  if (before !== undefined) {
    const alike = likeness(report.text, before.text, around.names);
    if (alike >= repeatsFrom && !bringsNew(report, before) && around.milestonesSince === 0)
      signs.push({ sign: 'repeats', likeness: alike, of: before.number });
  }
  if (report.progress > (before?.progress ?? 0) && report.evidence.length === 0) signs.push({ sign: 'noEvidence' });
  const better = around.data === null ? 0 : stepOf[around.data] - stepOf[report.light];
  if (better >= 2) signs.push({ sign: 'contradictsData', steps: better });
  return signs;
}

/** A number, a milestone or a piece of evidence that the last report did not have. */
function bringsNew(report: Compared, before: Compared): boolean {
  const held = numbersOf(before.text);
  for (const number of numbersOf(report.text)) if (!held.has(number)) return true;
  const told = new Set((before.numbers ?? []).map(({ name, value }) => `${name} ${value}`));
  if ((report.numbers ?? []).some(({ name, value }) => !told.has(`${name} ${value}`))) return true;
  const reached = new Set(before.milestones);
  if ((report.milestones ?? []).some((milestone) => !reached.has(milestone))) return true;
  const files = new Set(before.evidence.map(markOf));
  return report.evidence.some((one) => !files.has(markOf(one)));
}

function markOf(evidence: EvidenceRef): string {
  return evidence.sha256 ?? evidence.name;
}

/** The signs of one report of a matter; `data` is the data light as it stands. */
export function signsOf(matter: Matter, report: MatterReport, data: LightColour | null): readonly ReportSign[] {
  const before = matter.reports.findLast((one) => one.number < report.number);
  const since = before?.at.slice(0, 10) ?? '';
  const names = [
    matter.leadUnit?.name ?? '',
    matter.leader?.name ?? '',
    matter.taskForce?.head.name ?? '',
    ...matter.supportingUnits.map((unit) => unit.name),
  ];
  const milestonesSince = matter.milestones.filter(
    ({ verifiedOn }) => verifiedOn !== null && verifiedOn >= since && verifiedOn <= report.at.slice(0, 10),
  ).length;
  return reportSigns(report, before, { names, milestonesSince, data });
}
