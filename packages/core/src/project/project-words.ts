import { monthWritten } from '../roster/read-roster.ts';
import type { Language } from '../words/language.ts';
import type { Project } from './project.ts';
import type { ProjectFinding, ProjectRule, ProjectState } from './project-year.ts';

type Words = Readonly<Record<Language, string>>;

export const projectStateWords: Readonly<Record<ProjectState, Words>> = {
  preparing: { zh: '前期', en: 'preparing' },
  notStarted: { zh: '应开未开', en: 'start overdue' },
  behind: { zh: '滞后', en: 'behind' },
  onSchedule: { zh: '正常', en: 'on schedule' },
  completed: { zh: '竣工', en: 'completed' },
};

export const projectRuleWords: Readonly<Record<ProjectRule, Words>> = {
  'project-not-started': { zh: '应开未开', en: 'start overdue' },
  'project-behind': { zh: '投资滞后', en: 'spending behind' },
  'project-overdue': { zh: '逾期未竣工', en: 'completion overdue' },
  'project-stalled': { zh: '投资停滞', en: 'at a stop' },
  'project-short-of-land': { zh: '用地未落实', en: 'short of land' },
  'project-short-of-funds': { zh: '资金不足', en: 'short of funds' },
  'project-not-reported': { zh: '当月未报', en: 'no return' },
};

/** What a finding says of its project, in one clause without a stop. */
export function projectFindingSentence(
  { rule, measured }: ProjectFinding,
  project: Project,
  language: Language,
): string {
  const zh = language === 'zh';
  const n = measured ?? 0;
  const shown = Math.abs(n).toFixed(Number.isInteger(n) || rule === 'project-short-of-land' ? 0 : 1);
  switch (rule) {
    case 'project-not-started': {
      const planned = project.startPlanned === null ? '' : monthWritten(project.startPlanned);
      return zh
        ? `计划${planned}开工，至今未开工，已逾${shown}个月`
        : `planned to begin in ${planned}, ${shown} months overdue`;
    }
    case 'project-behind':
      return zh ? `年度投资完成进度落后序时${shown}个百分点` : `spending is ${shown} points behind schedule`;
    case 'project-overdue': {
      const planned = project.completionPlanned === null ? '' : monthWritten(project.completionPlanned);
      return zh ? `计划${planned}竣工，逾期${shown}个月` : `planned to be done by ${planned}, ${shown} months overdue`;
    }
    case 'project-stalled':
      return zh ? `连续${shown}个月没有新增投资` : `nothing spent for ${shown} months`;
    case 'project-short-of-land':
      return zh ? `还缺用地${shown}亩` : `${shown} mu of land missing`;
    case 'project-short-of-funds':
      return zh ? `到位资金比已完成投资少${shown}%` : `funds arrived are ${shown}% below what was done`;
    case 'project-not-reported':
      return zh ? '当月没有报送进度' : 'no return for the month';
  }
}
