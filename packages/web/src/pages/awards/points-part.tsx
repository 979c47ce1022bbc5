import type { PointsBody } from '@shigan/contract';
import type { PointsPolicy } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { type Asked, useByCode, useRead } from '../../api/queries.ts';
import { PlainHeads } from '../../components/column-head.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { AwardDocument } from './award-document.tsx';

/** Points of the assessment (考核加分) from the award ledger: per county and park, each point with its line. */
export function PointsPart({ asked }: { readonly asked: Asked }): ReactElement {
  const words = useText().awardParts.points;
  const policies = useByCode<PointsPolicy>('pointsPolicy', asked.asOf);
  const [chosen, setChosen] = useState<number>();
  if (policies === undefined) return <Loading rows={12} />;
  const years = [...policies.values()].map((policy) => policy.year).toSorted((a, b) => b - a);
  const last = Number(asked.period.slice(0, 4)) - 1;
  const year = chosen ?? (years.includes(last) ? last : years[0]);
  if (year === undefined) return <Empty>{words.noPolicy(last)}</Empty>;
  return (
    <div>
      <Points asked={asked} year={year}>
        <div className="award-conditions">
          <label>
            {words.year}
            <select value={year} onChange={({ target }) => setChosen(Number(target.value))}>
              {years.map((one) => (
                <option key={one} value={one} data-plain>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <AwardDocument kind="points" asked={asked} year={year} />
        </div>
      </Points>
    </div>
  );
}

function Points(props: {
  readonly asked: Asked;
  readonly year: number;
  readonly children: ReactElement;
}): ReactElement {
  const text = useText();
  const words = text.awardParts.points;
  const { city, asOf } = props.asked;
  const { data, error, refetch } = useRead<PointsBody>('/api/v1/awards/points', {
    city,
    asOf,
    year: String(props.year),
  });
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  const { policy } = data;
  return (
    <>
      <div className="headline-block stacked">
        <h1 data-plain>{words.headline(data.year, policy.name ?? policy.document ?? '')}</h1>
        <p className="lede" data-plain>
          {words.lede}
          {!policy.verified && ` (${text.awardParts.unverified})`}
        </p>
      </div>
      {props.children}
      <div className="award-scroll">
        <table className="award-table award-lines">
          <PlainHeads heads={Object.values(words.columns)} />
          <tbody>
            {data.recipients
              .toSorted((a, b) => b.total - a.total)
              .map((one) => (
                <tr key={one.code}>
                  <th scope="row" data-plain>
                    {one.name}
                  </th>
                  <td className="number" data-plain>
                    {one.total}
                    {one.capped && <small data-plain>{words.capped(String(one.sum))}</small>}
                  </td>
                  <td className="number" data-plain>
                    {one.cash === null ? '—' : one.cash.unit}
                  </td>
                  <td className="number" data-plain>
                    {one.cash === null ? '—' : one.cash.persons}
                  </td>
                  <td data-plain>
                    {one.lines.length === 0
                      ? words.nothing
                      : one.lines.map((line) => (
                          <div key={line.award} data-plain>
                            {words.line(line.title, String(line.base), String(line.share))}
                            {line.reason !== 'counts' && <small data-plain>{words.reasons[line.reason]}</small>}
                          </div>
                        ))}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
