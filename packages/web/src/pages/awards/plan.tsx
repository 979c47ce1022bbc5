import type { OddsBody, PlanBody } from '@shigan/contract';
import { displayFraction, isMissing, measureClasses } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { type Asked, useRead } from '../../api/queries.ts';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import type { Text } from '../../text/zh-CN.ts';

/** The measures of the year by class, each with what its class rests on. */
export function Classes({ asked }: { readonly asked: Asked }): ReactElement | null {
  const text = useText();
  const { city, region, asOf } = asked;
  const { data } = useRead<OddsBody>('/api/v1/awards/odds', { city, region, asOf });
  if (data === undefined) return null;
  return (
    <section className="award-block" data-plain>
      <h2>{text.awards.classesQuestion}</h2>
      <p className="note">{text.awards.classesSubtitle(data.year, data.ruleSet.name)}</p>
      <div className="award-classes">
        {measureClasses.map((one) => (
          <div key={one}>
            <h3>{text.awards.classes[one]}</h3>
            <ul>
              {data.measures
                .filter((measure) => measure.class === one)
                .map((measure) => (
                  <li key={measure.measure} title={groundsOf(measure, text)}>
                    {measure.title}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Why a measure has its class: what a person said, or when it was won. */
function groundsOf(measure: OddsBody['measures'][number], { awards }: Text): string {
  if (measure.decision !== null) return measure.decision.reason;
  const years = measure.wonInLastFour.join('、');
  return years === '' ? awards.notWon : awards.won(years);
}

type Wish = 'auto' | 'include' | 'exclude';

/** What to go for within a capacity, with choices by hand. */
export function Plan({ asked }: { readonly asked: Asked }): ReactElement {
  const text = useText();
  const [capacity, setCapacity] = useState(10);
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map());
  const idsOf = (wish: Wish): string | undefined =>
    [...wishes].flatMap(([id, one]) => (one === wish ? [id] : [])).join(',') || undefined;
  const { city, region, asOf } = asked;
  const parameters = {
    city,
    region,
    asOf,
    capacity: String(capacity),
    include: idsOf('include'),
    exclude: idsOf('exclude'),
  };
  const { data, error, refetch } = useRead<PlanBody>('/api/v1/awards/plan', parameters);
  const { columns, words } = { columns: text.awards.planColumns, words: text.awards };
  const shown = data?.items.filter((item) => item.chosen || (wishes.get(item.subItem) ?? 'auto') !== 'auto');
  return (
    <section className="award-block" data-plain>
      <h2>{words.planQuestion}</h2>
      <label className="award-capacity">
        {words.capacity}
        <input
          type="number"
          min={0}
          max={200}
          value={capacity}
          onChange={(event) => setCapacity(Math.max(0, Number(event.target.value) || 0))}
        />
      </label>
      {data === undefined &&
        (error === null ? <Loading rows={6} /> : <Failed error={error} retry={() => void refetch()} />)}
      {data !== undefined && (
        <>
          <p className="lede">
            {words.planLine(data.chosen.length, data.effort, data.expected.toFixed(2))}
            {!isMissing(data.goal.numbers) &&
              words.goalLine(data.goal.numbers.cityLevelToShare.awards, data.goal.numbers.cityLevelToShare.more)}
            {!isMissing(data.goal.before) &&
              !isMissing(data.goal.after) &&
              words.chanceLine(
                displayFraction(data.goal.before.probability),
                displayFraction(data.goal.after.probability),
              )}
          </p>
          <div className="award-scroll">
            <table className="award-table">
              <thead>
                <tr>
                  {[columns.item, columns.level, columns.chance, columns.gain, columns.effort, columns.choice].map(
                    (head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {shown?.map((item) => (
                  <tr key={item.subItem}>
                    <th scope="row">{item.title}</th>
                    <td>{words.levels[item.level]}</td>
                    <td>{displayFraction(item.chance, 0)}%</td>
                    <td>{displayFraction(item.gain, 0)}%</td>
                    <td>{item.effort}</td>
                    <td>
                      <select
                        aria-label={`${columns.choice} ${item.title}`}
                        value={wishes.get(item.subItem) ?? 'auto'}
                        onChange={({ target }) => {
                          const wish: Wish =
                            target.value === 'include' || target.value === 'exclude' ? target.value : 'auto';
                          setWishes(new Map([...wishes, [item.subItem, wish]]));
                        }}
                      >
                        <option value="auto">{words.choices.auto}</option>
                        <option value="include">{words.choices.include}</option>
                        <option value="exclude">{words.choices.exclude}</option>
                      </select>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
