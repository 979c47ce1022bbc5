import type { BoardRowBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useGo } from '../../address/use-address.ts';
import { Door } from '../../components/door.tsx';
import { useText } from '../../text/use-text.ts';
import { useMay } from '../bulletins/bulletin-queries.ts';
import { findingsInOrder } from './row-state.ts';

/** What the rules found, each a sentence that opens the figures it rests on; the gravest first, the others on request; and
 *  the way from one to a matter, for who may open matters. */
export function Findings({ row }: { readonly row: BoardRowBody }): ReactElement {
  const text = useText();
  const go = useGo();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const findings = findingsInOrder(row);
  const shown = isOpen ? findings : findings.slice(0, 1);
  const more = findings.length - 1;
  return (
    <td className="c-findings">
      <div className={isOpen ? 'findings open' : 'findings'}>
        {shown.map((finding) => (
          <span key={`${finding.rule} ${finding.message}`} className="found">
            <Door figures={finding.figures} className={`finding finding-${finding.severity}`}>
              {finding.message}
            </Door>
            {finding.severity !== 'info' && may('matters.open') && (
              <button
                type="button"
                className="follow-up"
                title={text.opening.buttonHint}
                aria-label={`${text.opening.button}：${row.name}，${finding.message}`}
                onClick={() => go({ finding: `${row.indicator} ${finding.rule}`, figures: [] })}
              >
                {text.opening.button}
              </button>
            )}
          </span>
        ))}
        {more > 0 && (
          <button type="button" className="more" aria-expanded={isOpen} data-plain onClick={() => setOpen(!isOpen)}>
            {isOpen ? text.board.fewerFindings : text.board.moreFindings(more)}
          </button>
        )}
      </div>
    </td>
  );
}
