import type { SubItemWork } from '@shigan/core';

const day = 86_400_000;

export type WorkStep = NonNullable<SubItemWork['calendar']>[number];

/** Days from one day to another; negative for one that is over. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / day);
}

/** The step that is due next (下一步): the earliest that is not done. */
export function nextStep(work: SubItemWork | undefined): WorkStep | undefined {
  return work?.calendar?.filter((step) => step.doneOn === undefined).toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
}

/** Whether a step is over its day and not done. */
export function isLate(work: SubItemWork | undefined, today: string): boolean {
  const step = nextStep(work);
  return step !== undefined && daysBetween(today, step.due) < 0;
}
