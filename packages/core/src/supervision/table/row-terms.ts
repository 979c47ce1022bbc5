import type { Leader, Unit } from '../../access/unit.ts';
import type { IndicatorCode } from '../../indicator/indicator.ts';
import { shortNames } from '../../region/match.ts';
import type { RegionCode } from '../../region/region.ts';
import type {
  MatterMeasure,
  MatterSource,
  MatterTerms,
  PersonRef,
  ReportRhythm,
  TaskForce,
  UnitRef,
} from '../matter.ts';
import { columnName, type MatterColumn, sourceNames } from './matter-columns.ts';
import type { Blame, MatterDirectory, Stated, StatedMatter, TableMatter } from './table-matter.ts';
import { tableDay } from './table-day.ts';

/** What the supervision of a matter begins with; without one of these it stays a draft. */
const forApproval: readonly MatterColumn[] = ['leader', 'leadUnit', 'head', 'deadline', 'done'];

/** The terms that a table states of one matter; undefined, with every fault said, where it cannot be opened. */
export function termsOfRow(stated: StatedMatter, directory: MatterDirectory, blame: Blame): TableMatter | undefined {
  const title = stated.get('title');
  if (title === undefined) return undefined;
  const text = (column: MatterColumn): string => stated.get(column)?.text ?? '';
  const problem = stated.get('problem');
  if (problem === undefined) blame('cell-missing', { ...title, text: '' }, { what: columnName('problem') });
  for (const [column, most] of longest) {
    const held = stated.get(column);
    if (held !== undefined && held.text.length > most) blame('text-too-long', held, { what: columnName(column), most });
  }
  const leadUnit = unitIn(stated.get('leadUnit'), directory, blame);
  const supporting = partsOf(stated.get('supportingUnits')).flatMap((one) => unitIn(one, directory, blame) ?? []);
  const twice = supporting.find(({ code }) => code === leadUnit?.code);
  const supportingCell = stated.get('supportingUnits');
  if (twice !== undefined && supportingCell !== undefined)
    blame('unit-supports-itself', supportingCell, { value: twice.name });
  const leader = leaderIn(stated.get('leader'), directory, blame);
  const taskForce = taskForceOf(stated, title.text, blame);
  const deadline = dayIn(stated.get('deadline'), directory, blame);
  const indicator = indicatorIn(stated.get('indicator'), directory, blame);
  const campaign = text('campaign');
  const terms: MatterTerms = {
    title: title.text,
    problem: problem?.text ?? '',
    source: sourceOf(stated, directory, blame),
    region: regionIn(stated.get('region'), directory, blame),
    ...(indicator === undefined ? {} : { indicator }),
    ...(campaign === '' ? {} : { campaign }),
    ...(leader === undefined ? {} : { leader }),
    ...(leadUnit === undefined ? {} : { leadUnit }),
    supportingUnits: [...new Map(supporting.map((unit) => [unit.code, unit])).values()],
    ...(taskForce === undefined ? {} : { taskForce }),
    ...(deadline === undefined ? {} : { deadline }),
    milestones: [],
    rhythm: rhythmOf(stated.get('rhythm'), blame),
    ...(text('done') === '' ? {} : { done: { text: text('done') } }),
    measures: measuresOf(text('measures')),
    controllability: controllabilityOf(stated.get('controllability'), blame),
  };
  return { terms, sheet: title.sheet, row: title.row, lacks: forApproval.filter((column) => !stated.has(column)) };
}

/** How many characters a cell may hold. */
const longest: readonly (readonly [MatterColumn, number])[] = [
  ['title', 120],
  ['problem', 2000],
  ['done', 1000],
  ['campaign', 100],
];

/** A cell in its parts: names between 、 or on lines of their own. */
function partsOf(stated: Stated | undefined): readonly Stated[] {
  if (stated === undefined) return [];
  return stated.text
    .split(/[、,，;；\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ ...stated, text: part }));
}

/** Names without what stands in brackets: 张某（副市长）（虚构）. */
function bare(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/\([^()]*\)/gu, '');
}

function unitIn(stated: Stated | undefined, { units, registry }: MatterDirectory, blame: Blame): UnitRef | undefined {
  if (stated === undefined) return undefined;
  const wanted = bare(stated.text);
  const found =
    units.find((unit) => namesOf(unit).some((name) => bare(name) === wanted)) ??
    units.find((unit) => byItsRegion(unit, registry).includes(wanted));
  if (found === undefined) return blame('unknown-department', stated);
  return { code: found.code, name: found.name.zh };
}

function namesOf({ code, name, aliases }: Unit): readonly string[] {
  return [code, name.zh, name.en, ...aliases];
}

/** Names of a unit that begins with its region's, by the region's other names: 麻阳县人民政府 is 麻阳苗族自治县人民政府. */
function byItsRegion(unit: Unit, { regions }: MatterDirectory['registry']): readonly string[] {
  const region = regions.get(unit.region);
  if (region === undefined || !unit.name.zh.startsWith(region.name.zh)) return [];
  const rest = unit.name.zh.slice(region.name.zh.length);
  return [...shortNames(region.name.zh), ...region.aliases].map((other) => bare(`${other}${rest}`));
}

function leaderIn(stated: Stated | undefined, { leaders }: MatterDirectory, blame: Blame): PersonRef | undefined {
  if (stated === undefined) return undefined;
  const found = leaders.filter(({ code, name, post }) => isMeant(stated.text, { code, name, post }));
  const [only] = found;
  if (only === undefined || found.length > 1)
    return blame(found.length > 1 ? 'ambiguous-leader' : 'unknown-leader', stated);
  // A mark that the person is invented stays.
  const mark = stated.text.normalize('NFKC').trim().endsWith('(虚构)') ? '（虚构）' : '';
  return { id: only.code, name: `${only.name}（${only.post}）${mark}` };
}

