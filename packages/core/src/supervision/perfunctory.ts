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

const numberPattern = /[0-9０-９]+(?:[.．][0-9０-９]+)?/gu;

/** The text that is compared: names, numbers, set phrases, signs and blanks taken out. */
export function comparedText(text: string, names: readonly string[] = []): string {
  let left = text.normalize('NFKC');
  for (const phrase of [...names, ...setPhrases].filter((one) => one !== '').toSorted((a, b) => b.length - a.length))
    left = left.replaceAll(phrase.normalize('NFKC'), ' ');
  return left.replace(numberPattern, ' ');
}

/** Words that are compared in threes: of Chinese every character is one, of other scripts every word. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})\p{L})+/gu) ?? [];
}

function threes(words: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let n = 0; n + 3 <= words.length; n++) found.add(words.slice(n, n + 3).join('\u0000'));
  return found;
}

/** Likeness (相似度) of two reports, 0 to 1: word 3-grams in both ÷ word 3-grams in either, after names, numbers and set
 *  phrases are taken out. Two texts of which nothing is left are alike; of fewer than three words, where they are equal. */
export function likeness(a: string, b: string, names: readonly string[] = []): number {
  const [first, second] = [wordsOf(comparedText(a, names)), wordsOf(comparedText(b, names))];
  if (first.length < 3 || second.length < 3) return first.join('') === second.join('') ? 1 : 0;
  const [mine, theirs] = [threes(first), threes(second)];
  let both = 0;
  for (const three of mine) if (theirs.has(three)) both++;
  return both / (mine.size + theirs.size - both);
}

/** Numbers of a report, each once. */
export function numbersOf(text: string): ReadonlySet<string> {
  return new Set([...text.normalize('NFKC').matchAll(numberPattern)].map(([number]) => number));
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
