import type { BoardRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { Door, Part } from '../../components/door.tsx';
import { Light } from '../../components/light.tsx';
import { OutlookSign } from '../../components/outlook-sign.tsx';
import { Ghost, typeset } from '../../components/number.tsx';
import { Unit } from '../../components/unit.tsx';
import { useText } from '../../text/use-text.ts';
import { ChangeCell, DistanceCell, HeadlineCell, NameCell, RankCell, type Whole } from './cells.tsx';
import { FindingsCell, FindingsRow } from './findings.tsx';
import { PaceBar } from './pace-bar.tsx';
import { Spark } from './spark.tsx';
import {
  aimedField,
  chanceText,
  headlineField,
  howHardWords,
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
export function BoardRow(props: RowProps & { readonly alignment: Alignment; readonly whole: Whole }): ReactElement {
  const { row, alignment } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr>
        <NameCell row={row} />
        <HeadlineCell row={row} decimals={alignment.headline} />
        <ChangeCell row={row} />
        <td className="c-spark">
          <Spark row={row} />
        </td>
        <RankCell row={row} />
        <DistanceCell row={row} whole={props.whole} />
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
