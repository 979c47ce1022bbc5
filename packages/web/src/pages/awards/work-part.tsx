import type { OddsBody } from '@shigan/contract';
import { type SubItemWork, workKey } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { todayOf } from '../../address/asked.ts';
import { useMe } from '../../api/people.ts';
import { type Asked, useByCode, useHealth, useRead } from '../../api/queries.ts';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { AwardDocument } from './award-document.tsx';
import { AwardExplanation, AwardNumber, AwardPercent } from './award-door.tsx';
import { WorkDetail } from './work-detail.tsx';
import { daysBetween, isLate, nextStep } from './work-state.ts';

export type OddsLine = OddsBody['subItems'][number];

/** How the city works for every sub-item of the year (争取工作): both odds side by side, who answers for it, what is due next. */
export function WorkPart({ asked }: { readonly asked: Asked }): ReactElement {
  const text = useText();
  const words = text.awardParts.work;
  const [search, setSearch] = useState('');
  const [now] = useState(() => new Date().toISOString());
  const [opened, setOpened] = useState<string>();
  const { award } = useAddress();
  const { data: me } = useMe();
  const { data: health } = useHealth();
  const { city, asOf } = asked;
  const { data, error, refetch } = useRead<OddsBody>('/api/v1/awards/odds', { city, asOf });
  const held = useByCode<SubItemWork>('subItemWork', asOf);
  const own = health?.cities.find(({ code }) => code === city);
  if (data === undefined || held === undefined || own === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  const today = asOf ?? todayOf(own, now);
  const workOf = (line: OddsLine): SubItemWork | undefined =>
    held.get(workKey({ authority: data.authority, year: data.year, measure: line.measure, subItem: line.subItem }));
  const shown = data.subItems.filter((line) => {
    const work = workOf(line);
    return `${line.title} ${work?.leader ?? ''} ${work?.leadUnit ?? ''}`.includes(search.trim());
  });
  const late = data.subItems.filter((line) => isLate(workOf(line), today)).length;
  const { unit, platform } = data.scoreFigures;
  const { columns } = words;
  const mayAmend = me?.may.includes('incentive.amend') === true && asOf === undefined;
  return (
    <div>
      <div className="headline-block stacked">
        <h1 data-plain>{words.headline(data.subItems.length, late)}</h1>
        <p className="lede" data-plain>
          {words.lede}
        </p>
        {unit.shown !== '' && platform.shown !== '' && (
          <p className="lede">
            {words.brier} {words.brierUnit} <AwardNumber figure={unit} /> {words.brierPlatform}{' '}
            <AwardNumber figure={platform} />
          </p>
        )}
      </div>
      <div className="award-conditions">
        <input
          type="search"
          className="find"
          placeholder={words.find}
          aria-label={words.find}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <AwardDocument kind="work" asked={asked} year={data.year} />
      </div>
      {award !== undefined && <AwardExplanation id={award} />}
      {shown.length === 0 && (
        <p className="note" data-plain>
          {words.none}
        </p>
      )}
      <div className="award-scroll">
        <table className="award-table award-lines">
          <thead>
            <tr>
              {[columns.item, columns.level, columns.who, columns.grade, columns.estimate, columns.next].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => {
              const work = workOf(line);
              const isOpen = opened === line.subItem;
              return [
                <tr key={line.subItem}>
                  <th scope="row" data-plain>
                    <button
                      type="button"
                      className="door"
                      aria-expanded={isOpen}
                      onClick={() => setOpened(isOpen ? undefined : line.subItem)}
                    >
                      {line.title}
                    </button>
                  </th>
                  <td data-plain>{text.awards.levels[line.level]}</td>
                  <td data-plain>
                    {[work?.leader, work?.leadUnit].filter(Boolean).join(text.awards.listSign) || words.nobody}
                  </td>
                  <td data-plain>
                    {line.grade === null ? words.noGrade : words.grades[line.grade]}{' '}
                    {line.figures.stated !== null && <AwardPercent figure={line.figures.stated} />}
                  </td>
                  <td className="number">
                    <AwardPercent figure={line.figures.estimate} />
                  </td>
                  <td data-plain>
                    <NextStep work={work} today={today} />
                  </td>
                </tr>,
                isOpen && (
                  <tr key={`${line.subItem}/open`} className="open">
                    <td colSpan={6} data-plain>
                      <WorkDetail
                        key={JSON.stringify(work)}
                        line={line}
                        work={
                          work ?? {
                            authority: data.authority,
                            year: data.year,
                            measure: line.measure,
                            subItem: line.subItem,
                          }
                        }
                        today={today}
                        mayAmend={mayAmend}
                      />
                    </td>
                  </tr>
                ),
              ];
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function NextStep({
  work,
  today,
}: {
  readonly work: SubItemWork | undefined;
  readonly today: string;
}): ReactElement | null {
  const words = useText().awardParts.work;
  const step = nextStep(work);
  if (step === undefined) return null;
  return (
    <>
      {words.steps[step.step]} {step.due}
      <small className={isLate(work, today) ? 'late' : undefined} data-plain>
        {words.daysLeft(daysBetween(today, step.due))}
      </small>
    </>
  );
}
