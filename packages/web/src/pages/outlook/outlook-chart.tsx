import '../../style/outlook.css';
import type { OutlookRowBody } from '@shigan/contract';
import { isMissing, likelyPlaces } from '@shigan/core';
import type { ReactElement } from 'react';
import { FanChart } from '../../charts/fan-chart.tsx';
import { measureOf } from '../../charts/fan-state.ts';
import { useText } from '../../text/use-text.ts';
import { Chance, Shown } from './figures.tsx';

/** The outlook of one indicator: the fan chart with the target's line, and what it says in figures that open. */
export function OutlookChart({ row }: { readonly row: OutlookRowBody }): ReactElement | null {
  const text = useText();
  const measure = isMissing(row.outlook) ? undefined : measureOf(row.outlook);
  if (isMissing(row.outlook)) return null;
  return (
    <section className="chosen">
      <h2 data-plain>{text.outlook.fan.question(row.name)}</h2>
      <p className="chart-note" data-plain>
        {text.outlook.fan.subtitle(measure === undefined ? '' : text.figure.measures[measure])}
      </p>
      <FanChart outlook={row.outlook} course={row.outlook.course} goal={row.goal} />
      <Sentence row={row} />
    </section>
  );
}

/** What the chart says, in a sentence whose figures open. */
function Sentence({ row }: { readonly row: OutlookRowBody }): ReactElement | null {
  const text = useText();
  if (isMissing(row.outlook) || isMissing(row.outlook.fullYear)) return null;
  const { halfYear, fullYear } = row.outlook;
  const calibration = fullYear.calibration.find((c) => c.of === 'peers') ?? fullYear.calibration[0];
  const words = text.outlook.sentence;
  const { rank, rankHalfYear } = row.outlook;
  // Of a half-year that is over the place is known, and stands elsewhere.
  const half = isMissing(halfYear) || halfYear.members.length === 0 ? undefined : rankHalfYear;
  const both = [
    [words.placeHalf, half],
    [words.placeYear, rank],
  ] as const;
  const places = both.flatMap(([word, found]) =>
    found === undefined || isMissing(found) ? [] : [[word, likelyPlaces(found, 0.8), found.of] as const],
  );
  return (
    <p className="said">
      {!isMissing(halfYear) && halfYear.probability.shown !== '' && (
        <>
          {words.half} <Chance figure={halfYear.probability} />
          {words.stop}{' '}
        </>
      )}
      {fullYear.probability.shown !== '' && (
        <>
          {words.year} <Chance figure={fullYear.probability} />
          {words.stop}{' '}
        </>
      )}
      {row.growthNeeded.shown !== '' && (
        <>
          {words.needed} <Shown figure={row.growthNeeded} />
          {row.howHard.shown !== '' && (
            <>
              {words.reached} <Shown figure={row.howHard} /> {words.ofYears}
            </>
          )}
          {words.stop}{' '}
        </>
      )}
      {fullYear.rest.shown !== '' && (
        <>
          {words.rest} <Shown figure={fullYear.rest} />
          {words.stop}{' '}
        </>
      )}
      {fullYear.twoYearAverage.shown !== '' && (
        <>
          {words.twoYears} <Shown figure={fullYear.twoYearAverage} />
          {words.stop}{' '}
        </>
      )}
      {places.map(([word, { from, to }, of]) => (
        <span key={word} data-plain>
          {word} {words.places(from, to, of)}
          {words.stop}{' '}
        </span>
      ))}
      {calibration && (
        <>
          <span data-plain>{words.past(calibration.count)}</span> <Shown figure={calibration.coverage80} />
          {words.missed} <Shown figure={calibration.meanMiss} />
          {words.stop}
        </>
      )}
    </p>
  );
}
