import { isMissing } from '@shigan/core';
import type { CSSProperties, ReactElement } from 'react';
import { elsewhere } from '../../address/elsewhere.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { Absent } from '../../components/absent.tsx';
import { Door, Part } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { useText } from '../../text/use-text.ts';
import { headlineField, headlineMissing, shownOf } from '../board/row-state.ts';
import { type Column, isAtCutoff, isLast, type MatrixState, type Member, tintOf } from './counties-state.ts';

/** Regions down, indicators across: in each cell the rank and the value. A head puts the regions in its order. */
export function MatrixTable({
  state,
  by,
}: {
  readonly state: MatrixState;
  readonly by: string | undefined;
}): ReactElement {
  const { columns, members, whole } = state;
  return (
    <table className="matrix" style={{ minWidth: 228 + 56 * columns.length }}>
      <colgroup>
        <col className="m-name" />
        <col className="m-mean" />
        <col className="m-last" />
        <col span={columns.length} />
      </colgroup>
      <Heads columns={columns} by={by} />
      <tbody>
        {whole && <Row member={whole} columns={columns} isWhole />}
        {members.map((member) => (
          <Row key={member.board.region} member={member} columns={columns} isWhole={false} />
        ))}
      </tbody>
    </table>
  );
}

function Heads({
  columns,
  by,
}: {
  readonly columns: readonly Column[];
  readonly by: string | undefined;
}): ReactElement {
  const text = useText();
  const go = useGo();
  const sections = [...new Set(columns.map(({ section }) => section))];
  const sectionNames: Readonly<Record<string, string>> = text.sections;
  const sorted = (is: boolean): 'ascending' | 'none' => (is ? 'ascending' : 'none');
  return (
    <thead>
      <tr className="sections">
        <td colSpan={3} />
        {sections.map((section) => (
          <th key={section} scope="colgroup" colSpan={columns.filter((c) => c.section === section).length}>
            {sectionNames[section] ?? section}
          </th>
        ))}
      </tr>
      <tr>
        <th scope="col" className="m-name">
          {text.counties.region}
        </th>
        <th scope="col" className="m-mean" aria-sort={sorted(by === undefined)}>
          <button type="button" aria-pressed={by === undefined} onClick={() => go({ by: undefined }, 'replace')}>
            <Lines words={text.counties.meanRank} />
          </button>
        </th>
        <th scope="col" className="m-last">
          <Lines words={text.counties.bottomCount} />
        </th>
        {columns.map((column) => (
          <th key={column.indicator} scope="col" aria-sort={sorted(by === column.indicator)}>
            <button
              type="button"
              data-plain
              aria-pressed={by === column.indicator}
              onClick={() => go({ by: column.indicator }, 'replace')}
            >
              {column.name}
              <span className="below" data-plain>
                {[column.cutoff?.label, column.unit].join(' ')}
                {column.lowerIsBetter && ' ↓'}
              </span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Lines({ words }: { readonly words: readonly string[] }): ReactElement {
  return (
    <>
      {words.map((word) => (
        <span key={word} className="line">
          {word}
        </span>
      ))}
    </>
  );
}

function Row(props: {
  readonly member: Member;
  readonly columns: readonly Column[];
  readonly isWhole: boolean;
}): ReactElement {
  const { member, columns, isWhole } = props;
  const address = useAddress();
  return (
    <tr className={isWhole ? 'whole' : undefined}>
      <th scope="row" className="m-name" title={member.board.name}>
        {isWhole ? (
          member.board.name
        ) : (
          <PageLink to={elsewhere(address, 'counties', { county: member.board.region })}>{member.board.name}</PageLink>
        )}
      </th>
      <td className="m-mean" data-plain>
        {!isWhole && member.meanRank?.toFixed(1)}
      </td>
      <td className={member.timesLast > 0 ? 'm-last some' : 'm-last'} data-plain>
        {!isWhole && (member.timesLast === 0 ? '—' : member.timesLast)}
      </td>
      {columns.map((column) => (
        <Cell key={column.indicator} member={member} column={column} isWhole={isWhole} />
      ))}
    </tr>
  );
}

function Cell(props: { readonly member: Member; readonly column: Column; readonly isWhole: boolean }): ReactElement {
  const { member, column, isWhole } = props;
  const text = useText();
  const row = member.rows.get(column.indicator);
  const shown = row && shownOf(row, headlineField(row));
  if (row === undefined || shown === undefined) {
    const reason = row && headlineMissing(row);
    return <td className="m-cell">{reason === undefined ? text.counties.none : <Absent reason={reason} />}</td>;
  }
  const rank = isWhole || !column.isRanked || isMissing(row.rank) ? undefined : row.rank.place;
  const other = isAtCutoff(row, column) || isMissing(row.cutoff) ? undefined : row.cutoff.label;
  const kind = other !== undefined ? 'm-cell other' : rank !== undefined && isLast(row) ? 'm-cell last' : 'm-cell';
  return (
    <td className={kind} title={other} style={rank === undefined ? undefined : tint(tintOf(row))}>
      <Door className="cell" figures={[shown.figure, rank === undefined ? undefined : row.figures['rank']]}>
        {rank !== undefined && (
          <Part figure={row.figures['rank']} className="place">
            {rank}
          </Part>
        )}
        <Part figure={shown.figure} className="number">
          {typeset(shown.text)}
          {other !== undefined && '*'}
        </Part>
      </Door>
    </td>
  );
}

/** Blue towards the first, red towards the last, paper in the middle; never so dark that text on it is hard to read. */
function tint(at: number): CSSProperties {
  const hue = at < 0 ? '--blue-rgb' : '--red-rgb';
  const strength = Math.abs(at) * 0.2;
  return strength < 0.02 ? {} : { backgroundColor: `rgb(var(${hue}) / ${strength.toFixed(3)})` };
}
