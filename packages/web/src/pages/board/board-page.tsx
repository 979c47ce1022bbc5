import type { BoardBody, BoardRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { lazy, type ReactElement, Suspense } from 'react';
import { type Order, orders } from '../../address/address.ts';
import { monthOf } from '../../address/asked.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { type Asked, useBoard, useRegions } from '../../api/queries.ts';
import { ColumnHead } from '../../components/column-head.tsx';
import { decimalsOf } from '../../components/number.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { momentWords } from '../../text/moment-words.ts';
import { UnitFindingsOf } from '../../components/unit-findings.tsx';
import { OpenedFinding } from '../matters/opened-finding.tsx';
import { useText } from '../../text/use-text.ts';
import { bandsOf } from './bands.ts';
import { BoardAside } from './board-aside.tsx';
import { AgainstSelect } from './against-select.tsx';
import { type Alignment, boardColumns, BoardRow } from './board-row.tsx';
import type { Whole } from './cells.tsx';
import { headlineField, lightOf } from './row-state.ts';

/** Two months side by side come when they are asked for. */
const Comparison = lazy(async () => ({ default: (await import('./compare.tsx')).Comparison }));

/** The form that opens a matter comes when a finding is followed up. */

/** The board (总览): every indicator of a region, worst first. */
export function BoardPage({ asked, today }: { readonly asked: Asked; readonly today: string }): ReactElement {
  const { data, error, refetch } = useBoard(asked);
  const { against } = useAddress();
  const text = useText();
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const { year, month } = monthOf(data.period);
  if (data.rows.length === 0) return <Empty>{text.states.emptyBoard(data.name, text.month(year, month))}</Empty>;
  if (against !== undefined)
    return (
      <Suspense fallback={<Loading rows={14} />}>
        <Comparison asked={asked} board={data} against={against} />
      </Suspense>
    );
  return (
    <>
      <Headline board={data} />
      <div className="board-layout">
        <UnitFindingsOf asked={asked}>
          <BoardTable board={data} />
        </UnitFindingsOf>
        <BoardAside key={`${asked.city} ${asked.region}`} board={data} asked={asked} today={today} />
      </div>
      <OpenedFinding asked={asked} />
      <p className="note" data-plain>
        {text.board.note} {text.board.unverified}{' '}
        {text.board.records(`${momentWords(data.asOf, text).day} ${momentWords(data.asOf, text).minute}`)}
      </p>
    </>
  );
}

function Headline({ board }: { readonly board: BoardBody }): ReactElement {
  const text = useText();
  const counted = (['red', 'yellow', 'green'] as const).flatMap((light) => {
    const n = board.rows.filter((row) => lightOf(row) === light).length;
    return n === 0 ? [] : [text.board.headline[light](n)];
  });
  const { year, month } = monthOf(board.period);
  return (
    <div className="headline-block">
      <h1 data-plain>
        {counted.length === 0 ? text.board.headline.none : counted.join(text.board.headline.separator)}
      </h1>
      <p className="lede" data-plain>
        {text.board.lede(board.name, board.rows.length, text.monthsSoFar(year, month))}
      </p>
      <Orders period={board.period} />
    </div>
  );
}

function Orders({ period }: { readonly period: string }): ReactElement {
  const { order } = useAddress();
  const go = useGo();
  const text = useText();
  return (
    <div className="orders" role="group" aria-label={text.board.order}>
      {orders.map((choice) => (
        <button key={choice} type="button" aria-pressed={order === choice} onClick={() => go({ order: choice })}>
          {text.board.orders[choice]}
        </button>
      ))}
      <AgainstSelect period={period} />
      <button type="button" className="link" onClick={() => print()}>
        {text.controls.print}
      </button>
    </div>
  );
}

function BoardTable({ board }: { readonly board: BoardBody }): ReactElement {
  const { order } = useAddress();
  const text = useText();
  const { columns } = text.board;
  const alignment = alignmentOf(board.rows);
  const whole = useWhole(board.region);
  return (
    <table className="board">
      <caption>{text.board.question}</caption>
      <thead>
        <tr>
          <ColumnHead className="c-name" words={columns.indicator} />
          <ColumnHead className="c-value" words={columns.value} />
          <ColumnHead className="c-change" words={columns.change} />
          <ColumnHead className="c-spark" words={columns.spark} />
          <ColumnHead className="c-rank" words={columns.rank} />
          <ColumnHead className="c-distance" words={[...peersOf(board.rows, text), columns.distance]} />
          <ColumnHead className="c-target" words={columns.target} />
          <ColumnHead className="c-pace" words={columns.pace} />
          <ColumnHead className="c-chance" words={columns.chance} />
          <ColumnHead className="c-needed" words={columns.needed} />
          <ColumnHead className="c-light" words={columns.light} />
          <ColumnHead className="c-findings" words={[text.aside.findings]} />
        </tr>
      </thead>
      {bandsOf(board.rows, order).map(({ key, rows }) => (
        <tbody key={key}>
          <tr className="band">
            <th colSpan={boardColumns} scope="rowgroup">
              <span className="band-name">{bandName(key, order, text)}</span>
              <span className="band-count" data-plain>
                {text.board.bandCount(rows.length)}
              </span>
            </th>
          </tr>
          {rows.map((row) => (
            <BoardRow key={row.indicator} row={row} alignment={alignment} whole={whole} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** What the region is part of: shares are of that. */
function useWhole(region: string): Whole {
  const { asOf } = useAddress();
  const level = useRegions(asOf)?.get(region)?.level;
  if (level === 'province') return 'country';
  return level === undefined || level === 'city' || level === 'country' ? 'province' : 'city';
}

/** Among how many most of the ranks are. */
function peersOf(rows: readonly BoardRowBody[], text: ReturnType<typeof useText>): readonly string[] {
  const sets = rows.flatMap(({ rank }) => (isMissing(rank) ? [] : [text.rank.among(rank.of, rank.membersWord)]));
  const most = mostFrequent(sets);
  return most === undefined ? [] : [most];
}

function bandName(key: string, order: Order, text: ReturnType<typeof useText>): string {
  const bands = order === 'outlook' ? text.outlook.bands : text.board.bands;
  const names: Readonly<Record<string, string>> = { ...bands, ...text.sections };
  return names[key] ?? key;
}

/** Columns are aligned by the decimals that most of their figures have. */
function alignmentOf(rows: readonly BoardRowBody[]): Alignment {
  const usual = (shown: readonly (string | undefined)[]): number =>
    mostFrequent(shown.flatMap((text) => (text === undefined ? [] : [decimalsOf(text)]))) ?? 0;
  return {
    headline: usual(rows.map((row) => row.shown[headlineField(row)])),
    target: usual(rows.map((row) => row.shown['target'])),
  };
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
