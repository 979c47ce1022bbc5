import type { CountiesBody, CountyBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { type CSSProperties, type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { type ChartTable, figureCell } from '../../charts/chart-table.ts';
import { linear, type Scale, spread, withRoom } from '../../charts/scale.ts';
import { useWidth } from '../../charts/use-width.ts';
import { typeset } from '../../components/number.tsx';
import { useText } from '../../text/use-text.ts';
import type { ChartProps } from './course-charts.tsx';
import { slopesOf, tileName, tilesOf } from './county-state.ts';
import { endOf, headlineUnitOf, held } from './indicator-state.ts';

/** The counties three ways: where, over time, and whose place changed. */
export function CountyCharts(props: ChartProps): ReactElement | null {
  const { counties } = props.body;
  if (isMissing(counties)) return null;
  return (
    <>
      <TileMap {...props} counties={counties} />
      <Slopes {...props} counties={counties} />
      <Courses {...props} counties={counties} />
    </>
  );
}

interface CountyProps extends ChartProps {
  readonly counties: CountiesBody;
}

function useCountyTable(counties: CountiesBody): ChartTable {
  const { language } = useAddress();
  const text = useText();
  const words = text.indicator;
  return {
    head: [
      words.ranking.region,
      words.ranking.value,
      words.ranking.place,
      text.distance.wholes.city,
      words.counties.previous,
      words.ranking.place,
      words.counties.yearBefore,
      words.ranking.place,
    ],
    rows: counties.members.map((county) => [
      { text: county.name },
      figureCell(county.value, language),
      figureCell(county.rank, language),
      figureCell(county.distance, language),
      figureCell(county.previous.value, language),
      figureCell(county.previous.rank, language),
      figureCell(county.yearBefore.value, language),
      figureCell(county.yearBefore.rank, language),
    ]),
  };
}

const tile = { width: 78, height: 48, gap: 3 };

/** Counties as tiles where they lie, tinted by place. */
function TileMap({ body, counties, note }: CountyProps): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const table = useCountyTable(counties);
  const tiles = tilesOf(counties);
  const [rows, columns] = [Math.max(...tiles.map(({ row }) => row)), Math.max(...tiles.map(({ column }) => column))];
  const [width, height] = [columns * (tile.width + tile.gap), rows * (tile.height + tile.gap)];
  const words = text.indicator.counties;
  return (
    <ChartFrame
      question={words.question}
      subtitle={words.subtitle(counties.label, headlineUnitOf(body))}
      table={table}
      note={note}
    >
      <svg
        className="drawing tiles"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={words.question}
      >
        {tiles.map(({ county, row, column, tint, isLast }) => {
          const value = held(county.value);
          const rank = held(county.rank);
          return (
            <g
              key={county.region}
              className={isLast ? 'tile last' : 'tile'}
              transform={`translate(${(column - 1) * (tile.width + tile.gap)} ${(row - 1) * (tile.height + tile.gap)})`}
            >
              <title>{county.name}</title>
              <rect width={tile.width} height={tile.height} style={tintStyle(tint)} data-figure={value?.figure} />
              <text className="tile-name" x="6" y="17">
                {tileName(county.name, language)}
              </text>
              <text className="tile-place" x={tile.width - 6} y="17" textAnchor="end" data-figure={rank?.figure}>
                {rank?.shown}
              </text>
              <text className="tile-value" x={tile.width - 6} y="39" textAnchor="end" data-figure={value?.figure}>
                {value === undefined ? '—' : typeset(value.shown)}
              </text>
            </g>
          );
        })}
      </svg>
    </ChartFrame>
  );
}

/** Blue towards the first, red towards the last, as in the matrix. */
function tintStyle(tint: number | undefined): CSSProperties {
  if (tint === undefined) return { fill: 'var(--paper-2)' };
  return { fill: `rgb(var(${tint < 0 ? '--blue-rgb' : '--red-rgb'}) / ${(0.03 + Math.abs(tint) * 0.17).toFixed(3)})` };
}

/** Places then and now, a line a county. */
function Slopes({ counties, note }: CountyProps): ReactElement | null {
  const { language } = useAddress();
  const text = useText();
  const [against, setAgainst] = useState<'previous' | 'yearBefore'>('yearBefore');
  const [frame, width] = useWidth<HTMLDivElement>(380);
  const table = useCountyTable(counties);
  const words = text.indicator.counties;
  const slopes = slopesOf(counties, against);
  const last = Math.max(2, ...slopes.flatMap(({ from, to }) => [from, to]));
  const height = last * 19 + 24;
  const y = linear([1, last], [14, height - 14]);
  const [left, right] = [110, width - 110];
  // Equal places share a line's end, never a label.
  const leftAt = spread(
    slopes.map(({ from }) => y(from)),
    16,
    [14, height - 12],
  );
  const rightAt = spread(
    slopes.map(({ to }) => y(to)),
    16,
    [14, height - 12],
  );
  return (
    <ChartFrame
      question={words.slopeQuestion}
      subtitle={words.slopeSubtitle(counties[against].label, counties.label)}
      table={table}
      note={note}
      controls={
        <div className="orders" role="group" aria-label={words.against}>
          {(['yearBefore', 'previous'] as const).map((choice) => (
            <button key={choice} type="button" aria-pressed={against === choice} onClick={() => setAgainst(choice)}>
              {words[choice]}
            </button>
          ))}
        </div>
      }
    >
      <div ref={frame} className="drawing-frame">
        <svg
          className="drawing slopes"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={words.slopeQuestion}
        >
          {slopes.map(({ county, from, to }, i) => (
            <g key={county.region} className={slopeClass(from, to, last)}>
              <path d={`M${left} ${y(from)}L${right} ${y(to)}`} />
              <circle cx={left} cy={y(from)} r="2.4" data-figure={held(county[against].rank)?.figure} />
              <circle cx={right} cy={y(to)} r="2.4" data-figure={held(county.rank)?.figure} />
              <SlopeLabel
                county={county}
                rank={county[against].rank}
                x={left - 8}
                y={leftAt[i] ?? 0}
                anchor="end"
                language={language}
              />
              <SlopeLabel
                county={county}
                rank={county.rank}
                x={right + 8}
                y={rightAt[i] ?? 0}
                anchor="start"
                language={language}
              />
            </g>
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}

function SlopeLabel(props: {
  readonly county: CountyBody;
  readonly rank: CountyBody['rank'];
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly language: 'zh' | 'en';
}): ReactElement {
  const rank = held(props.rank);
  const name = tileName(props.county.name, props.language);
  return (
    <text x={props.x} y={props.y + 4} textAnchor={props.anchor} data-figure={rank?.figure}>
      {props.anchor === 'end' ? `${name} ${rank?.shown ?? ''}` : `${rank?.shown ?? ''} ${name}`}
    </text>
  );
}

function slopeClass(from: number, to: number, last: number): string {
  if (to > from && to > last - 3) return 'slope fell';
  return to === from ? 'slope' : to < from ? 'slope rose' : 'slope';
}

const mini = { width: 132, height: 62, label: 18 };

/** Small multiples: every county's course on one scale. */
function Courses({ body, counties, note }: CountyProps): ReactElement | null {
  const { language } = useAddress();
  const text = useText();
  const [frame, width] = useWidth<HTMLDivElement>(900);
  const words = text.indicator.counties;
  const labels = counties.members
    .map(({ course }) => course)
    .reduce((longest, course) => (course.length > longest.length ? course : longest), []);
  const table: ChartTable = {
    head: [text.chart.span, ...counties.members.map(({ name }) => tileName(name, language))],
    rows: labels.map(({ label, interval }) => [
      { text: label },
      ...counties.members.map(({ course }) =>
        figureCell(course.find((p) => p.interval === interval)?.headline ?? { missing: 'no-figure' }, language),
      ),
    ]),
  };
  const values = counties.members.flatMap(({ course }) =>
    course.flatMap(({ headline }) => held(headline)?.value ?? []),
  );
  if (values.length < counties.members.length * 2) return null;
  const columns = Math.max(1, Math.floor(width / (mini.width + 10)));
  const height = Math.ceil(counties.members.length / columns) * (mini.height + mini.label + 12);
  const y = linear(withRoom(values), [mini.height, 0]);
  const x = linear([1, 12], [2, mini.width - 4]);
  const years = [...new Set(labels.map((p) => endOf(p).year))];
  return (
    <ChartFrame
      question={words.coursesQuestion}
      subtitle={words.coursesSubtitle(headlineUnitOf(body))}
      table={table}
      note={note}
      className="wide"
    >
      <div ref={frame} className="drawing-frame">
        <svg
          className="drawing multiples"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={words.coursesQuestion}
        >
          {counties.members.map((county, i) => {
            const end = county.course.flatMap((p) => held(p.headline) ?? []).at(-1);
            const at = `translate(${(i % columns) * (mini.width + 10)} ${Math.floor(i / columns) * (mini.height + mini.label + 12)})`;
            return (
              <g key={county.region} transform={at}>
                <title>{county.name}</title>
                <text className="mini-name" x="0" y="12">
                  {tileName(county.name, language)}
                </text>
                <text className="mini-value" x={mini.width} y="12" textAnchor="end" data-figure={end?.figure}>
                  {end && typeset(end.shown)}
                </text>
                <g transform={`translate(0 ${mini.label})`}>
                  <path className="zero" d={`M0 ${y(0)}H${mini.width}`} />
                  {years.map((year) => (
                    <path
                      key={year}
                      className={year === years.at(-1) ? 'now' : 'then'}
                      d={pathOf(
                        county.course
                          .filter((p) => endOf(p).year === year)
                          .flatMap((p) => {
                            const f = held(p.headline);
                            return f === undefined ? [] : [[x(endOf(p).month), y(f.value)] as const];
                          }),
                      )}
                    />
                  ))}
                  <EndDot county={county} x={x} y={y} />
                </g>
              </g>
            );
          })}
        </svg>
      </div>
    </ChartFrame>
  );
}

/** The latest release, which may be the only one of its year. */
function EndDot(props: { readonly county: CountyBody; readonly x: Scale; readonly y: Scale }): ReactElement | null {
  const latest = props.county.course.findLast(({ headline }) => held(headline) !== undefined);
  const value = latest && held(latest.headline);
  if (latest === undefined || value === undefined) return null;
  return (
    <circle
      className="latest"
      cx={props.x(endOf(latest).month)}
      cy={props.y(value.value)}
      r="2.4"
      data-figure={value.figure}
    />
  );
}

function pathOf(points: readonly (readonly [number, number])[]): string | undefined {
  return points.length === 0 ? undefined : `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}
