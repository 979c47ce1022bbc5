import type { StandingBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useText } from '../../text/use-text.ts';
import { AwardNumber } from './award-door.tsx';

/** What each county won, most first: how even it is spread, and who has nothing. */
export function Counties({ body }: { readonly body: StandingBody }): ReactElement {
  const text = useText();
  const { county, thisYear, overYears } = text.awards.countiesColumns;
  const countOf = (line: StandingBody['counties'][number]): number =>
    isMissing(line.overYears.value) ? 0 : line.overYears.value;
  return (
    <section className="award-block">
      <h2 data-plain>{text.awards.countiesQuestion}</h2>
      <table className="award-table">
        <thead>
          <tr>
            <th scope="col">{county}</th>
            <th scope="col">{thisYear}</th>
            <th scope="col">{overYears}</th>
          </tr>
        </thead>
        <tbody>
          {body.counties
            .toSorted((a, b) => countOf(b) - countOf(a))
            .map((line) => (
              <tr key={line.code}>
                <th scope="row" data-plain>
                  {line.name}
                </th>
                <td data-plain>
                  <AwardNumber figure={line.thisYear} />
                </td>
                <td data-plain>
                  <AwardNumber figure={line.overYears} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

/** Which measures the awards of the year come from, and how much of all the largest has (覆盖面). */
export function Coverage({ body }: { readonly body: StandingBody }): ReactElement {
  const { awards } = useText();
  const { measure, count } = awards.coverageColumns;
  return (
    <section className="award-block">
      <h2 data-plain>{awards.coverageQuestion}</h2>
      <table className="award-table">
        <thead>
          <tr>
            <th scope="col">{measure}</th>
            <th scope="col">{count}</th>
          </tr>
        </thead>
        <tbody>
          {body.byMeasure.map((line) => (
            <tr key={line.measure.id}>
              <th scope="row" data-plain>
                {line.measure.title}
              </th>
              <td data-plain>
                <AwardNumber figure={line.count} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Measures that were never won, and those of them that similar cities win: by whom. */
export function OpenFields({ body }: { readonly body: StandingBody }): ReactElement | null {
  const { awards } = useText();
  if (body.neverWon.measures.length === 0 && body.wonBySimilar.length === 0) return null;
  const winners = new Map(body.wonBySimilar.map(({ measure, cities }) => [measure.id, cities]));
  const never = new Set(body.neverWon.measures.map(({ id }) => id));
  const others = body.wonBySimilar.map(({ measure }) => measure).filter(({ id }) => !never.has(id));
  return (
    <section className="award-block">
      <h2 data-plain>{awards.openQuestion}</h2>
      <p className="note" data-plain>
        {awards.openNote}
      </p>
      <table className="award-table award-lines">
        <thead>
          <tr>
            <th scope="col">{awards.coverageColumns.measure}</th>
            <th scope="col">{awards.openWinners}</th>
          </tr>
        </thead>
        <tbody>
          {[...body.neverWon.measures, ...others]
            .toSorted((a, b) => (winners.get(b.id)?.length ?? 0) - (winners.get(a.id)?.length ?? 0))
            .map(({ id, title }) => (
              <tr key={id}>
                <th scope="row" data-plain>
                  {title}
                </th>
                <td data-plain>
                  {winners
                    .get(id)
                    ?.map(({ name }) => name)
                    .join(awards.listSign) ?? awards.openNobody}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
