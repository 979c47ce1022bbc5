import type { MatterBody } from '@shigan/contract';
import { dayOf } from '@shigan/core';
import type { ReactElement } from 'react';
import { dayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { between } from './matters-state.ts';

/** The milestones on one line from the assignment to the deadline, with today. */
export function Milestones({ matter }: { readonly matter: MatterBody }): ReactElement | null {
  const text = useText();
  const assigned = matter.history.find((event) => event.act === 'assign');
  if (assigned === undefined || matter.deadline === null) return null;
  const from = dayOf(assigned.at);
  const today = dayOf(matter.asOf);
  const last = [matter.deadline, ...matter.milestones.map((milestone) => milestone.due)].toSorted().at(-1) ?? from;
  const at = (day: string): string => `${between(day, from, last) * 100}%`;
  return (
    <section className="sec">
      <h2>{text.matter.milestones}</h2>
      {matter.milestones.length === 0 && <p className="quiet">{text.matter.milestonesNone}</p>}
      <div className="line" aria-hidden="true">
        <i className="gone" style={{ width: at(today) }} />
        {matter.milestones.map((milestone) => (
          <i key={milestone.id} className={`dot ${kindOf(milestone, today)}`} style={{ left: at(milestone.due) }} />
        ))}
        <i className="now" style={{ left: at(today) }} />
      </div>
      <ol className="milestones">
        {matter.milestones.map((milestone) => {
          const kind = kindOf(milestone, today);
          return (
            <li key={milestone.id} className={kind}>
              <span className="quiet" data-plain>
                {dayWords(milestone.due, text)}
              </span>
              <span data-plain>{milestone.name}</span>
              <span className={kind === 'missed' ? 'worse' : 'quiet'}>
                {kind === 'reached' ? text.matter.reached : kind === 'missed' ? text.matter.missed : ''}
              </span>
            </li>
          );
        })}
        <li className="end">
          <span className="quiet" data-plain>
            {dayWords(matter.deadline, text)}
          </span>
          <span>{text.matter.facts.deadline}</span>
        </li>
      </ol>
    </section>
  );
}

function kindOf(milestone: MatterBody['milestones'][number], today: string): 'reached' | 'missed' | 'open' {
  if (milestone.verifiedOn !== null) return 'reached';
  return milestone.due < today ? 'missed' : 'open';
}
