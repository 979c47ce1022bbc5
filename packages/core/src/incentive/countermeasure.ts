import type { Day } from '../instant.ts';
import type { RegionCode } from '../region/region.ts';
import type { MatterTerms, PersonRef, UnitRef } from '../supervision/matter.ts';
import type { ChecklistLine, SubItemWork } from './work.ts';

/** The longest that a matter's title may be. */
const longestTitle = 60;

/** What a matter is proposed with that follows up a countermeasure (应对措施转督办): the city's own, under the leader and lead unit of the
 *  sub-item where these are in the registers, due with the step that comes next. A person decides on all of it. */
export function countermeasureTerms(
  work: SubItemWork,
  line: ChecklistLine,
  about: {
    readonly title: string;
    readonly city: RegionCode;
    readonly today: Day;
    readonly units: readonly UnitRef[];
    readonly leaders: readonly PersonRef[];
  },
): MatterTerms {
  const { leader, leadUnit } = work;
  const unit = leadUnit === undefined ? undefined : about.units.find(({ name }) => leadUnit.endsWith(name));
  const person = leader === undefined ? undefined : about.leaders.find(({ name }) => leader.endsWith(name));
  const next = work.calendar
    ?.filter(({ doneOn, due }) => doneOn === undefined && due > about.today)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
  const countermeasure = line.countermeasure ?? '';
  return {
    title: `${about.title}：${countermeasure}`.slice(0, longestTitle),
    problem: `督查激励“${about.title}”自查：${line.examined}。应对措施：${countermeasure}`,
    source: { kind: 'incentiveMeasure', reference: about.title, on: about.today },
    region: about.city,
    ...(person === undefined ? {} : { leader: person }),
    ...(unit === undefined ? {} : { leadUnit: unit }),
    supportingUnits: [],
    ...(next === undefined ? {} : { deadline: next.due }),
    milestones: [],
    rhythm: { kind: 'monthly', day: 20 },
    done: { text: `${line.examined}达到要求${line.proof.length === 0 ? '' : `，以${line.proof.join('、')}证明`}` },
    measures: [],
    controllability: 3,
  };
}