/** A leader by code, by name, by post, or by name with post: as documents write it, 张某（副市长） or 张某副市长. */
function isMeant(text: string, { code, name, post }: Pick<Leader, 'code' | 'name' | 'post'>): boolean {
  const folded = text.normalize('NFKC').replaceAll(/\s/gu, '').replaceAll('(虚构)', '');
  const postFolded = post.normalize('NFKC').replaceAll(/\s/gu, '');
  return [
    code,
    bare(name),
    postFolded,
    `${bare(name)}(${postFolded})`,
    `${bare(name)}${postFolded}`,
    `${postFolded}${bare(name)}`,
  ].includes(folded);
}

function regionIn(stated: Stated | undefined, { registry, city }: MatterDirectory, blame: Blame): RegionCode {
  if (stated === undefined) return city;
  const wanted = bare(stated.text);
  for (const { code, name, aliases } of registry.regions.values())
    if ([code, name.zh, name.en, ...shortNames(name.zh), ...aliases].some((one) => bare(one) === wanted)) return code;
  blame('unknown-region', stated);
  return city;
}

function indicatorIn(
  stated: Stated | undefined,
  { registry }: MatterDirectory,
  blame: Blame,
): IndicatorCode | undefined {
  if (stated === undefined) return undefined;
  const wanted = bare(stated.text);
  for (const { code, name, aliases } of registry.indicators.values())
    if ([code, name.zh, name.en, ...aliases].some((one) => bare(one) === wanted)) return code;
  return blame('unknown-indicator', stated);
}

function dayIn(stated: Stated | undefined, { today }: MatterDirectory, blame: Blame): string | undefined {
  if (stated === undefined) return undefined;
  return tableDay(stated.text, Number(today.slice(0, 4))) ?? blame('not-a-day', stated);
}

/** 会议：4月调度会 is a meeting, by the name behind the colon; a text that names no kind is of the table itself, a document. */
function sourceOf(stated: StatedMatter, directory: MatterDirectory, blame: Blame): MatterSource {
  const held = stated.get('source');
  const on = dayIn(stated.get('sourceDay'), directory, blame) ?? directory.today;
  if (held === undefined) return { kind: 'selfCheck', reference: stated.get('title')?.sheet || '督办事项表', on };
  const [, kindText = held.text, reference = ''] = /^([^:：]{1,20})[:：](.+)$/su.exec(held.text) ?? [];
  const kind = sourceNames.find(([, heads]) => heads.test(kindText.replaceAll(/\s/gu, '')))?.[0];
  if (kind === undefined) return { kind: 'document', reference: held.text.slice(0, 300), on };
  return { kind, reference: (reference.trim() || held.text).slice(0, 300), on };
}

function taskForceOf(stated: StatedMatter, title: string, blame: Blame): TaskForce | undefined {
  const head = stated.get('head');
  const size = stated.get('size');
  if (head === undefined) return undefined;
  const count = size === undefined ? undefined : Number(/^(\d{1,4})人?$/u.exec(size.text)?.[1]);
  if (size !== undefined && !(count !== undefined && count > 0)) blame('not-a-number', size);
  return {
    name: (stated.get('taskForce')?.text ?? `${title}专班`).slice(0, 100),
    head: { id: `${stated.get('leadUnit')?.text ?? ''}#${head.text}`, name: head.text },
    ...(count !== undefined && count > 0 ? { size: count } : {}),
  };
}

/** 每月18日, 每周, 每旬, 一次性; monthly by the 18th where nothing is stated. */
function rhythmOf(stated: Stated | undefined, blame: Blame): ReportRhythm {
  const monthly = { kind: 'monthly', day: 18 } as const;
  if (stated === undefined) return monthly;
  const text = stated.text.normalize('NFKC').replaceAll(/\s/gu, '');
  if (/^(?:每周|周报|weekly)$/iu.test(text)) return { kind: 'weekly' };
  if (/^(?:每旬|旬报|每10天|每十天)$/u.test(text)) return { kind: 'tenDays' };
  if (/^(?:一次|一次性|办结时|once)$/iu.test(text)) return { kind: 'once' };
  const day = /^(?:每月|月报|monthly)(?:(\d{1,2})[日号]?(?:前)?)?$/iu.exec(text);
  const n = day?.[1] === undefined ? 18 : Number(day[1]);
  if (day !== null && n >= 1 && n <= 31) return { kind: 'monthly', day: n };
  blame('unknown-rhythm', stated);
  return monthly;
}

function controllabilityOf(stated: Stated | undefined, blame: Blame): number {
  if (stated === undefined) return 3;
  const value = Number(stated.text);
  if (Number.isInteger(value) && value >= 1 && value <= 5) return value;
  blame('not-a-number', stated);
  return 3;
}

/** Measures on lines of their own, or numbered: 1. … 2. …; 一是…；二是…. */
function measuresOf(text: string): readonly MatterMeasure[] {
  return text
    .split(/\n|(?<=[。；;])(?=\s*(?:\d{1,2}[.、．]|[一二三四五六七八九十]是|[（(][一二三四五六七八九十\d]+[)）]))/u)
    .map((part) => part.trim().replace(/^\d{1,2}[.、．]\s*/u, ''))
    .filter((part) => part !== '')
    .slice(0, 50)
    .map((part, i) => ({ id: `m${i + 1}`, text: part.slice(0, 500) }));
}
