import { type Grade, grades, type SubItemWork, workKey } from '@shigan/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { sendJson } from '../../api/fetch-json.ts';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';
import type { OddsLine } from './work-part.tsx';
import { daysBetween } from './work-state.ts';
import { PracticeNotes } from './practice-notes.tsx';
import { AwardPercent } from './award-door.tsx';
import { CountyScores, Score } from './computed-score.tsx';
import { Evidence } from './evidence.tsx';
import { Checklist, Liaison } from './work-lists.tsx';

/** One sub-item opened: who answers for it, the grade, the grounds of the estimate, calendar, checklist and liaison log. Each
 *  change is a further vintage of the register. */
export function WorkDetail(props: {
  readonly line: OddsLine;
  readonly work: SubItemWork;
  readonly today: string;
  readonly mayAmend: boolean;
}): ReactElement {
  const { line, work, today, mayAmend } = props;
  const words = useText().awardParts.work;
  const { city, language, asOf } = useAddress();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<unknown>();
  const save = async (change: Partial<SubItemWork>): Promise<void> => {
    setRefusal(undefined);
    try {
      const path = `/api/v1/registers/subItemWork/${encodeURIComponent(workKey(work))}`;
      await sendJson(path, { city }, language, { body: { ...work, ...change } }, 'PUT');
      await askAnew(queries);
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <div className="award-work">
      <Refused error={refusal} />
      {mayAmend && <People work={work} onSave={save} />}
      <h3 data-plain>{words.estimate}</h3>
      <ul className="award-grounds">
        {line.grounds.map(({ ground, weight, figure }) => (
          <li key={ground} data-plain>
            {words.grounds[ground]} {figure !== null && <AwardPercent figure={figure} />} (
            {words.weight(weight.toFixed(2))})
          </li>
        ))}
      </ul>
      <Score score={line.score} />
      <CountyScores scores={line.countyScores} />
      <h3 data-plain>{words.calendar}</h3>
      <ul>
        {(work.calendar ?? []).map((step) => (
          <li key={step.step} data-plain>
            {`${words.steps[step.step]} ${step.due} `}
            {step.doneOn === undefined ? words.daysLeft(daysBetween(today, step.due)) : words.done(step.doneOn)}
          </li>
        ))}
      </ul>
      <Checklist work={work} title={line.title} today={today} onAdd={mayAmend ? save : undefined} />
      <Evidence work={work} today={today} asOf={asOf} onAdd={mayAmend ? save : undefined} />
      <Liaison work={work} today={today} onAdd={mayAmend ? save : undefined} />
      <PracticeNotes measure={work.measure} today={today.slice(0, 10)} />
    </div>
  );
}

function People({
  work,
  onSave,
}: {
  readonly work: SubItemWork;
  readonly onSave: (change: Partial<SubItemWork>) => Promise<void>;
}): ReactElement {
  const words = useText().awardParts.work;
  const [leader, setLeader] = useState(work.leader ?? '');
  const [leadUnit, setLeadUnit] = useState(work.leadUnit ?? '');
  const [grade, setGrade] = useState<Grade | undefined>(work.grade);
  return (
    <div className="award-conditions">
      <label>
        {words.leader}
        <input value={leader} onChange={({ target }) => setLeader(target.value)} />
      </label>
      <label>
        {words.leadUnit}
        <input value={leadUnit} onChange={({ target }) => setLeadUnit(target.value)} />
      </label>
      <label>
        {words.grade}
        <select value={grade ?? ''} onChange={({ target }) => setGrade(grades.find((one) => one === target.value))}>
          <option value="" data-plain>
            {words.noGrade}
          </option>
          {grades.map((one) => (
            <option key={one} value={one} data-plain>
              {words.grades[one]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="press"
        title={words.saved}
        onClick={() => void onSave({ leader, leadUnit, ...(grade === undefined ? {} : { grade }) })}
      >
        {words.save}
      </button>
    </div>
  );
}
