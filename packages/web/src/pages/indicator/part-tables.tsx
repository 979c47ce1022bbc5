import type { IndicatorBody, MaybeShown, PartBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { type ChartTable, figureCell } from '../../charts/chart-table.ts';
import { linear } from '../../charts/scale.ts';
import { Absent } from '../../components/absent.tsx';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { momentWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import type { ChartProps } from './course-charts.tsx';
import { held } from './indicator-state.ts';

/** A figure of a table that opens where it comes from. */
function FigureOf({
  figure,
  signed = false,
}: {
  readonly figure: MaybeShown;
  readonly signed?: boolean;
}): ReactElement {
  if (isMissing(figure)) return <Absent reason={figure.missing} />;
  return <Door figures={[figure.figure]}>{typeset(figure.shown, signed)}</Door>;
}

interface Row extends PartBody {
  readonly key: string;
  readonly indicator?: string;
  readonly isItem?: boolean;
}

/** What adds up to the indicator, and what is counted within it: amounts, growth, and what each adds (拉动). */
export function CompositionTable({ body, note }: ChartProps): ReactElement | null {
  const text = useText();
  const { parts, items } = body.composition;
  const rows: readonly Row[] = [
    ...parts.map((part) => ({ ...part, key: part.indicator })),
    ...items.map((part) => ({ ...part, key: part.indicator, isItem: parts.length > 0 })),
  ];
  if (rows.length === 0) return null;
  return (
    <Parts
      rows={rows}
      question={text.indicator.composition.question}
      first={text.indicator.composition.part}
      note={note}
      withShare={rows.some(({ share }) => held(share) !== undefined)}
    />
  );
}

/** What each reporting unit adds to the growth of the sum. */
export function MemberTable({ body, note }: ChartProps): ReactElement | null {
  const text = useText();
  const rows = body.composition.members.map((part) => ({ ...part, key: part.region }));
  if (rows.length === 0) return null;
  const { membersQuestion, unit } = text.indicator.composition;
  return <Parts rows={rows} question={membersQuestion} first={unit} note={note} withShare={false} />;
}

function Parts(props: {
  readonly rows: readonly Row[];
  readonly question: string;
  readonly first: string;
  readonly note: string;
  readonly withShare: boolean;
}): ReactElement {
  const { rows, question, first, withShare } = props;
  const address = useAddress();
  const { language } = address;
  const text = useText();
  const words = text.indicator.composition;
  const isContributed = rows.some(({ contribution }) => held(contribution) !== undefined);
  const columns: readonly (readonly [string, (row: Row) => MaybeShown])[] = [
    [words.amount, (row) => row.amount],
    ...(withShare ? [[words.share, (row: Row) => row.share] as const] : []),
    [words.growth, (row) => row.growth],
    [words.contribution, (row) => row.contribution],
    ...(isContributed ? [[words.contributionShare, (row: Row) => row.contributionShare] as const] : []),
  ];
  const unitOf = (of: (row: Row) => MaybeShown): string =>
    rows.map((row) => held(of(row))?.unit).find((u) => u !== undefined) ?? '';
  const table: ChartTable = {
    head: [first, ...columns.map(([name, of]) => (unitOf(of) === '' ? name : `${name}（${unitOf(of)}）`))],
    rows: rows.map((row) => [{ text: row.name }, ...columns.map(([, of]) => figureCell(of(row), language))]),
  };
  return (
    <ChartFrame
      question={question}
      subtitle={words.subtitle}
      table={table}
      note={props.note}
      className="tabular"
      isDrawn={false}
    >
      <table className="parts">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map(([name, of]) => (
              <th key={name} scope="col" className="number" data-plain>
                {name}
                <span className="below" data-plain>
                  {unitOf(of)}
                </span>
              </th>
            ))}
            {isContributed && (
              <th scope="col">
                <span className="unseen">{words.contribution}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.isItem === true ? 'item' : undefined}>
              <th scope="row" data-plain>
                {row.isItem === true && <span className="of-which">{words.items} </span>}
                {row.indicator === undefined ? (
                  row.name
                ) : (
                  <PageLink to={{ ...address, indicator: row.indicator, figures: [] }}>{row.name}</PageLink>
                )}
              </th>
              {columns.map(([name, of]) => (
                <td key={name} className="number">
                  <FigureOf figure={of(row)} />
                </td>
              ))}
              {isContributed && (
                <td className="bar-cell">
                  <Bar figure={row.contribution} all={rows.map(({ contribution }) => contribution)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFrame>
  );
}

const barWidth = 150;

/** A figure as a bar from a common zero. */
function Bar({
  figure,
  all,
}: {
  readonly figure: MaybeShown;
  readonly all: readonly MaybeShown[];
}): ReactElement | null {
  const value = held(figure)?.value;
  const values = all.flatMap((f) => held(f)?.value ?? []);
  if (value === undefined) return null;
  const x = linear([Math.min(0, ...values), Math.max(0, ...values)], [1, barWidth - 1]);
  return (
    <svg
      className={value < 0 ? 'bar down' : 'bar'}
      viewBox={`0 0 ${barWidth} 12`}
      width={barWidth}
      height="12"
      aria-hidden="true"
    >
      <rect x={Math.min(x(0), x(value))} y="2" width={Math.max(1, Math.abs(x(value) - x(0)))} height="8" />
      <path d={`M${x(0)} 0V12`} />
    </svg>
  );
}

/** The drivers of growth (三大需求) side by side. */
export function DriversTable({ body, note }: ChartProps): ReactElement | null {
  const address = useAddress();
  const { language } = address;
  const text = useText();
  const { drivers } = body;
  if (drivers.length === 0) return null;
  const words = text.indicator.drivers;
  const table: ChartTable = {
    head: [words.name, text.chart.span, words.growth, words.contribution],
    rows: drivers.map((d) => [
      { text: d.name },
      { text: isMissing(d.cutoff) ? '' : d.cutoff.label },
      figureCell(d.growth, language),
      figureCell(d.contribution, language),
    ]),
  };
  return (
    <ChartFrame
      question={words.question}
      subtitle={words.subtitle}
      table={table}
      note={note}
      className="tabular"
      isDrawn={false}
    >
      <table className="parts">
        <thead>
          <tr>
            {table.head.map((name, i) => (
              <th key={name} scope="col" className={i > 1 ? 'number' : undefined}>
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{words.growth}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {drivers.map((d) => (
            <tr key={d.indicator}>
              <th scope="row">
                <PageLink to={{ ...address, indicator: d.indicator, figures: [] }}>{d.name}</PageLink>
              </th>
              <td data-plain>{isMissing(d.cutoff) ? '' : d.cutoff.label}</td>
              <td className="number">
                <FigureOf figure={d.growth} />
              </td>
              <td className="number">
                <FigureOf figure={d.contribution} />
              </td>
              <td className="bar-cell">
                <Bar figure={d.growth} all={drivers.map(({ growth }) => growth)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFrame>
  );
}

/** The same span of earlier years, a bar each. */
export function YearsChart({ body, note }: ChartProps): ReactElement | null {
  const { language } = useAddress();
  const text = useText();
  const { years, row } = body;
  if (years.length < 4 || isMissing(row.cutoff)) return null;
  const words = text.indicator.years;
  const unit = years.map(({ headline }) => held(headline)?.unit).findLast((u) => u !== undefined) ?? '';
  const question = words.question(row.cutoff.label);
  const table: ChartTable = {
    head: [text.chart.span, unit],
    rows: years.map(({ year, headline }) => [{ text: text.chart.year(year) }, figureCell(headline, language)]),
  };
  return (
    <ChartFrame question={question} subtitle={words.subtitle(unit)} table={table} note={note}>
      <YearBars body={body} label={question} />
    </ChartFrame>
  );
}

const bars = { step: 36, height: 210, top: 18, bottom: 22 };

function YearBars({ body, label }: { readonly body: IndicatorBody; readonly label: string }): ReactElement {
  const { years } = body;
  const values = years.flatMap(({ headline }) => held(headline)?.value ?? []);
  const width = years.length * bars.step;
  const low = Math.min(0, ...values);
  const y = linear([low, Math.max(0, ...values)], [bars.height - bars.bottom - (low < 0 ? 16 : 0), bars.top]);
  return (
    <svg
      className="drawing years"
      viewBox={`0 0 ${width} ${bars.height}`}
      width={width}
      height={bars.height}
      role="img"
      aria-label={label}
    >
      <path className="zero" d={`M0 ${y(0)}H${width}`} />
      {years.map(({ year, headline }, i) => {
        const f = held(headline);
        const middle = i * bars.step + bars.step / 2;
        return (
          <g key={year} className={i === years.length - 1 ? 'year own' : 'year'}>
            {f && (
              <>
                <rect
                  x={middle - 11}
                  y={Math.min(y(0), y(f.value))}
                  width="22"
                  height={Math.max(1, Math.abs(y(f.value) - y(0)))}
                  data-figure={f.figure}
                />
                <text
                  x={middle}
                  y={f.value < 0 ? y(f.value) + 14 : y(f.value) - 4}
                  textAnchor="middle"
                  data-figure={f.figure}
                >
                  {typeset(f.shown)}
                </text>
              </>
            )}
            <text className="axis" x={middle} y={bars.height - 5} textAnchor="middle" data-plain>
              {String(year).slice(2)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** What was changed: what it was, what it is, since when and by which file. */
export function RevisionsTable({ body, note }: ChartProps): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const words = text.indicator.revisions;
  const { revisions } = body;
  const measures: Readonly<Record<string, string>> = text.figure.measures;
  const head: readonly string[] = [
    words.span,
    words.region,
    words.measure,
    words.old,
    words.now,
    words.known,
    words.file,
  ];
  const table: ChartTable = {
    head,
    rows: revisions.map((r) => [
      { text: r.label },
      { text: r.name },
      { text: measures[r.measure] ?? r.measure },
      figureCell(r.old, language),
      figureCell(r.now, language),
      { text: momentWords(r.knownFrom, text).day },
      { text: [r.source.fileName, r.source.sheet, r.source.cell].filter((part) => part !== '').join(' ') },
    ]),
  };
  return (
    <ChartFrame
      question={words.question}
      subtitle={words.subtitle}
      table={table}
      note={note}
      className="tabular"
      isDrawn={false}
    >
      {revisions.length === 0 ? (
        <p className="absent">{words.none}</p>
      ) : (
        <table className="parts revisions">
          <thead>
            <tr>
              {head.map((name, i) => (
                <th key={name} scope="col" className={i === 3 || i === 4 ? 'number' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {revisions.slice(0, 40).map((r) => (
              <tr key={`${r.region} ${r.interval} ${r.measure} ${r.knownFrom}`}>
                <th scope="row" data-plain>
                  {r.label}
                </th>
                <td>{r.name}</td>
                <td>{measures[r.measure] ?? r.measure}</td>
                <td className="number old">
                  <FigureOf figure={r.old} />
                </td>
                <td className="number">
                  <FigureOf figure={r.now} />
                </td>
                <td data-plain>{momentWords(r.knownFrom, text).day}</td>
                <td className="file" data-plain>
                  <a className="link" href={`/api/v1/files/${r.source.file}`} download={r.source.fileName} data-plain>
                    {r.source.fileName}
                  </a>{' '}
                  {[r.source.sheet, r.source.cell].filter((part) => part !== '').join(' ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ChartFrame>
  );
}
