import type { BoardRowBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useGo } from '../../address/use-address.ts';
import { Door } from '../../components/door.tsx';
import { UnitFindingItems, useUnitFindings } from '../../components/unit-findings.tsx';
import { useText } from '../../text/use-text.ts';
import { useMay } from '../../api/people.ts';
import { findingsInOrder } from './row-state.ts';

const graveness = { warning: 0, notice: 1, info: 2 } as const;

/** How much the rules found on an indicator, and whether a warning is among it; opens the sentences beneath the row. */
export function FindingsCell(props: {
  readonly row: BoardRowBody;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}): ReactElement {
  const text = useText();
  const { row, isOpen } = props;
  const ofUnits = useUnitFindings(row.indicator);
  const n = row.findings.length + ofUnits.length;
  if (n === 0) return <td className="c-findings" />;
  const gravest = [...findingsInOrder(row), ...ofUnits].toSorted(
    (a, b) => graveness[a.severity] - graveness[b.severity],
  )[0];
  return (
    <td className="c-findings">
      <button
        type="button"
        className={`more more-${gravest?.severity ?? 'info'}`}
        aria-expanded={isOpen}
        aria-label={text.aside.showFindings(n, row.name)}
        title={gravest?.message}
        data-plain
        onClick={props.onToggle}
      >
        {n}
        <span aria-hidden="true">{isOpen ? '▴' : '▾'}</span>
      </button>
    </td>
  );
}

/** What the rules found, each a sentence that opens the figures it rests on, the gravest first; and the way from one to a matter, for
 *  who may open matters. */
export function FindingsRow({ row, columns }: { readonly row: BoardRowBody; readonly columns: number }): ReactElement {
  const ofUnits = useUnitFindings(row.indicator);
  return (
    <tr className="found-row">
      <td colSpan={columns}>
        <ul className="findings">
          {findingsInOrder(row).map((finding) => (
            <li key={`${finding.rule} ${finding.message}`} className="found">
              <Door figures={finding.figures} className={`finding finding-${finding.severity}`}>
                {finding.message}
              </Door>
              {finding.severity !== 'info' && <FollowUp row={row} finding={finding} />}
            </li>
          ))}
          <UnitFindingItems findings={ofUnits} />
        </ul>
      </td>
    </tr>
  );
}

/** Makes a finding a matter (立项); nothing for who may not. */
export function FollowUp(props: {
  readonly row: BoardRowBody;
  readonly finding: BoardRowBody['findings'][number];
}): ReactElement | null {
  const text = useText();
  const go = useGo();
  const may = useMay();
  const { row, finding } = props;
  if (!may('matters.open')) return null;
  return (
    <button
      type="button"
      className="follow-up"
      title={text.opening.buttonHint}
      aria-label={`${text.opening.button}：${row.name}，${finding.message}`}
      onClick={() => go({ finding: `${row.indicator} ${finding.rule}`, figures: [] })}
    >
      {text.opening.button}
    </button>
  );
}
