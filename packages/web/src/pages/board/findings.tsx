import type { BoardRowBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { Door } from '../../components/door.tsx';
import { useText } from '../../text/use-text.ts';
import { findingsInOrder } from './row-state.ts';

/** What the rules found, each a sentence that opens the figures it rests on; the gravest first, the others on request. */
export function Findings({ row }: { readonly row: BoardRowBody }): ReactElement {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const findings = findingsInOrder(row);
  const shown = isOpen ? findings : findings.slice(0, 1);
  const more = findings.length - 1;
  return (
    <td className="c-findings">
      <div className={isOpen ? 'findings open' : 'findings'}>
        {shown.map((finding) => (
          <Door
            key={`${finding.rule} ${finding.message}`}
            figures={finding.figures}
            className={`finding finding-${finding.severity}`}
          >
            {finding.message}
          </Door>
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
