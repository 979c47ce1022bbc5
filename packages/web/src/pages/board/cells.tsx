import type { BoardRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { elsewhere } from '../../address/elsewhere.ts';
import { useAddress } from '../../address/use-address.ts';
import { Absent } from '../../components/absent.tsx';
import { Door, Part } from '../../components/door.tsx';
import { Ghost, typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Unit } from '../../components/unit.tsx';
import { useText } from '../../text/use-text.ts';
import { changeWord, headlineField, headlineMissing, headlineUnit, isWorseThanWhole, shownOf } from './row-state.ts';

/** What a region is part of. */
export type Whole = 'province' | 'city' | 'country';

interface RowProps {
  readonly row: BoardRowBody;
}

/** The way to the indicator's page is the whole cell, large enough to hit; where its amount comes from opens with the headline. */
export function NameCell({ row, region }: RowProps & { readonly region?: string }): ReactElement {
  const address = useAddress();
  const to = elsewhere(address, 'indicators', {
    indicator: row.indicator,
    region: region ?? address.region,
  });
  const amount = amountOf(row);
  return (
    <th scope="row" className="c-name">
      <PageLink to={to} title={row.name}>
        <span className="name">{row.name}</span>
        <span className="below">
          {isMissing(row.cutoff) ? (
            <Absent reason={row.cutoff.missing} />
          ) : (
            <time data-plain dateTime={row.cutoff.interval}>
              {row.cutoff.label}
            </time>
          )}
          {amount && (
            <>
              {' · '}
              <Part figure={amount.figure}>
                {typeset(amount.text)}
                <Unit>{row.unit}</Unit>
              </Part>
            </>
          )}
        </span>
      </PageLink>
    </th>
  );
}

/** The level, where the headline is something else. */
function amountOf(row: BoardRowBody): ReturnType<typeof shownOf> {
  return headlineField(row) === 'value' ? undefined : shownOf(row, 'value');
}

/** The figure shown first, aligned by the decimals that its column has. */
export function HeadlineCell({ row, decimals }: RowProps & { readonly decimals: number }): ReactElement {
  const shown = shownOf(row, headlineField(row));
  const missing = headlineMissing(row);
  return (
    <td className="c-value">
      {shown ? (
        <>
          <Door figures={[shown.figure, amountOf(row)?.figure]} className="headline">
            {typeset(shown.text)}
          </Door>
          <Ghost shown={shown.text} decimals={decimals} />
          <Unit>{headlineUnit(row)}</Unit>
        </>
      ) : (
        missing && <Absent reason={missing} />
      )}
    </td>
  );
}

/** The change from the previous release, and in a word what it was. */
export function ChangeCell({ row }: RowProps): ReactElement {
  const text = useText();
  const shown = shownOf(row, 'change');
  if (!shown || isMissing(row.change)) return <td className="c-change" />;
  const { unit } = row.change;
  return (
    <td className="c-change">
      <Door figures={[shown.figure]}>
        {typeset(shown.text, true)}
        {headlineField(row) === 'value' && <Unit>{unit}</Unit>}
      </Door>
      <span className="below">{changeWord(row, text.change)}</span>
    </td>
  );
}

/** The place among the peers. */
export function RankCell({ row }: RowProps): ReactElement {
  const text = useText();
  if (isMissing(row.rank)) return <td className="c-rank" />;
  const { place, of, membersWord, computed, withoutData } = row.rank;
  const said = [
    text.rank.place(place, of, membersWord),
    ...(computed === undefined ? [] : [text.rank.computed(computed)]),
    ...(withoutData === 0 ? [] : [text.rank.withoutData(withoutData)]),
  ].join('; ');
  return (
    <td className="c-rank" title={said}>
      <Door figures={[row.figures['rank']]}>
        {place}
        {computed !== undefined && <sup>≠</sup>}
      </Door>
    </td>
  );
}

/** How far from the whole; for a number of things, which has no such distance, its share of the whole. */
export function DistanceCell({ row, whole }: RowProps & { readonly whole: Whole }): ReactElement {
  const text = useText();
  const shown = shownOf(row, 'distance');
  const share = shownOf(row, 'shareOfProvince');
  const moved = isMissing(row.rankChange) ? undefined : rankChangeWords(row.rankChange, text.rank);
  const first = shown ?? share;
  if (first === undefined && moved === undefined) return <td className="c-distance" />;
  return (
    <td className="c-distance">
      <Door figures={[first?.figure, moved === undefined ? undefined : row.figures['rankChange']]}>
        {shown && !isMissing(row.distance) ? (
          <Part figure={shown.figure} className={isWorseThanWhole(row) ? 'worse' : ''}>
            {distanceWords(shown.text, row.distance.unit, text.distance.wholes[row.distance.to], text.distance)}
          </Part>
        ) : (
          share && <Part figure={share.figure}>{text.distance.shareOf(whole, share.text)}</Part>
        )}
        {moved !== undefined && (
          <Part figure={row.figures['rankChange']} className="below">
            {moved}
          </Part>
        )}
      </Door>
    </td>
  );
}

function rankChangeWords(change: number, text: ReturnType<typeof useText>['rank']): string {
  if (change === 0) return text.same;
  return change > 0 ? text.up(change) : text.down(-change);
}

function distanceWords(
  shown: string,
  unit: string,
  whole: string,
  text: ReturnType<typeof useText>['distance'],
): string {
  if (Number(shown) === 0) return text.level(whole);
  return shown.startsWith('-') ? text.below(shown.slice(1), unit, whole) : text.above(shown, unit, whole);
}
