import type { BoardRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { Absent } from '../../components/absent.tsx';
import { Door, Part } from '../../components/door.tsx';
import { Light } from '../../components/light.tsx';
import { OutlookSign } from '../../components/outlook-sign.tsx';
import { Ghost, typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Unit } from '../../components/unit.tsx';
import { useText } from '../../text/use-text.ts';
import { FindingsCell, FindingsRow } from './findings.tsx';
import { PaceBar } from './pace-bar.tsx';
import { Spark } from './spark.tsx';
import {
  aimedField,
  chanceText,
  changeWord,
  headlineField,
  headlineMissing,
  headlineUnit,
  howHardWords,
  isWorseThanWhole,
  lightOf,
  outlookLightOf,
  paceCondition,
  paceRatio,
  probabilityOf,
  shownOf,
} from './row-state.ts';

/** Decimals that a column is aligned by. */
export interface Alignment {
  readonly headline: number;
  readonly target: number;
}

interface RowProps {
  readonly row: BoardRowBody;
}

/** Columns of the board. */
export const boardColumns = 12;

/** One indicator: where it stands above, the condition beneath; and on request what the rules found. */
export function BoardRow({ row, alignment }: RowProps & { readonly alignment: Alignment }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr>
        <Name row={row} />
        <Headline row={row} decimals={alignment.headline} />
        <Change row={row} />
        <td className="c-spark">
          <Spark row={row} />
        </td>
        <Rank row={row} />
        <Distance row={row} />
        <Target row={row} decimals={alignment.target} />
        <Pace row={row} />
        <Chance row={row} />
        <Needed row={row} />
        <td className="c-light">
          <Light light={lightOf(row)} />
          {probabilityOf(row) !== undefined && <OutlookSign light={outlookLightOf(row)} />}
        </td>
        <FindingsCell row={row} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
      </tr>
      {isOpen && <FindingsRow row={row} columns={boardColumns} />}
    </>
  );
}

/** The way to the indicator's page is the whole cell, large enough to hit; where its amount comes from opens with the headline. */
function Name({ row }: RowProps): ReactElement {
  const address = useAddress();
  const amount = amountOf(row);
  return (
    <th scope="row" className="c-name">
      <PageLink to={{ ...address, page: 'indicators', indicator: row.indicator, figures: [] }} title={row.name}>
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
function amountOf(row: RowProps['row']): ReturnType<typeof shownOf> {
  return headlineField(row) === 'value' ? undefined : shownOf(row, 'value');
}

function Headline({ row, decimals }: RowProps & { readonly decimals: number }): ReactElement {
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

function Change({ row }: RowProps): ReactElement {
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

function Rank({ row }: RowProps): ReactElement {
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
function Distance({ row }: RowProps): ReactElement {
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
          share && <Part figure={share.figure}>{text.distance.shareOfProvince(share.text)}</Part>
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

function Target({ row, decimals }: RowProps & { readonly decimals: number }): ReactElement {
  const text = useText();
  if (isMissing(row.target)) return <td className="c-target" />;
  const { kind, bound, unit, verified, milestone, floor, stretch } = row.target;
  const shown = shownOf(row, 'target');
  // Which measure it is about is said where that is not the one shown first; a place to reach is always "within".
  const isOther = kind === 'rank' || aimedField(row) !== headlineField(row);
  const condition = [
    ...(isOther ? [text.target.kinds[kind]] : []),
    text.target.bounds[kind === 'rank' ? 'atMost' : bound],
  ].join(' · ');
  const more = [
    ...(unit.length > 8 ? [unit] : []),
    ...(floor === undefined ? [] : [text.target.floor(`${floor}${unit}`)]),
    ...(stretch === undefined ? [] : [text.target.stretch(`${stretch}${unit}`)]),
    ...(milestone === undefined ? [] : [text.target.milestone(milestone.name, milestone.due)]),
    ...(verified ? [] : [text.target.unverified]),
  ].join('; ');
  return (
    <td className="c-target" title={more === '' ? undefined : more}>
      {shown ? (
        <>
          <Door figures={[shown.figure]}>{typeset(shown.text)}</Door>
          <Ghost shown={shown.text} decimals={decimals} />
          {/* A long one stands in the title, and with the amount beneath the name. */}
          <Unit>{unit.length > 8 ? '' : unit}</Unit>
          <span className="below">
            {condition}
            {!verified && '*'}
          </span>
        </>
      ) : (
        milestone && <span data-plain>{milestone.due}</span>
      )}
    </td>
  );
}

function Pace({ row }: RowProps): ReactElement {
  const text = useText();
  const ratio = paceRatio(row);
  const condition = paceCondition(row, text.pace);
  return (
    <td className="c-pace">
      {condition ? (
        <Door figures={condition.figures}>
          {ratio !== undefined && <PaceBar ratio={ratio} light={lightOf(row)} />}
          <Part figure={condition.figures.filter((id) => id !== undefined).join(' ') || undefined} className="below">
            {condition.text}
          </Part>
        </Door>
      ) : (
        ratio !== undefined && <PaceBar ratio={ratio} light={lightOf(row)} />
      )}
    </td>
  );
}

/** How likely the year's target is, and beneath it where the year is expected to end; without a target that alone. */
function Chance({ row }: RowProps): ReactElement {
  const text = useText();
  const chance = probabilityOf(row);
  const figure = row.figures['probability'];
  const [low, high] = [shownOf(row, 'fullYearLow80'), shownOf(row, 'fullYearHigh80')];
  const range = low && high && (
    <Part figure={row.figures['fullYearOutlook']} className="below range">
      {text.outlook.yearEnd(typeset(low.text), typeset(high.text))}
    </Part>
  );
  return (
    <td className="c-chance">
      {(chance !== undefined || range) && (
        <Door figures={[figure, row.figures['fullYearOutlook'], low?.figure, high?.figure]}>
          {chance !== undefined && (
            <Part figure={figure} className={`chance-number chance-${outlookLightOf(row)}`}>
              {chanceText(chance)}
              <Unit>%</Unit>
            </Part>
          )}
          {range}
        </Door>
      )}
    </td>
  );
}

function Needed({ row }: RowProps): ReactElement {
  const text = useText();
  const needed = shownOf(row, 'growthNeeded');
  const hard = shownOf(row, 'howHard');
  if (needed) {
    return (
      <td className="c-needed">
        <Door figures={[needed.figure, hard?.figure]}>
          <Part figure={needed.figure}>
            {typeset(needed.text)}
            <Unit>%</Unit>
          </Part>
          {hard && (
            <Part figure={hard.figure} className="below">
              {howHardWords(hard.text, text.needed)}
            </Part>
          )}
        </Door>
      </td>
    );
  }
  const toGo = shownOf(row, 'distanceToYear');
  if (!toGo || isMissing(row.distances.toYear) || row.distances.toYear.value <= 0) return <td className="c-needed" />;
  return (
    <td className="c-needed">
      <Door figures={[toGo.figure]}>
        {typeset(toGo.text)}
        <Unit>{row.distances.toYear.unit}</Unit>
      </Door>
      <span className="below">{text.needed.toGo}</span>
    </td>
  );
}
