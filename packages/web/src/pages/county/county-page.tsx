import '../../style/county.css';
import '../../style/indicator.css';
import type { BoardBody, BoardRowBody, MatterRowBody } from '@shigan/contract';
import { isOpen } from '@shigan/core';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { elsewhere } from '../../address/elsewhere.ts';
import { monthOf } from '../../address/asked.ts';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useBoard, useMatrix, useMatters } from '../../api/queries.ts';
import { ColumnHead } from '../../components/column-head.tsx';
import { Door } from '../../components/door.tsx';
import { Light } from '../../components/light.tsx';
import { decimalsOf } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { shortDayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { ChangeCell, DistanceCell, HeadlineCell, NameCell, RankCell } from '../board/cells.tsx';
import { FindingsCell, FindingsRow } from '../board/findings.tsx';
import { headlineField, lightOf } from '../board/row-state.ts';
import { Spark } from '../board/spark.tsx';
import { matrixState } from '../counties/counties-state.ts';
import { OpenedFinding } from '../matters/opened-finding.tsx';
import { MatterLink } from '../matters/matter-link.tsx';
import { type CountyStanding, countyBands, countyFindings, countyMatters, countyStanding } from './county-state.ts';

/** Findings and matters listed beside the table. */
const shown = 8;

/** One county or park (县市区、园区): where it stands among its peers, what it is weak and strong in, what was found, what is followed up. */
export function CountyPage(props: {
  readonly asked: Asked;
  readonly county: string;
  readonly today: string;
}): ReactElement {
  const { asked, county } = props;
  const { data, error, refetch } = useBoard({ ...asked, region: county });
  const { data: matrix } = useMatrix(asked);
  const { data: held } = useMatters(asked);
  const text = useText();
  const name = data?.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · ${text.brand}`;
  }, [name, text.brand]);
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  const state = matrix && matrixState(matrix, { section: undefined, by: undefined });
  const standing = state && countyStanding(state, county);
  const matters = countyMatters(held?.matters ?? [], county);
  const { year, month } = monthOf(data.period);
  const bands = countyBands(data.rows);
  return (
    <div className="detail">
      <div className="detail-main">
        <Crumbs name={data.name} standing={standing} />
        <h1 data-plain>{text.county.headline(data.name, countOf(bands, 'last'), countOf(bands, 'first'))}</h1>
        {standing !== undefined && matrix !== undefined && (
          <KeyFigures
            standing={standing}
            members={matrix.peers.membersWord}
            ranked={state?.columns.filter(({ isRanked }) => isRanked).length ?? 0}
            rows={data.rows}
            bands={bands}
            matters={matters}
          />
        )}
        {bands.length === 0 ? (
          <Empty>{text.states.emptyBoard(data.name, text.month(year, month))}</Empty>
        ) : (
          <CountyTable board={data} bands={bands} />
        )}
        <p className="note" data-plain>
          {text.county.note} {text.board.unverified}
        </p>
      </div>
      <aside className="detail-side" aria-label={text.county.findings}>
        <Findings rows={data.rows} />
        <Matters matters={matters} today={props.today} />
      </aside>
      <OpenedFinding asked={{ ...asked, region: county }} />
    </div>
  );
}

type Bands = ReturnType<typeof countyBands>;

function countOf(bands: Bands, band: Bands[number]['band']): number {
  return bands.find((one) => one.band === band)?.rows.length ?? 0;
}

function Crumbs(props: { readonly name: string; readonly standing: CountyStanding | undefined }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { previous, next } = props.standing ?? {};
  const county = address.county ?? '';
  return (
    <nav className="crumbs county-crumbs" aria-label={text.county.breadcrumb}>
      <span>
        <PageLink to={elsewhere(address, 'counties')}>{text.county.list}</PageLink>
        <span aria-hidden="true"> › </span>
        <span data-plain>{props.name}</span>
      </span>
      <span className="county-others">
        {previous !== undefined && (
          <PageLink to={{ ...address, county: previous.board.region, figures: [] }} className="link">
            {text.county.previous(previous.board.name)}
          </PageLink>
        )}
        {next !== undefined && (
          <PageLink to={{ ...address, county: next.board.region, figures: [] }} className="link">
            {text.county.next(next.board.name)}
          </PageLink>
        )}
        <PageLink to={elsewhere(address, 'board', { region: county })} className="link">
          {text.county.toBoard}
        </PageLink>
        <button type="button" className="link" onClick={() => print()}>
          {text.controls.print}
        </button>
      </span>
    </nav>
  );
}

/** Counts of a page, not figures of the record: each is seen in the table beneath. */
function KeyFigures(props: {
  readonly standing: CountyStanding;
  readonly members: string;
  readonly ranked: number;
  readonly rows: readonly BoardRowBody[];
  readonly bands: Bands;
  readonly matters: readonly MatterRowBody[];
}): ReactElement {
  const text = useText();
  const words = text.county;
  const { standing, members, rows, bands, matters } = props;
  const { member, place, of } = standing;
  const warnings = countyFindings(rows).filter(({ finding }) => finding.severity === 'warning').length;
  return (
    <dl className="key-figures" aria-label={words.key} data-plain>
      {place !== undefined && (
        <Key label={words.place} below={words.placeOf(of, members)}>
          {place}
        </Key>
      )}
      {member?.meanRank !== undefined && (
        <Key label={words.meanRank} below={words.meanOf(props.ranked)}>
          {member.meanRank.toFixed(1)}
        </Key>
      )}
      <Key label={words.last} isWorse={countOf(bands, 'last') > 0}>
        {words.times(countOf(bands, 'last'))}
      </Key>
      <Key label={words.first}>{words.times(countOf(bands, 'first'))}</Key>
      <Key label={words.warnings} isWorse={warnings > 0}>
        {warnings}
      </Key>
      <Key label={words.openMatters}>{matters.filter(({ state }) => isOpen(state)).length}</Key>
    </dl>
  );
}

function Key(props: {
  readonly label: string;
  readonly below?: string;
  readonly isWorse?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="key">
      <dt>{props.label}</dt>
      <dd>
        <span className={props.isWorse === true ? 'key-value worse' : 'key-value'} data-plain>
          {props.children}
        </span>
        {props.below !== undefined && (
          <span className="below" data-plain>
            {props.below}
          </span>
        )}
      </dd>
    </div>
  );
}

function CountyTable({ board, bands }: { readonly board: BoardBody; readonly bands: Bands }): ReactElement {
  const text = useText();
  const { columns } = text.county;
  const decimals = usualDecimals(board.rows);
  return (
    <table className="board county">
      <caption>{text.county.question}</caption>
      <thead>
        <tr>
          <ColumnHead className="c-name" words={columns.indicator} />
          <ColumnHead className="c-value" words={columns.value} />
          <ColumnHead className="c-change" words={columns.change} />
          <ColumnHead className="c-spark" words={columns.spark} />
          <ColumnHead className="c-rank" words={columns.rank} />
          <ColumnHead className="c-distance" words={columns.distance} />
          <ColumnHead className="c-light" words={columns.light} />
          <ColumnHead className="c-findings" words={[columns.findings]} />
        </tr>
      </thead>
      {bands.map(({ band, rows }) => (
        <tbody key={band}>
          <tr className="band">
            <th colSpan={8} scope="rowgroup">
              <span className="band-name">{text.county.bands[band]}</span>
              <span className="band-count" data-plain>
                {text.county.count(rows.length)}
              </span>
            </th>
          </tr>
          {rows.map((row) => (
            <CountyRow
              key={row.indicator}
              row={row}
              region={board.region}
              decimals={decimals}
              isLast={band === 'last'}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function CountyRow(props: {
  readonly row: BoardRowBody;
  readonly region: string;
  readonly decimals: number;
  readonly isLast: boolean;
}): ReactElement {
  const { row } = props;
  const [isUnfolded, setUnfolded] = useState(false);
  return (
    <>
      <tr className={props.isLast ? 'is-last' : undefined}>
        <NameCell row={row} region={props.region} />
        <HeadlineCell row={row} decimals={props.decimals} />
        <ChangeCell row={row} />
        <td className="c-spark">
          <Spark row={row} />
        </td>
        <RankCell row={row} />
        <DistanceCell row={row} whole="city" />
        <td className="c-light">{lightOf(row) !== 'none' && <Light light={lightOf(row)} />}</td>
        <FindingsCell row={row} isOpen={isUnfolded} onToggle={() => setUnfolded(!isUnfolded)} />
      </tr>
      {isUnfolded && <FindingsRow row={row} columns={8} />}
    </>
  );
}

/** Decimals that most of the figures shown first have: the column is aligned by them. */
function usualDecimals(rows: readonly BoardRowBody[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const said = row.shown[headlineField(row)];
    if (said !== undefined) counts.set(decimalsOf(said), (counts.get(decimalsOf(said)) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function Findings({ rows }: { readonly rows: readonly BoardRowBody[] }): ReactElement {
  const text = useText();
  const findings = countyFindings(rows);
  return (
    <section>
      <h2>{text.county.findings}</h2>
      {findings.length === 0 ? (
        <p className="absent">{text.county.noFindings}</p>
      ) : (
        <ul className="finding-list">
          {findings.slice(0, shown).map(({ row, finding }) => (
            <li key={`${row.indicator} ${finding.rule} ${finding.message}`}>
              <span className="finding-of" data-plain>
                {row.name}
              </span>
              <Door figures={finding.figures} className={`finding-${finding.severity}`}>
                {finding.message}
              </Door>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Matters(props: { readonly matters: readonly MatterRowBody[]; readonly today: string }): ReactElement {
  const text = useText();
  const { matters, today } = props;
  return (
    <section>
      <h2>{text.county.matters}</h2>
      {matters.length === 0 && <p className="absent">{text.county.noMatters}</p>}
      <ul className="finding-list">
        {matters.slice(0, shown).map((matter) => (
          <li key={matter.id}>
            <MatterLink row={matter} />
            <span className={matter.overdue ? 'below worse' : 'below'} data-plain>
              {[
                matter.stateWords,
                matter.deadline === null ? undefined : shortDayWords(matter.deadline, today, text),
                matter.overdue ? text.matters.overdue : undefined,
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
