import type { StandingsBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { type ChartTable, figureCell } from '../../charts/chart-table.ts';
import { linear, spread, ticks, withRoom } from '../../charts/scale.ts';
import { useWidth } from '../../charts/use-width.ts';
import { typeset } from '../../components/number.tsx';
import { useText } from '../../text/use-text.ts';
import { tileName } from './county-state.ts';
import type { ChartProps } from './course-charts.tsx';
import { endOf, held } from './indicator-state.ts';

const room = { left: 34, right: 178, top: 10, bottom: 38 };

/** The ranking over time: all peers as dots at every release, places and names at the cut-off. */
export function RankingChart({ body, note }: ChartProps): ReactElement | null {
  const { language } = useAddress();
  const text = useText();
  const { standings, region } = body;
  if (isMissing(standings)) return null;
  const words = text.indicator.ranking;
  const nameOf = new Map(standings.members.map((member) => [member.region, member.name]));
  const codes = standings.members.map((member) => member.region);
  const table: ChartTable = {
    head: [
      words.region,
      words.place,
      words.value,
      ...standings.releases
        .slice(0, -1)
        .map(({ label }) => label)
        .toReversed(),
    ],
    rows: [
      ...codes.map((code) => {
        const member = standings.members.find((m) => m.region === code);
        const earlier = standings.releases.slice(0, -1).toReversed();
        return [
          { text: nameOf.get(code) ?? code },
          ...(member ? [figureCell(member.rank, language), figureCell(member.value, language)] : []),
          ...earlier.map(({ values }) =>
            figureCell(values.find((v) => v.region === code) ?? { missing: 'no-figure' }, language),
          ),
        ];
      }),
      [
        { text: standings.wholeName },
        { text: '' },
        ...standings.releases.toReversed().map(({ whole }) => figureCell(whole, language)),
      ],
      [
        { text: `${body.regionName} ${words.place}` },
        ...standings.releases.toReversed().map(({ rank }) => figureCell(rank, language)),
        { text: '' },
      ],
    ],
  };
  const unit = standings.releases.at(-1)?.values[0]?.unit ?? '';
  const question = isMissing(body.row.rank) ? words.questionNone : words.question;
  return (
    <ChartFrame
      question={question}
      subtitle={words.subtitle(standings.peers.membersWord, unit)}
      table={table}
      note={note}
      className="wide"
    >
      <Dots standings={standings} own={region} label={question} language={language} />
    </ChartFrame>
  );
}

function Dots(props: {
  readonly standings: StandingsBody;
  readonly own: string;
  readonly label: string;
  readonly language: 'zh' | 'en';
}): ReactElement {
  const { standings, own, language } = props;
  const [frame, width] = useWidth<HTMLDivElement>(900);
  const text = useText();
  const height = Math.max(250, standings.members.length * 17 + 48);
  const { releases } = standings;
  const all = releases.flatMap(({ values, whole }) =>
    [...values.map(({ value }) => value), held(whole)?.value ?? []].flat(),
  );
  const [low, high] = withRoom(all);
  const y = linear([low, high], [height - room.bottom, room.top]);
  const x = linear([0, Math.max(1, releases.length - 1)], [room.left + 12, width - room.right - 24]);
  const ownPoints = releases.flatMap((release, i) => {
    const value = release.values.find((v) => v.region === own);
    return value === undefined ? [] : [{ i, value, year: endOf(release).year }];
  });
  const listed = standings.members.filter((member) => held(member.value) !== undefined);
  const listAt = spread(
    listed.map((member) => y(held(member.value)?.value ?? 0)),
    16,
    [room.top + 4, height - room.bottom + 18],
  );
  const lastX = x(releases.length - 1);
  const listX = width - room.right + 22;
  return (
    <div ref={frame} className="drawing-frame">
      <svg
        className="drawing dots"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={props.label}
      >
        {ticks(low, high, 5).map((value) => (
          <g key={value}>
            <path className={value === 0 ? 'zero' : 'level'} d={`M${room.left} ${y(value)}H${lastX + 12}`} />
            <text className="axis" x={room.left - 6} y={y(value) + 4} textAnchor="end" data-plain>
              {String(value).replace('-', '−')}
            </text>
          </g>
        ))}
        {releases.map((release, i) => {
          const { year, month } = endOf(release);
          const whole = held(release.whole);
          const first = i === 0 || endOf(releases[i - 1] ?? release).year !== year;
          return (
            <g key={release.interval}>
              {release.values.map((value) => (
                <circle
                  key={value.region}
                  className={value.region === own ? 'dot own' : 'dot'}
                  cx={x(i)}
                  cy={y(value.value)}
                  r={value.region === own ? 4.2 : 2.8}
                  data-figure={value.figure}
                >
                  <title
                    data-figure={value.figure}
                  >{`${nameIn(standings, value.region)} ${release.label} ${value.shown}${value.unit}`}</title>
                </circle>
              ))}
              {whole && (
                <path className="whole" d={`M${x(i) - 8} ${y(whole.value)}h16`} data-figure={whole.figure}>
                  <title
                    data-figure={whole.figure}
                  >{`${standings.wholeName} ${release.label} ${whole.shown}${whole.unit}`}</title>
                </path>
              )}
              <text className="axis" x={x(i)} y={height - room.bottom + 18} textAnchor="middle" data-plain>
                {text.chart.monthNumber(month)}
              </text>
              {first && (
                <text className="axis" x={x(i)} y={height - 4} textAnchor="middle" data-plain>
                  {text.chart.year(year)}
                </text>
              )}
            </g>
          );
        })}
        {ownPoints.slice(1).map(({ i, value, year }, n) => {
          const before = ownPoints[n];
          return before === undefined || before.year !== year ? null : (
            <path
              key={i}
              className="own-line"
              d={`M${x(before.i)} ${y(before.value.value)}L${x(i)} ${y(value.value)}`}
            />
          );
        })}
        {listed.map((member, n) => {
          const value = held(member.value);
          const at = listAt[n] ?? 0;
          return (
            <g key={member.region} className={member.region === own ? 'listed own' : 'listed'}>
              <path className="leader" d={`M${lastX + 6} ${y(value?.value ?? 0)}L${listX - 4} ${at}`} />
              <text x={listX + 14} y={at + 4} textAnchor="end" data-figure={held(member.rank)?.figure}>
                {held(member.rank)?.shown}
              </text>
              <text x={listX + 22} y={at + 4}>
                {tileName(member.name, language)}
              </text>
              <text x={width - 4} y={at + 4} textAnchor="end" data-figure={value?.figure}>
                {value && typeset(value.shown)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function nameIn(standings: StandingsBody, region: string): string {
  return standings.members.find((member) => member.region === region)?.name ?? region;
}
