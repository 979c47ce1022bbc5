import { z } from 'zod';
import { sourceWords, stateWords } from '../words/matters.ts';
import type { MatterPresenting, PresentedStanding } from './present-matter.ts';

/** The three lists (三张清单): problems 问题清单, responsibilities 责任清单, deadlines 整改时限清单. Three views of the same matters. */
export const matterLists = ['problems', 'responsibilities', 'deadlines'] as const;

export type MatterListKind = (typeof matterLists)[number];

/** One list as a table: what the cells of a line say, under their heads. */
export interface MatterListBody {
  readonly kind: MatterListKind;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly matter: string; readonly cells: readonly string[] }[];
}

export interface MatterListsBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly lists: readonly MatterListBody[];
}

export const matterListsBody: z.ZodType<MatterListsBody> = z
  .strictObject({
    asOf: z.iso.datetime(),
    demo: z.boolean(),
    lists: z.array(
      z.strictObject({
        kind: z.enum(matterLists),
        title: z.string(),
        head: z.array(z.string()),
        rows: z.array(z.strictObject({ matter: z.string(), cells: z.array(z.string()) })),
      }),
    ),
  })
  .meta({
    id: 'MatterLists',
    description: 'Problems, responsibilities and deadlines: three views of the same matters.',
  });

interface Column {
  readonly zh: string;
  readonly en: string;
  readonly cell: (standing: PresentedStanding, index: number, presenting: MatterPresenting) => string;
}

const numbered: Column = { zh: '序号', en: 'No.', cell: (_, index) => String(index + 1) };
const title: Column = { zh: '事项', en: 'Matter', cell: ({ filed }) => filed.matter.title };
const leadUnit: Column = { zh: '牵头单位', en: 'Lead unit', cell: ({ filed }) => filed.matter.leadUnit?.name ?? '' };
const leader: Column = { zh: '责任领导', en: 'Leader', cell: ({ filed }) => filed.matter.leader?.name ?? '' };
const state: Column = {
  zh: '状态',
  en: 'State',
  cell: ({ filed }, _, { language }) => stateWords[filed.matter.state][language],
};

const columns: Readonly<
  Record<MatterListKind, { readonly zh: string; readonly en: string; readonly of: readonly Column[] }>
> = {
  problems: {
    zh: '问题清单',
    en: 'Problem list',
    of: [
      numbered,
      title,
      { zh: '存在问题', en: 'Problem', cell: ({ filed }) => filed.matter.problem },
      {
        zh: '来源',
        en: 'Source',
        cell: ({ filed: { matter } }, _, { language }) =>
          `${sourceWords[matter.source.kind][language]}${language === 'zh' ? '：' : ': '}${matter.source.reference}`,
      },
      {
        zh: '地区',
        en: 'Region',
        cell: ({ filed }, _, { registry, language }) =>
          registry.regions.get(filed.matter.region)?.name[language] ?? filed.matter.region,
      },
      leadUnit,
      state,
    ],
  },
  responsibilities: {
    zh: '责任清单',
    en: 'Responsibility list',
    of: [
      numbered,
      title,
      leader,
      leadUnit,
      {
        zh: '配合单位',
        en: 'Supporting units',
        cell: ({ filed }) => filed.matter.supportingUnits.map((unit) => unit.name).join('、'),
      },
      { zh: '专班', en: 'Task force', cell: ({ filed }) => filed.matter.taskForce?.name ?? '' },
      { zh: '专班负责人', en: 'Head', cell: ({ filed }) => filed.matter.taskForce?.head.name ?? '' },
      { zh: '办结标准', en: 'Done when', cell: ({ filed }) => filed.matter.done?.text ?? '' },
    ],
  },
  deadlines: {
    zh: '整改时限清单',
    en: 'Deadline list',
    of: [
      numbered,
      title,
      leadUnit,
      { zh: '交办日期', en: 'Assigned', cell: ({ filed }) => filed.matter.assignedOn ?? '' },
      { zh: '完成时限', en: 'Deadline', cell: ({ filed }) => filed.matter.deadline ?? '' },
      { zh: '原时限', en: 'First deadline', cell: ({ filed }) => filed.matter.earlierDeadlines[0] ?? '' },
      {
        zh: '余工作日',
        en: 'Working days left',
        cell: ({ schedule, lights }) =>
          schedule === null || lights.schedule === 'done' ? '' : String(schedule.workingDaysLeft),
      },
      { zh: '办结日期', en: 'Concluded', cell: ({ filed }) => filed.matter.concludedOn ?? '' },
      state,
    ],
  },
};

/** The three lists of matters, in the order in which these were numbered. */
export function presentMatterLists(
  standings: readonly PresentedStanding[],
  presenting: MatterPresenting,
  at: { readonly asOf: string; readonly demo: boolean },
): MatterListsBody {
  const ordered = standings.toSorted(
    ({ filed: { number: a } }, { filed: { number: b } }) => a.year - b.year || a.sequence - b.sequence,
  );
  const { language } = presenting;
  return {
    ...at,
    lists: matterLists.map((kind) => ({
      kind,
      title: columns[kind][language],
      head: columns[kind].of.map((column) => column[language]),
      rows: ordered.map((standing, index) => ({
        matter: standing.filed.matter.id,
        cells: columns[kind].of.map(({ cell }) => cell(standing, index, presenting)),
      })),
    })),
  };
}
