import type { InspectionRowBody } from '@shigan/contract';
import { dayNumber, inspectionInterval, type InspectionMethod, type InspectionPlan } from '@shigan/core';

/** A plan as it is being written: everything is text. */
export interface PlanDraft {
  readonly direction: 'made' | 'received';
  readonly title: string;
  readonly authority: string;
  readonly basis: string;
  readonly objects: string;
  readonly subject: string;
  readonly method: InspectionMethod;
  readonly head: string;
  readonly members: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

interface NamedUnit {
  readonly code: string;
  readonly name: string;
}

const parts = (text: string): readonly string[] =>
  text
    .split(/[、,，;；]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The plan that a draft comes to, undefined while something is missing; and the names that are no units. */
export function planOf(
  draft: PlanDraft,
  units: readonly NamedUnit[],
): { readonly plan: InspectionPlan | undefined; readonly unknown: readonly string[] } {
  const named = parts(draft.objects).map((name) => ({ name, unit: units.find((one) => one.name === name) }));
  const unknown = named.flatMap(({ name, unit }) => (unit === undefined ? [name] : []));
  const objects = named.flatMap(({ unit }) => unit ?? []).map(({ code, name }) => ({ code, name }));
  const isWhole =
    [draft.title, draft.authority, draft.subject, draft.head, draft.from, draft.to].every((one) => one.trim() !== '') &&
    draft.from <= draft.to &&
    objects.length > 0 &&
    unknown.length === 0;
  if (!isWhole) return { plan: undefined, unknown };
  const person = (name: string) => ({ id: name, name });
  const { direction, method, from, to } = draft;
  return {
    unknown,
    plan: {
      direction,
      title: draft.title.trim(),
      authority: draft.authority.trim(),
      basis: draft.basis.trim(),
      objects,
      subject: draft.subject.trim(),
      method,
      team: { head: person(draft.head.trim()), members: parts(draft.members).map(person) },
      from,
      to,
      ...(draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }),
    },
  };
}

/** What the register warns of while a plan is written: each object with the nearest inspection within the interval. */
export function warningsOf(
  plan: Pick<InspectionPlan, 'objects' | 'from' | 'to'>,
  register: readonly InspectionRowBody[],
): readonly { readonly object: string; readonly title: string; readonly days: number }[] {
  return plan.objects.flatMap(({ code, name }) =>
    register
      .filter(({ state, objects }) => state !== 'calledOff' && objects.some((one) => one.code === code))
      .map((other) => ({ object: name, title: other.title, days: gap(plan, other) }))
      .filter(({ days }) => days < inspectionInterval)
      .toSorted((a, b) => a.days - b.days)
      .slice(0, 1),
  );
}

function gap(
  a: { readonly from: string; readonly to: string },
  b: { readonly from: string; readonly to: string },
): number {
  if (a.from <= b.to && b.from <= a.to) return 0;
  return a.to < b.from ? dayNumber(b.from) - dayNumber(a.to) : dayNumber(a.from) - dayNumber(b.to);
}
