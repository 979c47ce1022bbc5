import '../../style/outlook.css';
import type { OutlookRowBody, OutlooksBody, OutlookSpanBody } from '@shigan/contract';
import { isMissing, type Missing } from '@shigan/core';
import type { ReactElement } from 'react';
import { monthOf } from '../../address/asked.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { type Asked, useAskForOutlooks, useOutlookJobs, useOutlooks } from '../../api/queries.ts';
import { ColumnHead } from '../../components/column-head.tsx';
import { Absent } from '../../components/absent.tsx';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { Chance, Shown } from './figures.tsx';
import { OutlookChart } from './outlook-chart.tsx';
import { OutlookSign } from '../../components/outlook-sign.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { jobOf, outlookLightOf, partsOf } from './outlook-state.ts';
import { howHardWords } from '../board/row-state.ts';
import { Scores } from './scores.tsx';

/** Outlooks (研判): which targets are in danger, how sure that is, and how good such words were before. */
export function OutlookPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useOutlooks(asked);
  const text = useText();
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  const { year, month } = monthOf(data.period);
  if (data.rows.length === 0) return <Empty>{text.states.emptyBoard(data.name, text.month(year, month))}</Empty>;
  const { aimed, others, notMade } = partsOf(data);
  return (
    <>
      <Headline body={data} aimed={aimed} />
      {notMade > 0 && <Making asked={asked} count={notMade} />}
      {aimed.length + others.length > 0 && <Chosen rows={[...aimed, ...others]} />}
      {aimed.length > 0 && <Rows rows={aimed} caption={text.outlook.question} />}
      <Scores asked={asked} />
      {others.length > 0 && (
        <details>
          <summary data-plain>{text.outlook.othersCount(others.length)}</summary>
          <Rows rows={others} caption={text.outlook.others} />
        </details>
      )}
      <p className="note" data-plain>
        {text.outlook.note}
      </p>
    </>
  );
}

function Headline({
  body,
  aimed,
}: {
  readonly body: OutlooksBody;
  readonly aimed: readonly OutlookRowBody[];
}): ReactElement {
  const text = useText();
  const counted = (['red', 'yellow', 'green'] as const).flatMap((light) => {
    const n = aimed.filter((row) => outlookLightOf(row) === light).length;
    return n === 0 ? [] : [text.outlook.headline[light](n)];
  });
  const { year, month } = monthOf(body.period);
  return (
    <div className="headline-block">
      <h1 data-plain>
        {counted.length === 0 ? text.outlook.headline.none : counted.join(text.board.headline.separator)}
      </h1>
      <p className="lede" data-plain>
        {text.outlook.lede(body.name, text.monthsSoFar(year, month))}
      </p>
    </div>
  );
}

/** Nothing is worked out while a page is read: what is missing can be asked for here. */
function Making({ asked, count }: { readonly asked: Asked; readonly count: number }): ReactElement {
  const text = useText();
  const jobs = useOutlookJobs(asked);
  const ask = useAskForOutlooks(asked);
  const job = jobOf(jobs.data?.jobs ?? [], asked.region, asked.period);
  return (
    <section className="making" aria-live="polite">
      <p data-plain>{job === undefined ? text.outlook.notMade(count) : text.outlook.making(job.done, job.of)}</p>
      {job === undefined && asked.asOf === undefined && (
        <button type="button" className="press" disabled={ask.isPending} onClick={() => ask.mutate()}>
          {text.outlook.make}
        </button>
      )}
    </section>
  );
}

/** The chart of the row that was chosen; at first the least likely one. */
function Chosen({ rows }: { readonly rows: readonly OutlookRowBody[] }): ReactElement {
  const { by } = useAddress();
  const row = rows.find((r) => r.indicator === by) ?? rows[0];
  return row === undefined ? <></> : <OutlookChart row={row} />;
}

function Rows({ rows, caption }: { readonly rows: readonly OutlookRowBody[]; readonly caption: string }): ReactElement {
  const text = useText();
  const { columns } = text.outlook;
  return (
    <table className="outlooks">
      <caption data-plain>{caption}</caption>
      <thead>
        <tr>
          <ColumnHead words={[columns.indicator]} />
          <ColumnHead className="number" words={[columns.target]} />
          <ColumnHead className="number" words={[columns.halfYear]} />
          <ColumnHead className="number" words={[columns.probability]} />
          <ColumnHead className="number" words={[columns.fullYear]} />
          <ColumnHead className="number" words={[columns.probability]} />
          <ColumnHead words={[columns.light]} />
          <ColumnHead className="number" words={[columns.needed]} />
          <ColumnHead className="number" words={[columns.rest]} />
          <ColumnHead className="number" words={[columns.past]} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.indicator} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: OutlookRowBody }): ReactElement | null {
  const text = useText();
  const go = useGo();
  const { by } = useAddress();
  if (isMissing(row.outlook)) return null;
  const { halfYear, fullYear } = row.outlook;
  const calibration = isMissing(fullYear)
    ? undefined
    : (fullYear.calibration.find((c) => c.of === 'peers') ?? fullYear.calibration[0]);
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="link name"
          aria-pressed={by === row.indicator}
          onClick={() => go({ by: row.indicator, figures: [] })}
          data-plain
        >
          {row.name}
        </button>
        <span className="below" data-plain>
          {isMissing(row.cutoff) ? '' : row.cutoff.label}
        </span>
      </th>
      <td className="number">
        {row.goal.shown !== '' && !isMissing(row.target) && (
          <>
            <Shown figure={row.goal} />
            <span className="below">
              {text.target.bounds[row.target.kind === 'rank' ? 'atMost' : row.target.bound]}
            </span>
          </>
        )}
      </td>
      <SpanCells span={halfYear} />
      <SpanCells span={fullYear} />
      <td>
        <OutlookSign light={outlookLightOf(row)} />
      </td>
      <td className="number">
        {row.growthNeeded.shown !== '' && <Shown figure={row.growthNeeded} />}
        {row.howHard.shown !== '' && (
          <span className="below">
            <Door figures={[row.howHard.id]}>{howHardWords(row.howHard.shown, text.needed)}</Door>
          </span>
        )}
      </td>
      <td className="number">
        {!isMissing(fullYear) && fullYear.rest.shown !== '' && <Shown figure={fullYear.rest} />}
      </td>
      <td className="number">
        {calibration && (
          <>
            <Shown figure={calibration.meanMiss} />
            <span className="below">
              <Door figures={[calibration.coverage80.id]}>{text.outlook.covered(calibration.coverage80.shown)}</Door>
            </span>
          </>
        )}
      </td>
    </tr>
  );
}

function SpanCells({ span }: { readonly span: OutlookSpanBody | Missing }): ReactElement {
  const text = useText();
  if (isMissing(span))
    return (
      <>
        <td className="number">
          <Absent reason={span.missing} />
        </td>
        <td className="number" />
      </>
    );
  const { estimate, low80, high80 } = span.range;
  return (
    <>
      <td className="number">
        <Shown figure={estimate} />
        <span className="below">
          <Door figures={[low80.id, high80.id]}>
            {text.outlook.interval(typeset(low80.shown), typeset(high80.shown))}
          </Door>
        </span>
      </td>
      <td className="number chance">{span.probability.shown !== '' && <Chance figure={span.probability} />}</td>
    </>
  );
}
