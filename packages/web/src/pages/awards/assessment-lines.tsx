import { type AssessedUnit, type AssessmentLine, display } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useIndicators } from '../../api/queries.ts';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { useText } from '../../text/use-text.ts';
import type { Text } from '../../text/zh-CN.ts';

/** Every line of a unit's points with what it rests on; a county may object here to its own. */
export function AssessmentLines({
  unit,
  onObject,
}: {
  readonly unit: AssessedUnit;
  readonly onObject: ((unit: string, words: string) => Promise<void>) | undefined;
}): ReactElement {
  const text = useText();
  const words = text.awardParts.assessment;
  const [said, setSaid] = useState('');
  const { language } = useAddress();
  const indicators = useIndicators(undefined);
  const titleOf = (line: AssessmentLine): string =>
    (line.part === 'indicators' ? indicators?.get(line.item)?.name[language] : undefined) ?? line.title;
  return (
    <>
      <table className="award-table award-lines award-points">
        <thead>
          <tr>
            {Object.values(words.lineColumns).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {unit.lines.map((line) => (
            <tr key={line.item}>
              <td data-plain>{words.parts[line.part]}</td>
              <th scope="row" data-plain>
                {line.title === '' ? words.cap : titleOf(line)}
              </th>
              <td data-plain>{basisWords(line, text)}</td>
              <td className="number" data-plain>
                {line.points === null ? (
                  '—'
                ) : line.figure === null ? (
                  typeset(display(line.points, 2))
                ) : (
                  <Door figures={[line.figure]}>{typeset(display(line.points, 2))}</Door>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {onObject !== undefined && (
        <div className="award-conditions">
          <label>
            {words.object}
            <input value={said} onChange={({ target }) => setSaid(target.value)} />
          </label>
          <button
            type="button"
            className="press"
            disabled={said.trim() === ''}
            onClick={() => {
              void onObject(unit.code, said);
              setSaid('');
            }}
          >
            {words.sendObjection}
          </button>
        </div>
      )}
    </>
  );
}

function basisWords({ basis }: AssessmentLine, { awardParts: { assessment, points } }: Text): string {
  switch (basis.kind) {
    case 'rank':
      return assessment.basis.rank(basis.rank, basis.of, basis.weight);
    case 'noFigure':
      return assessment.basis.noFigure(basis.weight);
    case 'shortfall':
      return missedReports(basis.what, assessment.basis.missedReports);
    case 'award':
      return basis.reason === 'counts'
        ? `${basis.base}×${basis.share}`
        : (Object.entries(points.reasons).find(([reason]) => reason === basis.reason)?.[1] ?? '');
    case 'cap':
      return assessment.basis.cap(basis.cap);
  }
}

/** Reports that were missed come as their number; what else was not kept comes in the words of the matter. */
function missedReports(what: string, said: (count: number) => string): string {
  const count = /^missed (\d+)$/.exec(what)?.[1];
  return count === undefined ? what : said(Number(count));
}
