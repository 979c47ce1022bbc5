import { display, isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { PlainHeads } from '../../components/column-head.tsx';
import { useText } from '../../text/use-text.ts';
import type { OddsLine } from './work-part.tsx';

/** The score by the criteria that indicators of the platform measure (测算得分): criterion by criterion, against the cut line. */
export function Score({ score }: { readonly score: OddsLine['score'] }): ReactElement | null {
  const words = useText().awardParts.score;
  if (score === null) return null;
  return (
    <>
      <h3>{words.title}</h3>
      <p className="note" data-plain>
        {words.sum(
          display(score.own, 1),
          isMissing(score.cutLine) ? null : display(score.cutLine, 1),
          display(score.covered, 0),
        )}
      </p>
      <table className="award-table award-lines">
        <PlainHeads heads={Object.values(words.columns)} />
        <tbody>
          {score.lines.map((line) => (
            <tr key={line.criterion}>
              <th scope="row" data-plain>
                {line.title}
              </th>
              <td data-plain>{display(line.value, 1)}</td>
              <td data-plain>{words.place(line.place, line.of)}</td>
              <td data-plain>{`${display(line.points, 2)} / ${line.weight}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
