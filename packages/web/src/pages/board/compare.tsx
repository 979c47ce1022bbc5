import type { BoardBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { elsewhere } from '../../address/elsewhere.ts';
import { monthOf } from '../../address/asked.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { type Asked, useBoard } from '../../api/queries.ts';
import { ColumnHead } from '../../components/column-head.tsx';
import { Door } from '../../components/door.tsx';
import { Light } from '../../components/light.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { Unit } from '../../components/unit.tsx';
import { dayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { AgainstSelect } from './against-select.tsx';
import { type ComparedRow, comparedRows } from './compare-state.ts';

/** Two months of one region side by side (两个月对比): both as known at the same moment. */
export function Comparison(props: {
  readonly asked: Asked;
  readonly board: BoardBody;
  readonly against: string;
}): ReactElement {
  const { asked, board, against } = props;
  const { data, error, refetch } = useBoard({ ...asked, period: against });
  const text = useText();
  const go = useGo();
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  const rows = comparedRows(data.rows, board.rows);
  const count = (verdict: ComparedRow['verdict']): number => rows.filter((row) => row.verdict === verdict).length;
  const month = (period: string): string => text.monthsSoFar(monthOf(period).year, monthOf(period).month);
  const [now, then] = [month(board.period), month(data.period)];
  return (
    <>
      <div className="headline-block">
        <h1 data-plain>
          {count('better') + count('worse') === 0
            ? text.compare.headlineSame
            : text.compare.headline(count('better'), count('worse'))}
        </h1>
        <p className="lede" data-plain>
          {asked.asOf === undefined
            ? text.compare.lede(board.name, now, then)
            : text.compare.ledeAsOf(board.name, now, then, dayWords(asked.asOf.slice(0, 10), text))}
        </p>
        <div className="orders">
          <AgainstSelect period={board.period} />
          <button type="button" className="link" onClick={() => go({ against: undefined, figures: [] })}>
            {text.compare.stop}
          </button>
          <button type="button" className="link" onClick={() => print()}>
            {text.controls.print}
          </button>
        </div>
      </div>
      <table className="board comparison">
        <caption>{text.compare.question}</caption>
        <thead>
          <tr>
            <ColumnHead className="c-name" words={[text.compare.columns.indicator]} />
            <ColumnHead className="c-value" words={[then, text.compare.columns.then]} />
            <ColumnHead className="c-value" words={[now, text.compare.columns.now]} />
            <ColumnHead className="c-change" words={[text.compare.columns.change]} />
            <ColumnHead className="c-rank" words={[text.compare.columns.rankThen, text.compare.columns.then]} />
            <ColumnHead className="c-rank" words={[text.compare.columns.rankNow, text.compare.columns.now]} />
            <ColumnHead className="c-light" words={[text.compare.columns.lightThen, text.compare.columns.then]} />
            <ColumnHead className="c-light" words={[text.compare.columns.lightNow, text.compare.columns.now]} />
          </tr>
        </thead>
        {(['worse', 'better', 'same', 'unclear'] as const).map((verdict) => {
          const of = rows.filter((row) => row.verdict === verdict);
          return of.length === 0 ? null : (
            <tbody key={verdict}>
              <tr className="band">
                <th colSpan={8} scope="rowgroup">
                  <span className="band-name">{text.compare.verdicts[verdict]}</span>
                  <span className="band-count" data-plain>
                    {text.compare.count(of.length)}
                  </span>
                </th>
              </tr>
              {of.map((row) => (
                <Line key={row.now.indicator} row={row} />
              ))}
            </tbody>
          );
        })}
      </table>
      <p className="note">{text.compare.unclearHint}</p>
    </>
  );
}

function Line({ row }: { readonly row: ComparedRow }): ReactElement {
  const address = useAddress();
  const { now, before, unit } = row;
  const moved = row.difference;
  return (
    <tr>
      <th scope="row" className="c-name">
        <PageLink to={elsewhere(address, 'indicators', { indicator: now.indicator })} title={now.name}>
          <span className="name">{now.name}</span>
        </PageLink>
      </th>
      {(
        [
          ['before', row.shownThen, before],
          ['now', row.shownNow, now],
        ] as const
      ).map(([key, shown, of]) => (
        <td key={key} className="c-value">
          {shown !== undefined && (
            <Door figures={[shown.figure]} className="headline">
              {typeset(shown.text)}
              <Unit>{unit}</Unit>
            </Door>
          )}
          <span className="below" data-plain>
            {'label' in of.cutoff ? of.cutoff.label : ''}
          </span>
        </td>
      ))}
      <td className={row.verdict === 'worse' ? 'c-change worse' : 'c-change'}>
        {moved !== undefined && (
          <Door figures={[row.shownThen?.figure, row.shownNow?.figure]}>{typeset(moved, true)}</Door>
        )}
      </td>
      <td className="c-rank">
        {row.places.before !== undefined && <Door figures={[before.figures['rank']]}>{row.places.before}</Door>}
      </td>
      <td className="c-rank">
        {row.places.now !== undefined && <Door figures={[now.figures['rank']]}>{row.places.now}</Door>}
      </td>
      <td className="c-light">{row.lights.before !== 'none' && <Light light={row.lights.before} />}</td>
      <td className="c-light">{row.lights.now !== 'none' && <Light light={row.lights.now} />}</td>
    </tr>
  );
}
